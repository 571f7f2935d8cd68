public import AssayModel

/// What the tags of a file show about the scheme that they are written in.
///
/// A scheme cannot always be told from few tags (`design/formats.md`, section 1.2), so the counts
/// that speak for each are kept and shown.
public struct TagSchemeEvidence: Hashable, Sendable {
  /// Tags by their first letter.
  public private(set) var tagsByLetter: [Character: Int] = [:]
  /// `B` tags that no scheme but IOB1 could spare: after nothing, `O` or another type.
  public private(set) var beginsAfterOther = 0
  /// `I` tags that continue nothing: they open a mention in IOB1 and are faults in IOB2.
  public private(set) var insidesAfterOther = 0
  /// `I` tags that nothing continues: they end a mention in IOB and IOE1, and are faults in IOE2
  /// and IOBES.
  public private(set) var insidesBeforeOther = 0

  /// No evidence yet.
  public init() {}

  /// Counts the tags of an article.
  ///
  /// - Complexity: O(n) in the number of tokens.
  public mutating func add(_ tags: TagSequence, sentences: [Range<Int>]) {
    var types: [Substring: Int] = [:]
    let kinds = tags.names.map { name in
      Kind(letter: name.first ?? "O", type: types[name.dropFirst(), orNew: types.count])
    }
    var counts = [Int](repeating: 0, count: kinds.count)
    for sentence in sentences {
      var previous: Kind?
      for index in sentence {
        let number = Int(tags.indexes[index])
        counts[number] += 1
        count(kinds[number], after: previous)
        previous = kinds[number]
      }
      if previous?.isInside == true { insidesBeforeOther += 1 }
    }
    for (name, count) in zip(tags.names, counts) where count > 0 {
      tagsByLetter[name.first ?? "O", default: 0] += count
    }
  }

  /// The scheme that the counts speak for; `nil` without a tag other than `O`.
  public var scheme: TagScheme? {
    func has(_ letter: Character) -> Bool { tagsByLetter[letter, default: 0] > 0 }
    if has("U") || has("L") { return .bilou }
    if has("S") || (has("E") && has("B")) { return .iobes }
    if has("E") { return insidesBeforeOther > 0 ? .ioe1 : .ioe2 }
    if !has("B") && !has("I") { return nil }
    return insidesAfterOther > beginsAfterOther ? .iob1 : .iob2
  }

  /// Whether some tags speak for another scheme than ``scheme``, or too few speak at all.
  public var isAmbiguous: Bool {
    switch scheme {
    case .iob1: beginsAfterOther > 0
    case .iob2: insidesAfterOther > 0
    case .iobes, .bilou: insidesAfterOther + insidesBeforeOther > 0
    case .ioe1, .ioe2: false
    case nil: true
    }
  }

  /// The verdict with the counts that it rests on.
  public var explanation: String {
    guard let scheme else { return "no tags but O" }
    // Without B the two say the same, but for neighbours of one type.
    let name = scheme == .iob1 && tagsByLetter["B"] == nil ? "IOB1 or IO" : scheme.rawValue
    return "\(name)\(isAmbiguous ? "?" : "") (\(grouped(beginsAfterOther)) B that IOB1 spells I, "
      + "\(grouped(insidesAfterOther)) I that continue nothing)"
  }

  /// A tag, split.
  private struct Kind {
    let isOutside: Bool
    let isBegin: Bool
    let isInside: Bool
    /// Whether it may go on with a mention.
    let continues: Bool
    /// Whether nothing can go on with its mention.
    let ends: Bool
    /// The number of what stands behind the letter.
    let type: Int

    init(letter: Character, type: Int) {
      isOutside = letter == "O"
      isBegin = letter == "B"
      isInside = letter == "I"
      continues = "IEL".contains(letter)
      ends = "ESLU".contains(letter)
      self.type = type
    }
  }

  private mutating func count(_ kind: Kind, after previous: Kind?) {
    let isSameType = previous.map { !$0.isOutside && $0.type == kind.type } ?? false
    let isOpen = isSameType && previous?.ends == false
    if kind.isBegin && !isSameType { beginsAfterOther += 1 }
    if kind.isInside && !isOpen { insidesAfterOther += 1 }
    if previous?.isInside == true && !(isSameType && kind.continues) { insidesBeforeOther += 1 }
  }
}

extension [Substring: Int] {
  /// The number of a key, which is entered with a number where it is new.
  fileprivate subscript(key: Substring, orNew number: Int) -> Int {
    mutating get {
      if let known = self[key] { return known }
      self[key] = number
      return number
    }
  }
}
