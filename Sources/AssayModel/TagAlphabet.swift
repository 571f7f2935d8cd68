/// The distinct tags of a sequence, taken apart into a kind and a numbered type.
package struct TagAlphabet {
  /// What the prefix of a tag says.
  package enum Kind: Int32 {
    case outside, dot, begin, inside, end, single, openBracket, closeBracket, unknown
  }

  /// A tag taken apart.
  package struct Tag: Equatable {
    package let kind: Kind
    package let type: Int32
  }

  /// The tags, by their number in the sequence.
  package let tags: [Tag]
  /// The types, by number.
  package let types: [String]
  /// What stands between two sentences.
  package let sentenceBreak: Tag
  /// What stands before the first sentence; seqeval gives it a type that no tag has.
  package let beginning: Tag

  package init(_ names: [String], decoding: TagDecoding) {
    var numbers: [String: Int32] = [:]
    var types: [String] = []
    func tag(_ kind: Kind, _ type: String) -> Tag {
      if let number = numbers[type] { return Tag(kind: kind, type: number) }
      numbers[type] = Int32(types.count)
      types.append(type)
      return Tag(kind: kind, type: Int32(types.count - 1))
    }
    func read(_ name: String) -> Tag {
      switch decoding {
      case .conlleval: tag(Kind(conlleval: name), conllevalType(name))
      case .seqeval: tag(Kind(name.unicodeScalars.first), seqevalType(name))
      case .strict(let scheme):
        tag(Kind(name.unicodeScalars.first, scheme: scheme), strictType(name))
      }
    }
    tags = names.map(read)
    sentenceBreak = read("O")
    beginning = decoding == .seqeval ? Tag(kind: .outside, type: -1) : sentenceBreak
    self.types = types
  }
}

extension TagAlphabet.Kind {
  fileprivate init(conlleval name: String) {
    let prefix = name.unicodeScalars.prefix { $0 != "-" }
    self =
      switch prefix.first {
      case _ where prefix.count > 1 || (prefix.isEmpty && !name.isEmpty): .unknown
      case "[": .openBracket
      case "]": .closeBracket
      case let letter: Self(letter)
      }
  }

  fileprivate init(_ prefix: Unicode.Scalar?) {
    self =
      switch prefix {
      case nil, "O": .outside
      case ".": .dot
      case "B": .begin
      case "I": .inside
      case "E": .end
      case "S": .single
      default: .unknown
      }
  }

  fileprivate init(_ prefix: Unicode.Scalar?, scheme: TagScheme) {
    let known =
      switch scheme {
      case .iob1, .iob2: "OBI"
      case .ioe1, .ioe2: "OIE"
      case .iobes: "OBIES"
      case .bilou: "OBILU"
      }
    guard let prefix else { self = .outside; return }
    guard known.unicodeScalars.contains(prefix) else { self = .unknown; return }
    self = prefix == "U" ? .single : prefix == "L" ? .end : Self(prefix)
  }
}

/// All after the first hyphen; `0` is as good as nothing, as in Perl.
private func conllevalType(_ name: String) -> String {
  let type = name.unicodeScalars.drop { $0 != "-" }.dropFirst()
  return type.elementsEqual("0".unicodeScalars) ? "" : String(type)
}

/// All after the first hyphen behind the first letter; all behind that letter if there is none.
private func seqevalType(_ name: String) -> String {
  let rest = name.unicodeScalars.dropFirst()
  let type = rest.firstIndex(of: "-").map { rest[$0...].dropFirst() } ?? rest
  return type.isEmpty ? "_" : String(type)
}

/// All behind the first letter, without hyphens at either end.
private func strictType(_ name: String) -> String {
  var type = name.unicodeScalars.dropFirst().drop { $0 == "-" }
  while type.last == "-" { type.removeLast() }
  return type.isEmpty ? "_" : String(type)
}
