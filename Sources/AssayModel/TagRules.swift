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
