/// Writes JSON (RFC 8259) into bytes, in the order of the calls.
///
/// Commas and colons are put in; keys are written as they come, so that the same calls give the same
/// bytes. Numbers are the shortest that read back the same.
package struct JSONWriter {
  /// What was written so far.
  package private(set) var bytes: [UInt8] = []
  /// White space for one level, or `nil` for everything on one line.
  private let indentation: Int?
  private var depth = 0
  private var needsComma = false
  private var isAfterKey = false

  /// Makes a writer; `indentation` is the number of blanks a level, `nil` for one line.
  package init(indentation: Int? = nil) {
    self.indentation = indentation
  }

  // MARK: - Objects and arrays

  package mutating func object(_ content: (inout JSONWriter) -> Void) {
    enclose(UInt8(ascii: "{"), UInt8(ascii: "}"), content)
  }

  package mutating func array(_ content: (inout JSONWriter) -> Void) {
    enclose(UInt8(ascii: "["), UInt8(ascii: "]"), content)
  }

  package mutating func key(_ key: String) {
    separate()
    quote(key.utf8)
    bytes.append(UInt8(ascii: ":"))
    if indentation != nil { bytes.append(0x20) }
    isAfterKey = true
  }

  private mutating func enclose(
    _ first: UInt8, _ last: UInt8, _ content: (inout JSONWriter) -> Void
  ) {
    separate()
    bytes.append(first)
    depth += 1
    needsComma = false
    content(&self)
    depth -= 1
    if needsComma { breakLine() }
    bytes.append(last)
    needsComma = true
  }

  private mutating func separate() {
    if isAfterKey {
      isAfterKey = false
    } else {
      if needsComma { bytes.append(UInt8(ascii: ",")) }
      if depth > 0 { breakLine() }
    }
    needsComma = true
  }

  private mutating func breakLine() {
    guard let indentation else { return }
    bytes.append(0x0A)
    bytes.append(contentsOf: repeatElement(0x20, count: indentation * depth))
  }

  // MARK: - Values

  package mutating func string(_ value: String) {
    separate()
    quote(value.utf8)
  }

  /// A string given by its UTF-8, which must be valid.
  package mutating func string(utf8 value: ArraySlice<UInt8>) {
    separate()
    quote(value)
  }

  package mutating func integer(_ value: Int) {
    separate()
    guard value != .min else { return bytes.append(contentsOf: String(value).utf8) }
    if value < 0 { bytes.append(UInt8(ascii: "-")) }
    let start = bytes.count
    var rest = abs(value)
    repeat {
      bytes.append(0x30 + UInt8(truncatingIfNeeded: rest % 10))
      rest /= 10
    } while rest > 0
    bytes[start...].reverse()
  }

  /// A number; `null` for what JSON cannot say, infinity and not-a-number.
  package mutating func number(_ value: Double) {
    guard value.isFinite else { return null() }
    separate()
    let text = value.description
    bytes.append(contentsOf: (text.hasSuffix(".0") ? text.dropLast(2) : text[...]).utf8)
  }

  package mutating func bool(_ value: Bool) {
    separate()
    bytes.append(contentsOf: (value ? "true" : "false").utf8)
  }

  package mutating func null() {
    separate()
    bytes.append(contentsOf: "null".utf8)
  }

  package mutating func value(_ value: JSONValue) {
    switch value {
    case .null: null()
    case .bool(let value): bool(value)
    case .number(let value): number(value)
    case .string(let value): string(value)
    case .array(let elements): array { writer in for element in elements { writer.value(element) } }
    case .object(let members):
      object { writer in
        for member in members {
          writer.key(member.key)
          writer.value(member.value)
        }
      }
    }
  }

  /// Ends a line; the next value begins a new document.
  package mutating func newline() {
    bytes.append(0x0A)
    needsComma = false
  }

  /// Gives away what was written.
  package mutating func take() -> [UInt8] {
    let taken = bytes
    bytes = []
    return taken
  }

  // MARK: - Strings

  private mutating func quote(_ utf8: some Sequence<UInt8>) {
    bytes.append(0x22)
    for byte in utf8 {
      switch byte {
      case 0x22, 0x5C:
        bytes.append(0x5C)
        bytes.append(byte)
      case 0x08: escape("b")
      case 0x09: escape("t")
      case 0x0A: escape("n")
      case 0x0C: escape("f")
      case 0x0D: escape("r")
      case ..<0x20:
        escape("u")
        bytes.append(contentsOf: "00".utf8)
        bytes.append(byte < 0x10 ? 0x30 : 0x31)
        let low = byte & 0x0F
        bytes.append(low < 10 ? 0x30 + low : 0x57 + low)
      default: bytes.append(byte)
      }
    }
    bytes.append(0x22)
  }

  private mutating func escape(_ letter: Unicode.Scalar) {
    bytes.append(0x5C)
    bytes.append(UInt8(ascii: letter))
  }
}
