/// Gives the values of times from the patterns that matched.
struct TimeReader: Sendable {
  /// The article's date, the tense, and the order of numbers.
  var context: TimeContext

  /// The value of a match; `nil` where it is no time after all.
  func value(_ parts: TimeParts, _ reading: TimeReading) -> TimeValue? {
    var value: TimeValue? =
      switch reading {
      case .date: context.value(of: moment(parts, 0..<parts.count))
      case .range: range(parts)
      case .duration: duration(parts)
      case .compound: compound(parts)
      case .ago: ago(parts)
      case .shifted: shifted(parts)
      case .relative: relative(parts)
      case .told: told(parts)
      case .set: set(parts)
      case .weekends: weekends(parts)
      case .edge: edge(parts)
      case .portion: portion(parts)
      case .bare: bare(parts)
      case .within: within(parts)
      case .weekOf: weekOf(parts)
      case .nightOf: nightOf(parts)
      case .quantity, .quantityRange, .money, .share, .nothing: nil
      }
    if value?.modifier == nil { value?.modifier = parts.modifier }
    if let day = parts.first(.deictic), day.value > Moment.unitEnd { value?.modifier = .end }
    return value
  }

  // MARK: - Ranges

  /// From one moment to another; what one of them leaves out is that of the other.
  func range(_ parts: TimeParts) -> TimeValue {
    let middle =
      (1..<max(1, parts.count - 1)).first { index in
        let role = parts.role(index)
        return !role.isDisjoint(with: [.to, .dash, .and, .or])
      } ?? parts.count / 2
    var first = moment(parts, 0..<middle)
    var last = moment(parts, middle + 1..<parts.count)
    if let month = monthInDigits(parts, first, last) { return month }
    completeYears(&first, &last)
    if first.month == nil && first.day != nil { first.month = last.month }
    if last.month == nil && last.day != nil { last.month = first.month }
    if first.year == nil && (first.month != nil) { first.year = last.year }
    if first.clock != nil && last.clock != nil {
      // "From 5 to 6 p.m.": the half of the day is told once.
      if !first.hasKnownHalf && last.hasKnownHalf, let hour = first.clock, let end = last.clock {
        let afternoon = hour % 43_200 + 43_200
        first.clock = end >= 43_200 && afternoon <= end ? afternoon : hour
        first.hasKnownHalf = true
      }
      first.zone = last.zone
      if !first.hasDay {
        (first.day, first.month, first.year) = (last.day, last.month, last.year)
        (first.weekday, first.deictic) = (last.weekday, last.deictic)
        first.relation = last.relation
      }
    }
    let from = context.value(of: first)
    let to = inOrder(from, context.value(of: last), &first, &last)
    guard let start = from.value, let end = to.value else { return TimeValue(from.sort, nil) }
    return TimeValue(from.sort, "\(start)/\(end)")
  }

  /// The end of a range that does not lie before its start.
  ///
  /// Each of them alone is the last such time or the next one: in an article of 29 August `25 August
  /// to 5 September` would end a year before it starts.
  private func inOrder(
    _ from: TimeValue, _ to: TimeValue, _ first: inout Moment, _ last: inout Moment
  ) -> TimeValue {
    guard let start = from.value, let end = to.value, start.count == end.count, end < start else {
      return to
    }
    if first.weekday != nil, last.weekday != nil, first.month == nil, last.month == nil {
      last.isWeekLater = true
      return context.value(of: last)
    }
    guard last.year == nil, last.month != nil, let year = Int(start.prefix(4)) else { return to }
    last.year = year
    let same = context.value(of: last)
    if let end = same.value, end >= start { return same }
    last.year = year + 1
    return context.value(of: last)
  }

  /// `2016-17` and `1999-00`: the second year has the century of the first, or the next one.
  private func completeYears(_ first: inout Moment, _ last: inout Moment) {
    guard let start = first.year, let end = last.year, first.month == nil, end < 100 else { return }
    last.year = start - start % 100 + end + (end < start % 100 ? 100 : 0)
  }

  /// `2016-08`, which ends before it starts and so is no range but a month; `nil` for others.
  private func monthInDigits(_ parts: TimeParts, _ first: Moment, _ last: Moment) -> TimeValue? {
    guard parts.count == 3, let year = first.year, let month = last.year, first.month == nil,
      parts.item(2).digits == 2, (1...12).contains(month), month <= year % 100
    else { return nil }
    return TimeValue(.date, "\(NumberText.year(year))-\(NumberText.two(month))")
  }

  // MARK: - Relations

  private func relative(_ parts: TimeParts) -> TimeValue {
    // "This coming week": the second word tells more.
    let relation = parts.first([.last, .next]) ?? parts.first([.this, .that])
    guard let unitItem = parts.first([.unit, .units]),
      let unit = TimeUnit(rawValue: unitItem.unitValue)
    else { return context.value(of: moment(parts, 0..<parts.count)) }
    let isPast = relation?.classes.contains(.last) ?? false
    if let number = parts.first([.number, .vague]) {
      return TimeValue(.duration, length(number, unitItem))
    }
    if unitItem.classes.contains(.units) {
      return TimeValue(.date, isPast ? "PAST_REF" : parts.has(.next) ? "FUTURE_REF" : nil)
    }
    guard let relation, !isTold(relation, unit) else { return told(parts) }
    if relation.classes.contains(.past), let length = single(unitItem) {
      return TimeValue(.duration, length)
    }
    let offset = isPast ? -1 : parts.has(.next) ? 1 : 0
    return TimeValue(.date, context.unitText(unit, offset))
  }

