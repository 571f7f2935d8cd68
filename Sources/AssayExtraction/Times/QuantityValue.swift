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
      guard let text else { return nil }
      return QuantityValue(
        sort: .money, value: scaledRange(text, numbers), modifier: modifier, unit: currency(parts))
    case .share: return share(parts, modifier)
    case .quantity, .quantityRange:
      guard let text else { return nil }
      let unit = parts.first(.measure).map {
        Measures.unit($0.value, power: parts.first(.square)?.value ?? 0)
      }
      return QuantityValue(
        sort: unit == nil ? .count : .measure, value: scaledRange(text, numbers),
        modifier: modifier, unit: unit)
    default: return nil
    }
  }

  /// A range whose scale is told once: `5 to 6 million`.
  private static func scaledRange(_ text: String, _ numbers: [TimeLexeme]) -> String {
    guard numbers.count == 2, numbers[0].number < 1000, numbers[1].number >= 1e6,
      numbers[0].number < numbers[1].number / 1000
    else { return text }
    var scale = 1.0
    while scale * 1000 <= numbers[1].number { scale *= 1000 }
    let scaled = NumberText.text(numbers[0].number * scale)
    return "\(scaled)/\(NumberText.text(numbers[1].number))"
  }

  private static func currency(_ parts: TimeParts) -> String {
    if let sign = parts.first(.sign) {
      return Measures.currency(sign: UInt32(sign.number), prefix: sign.value)
    }
    let words = parts.all(.currency)
    let nation = parts.first(.nation)?.value ?? 0
    // "CFA francs": the first word decides.
    return words.first.map { Measures.currency($0.value, nation: nation) } ?? ""
  }

  private static func share(_ parts: TimeParts, _ modifier: Modifier?) -> QuantityValue? {
    let numbers = parts.all([.number, .vague])
    if parts.has(.percent) {
      let text = numbers.map { NumberText.text($0.number) }.joined(separator: "/")
      return QuantityValue(sort: .percent, value: text, modifier: modifier, unit: "%")
    }
    guard let part = parts.first(.fraction) else { return nil }
    let count = numbers.first.map { NumberText.text($0.number) } ?? "1"
    return QuantityValue(
      sort: .fraction, value: "\(count)/\(part.value)", modifier: modifier, unit: nil)
  }
}
