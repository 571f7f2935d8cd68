/// Joins lexemes to numerals, approximators and feasts: `twenty-three thousand`, `at least`,
/// `New Year's Day`.
struct NumeralComposer: Sendable {
  /// The joined lexemes of the block last read.
  var items: [TimeLexeme] = []

  /// Joins the lexemes of a block.
  ///
  /// - Complexity: O(n) in the number of lexemes.
  mutating func compose(_ lexemes: [TimeLexeme]) {
    items.removeAll(keepingCapacity: true)
    var index = 0
    while index < lexemes.count {
      index = step(lexemes, at: index)
    }
  }

  /// Adds what begins at a lexeme, and gives the index of the next.
  private mutating func step(_ lexemes: [TimeLexeme], at index: Int) -> Int {
    let lexeme = lexemes[index]
    // Most words are in no table and join with nothing.
    if lexeme.classes == .word, lexeme.cue == .none, lexeme.numeral == .none, !lexeme.isCapitalised
    {
      items.append(lexeme)
      return index + 1
    }
    if let next = addPhrase(lexemes, at: index) { return next }
    if !lexeme.classes.isDisjoint(with: [.or, .dash]), let next = addTail(lexemes, at: index) {
      return next
    }
    if lexeme.numeral != .none || lexeme.classes.contains(.number) {
      return addNumeral(lexemes, at: index)
    }
    if let next = addVague(lexemes, at: index) { return next }
    if let next = addApproximator(lexemes, at: index) { return next }
    if let next = addFeast(lexemes, at: index) { return next }
    if lexeme.classes.contains(.half), let next = addHalf(lexemes, at: index) { return next }
    var item = lexeme
    if item.lacksStop {
      // "Jan" is a name and "Sun" a paper where neither a stop nor a number stands behind.
      let isDated =
        index + 1 < lexemes.count
        && !lexemes[index + 1].classes.isDisjoint(with: [.day, .year, .month, .comma, .point])
        || index > 0 && lexemes[index - 1].classes.contains(.day)
        || index > 1 && lexemes[index - 1].classes.contains(.dash)
          && lexemes[index - 2].classes.contains(.day)
      if !isDated { item.classes.subtract([.month, .weekday]) }
    }
    if item.classes.isEmpty { item.classes = .word }
    items.append(item)
    return index + 1
  }

  mutating func append(
    _ lexemes: [TimeLexeme], _ range: Range<Int>, _ classes: WordClass, value: Int32 = 0,
    number: Double = 0
  ) {
    var item = lexemes[range.lowerBound]
    item.end = lexemes[range.upperBound - 1].end
    item.classes = classes
    item.cue = .none
    item.value = value
    item.number = number
    item.numeral = .none
    items.append(item)
  }

  // MARK: - Numerals

  mutating func addNumeral(_ lexemes: [TimeLexeme], at start: Int) -> Int {
    var sum = NumeralSum()
    var index = start
    while index < lexemes.count {
      let lexeme = lexemes[index]
      if sum.take(lexeme) {
        index += 1
      } else if sum.joins(lexeme), index + 1 < lexemes.count, sum.canTake(lexemes[index + 1]) {
        index += 1
      } else {
        break
      }
    }
    if let ordinal = ordinalEnd(lexemes, at: index, after: sum) {
      return addOrdinal(lexemes, start, ordinal)
    }
    index = addedHalf(lexemes, at: index, to: &sum)
    guard index > start else {
      items.append(lexemes[start])
      return start + 1
    }
    guard index > start + 1 || lexemes[start].numeral != .none else {
      addDigits(lexemes, at: start)
      return index
    }
    let value = sum.value
    var classes: WordClass = .number
    if lexemes[start].numeral != .none && value == value.rounded() {
      if (1...12).contains(value) { classes.insert(.hour) }
      if (1...31).contains(value) { classes.insert(.day) }
    }
    append(lexemes, start..<index, classes, value: Int32(min(value, 1e9)), number: value)
    // "Two or three hundred": the scale is that of both.
    items[items.count - 1].numeral = sum.scale
    return index
  }

