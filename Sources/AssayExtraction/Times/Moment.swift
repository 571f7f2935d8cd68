/// A time of the calendar as an expression tells it: what is said, and nothing more.
struct Moment: Sendable {
  var year: Int?
  var isBC = false
  var month: Int?
  var day: Int?
  var weekday: Int?
  var deictic: Int32?
  /// What a unit's value is added to in a word that stands for the end of the present one.
  static let unitEnd: Int32 = 100
  /// -1 last, 0 this, 1 next.
  var relation: Int?
  var season: Int?
  var holiday: Int32?
  /// The years of a decade, as in 1990.
  var decade: Int?
  /// The value of a word for a part of day.
  var part: Int32?
  /// Seconds since midnight.
  var clock: Int?
  /// Whether the half of the day is known.
  var hasKnownHalf = true
  /// Minutes ahead of UTC; `nil` where no zone is told or known.
  var zone: Int?
  /// Whether it is the end of a range of weekdays that starts before it.
  var isWeekLater = false
  /// Whether the year is one of accounts.
  var isFiscal = false
  /// A date in digits that is no date.
  var isInvalid = false

  /// Whether a day can be looked for.
  var hasDay: Bool {
    day != nil || weekday != nil || deictic != nil || holiday != nil
  }
}

/// The day that an article was written on, and how to read what it says.
struct TimeContext: Sendable {
  /// The order of day and month in digits.
  enum Order: String, CaseIterable, Sendable {
    case dayFirst = "dmy"
    case monthFirst = "mdy"
    case none
  }

  /// The article's date; `nil` where it is not known.
  var reference: CalendarDate?
  /// Whether the clause is about what is to come.
  var isFuture = false
  /// The order of day and month in digits where both are possible.
  var order = Order.none

  // MARK: - Values

  /// The value of a moment; `nil` where it is no time of the calendar.
  func value(of moment: Moment) -> TimeValue {
    guard !moment.isInvalid else { return TimeValue(.date, nil) }
    let date = dateText(of: moment)
    if let clock = moment.clock {
      return TimeValue(
        .time, (date ?? "XXXX-XX-XX") + clockText(clock, of: moment) + zoneText(moment.zone))
    }
    if let part = moment.part {
      return TimeValue(.time, (date ?? "XXXX-XX-XX") + Self.partText(part))
    }
    if moment.deictic == 4 || moment.deictic == 5 {
      return TimeValue(.time, date.map { $0 + "TNI" })
    }
    return TimeValue(.date, date)
  }

  private func clockText(_ seconds: Int, of moment: Moment) -> String {
    let minutes = NumberText.two(seconds / 60 % 60)
    let hour = moment.hasKnownHalf ? NumberText.two(seconds / 3600) : "XX"
    let rest = seconds % 60 == 0 ? "" : ":" + NumberText.two(seconds % 60)
    return "T\(hour):\(minutes)\(rest)"
  }

  private func zoneText(_ zone: Int?) -> String {
    guard let zone else { return "" }
    guard zone != 0 else { return "Z" }
    let minutes = abs(zone)
    return
      "\(zone < 0 ? "-" : "+")\(NumberText.two(minutes / 60)):\(NumberText.two(minutes % 60))"
  }

  /// The part of day that a word of class `part` or `point` stands for.
  static func partText(_ part: Int32) -> String {
    switch part {
    case 1: "TMO"
    case 2: "TMI"
    case 3: "TAF"
    case 4: "TEV"
    case 12: "T12:00"
    case 24: "T24:00"
    default: "TNI"
    }
  }

  /// The date of a moment as far as it is known; `nil` where none is told.
  func dateText(of moment: Moment) -> String? {
    if let decade = moment.decade { return decadeText(decade, moment.isBC) }
    if let holiday = moment.holiday { return holidayText(holiday, of: moment) }
    if let deictic = moment.deictic, deictic > Moment.unitEnd {
      return TimeUnit(rawValue: deictic - Moment.unitEnd).flatMap { unitText($0, 0) }
    }
    if let deictic = moment.deictic {
      let days = [1: 0, 2: -1, 3: 1, 4: 0, 5: isFuture ? 0 : -1][deictic] ?? 0
      return reference.map { Self.text($0.adding(days: days)) }
    }
    if let season = moment.season { return seasonText(season, of: moment) }
    if let day = moment.day, let month = moment.month {
      return dayText(day, month, of: moment)
    }
    if let weekday = moment.weekday { return weekdayText(weekday, of: moment) }
    if let month = moment.month { return monthText(month, of: moment) }
    if let year = moment.year {
      return (moment.isFiscal ? "FY" : "") + NumberText.year(year, isBC: moment.isBC)
    }
    if moment.part == 5, moment.relation == -1 {
      return reference.map { Self.text($0.adding(days: -1)) }
    }
    return moment.relation.flatMap { relation in
      relation == 0 ? reference.map(Self.text) : nil
    }
  }

  /// A day in the extended form of ISO 8601.
  static func text(_ date: CalendarDate) -> String {
    "\(NumberText.year(date.year))-\(NumberText.two(date.month))-\(NumberText.two(date.day))"
  }

  /// A decade; one without its century is the last that has begun by the article's date.
  private func decadeText(_ decade: Int, _ isBC: Bool) -> String {
    guard decade < 100 else { return (isBC ? "BC" : "") + String(decade / 10) }
    guard let year = reference?.year, year >= 1_000 else { return "XX\(decade / 10)" }
    let last = year - year % 100 + decade
    return String((last <= year ? last : last - 100) / 10)
  }
}
