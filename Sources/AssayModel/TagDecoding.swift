/// How token tags spell chunks.
public enum TagScheme: String, Hashable, Sendable, CaseIterable {
  case iob1 = "IOB1"
  case iob2 = "IOB2"
  case ioe1 = "IOE1"
  case ioe2 = "IOE2"
  case iobes = "IOBES"
  case bilou = "BILOU"
}

/// How tags are read as chunks.
public enum TagDecoding: Hashable, Sendable {
  /// As `conlleval.pl` reads them: any sequence has a reading; B, I, O, E and brackets are known.
  case conlleval
  /// As seqeval's default mode reads them: like `conlleval`, with S and E before B known.
  case seqeval
  /// Only chunks that the scheme allows; others are dropped whole (seqeval's strict mode).
  case strict(TagScheme)
}

/// Neighbouring tokens that tags mark as one thing of a type.
public struct Chunk: Hashable, Sendable {
  /// The type, as the tags spell it.
  public let type: String
  /// The tokens, as indexes into the sequence.
  public let tokens: Range<Int>

  /// Makes a chunk.
  public init(type: String, tokens: Range<Int>) {
    self.type = type
    self.tokens = tokens
  }
}

/// The chunks of a tag sequence, and how many tags had to be forgiven for them.
public struct DecodedTags: Hashable, Sendable {
  /// The chunks, by their last token.
  public let chunks: [Chunk]
  /// Chunks that only a lenient reading finds; 0 for a strict one.
  ///
  /// A chunk counts if its tags are not exactly B I … I (IOB2) or, where any tag of the sequence
  /// begins with E or S, not exactly S or B I … I E (IOBES). IOB1, IOE and bracketed data are
  /// therefore counted, too, although a lenient reading understands them.
  public let repaired: Int
  /// Chunks that the lenient reading of the same tags has and the strict one has not; 0 for a
  /// lenient reading.
  public let dropped: Int
}

extension TagSequence {
  /// The chunks that the tags spell.
  ///
  /// `.conlleval` follows the rules of conlleval.pl (Tjong Kim Sang, 2004-01-26), `.seqeval` and
  /// `.strict` those of seqeval 1.2.2 (Nakayama), odd tags included: a bare `B` has the type `""`
  /// in conlleval and `_` in seqeval, `PER` has the type `ER` in seqeval. Where seqeval raises an
  /// error (an empty tag, a prefix that a strict scheme does not know), the tag lies outside.
  /// conlleval counts where chunks start and end and has no chunks as such; here one reaches from
  /// its start to the first end, next start or end of sentence.
  /// - Parameters:
  ///   - sentences: The tokens of each sentence, ascending. No chunk that is spelled with the
  ///     usual prefixes reaches over an end of sentence. Tokens outside them are not read.
  ///   - decoding: The rules.
  /// - Complexity: O(n) in the number of tokens and of distinct tags.
  public func chunks(sentences: [Range<Int>], decoding: TagDecoding) -> DecodedTags {
    let reader = TagReader(self, decoding: decoding)
    let sentences = sentences.map { $0.clamped(to: 0..<count) }
    switch decoding {
    case .conlleval:
      let runs = reader.runsToNextBoundary(sentences)
      return reader.decoded(runs, repaired: reader.irregular(runs))
    case .seqeval:
      let runs = reader.runsSinceLastStart(sentences)
      return reader.decoded(runs, repaired: reader.irregular(runs))
    case .strict:
      let runs = reader.wholeRuns(sentences)
      let lenient = TagReader(reader, rules: TagRules.of(.seqeval)).runsSinceLastStart(sentences)
      return reader.decoded(runs, dropped: lenient.count - shared(runs, lenient))
    }
  }
}

/// Tokens of one type, the type by number.
private struct TypedRun: Hashable {
  let type: Int32
  let tokens: Range<Int>
}

/// How many runs two lists share that both ascend by last token.
private func shared(_ a: [TypedRun], _ b: [TypedRun]) -> Int {
  var i = 0, j = 0, shared = 0
  while i < a.count && j < b.count {
    if a[i] == b[j] { shared += 1 }
    if a[i].tokens.upperBound <= b[j].tokens.upperBound { i += 1 } else { j += 1 }
  }
  return shared
}

/// Walks over tags by number.
private struct TagReader {
  let tags: [Int32]
  let alphabet: TagAlphabet
  let rules: TagRules

  init(_ sequence: TagSequence, decoding: TagDecoding) {
    tags = sequence.indexes
    alphabet = TagAlphabet(sequence.names, decoding: decoding)
    rules = TagRules.of(decoding)
  }

  init(_ reader: TagReader, rules: TagRules) {
    tags = reader.tags
    alphabet = reader.alphabet
    self.rules = rules
  }