  /// Whether the time is counted from what was told: `next day`, `following year`, `previous week`.
  private func isTold(_ relation: TimeLexeme, _ unit: TimeUnit) -> Bool {
    if relation.classes.contains(.that) { return true }
    if relation.classes.contains(.last) {
      return !relation.classes.contains(.past) && relation.value == 2
    }
    return relation.classes.contains(.next) && (relation.value == 3 || unit == .day)
  }

  private func told(_ parts: TimeParts) -> TimeValue {
    guard let part = parts.first([.part, .point, .dark]) else { return TimeValue(.date, nil) }
    // Of "dawn the day before", "next morning" and "the middle of the night" the part of day is known.
    if parts.has(.last) && part.value == 5 && part.classes.contains(.part) {
      return context.value(of: moment(parts, 0..<parts.count))
    }
    return TimeValue(.time, "XXXX-XX-XX" + TimeContext.partText(part.value))
  }

  // MARK: - Sets, edges and portions

  private func set(_ parts: TimeParts) -> TimeValue {
    if let day = parts.first([.weekday, .weekdays]) {
      return TimeValue(.set, "XXXX-WXX-\(day.value)")
    }
    if let part = parts.first([.part, .point]) {
      return TimeValue(.set, "XXXX-XX-XX" + TimeContext.partText(part.value))
    }
    if parts.has(.season) || parts.has(.month) || parts.has(.holiday) {
      var free = TimeReader(context: TimeContext(reference: nil))
      free.context.order = context.order
      return TimeValue(.set, free.context.dateText(of: free.moment(parts, 0..<parts.count)))
    }
    if let often = parts.first(.often) {
      return TimeValue(.set, TimeUnit(rawValue: often.value)?.length("1"))
    }
    if parts.has(.every), parts.has(.vague), !parts.has(.number) {
      return TimeValue(.set, length(nil, parts.first(.units)))
    }
    // "Every other week" comes each second one.
    if parts.first(.every)?.value == 2 {
      let unit = parts.first(.unit).flatMap { TimeUnit(rawValue: $0.unitValue) }
      return TimeValue(.set, unit?.length("2"))
    }
    let length = duration(parts)
    guard parts.has([.number, .vague]) else {
      return TimeValue(.set, single(parts.first([.unit, .units])))
    }
    return TimeValue(.set, length?.value)
  }

  private func edge(_ parts: TimeParts) -> TimeValue {
    guard let unit = parts.first(.unit).flatMap({ TimeUnit(rawValue: $0.unitValue) }) else {
      return context.value(of: moment(parts, 0..<parts.count))
    }
    if parts.has(.that) { return TimeValue(.date, nil) }
    let offset = parts.has(.last) ? -1 : parts.has(.next) ? 1 : 0
    return TimeValue(.date, context.unitText(unit, offset))
  }

  /// A numbered part of a longer time.
  private func portion(_ parts: TimeParts) -> TimeValue {
    guard let ordinal = parts.first(.ordinal) ?? parts.first([.quarter, .half]) else {
      return TimeValue(.date, nil)
    }
    let number = Int(ordinal.value)
    if parts.has(.century) && !parts.has(.year) {
      let isBC = parts.first(.era)?.value == 1
      let centuries = parts.all(.ordinal).map { ordinal in
        (isBC ? "BC" : "") + NumberText.two(Int(ordinal.value) - (isBC ? 0 : 1))
      }
      return TimeValue(.date, centuries.joined(separator: "/"))
    }
    if let month = parts.first(.month), parts.has(.half) {
      var moment = Moment()
      moment.month = Int(month.value)
      moment.year = parts.first(.year).map { Int($0.number) }
      return TimeValue(.date, context.dateText(of: moment), number == 1 ? .start : .end)
    }
    let year = whole(parts)
    if parts.has(.half) {
      return TimeValue(.date, number <= 2 ? "\(year ?? "XXXX")-H\(number)" : nil)
    }
    if parts.first(.quarter) != nil {
      let isOfAnother = parts.has(.that) || parts.has(.unit)
      let quarter = year == nil && !isOfAnother ? context.quarterText(number) : nil
      return TimeValue(.date, number <= 4 ? quarter ?? "\(year ?? "XXXX")-Q\(number)" : nil)
    }
    guard let year, number == 1, let count = parts.first(.number),
      parts.first(.units)?.unitValue == TimeUnit.month.rawValue,
      (1...12).contains(count.number)
    else { return TimeValue(.date, nil) }
    return TimeValue(.date, "\(year)-01/\(year)-\(NumberText.two(Int(count.number)))")
  }

  /// The year that a portion is of.
  private func whole(_ parts: TimeParts) -> String? {
    if let year = parts.first(.year) {
      return (year.cue == .fiscal ? "FY" : "") + NumberText.year(Int(year.number))
    }
    let units = parts.all(.unit)
    guard let unit = units.last, unit.unitValue == TimeUnit.year.rawValue else { return nil }
    if parts.has(.that) || !parts.has([.this, .last, .next, .the]) { return nil }
    return context.unitText(.year, parts.has(.last) ? -1 : parts.has(.next) ? 1 : 0)
  }
}

extension TimeLexeme {
  /// The unit of time that the word names; `second` is an ordinal as well.
  var unitValue: Int32 { value }
}
