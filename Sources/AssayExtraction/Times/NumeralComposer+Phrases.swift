// Words that together say one thing: `per cent`, `km/h`, `degrees Celsius`, `twice a week`.

extension NumeralComposer {
  /// Joins the words that begin at a lexeme; `nil` where they say nothing together.
  ///
  /// - Complexity: O(1), but for `minus`, behind which a whole numeral is read.
  mutating func addPhrase(_ lexemes: [TimeLexeme], at index: Int) -> Int? {
    let first = lexemes[index]
    if first.cue == .timeWord { return addAhead(lexemes, index..<index + 1) }
    guard index + 1 < lexemes.count else { return nil }
    switch first.cue {
    case .out: return addOutOf(lexemes, at: index)
    case .per: return addPercent(lexemes, at: index)
    case .minus: return addNegative(lexemes, at: index)
    case .times:
      return first.value == 1 ? addRate(lexemes, index..<index + 1) : nil
    case .fiscal: return addFiscalYear(lexemes, at: index)
    default: break
    }
    if lexemes[index + 1].cue == .times, lexemes[index + 1].value == 2,
      first.classes.contains(.number) || first.numeral == .unit
    {
      return addRate(lexemes, index..<index + 2)
    }
    if first.classes.contains(.measure) { return addMeasure(lexemes, at: index) }
    let second = lexemes[index + 1]
    // "2016/17": the stroke parts two years that follow one another.
    if first.classes == .stop, first.value == 2, first.isTight, second.isTight, second.digits == 2,
      let last = items.last, last.classes.contains(.year),
      (Int(last.number) + 1) % 100 == Int(second.number)
    {
      append(lexemes, index..<index + 1, .dash)
      return index + 1
    }
    if first.classes.contains(.with), first.value == 7, second.cue == .now, second.value != 1 {
      return addAhead(lexemes, index..<index + 2)
    }
    if let next = addFromDay(lexemes, at: index) { return next }
    // "9 p.m. local time", "noon Moscow time": a zone that is not known.
    if second.cue == .timeWord,
      first.cue == .local || first.classes == .word && first.isCapitalised,
      let last = items.last, !last.classes.isDisjoint(with: [.clock, .meridiem, .point])
    {
      append(lexemes, index..<index + 2, .zone, value: 1_000)
      return index + 2
    }
    if first.classes.contains(.weekday), second.classes.contains(.units),
      second.value == TimeUnit.night.rawValue || second.value == TimeUnit.partOfDay.rawValue
    {
      append(lexemes, index..<index + 2, .weekdays, value: first.value)
      return index + 2
    }
    if first.classes.contains(.unit), let next = addUnitEnd(lexemes, at: index) { return next }
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
    // "Q3 of 2015", but not "the last quarter of 2015".
    if !first.classes.isDisjoint(with: [.quarter, .half]), first.end - first.start == 2,
      second.classes.contains(.of), third.classes.contains(.year)
    {
      items.append(first)
      return index + 2
    }
    guard !first.classes.isDisjoint(with: [.quarter, .half]), second.classes.contains(.to),
      third.numeral == .unit || third.classes.contains(.hour), third.value <= 12
    else { return nil }
    second.classes.insert(.past)
    items += [first, second]
    return index + 2
  }

  // MARK: - Shares and measures

  /// `per cent`, `percentage points`, `basis-point`.
  private mutating func addPercent(_ lexemes: [TimeLexeme], at index: Int) -> Int? {
    let value = lexemes[index].value
    guard value == 1 || value == 2 || value == 4 else { return nil }
    let isJoined = value != 1 && lexemes[index + 1].classes.contains(.dash)
    let end = index + (isJoined ? 2 : 1)
    guard end < lexemes.count else { return nil }
    let next = lexemes[end]
    let isShare =
      value == 1
      ? next.classes.contains(.currency) && Measures.isCent(next.value) : next.cue == .points
    guard isShare else { return nil }
    append(lexemes, index..<end + 1, .percent, value: value == 4 ? 2 : 1)
    return end + 1
  }