  func decoded(_ runs: [TypedRun], repaired: Int = 0, dropped: Int = 0) -> DecodedTags {
    let chunks = runs.map { Chunk(type: alphabet.types[Int($0.type)], tokens: $0.tokens) }
    return DecodedTags(chunks: chunks, repaired: repaired, dropped: dropped)
  }

  /// From each start to the first boundary of any sort.
  func runsToNextBoundary(_ sentences: [Range<Int>]) -> [TypedRun] {
    var runs: [TypedRun] = []
    for sentence in sentences {
      var previous = alphabet.sentenceBreak
      var start: Int?
      for token in sentence {
        let tag = alphabet.tags[Int(tags[token])]
        let boundary = rules.boundary(previous, tag)
        if boundary != [], let first = start {
          runs.append(TypedRun(type: type(at: first), tokens: first..<token))
          start = nil
        }
        if boundary.contains(.starts) { start = token }
        previous = tag
      }
      if let first = start {
        runs.append(TypedRun(type: type(at: first), tokens: first..<sentence.upperBound))
      }
    }
    return runs
  }

  /// At each end, from the last start; tags that spell an end without a start give overlapping runs.
  func runsSinceLastStart(_ sentences: [Range<Int>]) -> [TypedRun] {
    var runs: [TypedRun] = []
    var previous = alphabet.beginning
    var start = 0
    for sentence in sentences {
      for token in sentence {
        let tag = alphabet.tags[Int(tags[token])]
        let boundary = rules.boundary(previous, tag)
        if boundary.contains(.ends) {
          runs.append(TypedRun(type: previous.type, tokens: start..<token))
        }
        if boundary.contains(.starts) { start = token }
        previous = tag
      }
      if rules.boundary(previous, alphabet.sentenceBreak).contains(.ends) {
        runs.append(TypedRun(type: previous.type, tokens: start..<sentence.upperBound))
      }
      previous = alphabet.sentenceBreak
    }
    return runs
  }

  /// From each start as far as tags continue it, if an end follows.
  func wholeRuns(_ sentences: [Range<Int>]) -> [TypedRun] {
    var runs: [TypedRun] = []
    for sentence in sentences {
      var previous = alphabet.sentenceBreak
      var token = sentence.lowerBound
      while token < sentence.upperBound {
        let start = token
        var last = alphabet.tags[Int(tags[token])]
        let isStart = rules.boundary(previous, last).contains(.starts)
        token += 1
        previous = last
        guard isStart else { continue }
        var next = tag(at: token, in: sentence)
        while rules.boundary(last, next).contains(.continues) {
          last = next
          token += 1
          next = tag(at: token, in: sentence)
        }
        if rules.boundary(last, next).contains(.ends) {
          runs.append(TypedRun(type: last.type, tokens: start..<token))
        }
        previous = last
      }
    }
    return runs
  }

  /// How many runs are spelled otherwise than IOB2 or IOBES would spell them.
  func irregular(_ runs: [TypedRun]) -> Int {
    let marksEnds = alphabet.tags.contains { $0.kind == .end || $0.kind == .single }
    return runs.count { !isRegular($0.tokens, marksEnds: marksEnds) }
  }

  private func isRegular(_ tokens: Range<Int>, marksEnds: Bool) -> Bool {
    let first = kind(at: tokens.lowerBound)
    if marksEnds {
      if tokens.count == 1 { return first == .single }
      return first == .begin && kind(at: tokens.upperBound - 1) == .end
        && tokens.dropFirst().dropLast().allSatisfy { kind(at: $0) == .inside }
    }
    return first == .begin && tokens.dropFirst().allSatisfy { kind(at: $0) == .inside }
  }

  private func tag(at token: Int, in sentence: Range<Int>) -> TagAlphabet.Tag {
    token < sentence.upperBound ? alphabet.tags[Int(tags[token])] : alphabet.sentenceBreak
  }

  private func kind(at token: Int) -> TagAlphabet.Kind { alphabet.tags[Int(tags[token])].kind }
  private func type(at token: Int) -> Int32 { alphabet.tags[Int(tags[token])].type }
}

// MARK: - Spelling

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

// MARK: - Rules

/// What lies between two neighbouring tags.
package struct TagBoundary: OptionSet {
  package let rawValue: UInt8
  package init(rawValue: UInt8) { self.rawValue = rawValue }

  package static let starts = TagBoundary(rawValue: 1)
  package static let ends = TagBoundary(rawValue: 2)
  package static let continues = TagBoundary(rawValue: 4)
}

