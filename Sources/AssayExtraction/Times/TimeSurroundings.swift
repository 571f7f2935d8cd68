/// What stands around a match: whether it is part of a name, an age or an idiom, the tense of its
/// clause, and what a number counts.
struct TimeSurroundings {
  private let items: [TimeLexeme]
  private let covered: Range<Int>
  /// The bytes just before and just behind.
  private let previousByte: UInt8
  private let nextByte: UInt8
  private let firstByte: UInt8
  private let previousIsEnd: Bool

  /// Looks at what stands around some items.
  init(items: [TimeLexeme], covered: Range<Int>, bytes: Span<UInt8>) {
    self.items = items
    self.covered = covered
    let start = items[covered.lowerBound].start
    previousByte = start > 0 ? bytes[start - 1] : 0x20
    firstByte = Bytes.at(start, bytes)
    nextByte = Bytes.at(items[covered.upperBound - 1].end, bytes)
    previousIsEnd =
      covered.lowerBound == 0 || items[covered.lowerBound - 1].classes == .stop
  }

  private var first: TimeLexeme { items[covered.lowerBound] }
  private var last: TimeLexeme { items[covered.upperBound - 1] }
  private var previous: TimeLexeme? {
    covered.lowerBound > 0 ? items[covered.lowerBound - 1] : nil
  }
  private func next(_ step: Int = 0) -> TimeLexeme? {
    covered.upperBound + step < items.count ? items[covered.upperBound + step] : nil
  }

  // MARK: - Names

  /// `Resolution 44`, `No. 2`, `Mirage 2000`, `1.2.3`, `24/7`.
  var isPartOfName: Bool {
    guard covered.count == 1, first.classes.contains(.number), first.numeral == .none else {
      return false
    }
    let joints = [UInt8(ascii: "/"), UInt8(ascii: "@"), UInt8(ascii: "#"), UInt8(ascii: "_")]
    if joints.contains(previousByte) || joints.contains(nextByte) { return true }
    if previousByte == UInt8(ascii: "."), first.isTight { return true }
    // What goes on behind letters, as in "2G4".
    if first.isTight, let previous, previous.classes == .word,
      Bytes.kind(previousByte) == .letter || Bytes.kind(previousByte) == .digit
    {
      return true
    }
    // A ".45" is a gun.
    if firstByte == UInt8(ascii: ".") { return true }
    guard let previous, !first.isTight else { return false }
    if previous.cue == .name && previous.isCapitalised { return true }
    if previous.cue == .name && (previous.end - previous.start <= 3 || previous.value == 1) {
      return true
    }
    return first.digits > 0 && first.digits < 4 && previous.classes == .word
      && previous.isCapitalised && !previous.isTight
      && isFollowedByCapitalOrMark
  }

  private var isFollowedByCapitalOrMark: Bool {
    guard let next = next() else { return true }
    if next.isCapitalised { return true }
    return !next.classes.isDisjoint(with: [.stop, .dash]) && nextByte != UInt8(ascii: "%")
  }

  // MARK: - Ages and pronouns

  /// A number that is an age: `, 44,`, `aged 9`, `a boy of nine`.
  var isAge: Bool {
    guard last.classes.contains(.number), last.number <= 120, last.number >= 1,
      last.number == last.number.rounded()
    else { return false }
    if let previous, previous.cue == .age { return true }
    if covered.lowerBound > 1, items[covered.lowerBound - 2].cue == .age,
      previous?.classes.contains(.between) ?? false
    {
      return true
    }
    if let previous, previous.classes.contains(.of), covered.lowerBound > 1,
      items[covered.lowerBound - 2].cue == .person
    {
      if covered.lowerBound > 2, items[covered.lowerBound - 3].classes.contains(.a) { return true }
      // "Boys of nine", but "women of five villages".
      return next().map { $0.classes != .word || $0.cue == .dead } ?? true
    }
    guard covered.count == 1 else { return false }
    guard let previous, previous.classes.contains(.comma), covered.lowerBound > 1,
      items[covered.lowerBound - 2].isCapitalised, first.digits > 0
    else { return false }
    guard let next = next() else { return true }
    if next.classes.contains(.comma) { return true }
    if next.classes.contains(.stop) { return nextByte != UInt8(ascii: "%") }
    return next.classes.contains(.and) || next.classes.contains(.with)
  }

  /// `one` where it is a pronoun or part of an idiom.
  var isPronoun: Bool {
    guard covered.count == 1, first.number == 1, first.digits == 0,
      first.classes.contains(.number)
    else { return false }
    if let previous {
      if previous.cue == .no || previous.classes.contains(.the) { return true }
      if !previous.classes.isDisjoint(with: [
        .every, .this, .that, .another, .last, .next, .ordinal,
      ]) {
        return true
      }
      if previous.classes == .word, covered.lowerBound > 1,
        items[covered.lowerBound - 2].classes.contains(.a)
      {
        return true
      }
    }
    guard let next = next() else { return false }
    if next.classes.contains(.another) { return true }
    // "One by one", and the second of the two.
    if next.classes.contains(.with), self.next(1)?.number == 1 { return true }
    return previous?.classes.contains(.with) ?? false && covered.lowerBound > 1
      && items[covered.lowerBound - 2].number == 1 && items[covered.lowerBound - 2].digits == 0
  }

