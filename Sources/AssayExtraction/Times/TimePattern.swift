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

  /// The classes that a match can begin with.
  var beginnings: WordClass {
    var classes: WordClass = []
    for element in elements where !element.isForbidden {
      classes.formUnion(element.classes)
      if !element.isOptional { break }
    }
    return classes
  }

  /// Matches from an item on, taking optional elements where it can.
  ///
  /// - Parameter trail: Filled with the element that matched each item.
  /// - Returns: The index behind the last item; `nil` where it does not match.
  /// - Complexity: O(2^k) at worst for k optional elements, of which no pattern has more than 6.
  func match(
    _ items: [TimeLexeme], from start: Int, trail: inout [Int8]
  ) -> Int? {
    trail.removeAll(keepingCapacity: true)
    return step(0, start, items, &trail)
  }

  private func step(
    _ element: Int, _ index: Int, _ items: [TimeLexeme], _ trail: inout [Int8]
  ) -> Int? {
    guard element < elements.count else { return index }
    let wanted = elements[element]
    let fits = index < items.count && !items[index].classes.isDisjoint(with: wanted.classes)
    if wanted.isForbidden { return fits ? nil : step(element + 1, index, items, &trail) }
    if fits {
      trail.append(Int8(element))
      if let end = step(element + 1, index + 1, items, &trail) { return end }
      trail.removeLast()
    }
    return wanted.isOptional ? step(element + 1, index, items, &trail) : nil
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
  /// A length of time before or after the article's date, or another time.
  case ago
  case later
  /// Last, next or this week, month, ...
  case relative
  /// That day, the same week: a time told elsewhere.
  case told
  /// Something that repeats.
  case set
  /// The start, middle or end of a longer time.
  case edge
  /// A numbered part of a longer time: `second half of 2026`, `third quarter`.
  case portion
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
  private let starts: [[UInt64]]

  /// Compiles patterns, with the sequences that names in braces stand for.
  init(_ written: [(sequence: String, reading: TimeReading)], names: [String: [String]]) {
    patterns = written.flatMap { entry in
      Self.expanded(entry.sequence, names).compactMap { TimePattern($0, entry.reading) }
    }
    let width = (patterns.count + 63) / 64
    var starts = [[UInt64]](repeating: [UInt64](repeating: 0, count: width), count: 64)
    for (index, pattern) in patterns.enumerated() {
      for bit in 0..<64 where pattern.beginnings.rawValue >> UInt64(bit) & 1 == 1 {
        starts[bit][index / 64] |= 1 << UInt64(index % 64)
      }
    }
    self.starts = starts
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
  func longest(
    _ items: [TimeLexeme], at start: Int, trail: inout [Int8]
  ) -> (pattern: TimePattern, end: Int)? {
    let classes = items[start].classes.rawValue
    var best: (index: Int, end: Int)?
    for word in 0..<(patterns.count + 63) / 64 {
      var candidates: UInt64 = 0
      var bits = classes
      while bits != 0 {
        candidates |= starts[bits.trailingZeroBitCount][word]
        bits &= bits - 1
      }
      while candidates != 0 {
        let index = word * 64 + candidates.trailingZeroBitCount
        candidates &= candidates - 1
        guard let end = patterns[index].match(items, from: start, trail: &trail) else { continue }
        if best.map({ end > $0.end }) ?? true { best = (index, end) }
      }
    }
    guard let best else { return nil }
    _ = patterns[best.index].match(items, from: start, trail: &trail)
    return (patterns[best.index], best.end)
  }
}
