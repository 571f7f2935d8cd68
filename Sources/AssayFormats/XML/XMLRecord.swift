/// An element of a file with all that lies in it, small enough to be held at once.
struct XMLRecord: Sendable {
  /// What stands between two tags: text, or an element.
  enum Node: Sendable {
    case text(String)
    case element(XMLRecord)
  }

  /// The name without its prefix.
  let name: String
  /// The attributes as they are spelled, namespace declarations not among them.
  let attributes: [(name: String, value: String)]
  /// The line at which the start tag ends.
  let line: Int
  /// What lies in it, in order.
  var content: [Node] = []
  /// How many bytes of the file it takes, where it is a record; less than it has where its name is long.
  var bytes = 0

  /// The value of an attribute, or `nil` where there is none.
  subscript(name: String) -> String? {
    attributes.first { $0.name == name }?.value
  }

  /// A whole number in an attribute; `nil` where it is none.
  func int(_ name: String) -> Int? {
    self[name].flatMap { Int($0.trimmed) }
  }

  /// The elements in it, text left out.
  var elements: [XMLRecord] {
    content.compactMap { if case .element(let element) = $0 { element } else { nil } }
  }

  /// The first element of a name directly in it.
  func first(_ name: String) -> XMLRecord? {
    elements.first { $0.name == name }
  }

  /// The elements of a name directly in it.
  func all(_ name: String) -> [XMLRecord] {
    elements.filter { $0.name == name }
  }

  /// The text in it and in the elements in it.
  var text: String {
    var text = ""
    for node in content {
      switch node {
      case .text(let piece): text += piece
      case .element(let element): text += element.text
      }
    }
    return text
  }
}

extension StringProtocol {
  /// The text without white space of ASCII at both ends.
  var trimmed: String {
    var scalars = String(self).unicodeScalars[...]
    while let first = scalars.first, first.isBlank { scalars.removeFirst() }
    while let last = scalars.last, last.isBlank { scalars.removeLast() }
    return String(String.UnicodeScalarView(scalars))
  }
}

extension Unicode.Scalar {
  /// Whether it is white space of ASCII.
  var isBlank: Bool { self == " " || (0x09...0x0D).contains(value) }
}

extension UInt8 {
  /// Whether it is white space of ASCII.
  var isBlank: Bool { self == 0x20 || self &- 0x09 < 5 }

  /// Whether it is a digit of ASCII.
  var isDigit: Bool { self &- 0x30 < 10 }

  /// Whether it is a letter of ASCII.
  var isLetter: Bool { (self | 0x20) &- 0x61 < 26 }
}

/// Start and end of so many units from a start; `nil` where that is no range.
func span(from start: Int, length: Int) -> (start: Int, end: Int)? {
  let (end, overflows) = start.addingReportingOverflow(length)
  return overflows || length < 0 ? nil : (start, end)
}
