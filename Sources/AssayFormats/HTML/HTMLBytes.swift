import AssayModel

/// HTML as it is written: what is not markup goes through one of the escaping methods.
struct HTMLBytes {
  private(set) var bytes: [UInt8] = []

  init(capacity: Int) {
    bytes.reserveCapacity(capacity)
  }

  /// Markup of the program's own.
  mutating func markup(_ markup: String) {
    bytes.append(contentsOf: markup.utf8)
  }

  /// Text that a browser gives back as it is, but for NUL, which HTML cannot hold: U+FFFD stands for it.
  mutating func text(_ text: some Sequence<UInt8>) {
    for byte in text { escape(byte, inAttribute: false) }
  }

  /// Text that a browser gives back as it is, but for NUL.
  mutating func text(_ text: String) {
    self.text(text.utf8)
  }

  /// An attribute with its name, a blank before it.
  mutating func attribute(_ name: String, _ value: String) {
    markup(" \(name)=\"")
    for byte in value.utf8 { escape(byte, inAttribute: true) }
    bytes.append(UInt8(ascii: "\""))
  }

  /// An element with text in it.
  mutating func element(_ name: String, _ attributes: [(String, String)] = [], text: String) {
    markup("<\(name)")
    for (name, value) in attributes { attribute(name, value) }
    markup(">")
    self.text(text)
    markup("</\(name)>")
  }

  /// Bytes above 0x7F stand for themselves, as do control characters, which references cannot name.
  private mutating func escape(_ byte: UInt8, inAttribute: Bool) {
    switch byte {
    case UInt8(ascii: "&"): markup("&amp;")
    case UInt8(ascii: "<"): markup("&lt;")
    case UInt8(ascii: ">"): markup("&gt;")
    case 0x0D: markup("&#13;")
    case 0: markup("\u{FFFD}")
    case UInt8(ascii: "\"") where inAttribute: markup("&quot;")
    case 0x0A where inAttribute: markup("&#10;")
    default: bytes.append(byte)
    }
  }
}
