/// One of the annotations that are stacked in a cell.
struct TSVElement {
  /// The value as written, without the number behind it.
  let raw: Substring
  /// The number in brackets behind it, which tells stacked annotations and those of several tokens apart.
  let number: Int?

  /// - Parameter hasNumber: Whether a number in brackets at the end is one of the annotation.
  init(_ text: Substring, hasNumber: Bool = true) {
    guard hasNumber, text.utf8.last == UInt8(ascii: "]"),
      let bracket = text.utf8.lastIndex(of: UInt8(ascii: "[")),
      let number = Int(Substring(text.utf8[text.utf8.index(after: bracket)...].dropLast())),
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
  var isNone: Bool { number == nil && raw.isUnderscore }

  /// The value; `nil` for an annotation without one.
  func value(_ escapes: TSVEscapes) -> String? {
    raw.isEmpty || raw.isUnderscore || raw == "*" ? nil : escapes.unescaped(raw)
  }

  /// The elements of a cell.
  static func elements(_ cell: Substring, hasNumbers: Bool = true) -> [TSVElement] {
    cell.split(unescaped: UInt8(ascii: "|")).map { TSVElement($0, hasNumber: hasNumbers) }
  }
}

extension Substring {
  /// Whether a cell says that there is nothing.
  var isUnderscore: Bool { utf8.count == 1 && utf8.first == UInt8(ascii: "_") }
}
