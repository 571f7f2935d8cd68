// Words that together say one thing: `per cent`, `km/h`, `degrees Celsius`, `twice a week`.

extension NumeralComposer {
  /// Joins the words that begin at a lexeme; `nil` where they say nothing together.
  ///
  /// - Complexity: O(1), but for `minus`, behind which a whole numeral is read.
  mutating func addPhrase(_ lexemes: [TimeLexeme], at index: Int) -> Int? {
    let first = lexemes[index]
    guard index + 1 < lexemes.count else { return nil }
    switch first.cue {
    case .per: return addPercent(lexemes, at: index)
    case .minus: return addNegative(lexemes, at: index)
    case .times:
      return first.value == 1 ? addRate(lexemes, index..<index + 1) : nil
    case .fiscal: return addFiscalYear(lexemes, at: index)
    case .timeWord: return addAhead(lexemes, index..<index + 1)
    default: break
    }
    if lexemes[index + 1].cue == .times, lexemes[index + 1].value == 2,
      first.classes.contains(.number) || first.numeral == .unit
    {
      return addRate(lexemes, index..<index + 2)
    }
    if first.classes.contains(.measure) { return addMeasure(lexemes, at: index) }
    if first.classes.contains(.with), first.value == 7, lexemes[index + 1].cue == .now {
      return addAhead(lexemes, index..<index + 2)
    }
    let second = lexemes[index + 1]
    if first.classes.contains(.ordinal) || !first.classes.isDisjoint(with: [.quarter, .half]) {
      return addBeforeOf(lexemes, at: index)
    }
    if first.classes.contains(.every), second.cue == .other, index + 2 < lexemes.count,
      !lexemes[index + 2].classes.isDisjoint(with: [.unit, .weekday, .part])
    {
      append(lexemes, index..<index + 2, .every, value: 2)
      return index + 2
    }
    // "The early hours" are a part of day; what is earlier is not.
    if first.classes.contains(.early), first.end - first.start == 5,
      second.classes.contains(.units),
      second.value == TimeUnit.hour.rawValue
    {
      append(lexemes, index..<index + 2, .part, value: 1)
      return index + 2
    }
    return nil
  }

  /// `fifth of May`, whose ordinal is a day, and `quarter to six`, whose `to` tells a clock time.
  private mutating func addBeforeOf(_ lexemes: [TimeLexeme], at index: Int) -> Int? {
    guard index + 2 < lexemes.count else { return nil }
    var (first, second) = (lexemes[index], lexemes[index + 1])
    let third = lexemes[index + 2]
    if first.classes.contains(.ordinal), second.classes.contains(.of),
      third.classes.contains(.month), first.value <= 31
    {
      first.classes.insert(.day)
      items.append(first)
      return index + 1
    }
    guard !first.classes.isDisjoint(with: [.quarter, .half]), second.classes.contains(.to),
      third.numeral == .unit || third.classes.contains(.hour), third.value <= 12
    else { return nil }
    second.classes.insert(.past)
    items += [first, second]
    return index + 2
  }

  // MARK: - Shares and measures

  /// `per cent`, `percentage points`.
  private mutating func addPercent(_ lexemes: [TimeLexeme], at index: Int) -> Int? {
    let next = lexemes[index + 1]
    let isShare =
      lexemes[index].value == 1
      ? next.classes.contains(.currency) && Measures.isCent(next.value) : next.cue == .points
    guard isShare, lexemes[index].value < 3 else { return nil }
    append(lexemes, index..<index + 2, .percent, value: 1)
    return index + 2
  }

  /// `km/h`, `miles an hour`, `degrees Celsius`, `kilowatt-hours`.
  private mutating func addMeasure(_ lexemes: [TimeLexeme], at index: Int) -> Int? {
    let (first, next) = (lexemes[index], lexemes[index + 1])
    if next.classes.contains(.measure), let unit = Measures.scale(of: first.value, next.value) {
      append(lexemes, index..<index + 2, .measure, value: unit)
      return index + 2
    }
    let isSlash = next.classes == .stop && next.value == 2 && next.isTight
    let isRate = isSlash || next.cue == .per && next.value == 1 || next.classes.contains(.a)
    guard isRate || next.classes.contains(.dash), index + 2 < lexemes.count else { return nil }
    let last = lexemes[index + 2]
    let isLetter = last.cue == .per && last.value == 3
    let unit =
      isLetter
      ? TimeUnit.hour
      : last.classes.isDisjoint(with: [.unit, .units]) ? nil : TimeUnit(rawValue: last.value)
    guard let unit,
      let measure = isRate
        ? Measures.rate(of: first.value, per: unit) : Measures.energy(of: first.value, unit)
    else { return nil }
    append(lexemes, index..<index + 3, .measure, value: measure)
    return index + 3
  }

  /// `minus 5`.
  private mutating func addNegative(_ lexemes: [TimeLexeme], at index: Int) -> Int? {
    let next = lexemes[index + 1]
    guard next.classes.contains(.number) || next.numeral != .none,
      !(items.last?.classes.contains(.number) ?? false)
    else { return nil }
    let count = items.count
    let end = addNumeral(lexemes, at: index + 1)
    guard items.count == count + 1, items[count].classes.contains(.number) else {
      items.removeSubrange(count...)
      return nil
    }
    items[count].start = lexemes[index].start
    items[count].classes = .number
    items[count].number.negate()
    items[count].digits = 0
    return end
  }

  // MARK: - Times

  /// `twice a week`, `three times a day`: the words before the article are given.
  private mutating func addRate(_ lexemes: [TimeLexeme], _ words: Range<Int>) -> Int? {
    guard words.upperBound + 1 < lexemes.count else { return nil }
    let (article, unit) = (lexemes[words.upperBound], lexemes[words.upperBound + 1])
    guard !article.classes.isDisjoint(with: [.a, .every]) || article.cue == .per,
      unit.classes.contains(.unit), !unit.classes.contains(.ordinal)
    else { return nil }
    append(lexemes, words.lowerBound..<words.upperBound + 2, .often, value: unit.value)
    items[items.count - 1].cue = .times
    return words.upperBound + 2
  }

  /// `from now` and `' time` behind a unit: the time lies ahead.
  private mutating func addAhead(_ lexemes: [TimeLexeme], _ words: Range<Int>) -> Int? {
    guard let last = items.last, !last.classes.isDisjoint(with: [.unit, .units]) else { return nil }
    // "In three weeks' time", but not "day time".
    if words.count == 1, lexemes[words.lowerBound].start - last.end < 2 { return nil }
    append(lexemes, words, .later, value: 3)
    return words.upperBound
  }

  /// `fiscal 2015`, `financial year 2015`.
  private mutating func addFiscalYear(_ lexemes: [TimeLexeme], at index: Int) -> Int? {
    let hasUnit =
      lexemes[index + 1].classes.contains(.unit)
      && lexemes[index + 1].value == TimeUnit.year.rawValue
    let end = index + (hasUnit ? 2 : 1)
    guard end < lexemes.count, lexemes[end].classes.contains(.year) else { return nil }
    append(lexemes, index..<end + 1, .year, value: lexemes[end].value, number: lexemes[end].number)
    items[items.count - 1].cue = .fiscal
    return end + 1
  }
}
