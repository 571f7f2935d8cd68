import AssayModel

extension RuleProgram {
  /// A part of a pattern.
  struct Item: Sendable {
    /// The condition on a word, or `nil`.
    let condition: Int?
    let types: UInt64
    let shapes: TokenShape
    let quantifier: Quantifier
  }

  /// A sequence of items around one that must be there, the anchor.
  struct Pattern: Sendable {
    let rule: Int32
    /// The condition that the word of the anchor must satisfy, which the lists of anchors do not tell;
    /// -1 for none.
    let condition: Int32
    /// The items before the anchor, from the right to the left, one for each time that they must occur.
    let before: Side
    /// The items after the anchor.
    let after: Side
    /// The step that the token right before the anchor must allow; -1 for none.
    let nextBefore: Int32
    /// The step that the token right after the anchor must allow; -1 for none.
    let nextAfter: Int32
    /// Whether the mention covers the anchor.
    let isAnchorInside: Bool
  }

  /// The steps on one side of an anchor, as places in ``RuleProgram/steps``: first those between it and the
  /// mention, then those in the mention, then those beyond.
  struct Side: Sendable {
    private let start: Int32
    private let innerStart: Int32
    private let innerEnd: Int32
    private let end: Int32

    init(outer: Range<Int>, inner: Range<Int>, beyond: Range<Int>) {
      start = Int32(outer.lowerBound)
      innerStart = Int32(inner.lowerBound)
      innerEnd = Int32(inner.upperBound)
      end = Int32(beyond.upperBound)
    }

    var outer: Range<Int32> { start..<innerStart }
    var inner: Range<Int32> { innerStart..<innerEnd }
    var beyond: Range<Int32> { innerEnd..<end }
    /// Whether there is none.
    var isEmpty: Bool { start == end }
    /// Whether all lie in the mention.
    var isInner: Bool { start == innerStart && innerEnd == end }
  }

  /// An item of a pattern that occurs once, or up to some times.
  struct Step: Sendable {
    let types: UInt64
    /// The condition on a word; -1 for none.
    let condition: Int32
    let shapes: TokenShape
    /// Whether it may be left out; else it occurs once.
    let isOptional: Bool
    /// How often it may occur.
    let most: UInt8
  }

  /// The patterns of a level, by what they are looked for first.
  struct PatternLevel: Sendable {
    /// For each entry the patterns whose anchor it is.
    let words: ListTable<Int32>
    /// For each type the patterns whose anchor is a mention of it.
    let types: ListTable<Int32>
    /// For each set of shapes that a token can have the patterns whose anchor is one of them.
    let shapes: ListTable<Int32>
  }

  /// For each entry and each set of shapes the levels that have patterns for it, as a set of bits, of which the last
  /// stands for all further levels too.
  struct AnchorLevels: Sendable {
    private let entries: [UInt8]
    private let shapes: [UInt8]

    init(_ levels: [PatternLevel], entryCount: Int) {
      entries = (0..<entryCount).map { entry in Self.set(levels) { !$0.words[entry].isEmpty } }
      shapes = (0..<TokenShape.setCount).map { set in
        Self.set(levels) { !$0.shapes[set].isEmpty }
      }
    }

    private static func set(_ levels: [PatternLevel], _ holds: (PatternLevel) -> Bool) -> UInt8 {
      var set: UInt8 = 0
      for (number, level) in levels.enumerated() where holds(level) { set |= bit(of: number) }
      return set
    }

    /// The bit of a level.
    static func bit(of level: Int) -> UInt8 { 1 << UInt8(min(level, 7)) }

    /// The levels that have patterns for a token.
    @inline(__always)
    func levels(of token: TokenFacts) -> UInt8 {
      var levels = shapes[Int(token.shape.rawValue)]
      if token.entry >= 0 { levels |= entries[Int(token.entry)] }
      if token.phrase >= 0 { levels |= entries[Int(token.phrase)] }
      return levels
    }
  }

  /// What is put out of a rule that finds mentions.
  struct EntityOutput: Sendable {
    let label: Label
    let score: Double
    let isFillerOnly: Bool
    let hasAttributes: Bool
  }

  /// A rule that finds mentions.
  struct EntityRule: Sendable {
    let name: String
    let place: RulePlace
    let label: Label
    let type: Int
    let attributes: [Attribute]
    let score: Double
    let isFillerOnly: Bool
    /// Rules of a level need the mentions of the levels below it.
    let level: Int
  }
}
