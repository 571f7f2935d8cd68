extension TimeReader {
  /// The moment that some of the items tell.
  func moment(_ parts: TimeParts, _ range: Range<Int>) -> Moment {
    var moment = Moment()
    for index in range {
      read(parts.item(index), as: parts.role(index), into: &moment)
    }
    readClock(parts, range, into: &moment)
    // "Overnight on Friday" is a part of that day.
    if moment.weekday != nil, let deictic = moment.deictic, deictic == 4 || deictic == 5 {
      (moment.deictic, moment.part) = (nil, 5)
    }
    return moment
  }

  private func read(_ item: TimeLexeme, as role: WordClass, into moment: inout Moment) {
    if role.contains(.day) { moment.day = Int(item.value) }
    if role.contains(.month) { moment.month = Int(item.value) }
    if role.contains(.year) {
      moment.year = item.digits == 2 ? fullYear(Int(item.number)) : Int(item.number)
      moment.isFiscal = item.cue == .fiscal
    }
    if role.contains(.weekday) || role.contains(.weekdays) { moment.weekday = Int(item.value) }
    if role.contains(.deictic) { moment.deictic = item.value }
    if role.contains(.season) { moment.season = Int(item.value) }
    if role.contains(.holiday) { moment.holiday = item.value }
    if role.contains(.part) || role.contains(.point) { moment.part = item.value }
    if role.contains(.last) { moment.relation = -1 }
    if role.contains(.next) { moment.relation = 1 }
    if role.contains(.this) { moment.relation = 0 }
    if role.contains(.decade) { moment.decade = decade(item) }
    if role.contains(.era) { moment.isBC = item.value == 1 }
    if role.contains(.zone) { moment.zone = item.value == 1_000 ? nil : Int(item.value) - 1 }
    if role.contains(.number) && moment.year == nil && !role.contains(.day) {
      moment.year = Int(min(item.number, 9_999))
    }
    if role.contains(.iso) {
      readDigits(DigitDate(packed: item.number), isDotted: item.value == 1, into: &moment)
    }
  }

  private func decade(_ item: TimeLexeme) -> Int {
    item.digits == 0 ? Int(item.value) : Int(item.number)
  }

  /// A date in digits, in the order that is set or that its numbers leave.
  private func readDigits(_ date: DigitDate, isDotted: Bool, into moment: inout Moment) {
    if date.isISO {
      (moment.year, moment.month, moment.day) = (date.first, date.second, date.third)
      moment.isInvalid =
        CalendarDate(year: date.first, month: date.second, day: date.third) == nil
      return
    }
    let year = date.lastDigits == 4 ? date.third : fullYear(date.third)
    let dayFirst = CalendarDate(year: year, month: date.second, day: date.first)
    let monthFirst = CalendarDate(year: year, month: date.first, day: date.second)
    let found: CalendarDate?
    switch (dayFirst, monthFirst) {
    case (let one?, let other?) where one != other:
      let order = isDotted ? TimeContext.Order.dayFirst : context.order
      found = order == .none ? nil : order == .dayFirst ? one : other
      // The year stays known where day and month do not.
      if found == nil { moment.year = year }
    case (let one, let other): found = one ?? other
    }
    if let found {
      (moment.year, moment.month, moment.day) = (found.year, found.month, found.day)
    }
    moment.isInvalid = dayFirst == nil && monthFirst == nil
  }

  /// The year nearest to the article's that ends in two digits.
  private func fullYear(_ digits: Int) -> Int {
    let base = context.reference?.year ?? 2000
    let year = base - base % 100 + digits
    if year > base + 50 { return year - 100 }
    return year <= base - 50 ? year + 100 : year
  }

  // MARK: - Clock times

  private func readClock(_ parts: TimeParts, _ range: Range<Int>, into moment: inout Moment) {
    var hour: TimeLexeme?
    var meridiem: Int32?
    var past: (minutes: Int, isBefore: Bool)?
    for index in range {
      let role = parts.role(index)
      let item = parts.item(index)
      if role.contains(.clock) {
        moment.clock = Int(item.value)
        moment.hasKnownHalf = true
      } else if role.contains(.hour) {
        hour = item
        // What was read as a year is the hour.
        if moment.year == Int(item.number) { moment.year = nil }
      } else if role.contains(.meridiem) {
        meridiem = item.value
      } else if !role.isDisjoint(with: [.past, .to]), index > range.lowerBound {
        past = minutes(parts, before: index).map { ($0, item.classes.contains(.to)) }
        if moment.year == past?.minutes { moment.year = nil }
      }
    }
    if let hour {
      setClock(hour, past: past, meridiem: meridiem, in: &moment)
    } else if let clock = moment.clock, let meridiem, clock < 13 * 3600 {
      moment.clock = Self.inHalf(clock, meridiem)
    }
    if moment.clock != nil, moment.part != 12, moment.part != 24 { moment.part = nil }
  }

  private func minutes(_ parts: TimeParts, before index: Int) -> Int? {
    let item = parts.item(index - 1)
    let role = parts.role(index - 1)
    if role.contains(.half) { return 30 }
    if role.contains(.quarter) { return 15 }
    return item.number < 60 ? Int(item.number) : nil
  }

  private func setClock(
    _ hour: TimeLexeme, past: (minutes: Int, isBefore: Bool)?, meridiem: Int32?,
    in moment: inout Moment
  ) {
    var seconds = Int(hour.number) * 3600 + Int(hour.minutes ?? 0) * 60
    if let past { seconds += (past.isBefore ? -60 : 60) * past.minutes }
    let isSpelled = hour.number <= 12
    if let meridiem {
      moment.clock = Self.inHalf(seconds, meridiem)
    } else if isSpelled, let part = moment.part {
      let isAfternoon = part == 3 || part == 4 || (part == 5 && hour.number >= 6)
      moment.clock = Self.inHalf(seconds, isAfternoon ? 2 : 1)
    } else {
      moment.clock = max(0, seconds)
      moment.hasKnownHalf = !isSpelled
    }
    moment.part = nil
  }

  /// A clock time of twelve hours before or after noon.
  private static func inHalf(_ seconds: Int, _ meridiem: Int32) -> Int {
    let half = ((seconds % 43_200) + 43_200) % 43_200
    return meridiem == 2 ? half + 43_200 : half
  }
}