  /// Digits alone, which before a zone may be a clock time: `0600 GMT`.
  private mutating func addDigits(_ lexemes: [TimeLexeme], at index: Int) {
    var item = lexemes[index]
    item.value = Int32(min(item.number, 1e9))
    if item.digits == 4, index + 1 < lexemes.count, item.number < 2400,
      Int(item.number) % 100 < 60
    {
      let next = lexemes[index + 1]
      if next.classes.contains(.zone) || next.cue == .local
        || (next.classes.contains(.units) && next.value == 3)
      {
        item.classes = [.clock, .number]
        item.value = Int32(item.number) / 100 * 3600 + Int32(item.number) % 100 * 60
      }
    }
    items.append(item)
  }

  /// `twenty-first`: the index of the ordinal behind tens.
  private func ordinalEnd(
    _ lexemes: [TimeLexeme], at index: Int, after sum: NumeralSum
  ) -> Int? {
    guard sum.endsInTens else { return nil }
    let next = index < lexemes.count && lexemes[index].classes.contains(.dash) ? index + 1 : index
    guard next < lexemes.count, lexemes[next].classes.contains(.ordinal),
      (1...9).contains(lexemes[next].value), lexemes[next].digits == 0
    else { return nil }
    return next
  }

  private mutating func addOrdinal(_ lexemes: [TimeLexeme], _ start: Int, _ end: Int) -> Int {
    let value = lexemes[start].value + lexemes[end].value
    append(
      lexemes, start..<end + 1, value <= 31 ? [.ordinal, .day] : .ordinal, value: value,
      number: Double(value))
    return end + 1
  }

  /// `and a half`, with hyphens or without, and the scale behind it: the index behind.
  private func addedHalf(
    _ lexemes: [TimeLexeme], at index: Int, to sum: inout NumeralSum
  ) -> Int {
    guard sum.value > 0 else { return index }
    var end = index
    for word in [WordClass.and, .a, .half] {
      if end < lexemes.count, lexemes[end].classes.contains(.dash) { end += 1 }
      guard end < lexemes.count, lexemes[end].classes.contains(word) else { return index }
      end += 1
    }
    sum.addHalf()
    while end < lexemes.count, lexemes[end].numeral == .scale, sum.take(lexemes[end]) { end += 1 }
    return end
  }

  /// `half a million`, and `half a` before a measure; `nil` where neither follows.
  private mutating func addHalf(_ lexemes: [TimeLexeme], at index: Int) -> Int? {
    guard index + 2 < lexemes.count, lexemes[index + 1].classes.contains(.a) else { return nil }
    let scale = lexemes[index + 2]
    if !scale.classes.isDisjoint(with: [.measure, .percent])
      || scale.cue == .per && scale.value != 3
    {
      append(lexemes, index..<index + 2, .number, number: 0.5)
      return index + 2
    }
    let value: Double
    switch scale.numeral {
    case .scale: value = NumeralSum.power(scale.value)
    case .hundred: value = 100
    case .dozen: value = 12
    case .none, .unit, .tens: return nil
    }
    append(
      lexemes, index..<index + 3, .number, value: Int32(min(value / 2, 1e9)), number: value / 2)
    return index + 3
  }

