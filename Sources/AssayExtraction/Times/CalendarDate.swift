/// A day of the proleptic Gregorian calendar.
struct CalendarDate: Hashable, Sendable, Comparable {
  /// The year; 0 is 1 BC.
  let year: Int
  /// The month, 1 to 12.
  let month: Int
  /// The day of the month, from 1.
  let day: Int

  /// A day that exists; `nil` for any other, such as 29 February 2023.
  init?(year: Int, month: Int, day: Int) {
    guard (-9999...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Self.length(ofMonth: month, year: year)
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  /// The day a number of days after 1 January 1970.
  ///
  /// Years are counted from 1 March in eras of 400 years, so that the leap day ends a year
  /// (after H. Hinnant, "chrono-compatible low-level date algorithms", 2013).
  init(number: Int) {
    let shifted = number + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  /// Days since 1 January 1970.
  var number: Int {
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// The day of the week, Monday 1 to Sunday 7.
  var weekday: Int { ((number + 3) % 7 + 7) % 7 + 1 }

  /// The ISO 8601 week, with the year that it belongs to.
  var week: (year: Int, week: Int) {
    let thursday = CalendarDate(number: number - weekday + 4)
    let yearStart = CalendarDate(number: thursday.number).firstOfYear
    return (thursday.year, (thursday.number - yearStart) / 7 + 1)
  }

  private var firstOfYear: Int {
    CalendarDate(year: year, month: 1, day: 1).map(\.number) ?? number
  }

  /// The day some days later, or earlier where negative.
  func adding(days: Int) -> CalendarDate { CalendarDate(number: number + days) }

  /// The year and month some months later, or earlier where negative.
  func adding(months: Int) -> (year: Int, month: Int) {
    let index = year * 12 + month - 1 + months
    let shifted = index >= 0 ? index / 12 : (index - 11) / 12
    return (shifted, index - shifted * 12 + 1)
  }

  /// The number of days of a month.
  static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Whether a year has 29 February.
  static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  /// By time.
  static func < (a: CalendarDate, b: CalendarDate) -> Bool {
    (a.year, a.month, a.day) < (b.year, b.month, b.day)
  }
}