  /// `out of` between two numbers.
  private mutating func addOutOf(_ lexemes: [TimeLexeme], at index: Int) -> Int? {
    guard lexemes[index + 1].classes.contains(.of), index + 2 < lexemes.count,
      items.last?.classes.contains(.number) ?? false,
      lexemes[index + 2].classes.contains(.number) || lexemes[index + 2].numeral != .none
    else { return nil }
    append(lexemes, index..<index + 2, .in)
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
    // "He went 5 km a week ago."
    if index + 3 < lexemes.count,
      !lexemes[index + 3].classes.isDisjoint(with: [.ago, .later, .before])
    {
      return nil
    }
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

  /// `minus 5`; `-5%` and `-5 degrees`.
  private mutating func addNegative(_ lexemes: [TimeLexeme], at index: Int) -> Int? {
    let next = lexemes[index + 1]
    let isSign = lexemes[index].classes == .stop
    guard next.classes.contains(.number) || next.numeral != .none,
      !(items.last?.classes.contains(.number) ?? false)
    else { return nil }
    let count = items.count
    let end = addNumeral(lexemes, at: index + 1)
    // A sign alone may be a dash or a bullet as well.
    let isMeasured =
      end < lexemes.count && !lexemes[end].classes.isDisjoint(with: [.measure, .percent])
      || end + 1 < lexemes.count && lexemes[end].cue == .per
    guard items.count == count + 1, items[count].classes.contains(.number), !isSign || isMeasured
    else {
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

  /// `from Monday`, `from tomorrow`, `on Friday` behind a length: the time lies that long after the day.
  ///
  /// The number of what is given is 1 today, 2 yesterday, 3 tomorrow, or 10 more than a weekday's.
  private mutating func addFromDay(_ lexemes: [TimeLexeme], at index: Int) -> Int? {
    guard let last = items.last, !last.classes.isDisjoint(with: [.unit, .units]),
      (TimeUnit.day.rawValue...TimeUnit.year.rawValue).contains(last.value)
        || last.value == TimeUnit.fortnight.rawValue
    else { return nil }
    let (first, day) = (lexemes[index], lexemes[index + 1])
    let isOn = first.classes.contains(.on) && last.value == TimeUnit.week.rawValue
    guard isOn || first.classes.contains(.with) && first.value == 7 else { return nil }
    // "Shut for a week from Monday", "three days from Monday to Wednesday".
    let isLength = items.suffix(4).contains { $0.classes.contains(.with) && $0.value == 11 }
    let isRange =
      index + 2 < lexemes.count
      && !lexemes[index + 2].classes.isDisjoint(with: [.to, .dash])
    guard !isLength, !isRange else { return nil }
    let number: Int32
    if day.classes.contains(.weekday) {
      number = day.value + 10
    } else if day.classes.contains(.deictic), !isOn, day.value <= 3 {
      number = day.value
    } else {
      return nil
    }
    append(lexemes, index..<index + 2, .later, value: 3, number: Double(number))
    return index + 2
  }

  /// `year-end`, `month's end`: the end of the present one.
  private mutating func addUnitEnd(_ lexemes: [TimeLexeme], at index: Int) -> Int? {
    let unit = lexemes[index]
    let last = index + (lexemes[index + 1].classes.contains(.dash) ? 2 : 1)
    guard last < lexemes.count, lexemes[last].classes.contains(.edge) else { return nil }
    let end = lexemes[last]
    let lowest = last == index + 1 ? TimeUnit.week : .month
    guard end.value == 8, end.end - end.start == 3, last == index + 2 || end.start - unit.end >= 2,
      (lowest.rawValue...TimeUnit.century.rawValue).contains(unit.value)
    else { return nil }
    append(lexemes, index..<last + 1, .deictic, value: Moment.unitEnd + unit.value)
    return last + 1
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