  /// `dozens`, `tens of thousands`, `several hundred`; `several` and `few` before units of time.
  private mutating func addVague(_ lexemes: [TimeLexeme], at index: Int) -> Int? {
    let first = lexemes[index]
    if first.cue == .several || first.cue == .many, index + 1 < lexemes.count {
      let next = lexemes[index + 1]
      if next.classes.contains(.units), next.numeral == .none {
        append(lexemes, index..<index + 1, .vague)
        return index + 1
      }
      var sum = NumeralSum()
      guard next.numeral == .hundred || next.numeral == .scale || next.numeral == .dozen else {
        return nil
      }
      var end = index + 1
      while end < lexemes.count, sum.take(lexemes[end]) { end += 1 }
      append(lexemes, index..<end, .vague, number: sum.value)
      return end
    }
    guard first.classes.contains(.vague) else { return nil }
    var value = Double(first.value)
    var end = index + 1
    while end + 1 < lexemes.count, lexemes[end].classes.contains(.of),
      lexemes[end + 1].classes.contains(.vague), lexemes[end + 1].value >= 100
    {
      value *= Double(lexemes[end + 1].value)
      end += 2
    }
    // "Tens" and "scores" alone count nothing, but for people hurt: "scores were killed", "low scores".
    if end == index + 1, first.value == 20 || first.value == 10,
      !(end < lexemes.count && lexemes[end].classes.contains(.of)),
      !isOfCasualties(lexemes, index)
    {
      append(lexemes, index..<end, .word)
      return end
    }
    append(lexemes, index..<end, .vague, number: value)
    return end
  }

  /// Whether a word of death or injury stands right before, right behind or behind `were` and `more`.
  private func isOfCasualties(_ lexemes: [TimeLexeme], _ index: Int) -> Bool {
    let cues: [Cue] = [.dead, .injured, .missing, .displaced]
    if index > 0, cues.contains(lexemes[index - 1].cue) { return true }
    return lexemes[(index + 1)...].prefix(3).contains { cues.contains($0.cue) }
  }

  // MARK: - Feasts

  /// Days with names of two words or more.
  private mutating func addFeast(_ lexemes: [TimeLexeme], at index: Int) -> Int? {
    let first = lexemes[index]
    guard first.isCapitalised, index + 1 < lexemes.count, lexemes[index + 1].isCapitalised else {
      return nil
    }
    let next = lexemes[index + 1]
    if first.cue == .feast && first.value == 10 {
      guard next.classes.contains(.weekday), next.value == 5 else { return nil }
      append(lexemes, index..<index + 2, .holiday, value: 10)
      return index + 2
    }
    if first.cue == .feast && next.cue == .dayWord {
      append(lexemes, index..<index + 2, .holiday, value: first.value == 0 ? 3 : first.value)
      return index + 2
    }
    if first.classes.contains(.month) && first.value == 5 && next.cue == .dayWord {
      append(lexemes, index..<index + 2, .holiday, value: 5)
      return index + 2
    }
    if first.cue == .new && next.classes.contains(.unit) && next.value == 7 {
      return addNewYear(lexemes, at: index)
    }
    guard first.classes.contains(.holiday) else { return nil }
    if next.cue == .dayWord || next.classes.contains(.weekday)
      || next.classes.contains(.edge) && next.value == 9
    {
      if first.value == 2, next.classes.contains(.weekday), next.value == 1 {
        append(lexemes, index..<index + 2, .holiday, value: 11)
        return index + 2
      }
      let isEve = next.classes.contains(.edge)
      let value: Int32 = isEve ? (first.value == 1 ? 7 : 3) : next.value == 1 ? 3 : first.value
      append(lexemes, index..<index + 2, .holiday, value: value)
      return index + 2
    }
    return nil
  }

  private mutating func addNewYear(_ lexemes: [TimeLexeme], at index: Int) -> Int {
    guard index + 2 < lexemes.count, lexemes[index + 2].isCapitalised else {
      append(lexemes, index..<index + 2, .holiday, value: 8)
      return index + 2
    }
    let third = lexemes[index + 2]
    let isEve = third.classes.contains(.edge) && third.value == 9
    guard isEve || third.cue == .dayWord else {
      append(lexemes, index..<index + 2, .holiday, value: 8)
      return index + 2
    }
    append(lexemes, index..<index + 3, .holiday, value: isEve ? 9 : 8)
    return index + 3
  }
}
