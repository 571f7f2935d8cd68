// Times told by two things, of which one lies within the other: `Friday last week`, `the night of 3-4 May`.

extension TimeReader {
  /// `March last year`, `3 May of this year`, `Friday next week`; `nil` where the first is no part of the second.
  func within(_ parts: TimeParts) -> TimeValue? {
    guard let join = joint(parts), let unit = parts.first(.unit) else { return nil }
    let offset = parts.has(.last) ? -1 : parts.has(.next) ? 1 : 0
    var own = moment(parts, 0..<join)
    switch TimeUnit(rawValue: unit.unitValue) {
    case .year where own.weekday == nil && (own.month ?? own.season) != nil || own.holiday != nil:
      guard let year = context.reference.map({ $0.year + offset }) else {
        return context.value(of: own)
      }
      own.year = year
      return context.value(of: own)
    case .week where own.weekday != nil && own.month == nil:
      guard let weekday = own.weekday, let reference = context.reference else {
        return context.value(of: own)
      }
      let day = reference.adding(days: offset * 7 + weekday - reference.weekday)
      (own.year, own.month, own.day, own.weekday) = (day.year, day.month, day.day, nil)
      return context.value(of: own)
    default: return nil
    }
  }

  /// The index of the item that tells the relation, `of` before it left out; `nil` where there is none.
  private func joint(_ parts: TimeParts) -> Int? {
    (1..<parts.count).first { !parts.role($0).isDisjoint(with: [.last, .next, .this]) }
      .map { parts.role($0 - 1).contains(.of) ? $0 - 1 : $0 }
  }

  /// `the week of Aug. 22`; `nil` for other units.
  func weekOf(_ parts: TimeParts) -> TimeValue? {
    guard parts.first(.unit)?.unitValue == TimeUnit.week.rawValue else { return nil }
    let moment = moment(parts, 1..<parts.count)
    guard let day = context.dateText(of: moment).flatMap(CalendarDate.init(text:)) else {
      return TimeValue(.date, nil)
    }
    let week = day.week
    return TimeValue(.date, "\(NumberText.year(week.year))-W\(NumberText.two(week.week))")
  }

  /// `the night of 3-4 May`, which is that of the first day; other parts are those of both days.
  func nightOf(_ parts: TimeParts) -> TimeValue {
    let days = range(parts)
    guard let part = parts.first([.part, .point]), let value = days.value else {
      return TimeValue(.time, nil)
    }
    let text = TimeContext.partText(part.value)
    let ends = value.split(separator: "/").map { $0.prefix(10) + text }
    guard part.value == 5 || part.value == 24, let first = ends.first else {
      return TimeValue(.time, ends.joined(separator: "/"))
    }
    return TimeValue(.time, String(first))
  }
}

extension CalendarDate {
  /// A day of a year after 999 in the extended form of ISO 8601; `nil` for other texts.
  init?(text: String) {
    let parts = text.split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3, text.utf8.count == 10 else { return nil }
    self.init(year: parts[0], month: parts[1], day: parts[2])
  }
}

extension TimeContext {
  /// The day from which a length is told: 1 today, 2 yesterday, 3 tomorrow, 10 and more a weekday from today on.
  func day(_ code: Int) -> CalendarDate? {
    guard let reference else { return nil }
    switch code {
    case 1: return reference
    case 2: return reference.adding(days: -1)
    case 3: return reference.adding(days: 1)
    case 11...17: return reference.adding(days: (code - 10 - reference.weekday + 7) % 7)
    default: return nil
    }
  }

  /// The day that lies some units after another; of months and years the last day that there is.
  func text(_ day: CalendarDate, after count: Int, _ unit: TimeUnit) -> String? {
    switch unit {
    case .day: return Self.text(day.adding(days: count))
    case .week: return Self.text(day.adding(days: 7 * count))
    case .fortnight: return Self.text(day.adding(days: 14 * count))
    case .month, .year:
      let (year, month) = day.adding(months: unit == .year ? 12 * count : count)
      let last = CalendarDate.length(ofMonth: month, year: year)
      return CalendarDate(year: year, month: month, day: min(day.day, last)).map(Self.text)
    default: return nil
    }
  }
}
