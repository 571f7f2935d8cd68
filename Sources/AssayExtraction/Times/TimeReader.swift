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
      case .ago: ago(parts)
      case .later: TimeValue(.date, nil)
      case .relative: relative(parts)
      case .told: told(parts)
      case .set: set(parts)
      case .edge: edge(parts)
      case .portion: portion(parts)
      case .bare: bare(parts)
      case .quantity, .quantityRange, .money, .share, .nothing: nil
      }
    if value?.modifier == nil { value?.modifier = parts.modifier }
    return value
  }

  // MARK: - Ranges

  /// From one moment to another; what one of them leaves out is that of the other.
  private func range(_ parts: TimeParts) -> TimeValue {
    let middle =
      (1..<max(1, parts.count - 1)).first { index in
        let role = parts.role(index)
        return !role.isDisjoint(with: [.to, .dash, .and])
      } ?? parts.count / 2
    var first = moment(parts, 0..<middle)
    var last = moment(parts, middle + 1..<parts.count)
    completeYears(parts, &first, &last)
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
    }
    let from = context.value(of: first)
    let to = context.value(of: last)
    guard let start = from.value, let end = to.value else { return TimeValue(from.sort, nil) }
    return TimeValue(from.sort, "\(start)/\(end)")
  }

  /// `2016-17`: the second year has the century of the first.
  private func completeYears(_ parts: TimeParts, _ first: inout Moment, _ last: inout Moment) {
    guard let start = first.year, let end = last.year, first.month == nil, end < 100 else { return }
    last.year = start - start % 100 + end
  }

  // MARK: - Lengths

  /// The text of a count and the unit behind it.
  private func length(_ number: TimeLexeme?, _ unit: TimeLexeme?) -> String? {
    guard let unit, let unit = TimeUnit(rawValue: unit.unitValue) else { return nil }
    guard let number, !number.classes.contains(.vague) else { return unit.length("X") }
    return unit.length(NumberText.text(number.number))
  }

  private func duration(_ parts: TimeParts) -> TimeValue {
    let unit = parts.first([.unit, .units])
    let numbers = parts.all([.number, .vague])
    if parts.has(.half) || parts.has(.quarter), numbers.isEmpty {
      let share = parts.has(.half) ? 0.5 : 0.25
      if unit?.unitValue == TimeUnit.hour.rawValue {
        return TimeValue(.duration, "PT\(NumberText.text(share * 60))M")
      }
      let text = unit.flatMap { TimeUnit(rawValue: $0.unitValue) }?
        .length(NumberText.text(share))
      return TimeValue(.duration, text)
    }
    if numbers.count == 2, let first = length(numbers[0], unit), let last = length(numbers[1], unit)
    {
      return TimeValue(.duration, "\(first)/\(last)")
    }
    if let number = numbers.first { return TimeValue(.duration, length(number, unit)) }
    if parts.has(.another) { return TimeValue(.duration, single(unit)) }
    return TimeValue(.duration, length(nil, unit))
  }

  private func single(_ unit: TimeLexeme?) -> String? {
    unit.flatMap { TimeUnit(rawValue: $0.unitValue) }?.length("1")
  }

  private func bare(_ parts: TimeParts) -> TimeValue? {
    guard let unit = parts.first([.unit, .units]) else { return nil }
    // "The second" is an ordinal, and a period is as long as one likes.
    if unit.classes.contains(.ordinal) || unit.unitValue == TimeUnit.period.rawValue { return nil }
    return TimeValue(.duration, unit.classes.contains(.units) ? length(nil, unit) : single(unit))
  }

  private func ago(_ parts: TimeParts) -> TimeValue {
    guard let unit = parts.first([.unit, .units]).flatMap({ TimeUnit(rawValue: $0.unitValue) })
    else { return TimeValue(.date, nil) }
    let isClock = unit == .hour || unit == .minute || unit == .second
    let sort: TimeValue.Sort = isClock ? .time : .date
    // Only "ago" counts from the article's date; "later" counts from what was told.
    guard parts.has(.ago) else { return TimeValue(sort, nil) }
    guard let number = parts.first([.number, .vague]) ?? parts.first(.unit),
      !number.classes.contains(.vague)
    else { return TimeValue(sort, "PAST_REF") }
    let count = number.classes.contains(.unit) ? 1 : number.number
    guard !isClock, count == count.rounded(), count < 1_000_000 else {
      return TimeValue(sort, "PAST_REF")
    }
    return TimeValue(sort, context.unitText(unit, -Int(count)))
  }

  // MARK: - Relations

  private func relative(_ parts: TimeParts) -> TimeValue {
    let relation = parts.first([.last, .next, .this, .that])
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
    // Of "dawn the day before" and "next morning" the part of day is known.
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
    let length = duration(parts)
    guard parts.has([.number, .vague]) else {
      return TimeValue(.set, single(parts.first([.unit, .units])))
    }
    return TimeValue(.set, length.value)
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
    guard let ordinal = parts.first([.ordinal, .quarter]) else { return TimeValue(.date, nil) }
    let number = Int(ordinal.value)
    if parts.has(.century) && !parts.has(.year) {
      let isBC = parts.first(.era)?.value == 1
      return TimeValue(.date, (isBC ? "BC" : "") + NumberText.two(isBC ? number : number - 1))
    }
    let year = whole(parts)
    if parts.has(.half) {
      return TimeValue(.date, number <= 2 ? "\(year ?? "XXXX")-H\(number)" : nil)
    }
    if parts.first(.quarter) != nil {
      return TimeValue(.date, number <= 4 ? "\(year ?? "XXXX")-Q\(number)" : nil)
    }
    guard let year, number == 1, let count = parts.first(.number),
      parts.first(.units)?.unitValue == TimeUnit.month.rawValue,
      (1...12).contains(count.number)
    else { return TimeValue(.date, nil) }
    return TimeValue(.date, "\(year)-01/\(year)-\(NumberText.two(Int(count.number)))")
  }

  /// The year that a portion is of.
  private func whole(_ parts: TimeParts) -> String? {
    if let year = parts.first(.year) { return NumberText.year(Int(year.number)) }
    let units = parts.all(.unit)
    guard let unit = units.last, unit.unitValue == TimeUnit.year.rawValue else { return nil }
    if parts.has(.that) || !parts.has([.this, .last, .next]) { return nil }
    return context.unitText(.year, parts.has(.last) ? -1 : parts.has(.next) ? 1 : 0)
  }
}

extension TimeLexeme {
  /// The unit of time that the word names; `second` is an ordinal as well.
  var unitValue: Int32 { value }
}
