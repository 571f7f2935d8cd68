extension TimeReader {
  // MARK: - Lengths

  /// The text of a count and the unit behind it.
  func length(_ number: TimeLexeme?, _ unit: TimeLexeme?) -> String? {
    guard let unit, let unit = TimeUnit(rawValue: unit.unitValue) else { return nil }
    guard let number, !number.classes.contains(.vague) else { return unit.length("X") }
    return unit.length(NumberText.text(number.number))
  }

  /// Whether a unit is a length: "the second" is an ordinal, and a period is as long as one likes.
  private func isLength(_ unit: TimeLexeme) -> Bool {
    !unit.classes.contains(.ordinal) && unit.unitValue != TimeUnit.period.rawValue
  }

  func duration(_ parts: TimeParts) -> TimeValue? {
    let unit = parts.first([.unit, .units])
    let numbers = parts.all([.number, .vague])
    if parts.has(.half) || parts.has(.quarter), numbers.isEmpty {
      let share = (parts.has(.and) ? 1 : 0) + (parts.has(.half) ? 0.5 : 0.25)
      if unit?.unitValue == TimeUnit.hour.rawValue {
        return TimeValue(.duration, "PT\(NumberText.text(share * 60))M")
      }
      let text = unit.flatMap { TimeUnit(rawValue: $0.unitValue) }?
        .length(NumberText.text(share))
      return TimeValue(.duration, text)
    }
    if numbers.isEmpty, parts.has(.a), let unit, !isLength(unit) { return nil }
    if numbers.count == 2, let first = length(numbers[0], unit), let last = length(numbers[1], unit)
    {
      return TimeValue(.duration, "\(first)/\(last)")
    }
    if let number = numbers.first { return TimeValue(.duration, length(number, unit)) }
    if parts.has(.another) || parts.has(.a) { return TimeValue(.duration, single(unit)) }
    return TimeValue(.duration, length(nil, unit))
  }

  func single(_ unit: TimeLexeme?) -> String? {
    unit.flatMap { TimeUnit(rawValue: $0.unitValue) }?.length("1")
  }

  func bare(_ parts: TimeParts) -> TimeValue? {
    guard let unit = parts.first([.unit, .units]) else { return nil }
    if !isLength(unit) { return nil }
    if unit.unitValue == TimeUnit.weekend.rawValue, unit.classes.contains(.unit), parts.has(.the) {
      return TimeValue(.date, context.weekendText)
    }
    return TimeValue(.duration, unit.classes.contains(.units) ? length(nil, unit) : single(unit))
  }

  func ago(_ parts: TimeParts) -> TimeValue {
    guard let unit = parts.first([.unit, .units]).flatMap({ TimeUnit(rawValue: $0.unitValue) })
    else { return TimeValue(.date, nil) }
    let isClock = unit == .hour || unit == .minute || unit == .second
    let sort: TimeValue.Sort = isClock ? .time : .date
    // "Ago" and "from now" count from the article's date; "later" counts from what was told.
    let isAhead = parts.first(.later)?.value == 3
    guard parts.has(.ago) || isAhead else { return TimeValue(sort, nil) }
    let vague = isAhead ? "FUTURE_REF" : "PAST_REF"
    if parts.has(.half) {
      return TimeValue(sort, halfAgo(unit) ?? vague)
    }
    guard let number = parts.first([.number, .vague]) ?? parts.first(.unit),
      !number.classes.contains(.vague)
    else { return TimeValue(sort, vague) }
    let count = number.classes.contains(.unit) ? 1 : number.number
    guard !isClock, count == count.rounded(), count < 1_000_000 else {
      return TimeValue(sort, vague)
    }
    if let day = parts.first(.later).flatMap({ context.day(Int($0.number)) }) {
      return TimeValue(sort, context.text(day, after: Int(count), unit))
    }
    return TimeValue(sort, context.unitText(unit, isAhead ? Int(count) : -Int(count)))
  }

  /// `half a century ago`; `nil` where the half of a unit is no number of smaller ones.
  private func halfAgo(_ unit: TimeUnit) -> String? {
    switch unit {
    case .year: context.unitText(.month, -6)
    case .decade: context.unitText(.year, -5)
    case .century: context.unitText(.year, -50)
    default: nil
    }
  }

  /// A length told in two units, the greater first: `PT2H20M`; `nil` where they are two lengths.
  func compound(_ parts: TimeParts) -> TimeValue? {
    let units = parts.all([.unit, .units]).compactMap { TimeUnit(rawValue: $0.unitValue) }
    let numbers = parts.all(.number).map { NumberText.text($0.number) }
    guard units.count == 2, numbers.count == 2, units[1].isPart(of: units[0]),
      let first = units[0].length(numbers[0]), let second = units[1].length(numbers[1])
    else { return nil }
    let joint = first.hasPrefix("PT") ? 2 : 1
    return TimeValue(.duration, first + second.dropFirst(joint))
  }

  /// The first of two lengths.
  func firstLength(_ parts: TimeParts) -> TimeValue {
    let text = length(parts.first(.number), parts.first([.unit, .units]))
    return TimeValue(.duration, text, parts.modifier)
  }

  // MARK: - Days counted from others

  /// `the day before yesterday`, `the week after next`.
  func shifted(_ parts: TimeParts) -> TimeValue {
    let isBefore = parts.first(.before)?.value == 1
    let step = isBefore ? -1 : 1
    if let part = parts.first(.part) {
      let day = context.unitText(.day, 2 * step) ?? "XXXX-XX-XX"
      return TimeValue(.time, isBefore ? day + TimeContext.partText(part.value) : nil)
    }
    guard let unit = parts.first(.unit).flatMap({ TimeUnit(rawValue: $0.unitValue) }) else {
      return TimeValue(.date, nil)
    }
    if let deictic = parts.first(.deictic) {
      let days: [Int32: Int] = [1: 0, 2: -1, 3: 1]
      guard unit == .day, let day = days[deictic.value] else { return TimeValue(.date, nil) }
      return TimeValue(.date, context.unitText(.day, day + step))
    }
    // "The week before next" is this one, and nobody says so.
    guard isBefore == parts.has(.last) else { return TimeValue(.date, nil) }
    return TimeValue(.date, context.unitText(unit, 2 * step))
  }

  /// `on weekends`; `nil` for other units.
  func weekends(_ parts: TimeParts) -> TimeValue? {
    parts.first(.units)?.unitValue == TimeUnit.weekend.rawValue
      ? TimeValue(.set, "XXXX-WXX-WE") : nil
  }
}
