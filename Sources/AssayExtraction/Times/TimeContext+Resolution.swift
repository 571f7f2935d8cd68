extension TimeContext {
  // MARK: - Days

  /// A day of a month, in the year that is told or that the article's date and the tense decide.
  func dayText(_ day: Int, _ month: Int, of moment: Moment) -> String? {
    let ending = "-\(NumberText.two(month))-\(NumberText.two(day))"
    if let year = moment.year {
      return CalendarDate(year: year, month: month, day: day).map { _ in
        NumberText.year(year, isBC: moment.isBC) + ending
      }
    }
    guard CalendarDate(year: 2000, month: month, day: day) != nil else { return nil }
    guard let reference, let year = year(month: month, day: day, from: reference, moment.relation),
      CalendarDate(year: year, month: month, day: day) != nil
    else { return "XXXX" + ending }
    return NumberText.year(year) + ending
  }

  /// The year of a day told without one: the last such day, or the next one after a future cue.
  private func year(
    month: Int, day: Int, from reference: CalendarDate, _ relation: Int?
  ) -> Int? {
    let isReached = (month, day) <= (reference.month, reference.day)
    switch relation {
    case 0: return reference.year
    case -1:
      return (month, day) < (reference.month, reference.day) ? reference.year : reference.year - 1
    case 1: return isReached ? reference.year + 1 : reference.year
    default: break
    }
    if isFuture {
      return (month, day) < (reference.month, reference.day) ? reference.year + 1 : reference.year
    }
    return isReached ? reference.year : reference.year - 1
  }

  /// A weekday: the last one, the article's own day among them, or after a future cue the next.
  func weekdayText(_ weekday: Int, of moment: Moment) -> String? {
    guard let reference else { return "XXXX-WXX-\(weekday)" }
    let back = (reference.weekday - weekday + 7) % 7
    let ahead = (7 - back) % 7
    let days: Int
    switch moment.relation {
    case -1: days = back == 0 ? -7 : -back
    case 1: days = ahead == 0 ? 7 : ahead
    case 0: days = weekday - reference.weekday
    default: days = isFuture ? ahead : -back
    }
    return Self.text(reference.adding(days: days + (moment.isWeekLater ? 7 : 0)))
  }

  /// The weekend: the last that has begun, or after a future cue the one that ends next.
  var weekendText: String? {
    let hasBegun = reference.map { $0.weekday >= 6 } ?? false
    return unitText(.weekend, hasBegun || isFuture ? 0 : -1)
  }

  /// A quarter of a year: the last that has begun, or after a future cue the next that has not ended.
  func quarterText(_ quarter: Int) -> String? {
    guard let reference else { return nil }
    let current = (reference.month + 2) / 3
    let year =
      isFuture
      ? (quarter < current ? reference.year + 1 : reference.year)
      : (quarter > current ? reference.year - 1 : reference.year)
    return NumberText.year(year) + "-Q\(quarter)"
  }

  // MARK: - Longer times

  /// A month, in the year that is told or that the article's date and the tense decide.
  func monthText(_ month: Int, of moment: Moment) -> String? {
    let ending = "-\(NumberText.two(month))"
    if let year = moment.year { return NumberText.year(year, isBC: moment.isBC) + ending }
    guard let reference else { return "XXXX" + ending }
    let year: Int
    switch moment.relation {
    case 0: year = reference.year
    case -1: year = month < reference.month ? reference.year : reference.year - 1
    case 1: year = month > reference.month ? reference.year : reference.year + 1
    default:
      if isFuture {
        year = month >= reference.month ? reference.year : reference.year + 1
      } else {
        year = month <= reference.month ? reference.year : reference.year - 1
      }
    }
    return NumberText.year(year) + ending
  }

  /// A season of the northern half of the earth; a winter has the year that it begins in.
  func seasonText(_ season: Int, of moment: Moment) -> String? {
    let ending = ["-SP", "-SU", "-FA", "-WI"][(season - 1) & 3]
    if let year = moment.year { return NumberText.year(year) + ending }
    guard let reference else { return "XXXX" + ending }
    // The number of seasons since the year 0, of the article's day and of the one told.
    let current = reference.adding(months: -2)
    let now = current.year * 4 + (current.month - 1) / 3
    var told = current.year * 4 + season - 1
    switch moment.relation {
    case 0: break
    case -1: if told >= now { told -= 4 }
    case 1: if told <= now { told += 4 }
    default:
      if isFuture { if told < now { told += 4 } } else if told > now { told -= 4 }
    }
    return NumberText.year(told / 4) + ending
  }

  /// A day that is the same every year, or follows from the moon as Easter does.
  func holidayText(_ holiday: Int32, of moment: Moment) -> String? {
    let fixed: [Int32: (month: Int, day: Int)] = [
      1: (12, 25), 4: (10, 31), 5: (5, 1), 6: (12, 26), 7: (12, 24), 8: (1, 1), 9: (12, 31),
    ]
    if let day = fixed[holiday] { return dayText(day.day, day.month, of: moment) }
    // Days before or after Easter Sunday.
    let moved: [Int32: Int] = [2: 0, 10: -2, 11: 1]
    guard let shift = moved[holiday] else {
      return moment.year.map { NumberText.year($0) + "-XX-XX" }
    }
    return easterDay(of: moment).map { Self.text($0.adding(days: shift)) } ?? "XXXX-XX-XX"
  }

  private func easterDay(of moment: Moment) -> CalendarDate? {
    if let year = moment.year { return Self.easter(year) }
    guard let reference, let own = Self.easter(reference.year) else { return nil }
    var year = reference.year
    if isFuture || moment.relation == 1 {
      if own < reference { year += 1 }
    } else if own > reference && moment.relation != 0 {
      year -= 1
    }
    return Self.easter(year)
  }

  /// Easter Sunday of the western churches (the anonymous Gregorian algorithm; Meeus, 1991).
  static func easter(_ year: Int) -> CalendarDate? {
    guard year > 1582 else { return nil }
    let golden = year % 19, century = year / 100, rest = year % 100
    let epact =
      (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30
    let weekday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7
    let shift = (golden + 11 * epact + 22 * weekday) / 451
    let index = epact + weekday - 7 * shift + 114
    return CalendarDate(year: year, month: index / 31, day: index % 31 + 1)
  }

  /// The unit that lies some units from the article's date: `2017-W03`, `2016-12`, `201`.
  ///
  /// `nil` where there is no such date, or it lies more than 1,000 years away.
  func unitText(_ unit: TimeUnit, _ offset: Int) -> String? {
    guard let reference, reference.year > 1_000, isNear(unit, offset) else { return nil }
    switch unit {
    case .day: return Self.text(reference.adding(days: offset))
    case .week, .weekend:
      let week = reference.adding(days: offset * 7).week
      let text = "\(NumberText.year(week.year))-W\(NumberText.two(week.week))"
      return unit == .week ? text : text + "-WE"
    case .fortnight:
      let week = reference.adding(days: offset * 14).week
      return "\(NumberText.year(week.year))-W\(NumberText.two(week.week))"
    case .month:
      let month = reference.adding(months: offset)
      return "\(NumberText.year(month.year))-\(NumberText.two(month.month))"
    case .quarter:
      let month = reference.adding(months: offset * 3)
      return "\(NumberText.year(month.year))-Q\((month.month + 2) / 3)"
    case .year: return NumberText.year(reference.year + offset)
    case .decade: return String(reference.year / 10 + offset)
    case .century: return String(reference.year / 100 + offset)
    case .minute, .second, .hour, .night, .period, .partOfDay: return nil
    }
  }

  private func isNear(_ unit: TimeUnit, _ offset: Int) -> Bool {
    let years: Double =
      switch unit {
      case .day: 1 / 365
      case .week, .weekend, .fortnight: 1 / 25
      case .month: 1 / 12
      case .quarter: 1 / 4
      case .decade: 10
      case .century: 100
      default: 1
      }
    return abs(Double(offset)) * years < 1_000
  }
}