  /// `35-year-old`, `17 years old`, `12 years of age`.
  var isAgeInUnits: Bool {
    guard !last.classes.isDisjoint(with: [.unit, .units]), let next = next() else { return false }
    if next.cue == .old { return true }
    guard let second = self.next(1), second.cue == .old else { return false }
    return next.classes.contains(.dash) || next.classes.contains(.of)
  }

  /// The index behind the age.
  var endOfAge: Int { min(items.count, covered.upperBound + 2) }

  /// `in her 30s`, `in his mid-forties`.
  var isAgeInDecades: Bool {
    last.classes.contains(.decade) && last.digits < 3 && previous?.cue == .own
  }

  // MARK: - Years and other doubts

  /// Whether nothing but a year, perhaps with an approximator, was matched.
  var isLoneYear: Bool {
    last.classes.contains(.year)
      && covered.dropLast().allSatisfy {
        items[$0].classes.contains(.approx)
      }
  }

  /// Four digits are a year from 1900 to 2100 unless they count; other ones only behind `in`, `since`.
  var isPlausibleYear: Bool {
    if let next = next() {
      if !next.classes.isDisjoint(with: [.currency, .percent, .measure, .square, .units]) {
        return false
      }
      // "2015's worst attack".
      if covered.count == 1, next.start - last.end >= 3, (1900...2100).contains(last.number) {
        return true
      }
    }
    if let previous, previous.classes.contains(.sign) { return false }
    let isAfterPreposition =
      previous.map {
        !$0.classes.isDisjoint(with: [.in, .with, .of, .month, .season, .before, .later, .to])
      } ?? false
    if (1900...2100).contains(last.number) {
      if covered.count > 1 { return first.value == 1 && isAfterPreposition }
      guard !isAfterPreposition, let next = next(), next.classes == .word, !next.isCapitalised
      else { return true }
      // "2016 budget" has a word before it that "2000 lorries" has not.
      return previous.map {
        !$0.classes.isDisjoint(with: [.the, .a]) || $0.cue == .own || $0.isCapitalised
      } ?? false
    }
    return covered.count == 1 && (previous?.classes.contains(.in) ?? false)
      && (next()?.classes.isDisjoint(with: .word) ?? true)
  }

  /// Whether what was read as an hour is a number: `at 20`, `put the toll at nine`.
  var isNumberAfterAll: Bool {
    guard covered.count == 1, first.classes.contains(.hour) else { return false }
    guard first.digits == 0, covered.lowerBound > 1 else { return true }
    let before = items[covered.lowerBound - 2]
    return Self.isCasualty(before.cue) || before.cue == .name
  }

  /// Names of months that are words or names of other things: `May` first in a sentence, `Theresa May`.
  var isDoubtful: Bool {
    guard covered.count == 1 else { return false }
    if first.classes.contains(.month) && (first.value == 5 || first.value == 3) {
      if previousIsEnd { return true }
      return previous.map { $0.isCapitalised && $0.classes == .word } ?? false
    }
    if first.classes.contains(.often) {
      if first.cue == .times { return false }
      // The name of a paper, or "the weekly" for one.
      return first.isCapitalised || previous?.classes.contains(.the) ?? false
        || next()?.isCapitalised ?? false
    }
    guard first.classes.contains(.season) else { return false }
    if first.end - first.start == 4 { return true }
    if first.isCapitalised && !previousIsEnd { return true }
    // "Fall" and "spring" are verbs more often than not.
    guard let previous else { return true }
    return previous.classes.isDisjoint(with: [
      .the, .in, .with, .a, .every, .before, .later, .last, .next, .this, .that, .approx,
    ])
  }

  // MARK: - Tense

  /// Whether the clause is about what is to come: the nearest cue before the match says so, or where
  /// there is none, the nearest behind it.
  var isFuture: Bool {
    var index = covered.lowerBound - 1
    let lowest = max(0, covered.lowerBound - 30)
    while index >= lowest {
      let item = items[index]
      if item.classes == .stop && isFullStop(item) { break }
      if item.cue == .future { return true }
      if item.cue == .past || item.cue == .dead { return false }
      index -= 1
    }
    index = covered.upperBound
    while index < min(items.count, covered.upperBound + 12) {
      let item = items[index]
      if item.classes == .stop && isFullStop(item) { return false }
      if item.cue == .future { return true }
      if item.cue == .past || item.cue == .dead { return false }
      index += 1
    }
    return false
  }

  /// Whether a mark ends a sentence; the reader of words notes it by its value.
  private func isFullStop(_ item: TimeLexeme) -> Bool { item.value == 1 }

  // MARK: - Casualties

  /// What a count counts: the cue nearest to it within four items, in its clause.
  func casualties(_ value: QuantityValue) -> Cue {
    guard value.sort == .count else { return .none }
    if let previous, Self.isCasualty(previous.cue) { return previous.cue }
    for step in 0..<5 {
      guard let item = next(step), item.classes.isDisjoint(with: [.stop, .comma, .number, .and])
      else {
        break
      }
      if Self.isCasualty(item.cue) { return item.cue }
    }
    for step in 1..<4 {
      let index = covered.lowerBound - step
      guard index >= 0, items[index].classes.isDisjoint(with: [.stop, .comma, .number]) else {
        break
      }
      if Self.isCasualty(items[index].cue) { return items[index].cue }
    }
    return .none
  }

  /// Whether a word of deaths or injuries stands just before.
  var isBehindCasualty: Bool { previous.map { Self.isCasualty($0.cue) } ?? false }

  private static func isCasualty(_ cue: Cue) -> Bool {
    cue == .dead || cue == .injured || cue == .missing || cue == .displaced
  }
}
