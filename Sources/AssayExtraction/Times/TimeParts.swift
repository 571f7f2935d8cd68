/// The items of a match with what each was matched as.
struct TimeParts {
  private let items: [TimeLexeme]
  private let pattern: TimePattern
  private let trail: [Int8]
  private let start: Int

  /// Takes a match.
  init(_ items: [TimeLexeme], start: Int, pattern: TimePattern, trail: [Int8]) {
    self.items = items
    self.start = start
    self.pattern = pattern
    self.trail = trail
  }

  /// The indexes of the items that the mention covers; `nil` where it covers none.
  var covered: Range<Int>? {
    var first: Int?
    var last = 0
    for (index, element) in trail.enumerated() where pattern.covered.contains(Int(element)) {
      if first == nil { first = index }
      last = index
    }
    return first.map { start + $0..<start + last + 1 }
  }

  /// The number of items.
  var count: Int { trail.count }

  /// What an item was matched as.
  func role(_ index: Int) -> WordClass {
    pattern.elements[Int(trail[index])].classes.intersection(items[start + index].classes)
  }

  /// An item.
  func item(_ index: Int) -> TimeLexeme { items[start + index] }

  /// The first item that was matched as one of these.
  func first(_ classes: WordClass) -> TimeLexeme? {
    (0..<count).first { !role($0).isDisjoint(with: classes) }.map(item)
  }

  /// All items that were matched as one of these.
  func all(_ classes: WordClass) -> [TimeLexeme] {
    (0..<count).filter { !role($0).isDisjoint(with: classes) }.map(item)
  }

  /// Whether an item was matched as one of these.
  func has(_ classes: WordClass) -> Bool { first(classes) != nil }

  /// The modifier that approximators, `early`, `shortly before` and the like give.
  var modifier: Modifier? {
    if has(.shortly), let side = first(.before) { return side.value == 1 ? .before : .after }
    if let word = first([.early, .edge]) { return Modifier(word.value) }
    if let word = first(.approx) { return Modifier(word.value) }
    // "Several" and "few" before units are of no number.
    return first(.vague).map { $0.number > 0 } ?? false ? .multiple : nil
  }
}
