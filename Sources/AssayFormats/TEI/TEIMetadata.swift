/// Where an article's metadata stands in the header.
enum TEIMetadata {
  /// The keys that have an element of their own in `bibl`, in the order of writing.
  static let elements: [(key: String, name: TEIName)] = [
    ("title", .title), ("source", .publisher), ("place", .pubPlace), ("date", .date),
    ("licence", .licence),
  ]

  /// The element of a key; `nil` for keys that become notes.
  static func element(of key: String) -> TEIName? {
    elements.first { $0.key == key }?.name
  }

  /// The key of an element in `bibl`.
  static func key(of name: TEIName) -> String? {
    elements.first { $0.name == name }?.key
  }

  /// Whether a value is a day of the Gregorian calendar as `YYYY-MM-DD`, so that `@when` can say it.
  static func isDate(_ value: String) -> Bool {
    let parts = value.split(separator: "-", omittingEmptySubsequences: false)
    guard value.utf8.count == 10, parts.count == 3, parts[0].utf8.count == 4,
      parts.allSatisfy({ $0.utf8.allSatisfy(\.isDigit) }),
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
    else { return false }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return year > 0 && days.indices.contains(month - 1) && (1...days[month - 1]).contains(day)
  }

  /// The version where it has TEI's form: up to four parts of digits, letters and digits.
  static func versionNumber(_ version: String) -> String? {
    let parts = version.split(separator: ".", omittingEmptySubsequences: false)
    return (1...4).contains(parts.count) && parts.allSatisfy(isVersionPart) ? version : nil
  }

  private static func isVersionPart(_ part: Substring) -> Bool {
    let letters: ClosedRange<UInt8> = 0x61...0x7A
    let afterDigits = part.utf8.drop(while: \.isDigit)
    let afterLetters = afterDigits.drop { letters.contains($0) }
    let rest = afterLetters.drop(while: \.isDigit)
    return afterDigits.count < part.utf8.count && rest.isEmpty
  }
}
