/// One of the annotations that are stacked in a cell.
struct TSVElement {
  /// The value as written, without the number behind it.
  let raw: Substring
  /// The number in brackets behind it, which tells stacked annotations and those of several tokens apart.
  let number: Int?

  /// - Parameter hasNumber: Whether a number in brackets at the end is one of the annotation.
  init(_ text: Substring, hasNumber: Bool = true) {
    guard hasNumber, text.last == "]", let bracket = text.lastIndex(of: "["),
      let number = Int(text[text.index(after: bracket)...].dropLast()),
      !text.isEscaped(at: bracket)
    else {
      raw = text
      self.number = nil
      return
    }
    raw = text[..<bracket]
    self.number = number
  }

  /// Whether nothing is annotated.
  var isNone: Bool { raw == "_" && number == nil }

  /// The value; `nil` for an annotation without one.
  func value(_ escapes: TSVEscapes) -> String? {
    raw == "*" || raw == "_" || raw.isEmpty ? nil : escapes.unescaped(raw)
  }

  /// The elements of a cell.
  static func elements(_ cell: Substring, hasNumbers: Bool = true) -> [TSVElement] {
    cell.split(unescaped: UInt8(ascii: "|")).map { TSVElement($0, hasNumber: hasNumbers) }
  }
}
