/// A sequence of word classes that makes an expression, compiled.
///
/// The notation: names of classes with blanks between; `a|b` for either; `?` behind what may be
/// lacking; `!a|b` for what must not follow; `[` and `]` around what the mention covers where that is
/// not all; `{name}` for any of the sequences that the name stands for.
struct TimePattern: Sendable {
  struct Element: Sendable {
    let classes: WordClass
    let isOptional: Bool
    let isForbidden: Bool
  }

  /// What is made of a match.
  let reading: TimeReading
  /// What must match, in order.
  let elements: [Element]
  /// The elements that the mention covers.
  let covered: Range<Int>

  /// Compiles a sequence without names in braces; `nil` where it names an unknown class.
  init?(_ written: String, _ reading: TimeReading) {
    var elements: [Element] = []
    var start = 0
    var end: Int?
    for token in written.split(separator: " ") {
      if token == "[" {
        start = elements.count
        continue
      }
      if token == "]" {
        end = elements.count
        continue
      }
      let isForbidden = token.first == "!"
      let isOptional = token.last == "?"
      let names = token.drop { $0 == "!" }.prefix { $0 != "?" }
      var classes: WordClass = []
      for name in names.split(separator: "|") {
        guard let one = WordClass.names[String(name)] else { return nil }
        classes.formUnion(one)
      }
      elements.append(
        Element(classes: classes, isOptional: isOptional, isForbidden: isForbidden))
    }
    self.reading = reading
    self.elements = elements
    covered = start..<(end ?? elements.count)
  }

  /// The elements that may match the first item, from the one at an index on; and whether none need.
  func reachable(from start: Int) -> (elements: [Int], isEnd: Bool) {
    var reached: [Int] = []
    for index in start..<elements.count where !elements[index].isForbidden {
      reached.append(index)
      if !elements[index].isOptional { return (reached, false) }
    }
    return (reached, true)
  }
}

/// What a pattern's match says.
enum TimeReading: UInt8, Sendable {
  /// A day, month, year, part of day or clock time of the calendar.
  case date
  /// From one such time to another.
  case range
  /// A length of time.
  case duration
  /// A length told in two units: `two hours and 20 minutes`.
  case compound
  /// A length of time before or after the article's date, or another time.
  case ago
  /// The day before yesterday, the week after next.
  case shifted
  /// Last, next or this week, month, ...
  case relative
  /// That day, the same week: a time told elsewhere.
  case told
  /// Something that repeats.
  case set
  /// `on weekends`.
  case weekends
  /// The start, middle or end of a longer time.
  case edge
  /// A numbered part of a longer time: `second half of 2026`, `third quarter`.
  case portion
  /// A day, month or season in last, this or the next year or week.
  case within
  /// The week of a day.
  case weekOf
  /// A part of day of a range of days.
  case nightOf
  /// A unit alone, which may be a rate or a length.
  case bare
  /// A number that counts or measures.
  case quantity
  case quantityRange
  case money
  case share
  /// What looks like one of these and is none: an age, a number in a name.
  case nothing
}

/// Patterns that are tried together.
struct TimePatternSet: Sendable {
  /// The patterns; of two matches of one length that of the earlier pattern wins.
  let patterns: [TimePattern]
  /// The elements of all patterns, one pattern behind the other, and where each begins.
  private let elements: [TimePattern.Element]
  private let bounds: [Int]
  /// For each bit of a class the patterns that may begin with it, and those whose second item may be
  /// of it: sets of bits, 64 patterns a word.
  private var firsts: [UInt64]
  private var seconds: [UInt64]
  /// For each bit of a class the words of ``firsts`` that hold any pattern, a bit for ``span`` words.
  private var places: [UInt64]
  /// How many words a bit of ``places`` stands for.
  private let span: Int
  /// The patterns that may match a single item.
  private var singles: [UInt64]
  private let width: Int

