/// What an expression of quantity says.
struct QuantityValue: Hashable, Sendable {
  /// What is measured.
  enum Sort: String, Hashable, Sendable {
    case count
    case money
    case percent
    case fraction
    case measure
  }

  /// What is measured.
  var sort: Sort
  /// The number, or two with `/` between for a range.
  var value: String
  /// How it is meant; `nil` where it is meant as it stands.
  var modifier: Modifier?
  /// The currency's ISO 4217 code or the unit's UCUM code; `nil` for counts.
  var unit: String?
}

/// Gives the values of quantities from the patterns that matched.
enum QuantityReader {
  /// The value of a match.
  static func value(_ parts: TimeParts, _ reading: TimeReading) -> QuantityValue? {
    let numbers = parts.all([.number, .vague])
    let text =
      numbers.count == 2 && reading != .share
      ? "\(NumberText.text(numbers[0].number))/\(NumberText.text(numbers[1].number))"
      : numbers.first.map { NumberText.text($0.number) }
    let modifier = parts.modifier
    switch reading {
    case .money:
      guard let text, !isFall(parts, numbers) else { return nil }
      if let unit = weight(parts, numbers) {
        return QuantityValue(sort: .measure, value: text, modifier: modifier, unit: unit)
      }
      return QuantityValue(
        sort: .money, value: scaledRange(text, numbers), modifier: modifier, unit: currency(parts))
    case .share: return share(parts, modifier)
    case .quantity, .quantityRange:
      guard let text, !isFall(parts, numbers) else { return nil }
      var unit = parts.first(.measure).map {
        Measures.unit($0.value, power: parts.first(.square)?.value ?? Int32($0.number))
      }
      if unit == "calibre" { unit = numbers[0].number < 1 ? "[in_i]" : "mm" }
      return QuantityValue(
        sort: unit == nil ? .count : .measure, value: scaledRange(text, numbers),
        modifier: modifier, unit: unit)
    default: return nil
    }
  }

  /// The first of two numbers that are no range, with the sign of a currency before it, or the percent sign
  /// or unit right behind it.
  static func first(_ number: TimeLexeme, sign: TimeLexeme?, unit: TimeLexeme?) -> QuantityValue {
    let text = NumberText.text(number.number)
    if let sign {
      return QuantityValue(sort: .money, value: text, modifier: nil, unit: currency(of: sign))
    }
    if unit?.classes.contains(.percent) ?? false {
      return QuantityValue(sort: .percent, value: text, modifier: nil, unit: "%")
    }
    let measure = unit.map { Measures.unit($0.value, power: Int32($0.number)) }
    return QuantityValue(sort: .measure, value: text, modifier: nil, unit: measure)
  }

  /// A range whose scale is told once: `5 to 6 million`, `two or three hundred`.
  private static func scaledRange(_ text: String, _ numbers: [TimeLexeme]) -> String {
    guard numbers.count == 2, numbers[0].numeral == .none, numbers[0].number >= 1 else {
      return text
    }
    let (least, most) = (numbers[0].number, numbers[1].number)
    let scale: Double
    switch numbers[1].numeral {
    case .hundred: scale = 100
    case .dozen: scale = 12
    default:
      guard numbers[1].numeral == .scale || most >= 1e6 else { return text }
      var power = 1.0
      while power * 1000 <= most { power *= 1000 }
      scale = power
    }
    guard least < scale, least * scale < most else { return text }
    return "\(NumberText.text(least * scale))/\(NumberText.text(most))"
  }

  /// Whether two numbers are no range, because the second is not the greater: a score of 3-2, a fall
  /// from 40 to 30.
  private static func isFall(_ parts: TimeParts, _ numbers: [TimeLexeme]) -> Bool {
    guard numbers.count == 2, !parts.has([.or, .and]), !numbers[1].classes.contains(.vague) else {
      return false
    }
    return numbers[0].number >= numbers[1].number
  }

  /// The unit of `a 500-pound bomb` and `500 pounds of explosives`; `nil` where pounds are money, as
  /// great sums behind which `of` stands are.
  private static func weight(_ parts: TimeParts, _ numbers: [TimeLexeme]) -> String? {
    guard !parts.has([.sign, .nation]), numbers.count == 1, numbers[0].number < 100_000,
      parts.has(.dash) || parts.count > 1 && parts.role(parts.count - 1).contains(.of)
    else { return nil }
    return parts.first(.currency).flatMap { Measures.weight($0.value) }
  }

  private static func currency(_ parts: TimeParts) -> String {
    if let sign = parts.first(.sign), !sign.classes.contains(.currency) {
      return currency(of: sign)
    }
    let words = parts.all([.currency, .sign])
    let nation = parts.first(.nation)?.value ?? 0
    // "CFA francs": the first word decides.
    return words.first.map { Measures.currency($0.value, nation: nation) } ?? ""
  }

  private static func currency(of sign: TimeLexeme) -> String {
    sign.classes.contains(.currency)
      ? Measures.currency(sign.value)
      : Measures.currency(sign: UInt32(sign.number), prefix: sign.value)
  }

  private static func share(_ parts: TimeParts, _ modifier: Modifier?) -> QuantityValue? {
    let numbers = parts.all([.number, .vague])
    if let percent = parts.first(.percent) {
      // A hundred basis points are one percent.
      let divisor: Double = percent.value == 2 ? 100 : 1
      guard !isFall(parts, numbers) else { return nil }
      let text = numbers.map { NumberText.text($0.number / divisor) }.joined(separator: "/")
      return QuantityValue(sort: .percent, value: text, modifier: modifier, unit: "%")
    }
    if parts.has(.in) {
      // "Nine in ten", but not "two in 2016".
      guard numbers.count == 2, numbers[0].number < numbers[1].number, numbers[0].number >= 1,
        [3, 4, 5, 6, 8, 10, 20, 100, 1_000].contains(numbers[1].number)
      else { return nil }
      let share = numbers.map { NumberText.text($0.number) }.joined(separator: "/")
      return QuantityValue(sort: .fraction, value: share, modifier: modifier, unit: nil)
    }
    guard let part = parts.first(.fraction) else { return nil }
    let count = numbers.first.map { NumberText.text($0.number) } ?? "1"
    return QuantityValue(
      sort: .fraction, value: "\(count)/\(part.value)", modifier: modifier, unit: nil)
  }
}