/// The boundary between any two tags, by their kinds and whether their types agree.
package struct TagRules {
  private let table: [TagBoundary]

  /// The rules of every decoding, worked out once: articles of one sentence are decoded by the million.
  private static let known: [TagDecoding: TagRules] = {
    let decodings = [.conlleval, .seqeval] + TagScheme.allCases.map { TagDecoding.strict($0) }
    return Dictionary(uniqueKeysWithValues: decodings.map { ($0, TagRules($0)) })
  }()

  /// The rules of a decoding.
  package static func of(_ decoding: TagDecoding) -> TagRules {
    known[decoding] ?? TagRules(decoding)
  }

  package init(_ decoding: TagDecoding) {
    let kinds = (0..<16).map { TagAlphabet.Kind(rawValue: $0) ?? .unknown }
    table = kinds.flatMap { previous in
      kinds.flatMap { next in
        [false, true].map { same in
          let pair = TagPair(previous: previous, next: next, same: same)
          return switch decoding {
          case .conlleval: pair.conlleval
          case .seqeval: pair.seqeval
          case .strict(let scheme): pair.whereKnown.strict(scheme)
          }
        }
      }
    }
  }

  package func boundary(_ previous: TagAlphabet.Tag, _ next: TagAlphabet.Tag) -> TagBoundary {
    let same: Int32 = previous.type == next.type ? 1 : 0
    return table[Int(previous.kind.rawValue << 5 | next.kind.rawValue << 1 | same)]
  }
}

private struct TagPair {
  let previous: TagAlphabet.Kind
  let next: TagAlphabet.Kind
  /// Whether the types agree.
  let same: Bool

  private typealias Kinds = [TagAlphabet.Kind]

  private func isAny(_ first: Kinds, _ second: Kinds) -> Bool {
    first.contains(previous) && second.contains(next)
  }

  private func boundary(starts: Bool, ends: Bool, continues: Bool = false) -> TagBoundary {
    var boundary: TagBoundary = []
    if starts { boundary.insert(.starts) }
    if ends { boundary.insert(.ends) }
    if continues { boundary.insert(.continues) }
    return boundary
  }

  var conlleval: TagBoundary {
    let bracket: Kinds = [.openBracket, .closeBracket]
    let typeEnds = !same && previous != .outside && previous != .dot
    let typeStarts = !same && next != .outside && next != .dot
    return boundary(
      starts: typeStarts || bracket.contains(next) || isAny([.outside, .begin, .inside], [.begin])
        || isAny([.outside, .end], [.inside, .end]),
      ends: typeEnds || bracket.contains(previous) || isAny([.begin, .inside], [.begin, .outside])
        || isAny([.end], [.end, .inside, .outside]))
  }

  var seqeval: TagBoundary {
    let typeEnds = !same && previous != .outside && previous != .dot
    let typeStarts = !same && next != .outside && next != .dot
    return boundary(
      starts: typeStarts || next == .begin || next == .single
        || isAny([.outside, .end, .single], [.inside, .end]),
      ends: typeEnds || previous == .end || previous == .single
        || isAny([.begin, .inside], [.begin, .single, .outside]))
  }

  /// With tags that a scheme does not know taken as outside.
  var whereKnown: TagPair {
    TagPair(
      previous: previous == .unknown ? .outside : previous,
      next: next == .unknown ? .outside : next, same: same)
  }

  func strict(_ scheme: TagScheme) -> TagBoundary {
    switch scheme {
    case .iob1:
      boundary(
        starts: isAny([.outside, .begin], [.inside]) || (!same && isAny([.inside], [.inside]))
          || (same && isAny([.begin, .inside], [.begin])),
        ends: isAny([.begin, .inside], [.outside]) || isAny([.inside], [.begin])
          || (!same && isAny([.begin, .inside], [.inside])) || (same && isAny([.begin], [.begin])),
        continues: same && isAny([.begin, .inside], [.inside]))
    case .iob2:
      boundary(
        starts: next == .begin,
        ends: isAny([.begin, .inside], [.outside, .begin])
          || (!same && isAny([.begin, .inside], [.inside])),
        continues: same && isAny([.begin, .inside], [.inside]))
    case .ioe1:
      boundary(
        starts: isAny([.outside, .end], [.inside]) || (!same && isAny([.inside], [.inside]))
          || (same && isAny([.end], [.end])),
        ends: isAny([.inside], [.outside]) || (!same && isAny([.inside], [.inside, .end]))
          || (same && isAny([.end], [.inside, .end])),
        continues: same && isAny([.inside], [.inside, .end]))
    case .ioe2:
      boundary(
        starts: isAny([.outside, .end], [.inside, .end])
          || (!same && isAny([.inside], [.inside, .end])),
        ends: previous == .end,
        continues: same && isAny([.inside], [.inside, .end]))
    case .iobes, .bilou:
      boundary(
        starts: next == .begin || next == .single,
        ends: previous == .end || previous == .single,
        continues: same && isAny([.begin, .inside], [.inside, .end]))
    }
  }
}