  /// Compiles patterns, with the sequences that names in braces stand for.
  init(_ written: [(sequence: String, reading: TimeReading)], names: [String: [String]]) {
    patterns = written.flatMap { entry in
      Self.expanded(entry.sequence, names).compactMap { TimePattern($0, entry.reading) }
    }
    elements = patterns.flatMap(\.elements)
    bounds = patterns.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1.elements.count) }
    width = (patterns.count + 63) / 64
    firsts = Array(repeating: 0, count: 64 * width)
    seconds = Array(repeating: 0, count: 64 * width)
    singles = Array(repeating: 0, count: width)
    places = Array(repeating: 0, count: 64)
    span = (width + 63) / 64
    for (index, pattern) in patterns.enumerated() {
      var beginnings: WordClass = []
      var followers: WordClass = []
      for first in pattern.reachable(from: 0).elements {
        beginnings.formUnion(pattern.elements[first].classes)
        let next = pattern.reachable(from: first + 1)
        for second in next.elements { followers.formUnion(pattern.elements[second].classes) }
        if next.isEnd { singles[index / 64] |= 1 << UInt64(index % 64) }
      }
      Self.note(index, beginnings, in: &firsts, width)
      Self.note(index, followers, in: &seconds, width)
      for bit in 0..<64 where beginnings.rawValue >> UInt64(bit) & 1 == 1 {
        places[bit] |= 1 << UInt64(index / 64 / span)
      }
    }
  }

  private static func note(
    _ pattern: Int, _ classes: WordClass, in sets: inout [UInt64], _ width: Int
  ) {
    for bit in 0..<64 where classes.rawValue >> UInt64(bit) & 1 == 1 {
      sets[bit * width + pattern / 64] |= 1 << UInt64(pattern % 64)
    }
  }

  /// Every sequence that one with names in braces stands for.
  static func expanded(_ sequence: String, _ names: [String: [String]]) -> [String] {
    guard let open = sequence.firstIndex(of: "{"), let close = sequence.firstIndex(of: "}") else {
      return [sequence]
    }
    let name = String(sequence[sequence.index(after: open)..<close])
    return (names[name] ?? []).flatMap { meaning in
      expanded(
        sequence[..<open] + meaning + sequence[sequence.index(after: close)...], names)
    }
  }

  /// The longest match that starts at an item.
  ///
  /// - Parameter trail: Room for the elements of a match; holds those of the match that is given.
  /// - Returns: The pattern's index and the index behind the last item.
  /// - Complexity: O(2^k) at worst for each pattern whose first two items fit, for k optional elements,
  ///   of which no pattern has more than 6.
  func longest(
    _ items: [TimeLexeme], at start: Int, trail: inout [Int8]
  ) -> (pattern: Int, end: Int)? {
    let first = items[start].classes.rawValue
    let second = start + 1 < items.count ? items[start + 1].classes.rawValue : 0
    var best: (index: Int, end: Int)?
    var groups: UInt64 = 0
    var bits = first
    while bits != 0 {
      groups |= places[bits.trailingZeroBitCount]
      bits &= bits - 1
    }
    while groups != 0 {
      let from = groups.trailingZeroBitCount * span
      groups &= groups - 1
      for word in from..<min(width, from + span) {
        var candidates =
          union(firsts, of: first, word) & (singles[word] | union(seconds, of: second, word))
        while candidates != 0 {
          let index = word * 64 + candidates.trailingZeroBitCount
          candidates &= candidates - 1
          guard let end = match(index, items, from: start, trail: &trail) else { continue }
          if best.map({ end > $0.end }) ?? true { best = (index, end) }
        }
      }
    }
    guard let best else { return nil }
    _ = match(best.index, items, from: start, trail: &trail)
    return (best.index, best.end)
  }

  @inline(__always)
  private func union(_ sets: [UInt64], of classes: UInt64, _ word: Int) -> UInt64 {
    var union: UInt64 = 0
    var bits = classes
    while bits != 0 {
      union |= sets[bits.trailingZeroBitCount * width + word]
      bits &= bits - 1
    }
    return union
  }

  /// Matches a pattern from an item on, taking optional elements where it can.
  ///
  /// - Parameter trail: Filled with the element that matched each item.
  /// - Returns: The index behind the last item; `nil` where it does not match.
  private func match(
    _ pattern: Int, _ items: [TimeLexeme], from start: Int, trail: inout [Int8]
  ) -> Int? {
    trail.removeAll(keepingCapacity: true)
    return step(bounds[pattern], bounds[pattern], bounds[pattern + 1], start, items, &trail)
  }

  private func step(
    _ element: Int, _ base: Int, _ end: Int, _ index: Int, _ items: [TimeLexeme],
    _ trail: inout [Int8]
  ) -> Int? {
    guard element < end else { return index }
    let wanted = elements[element]
    let fits = index < items.count && !items[index].classes.isDisjoint(with: wanted.classes)
    if wanted.isForbidden {
      return fits ? nil : step(element + 1, base, end, index, items, &trail)
    }
    if fits {
      trail.append(Int8(element - base))
      if let found = step(element + 1, base, end, index + 1, items, &trail) { return found }
      trail.removeLast()
    }
    return wanted.isOptional ? step(element + 1, base, end, index, items, &trail) : nil
  }
}
