internal import AssayModel

/// Cuts values out of a JSON file that is read through a window.
///
/// Ends of values are found by their brackets and quotes alone; whether what lies between is JSON, ``JSONReader`` says.
struct JSONCutter: Sendable {
  /// A value as it is written.
  struct Cut {
    let bytes: [UInt8]
    fileprivate let place: FileWindow.Place

    /// The line that it begins on, from one.
    var line: Int { place.line }
  }

  private(set) var window: FileWindow
  /// Whether a value stands before, behind which a comma or the end of what holds it must follow.
  private(set) var hasValue = false

  init(_ file: String) {
    window = FileWindow(file)
  }

  // MARK: - Between values

  /// The next byte that is no white space; `nil` at the end.
  mutating func peek() throws(Fault) -> UInt8? {
    var offset = 0
    defer { window.position += offset }
    return try next(&offset)
  }

  /// Passes the bracket that is next.
  mutating func enter() {
    window.position += 1
    hasValue = false
  }

  /// Passes the bracket that ends the list or object at hand, or a comma; gives whether it was the bracket.
  mutating func closes(with bracket: UInt8) throws(Fault) -> Bool {
    let byte = try peek()
    if byte == bracket {
      window.position += 1
      hasValue = true
      return true
    }
    guard hasValue else { return false }
    guard byte == UInt8(ascii: ",") else {
      throw try fault(expected: "',' or '\(Character(Unicode.Scalar(bracket)))'")
    }
    window.position += 1
    return false
  }

  // MARK: - Values

  /// Cuts the next value out.
  ///
  /// - Throws: a fault `json` where there is none.
  mutating func cut() throws(Fault) -> Cut {
    _ = try peek()
    let length = try endOfValue(at: 0)
    guard length > 0 else { throw try fault(expected: "a value") }
    let start = window.position
    let place = window.place(of: start)
    window.position = start + length
    hasValue = true
    return Cut(bytes: Array(window.bytes[start..<window.position]), place: place)
  }

  /// The value of what was cut out.
  ///
  /// - Throws: a fault `json` where it is none.
  func value(of cut: Cut) throws(Fault) -> JSONValue {
    do { return try JSONValue(parsing: cut.bytes) } catch { throw fault(error, in: cut) }
  }

  /// Makes sure that what was cut out is JSON.
  func check(_ cut: Cut) throws(Fault) {
    do {
      var reader = JSONReader(cut.bytes)
      try reader.skip()
      try reader.finish()
    } catch {
      throw fault(error, in: cut)
    }
  }

  /// Passes a member of an object.
  mutating func passMember() throws(Fault) {
    let key = try cut()
    do {
      var reader = JSONReader(key.bytes)
      _ = try reader.string("a key in quotes")
      try reader.finish()
    } catch {
      throw fault(error, in: key)
    }
    guard try peek() == UInt8(ascii: ":") else { throw try fault(expected: "':' after a key") }
    window.position += 1
    _ = try value(of: cut())
  }

  /// Enters the object that is next, and the list in it under one of the keys.
  ///
  /// - Returns: The members before that; `nil`, with nothing passed, where the object has no such list, or is none.
  mutating func enterObject(with keys: Set<String>) throws(Fault) -> JSONValue? {
    guard try peek() == UInt8(ascii: "{") else { return nil }
    var offset = 1, end = 1
    while true {
      let key = try next(&offset)
      guard key == UInt8(ascii: "\"") else { return nil }
      let start = offset
      offset = try endOfValue(at: offset)
      let name = Array(window.bytes[(window.position + start)..<(window.position + offset)])
      guard try next(&offset) == UInt8(ascii: ":") else { return nil }
      offset += 1
      let value = try next(&offset)
      if value == UInt8(ascii: "["), let name = try? JSONValue(parsing: name).string,
        keys.contains(name)
      {
        let members = Array(window.bytes[window.position..<(window.position + end)]) + [0x7D]
        guard let owner = try? JSONValue(parsing: members) else { return nil }
        window.position += offset + 1
        hasValue = false
        return owner
      }
      offset = try endOfValue(at: offset)
      end = offset
      guard try next(&offset) == UInt8(ascii: ",") else { return nil }
      offset += 1
    }
  }

  // MARK: - Finding ends

  /// Moves an offset from the position over white space; gives the byte there, `nil` at the end.
  private mutating func next(_ offset: inout Int) throws(Fault) -> UInt8? {
    while true {
      while window.position + offset < window.bytes.count {
        let byte = window.bytes[window.position + offset]
        switch byte {
        case 0x20, 0x09, 0x0A, 0x0D: offset += 1
        default: return byte
        }
      }
      if try !window.fill() { return nil }
    }
  }

  /// Where the value at an offset from the position ends, as such an offset; the end of the file where it does not.
  private mutating func endOfValue(at offset: Int) throws(Fault) -> Int {
    var scan = JSONValueScan(offset: offset)
    while !scan.goOn(in: window.bytes, from: window.position) {
      if try !window.fill() { return window.bytes.count - window.position }
    }
    return scan.offset
  }

  // MARK: - Faults

  /// The fault of something else standing at the position.
  mutating func fault(expected what: String) throws(Fault) -> Fault {
    // Enough for the message.
    if window.bytes.count - window.position < 200 { _ = try window.fill() }
    var reader = JSONReader(Array(window.bytes[window.position...].prefix(200)))
    _ = reader.peek()
    return fault(reader.expected(what).message)
  }

  mutating func fault(_ message: String) -> Fault {
    Self.fault(message, window.path, window.place(of: window.position))
  }

  private func fault(_ error: JSONError, in cut: Cut) -> Fault {
    Self.fault(error.message, window.path, cut.place.behind(cut.bytes.prefix(error.offset)))
  }

  private static func fault(_ message: String, _ file: String, _ place: FileWindow.Place) -> Fault {
    Fault(
      code: "json", file: file, line: place.line,
      message: "\(message) (column \(place.column))")
  }
}

/// The search for the end of a value, which may stop where the window ends and go on when it has grown.
private struct JSONValueScan {
  /// How far it has come, from the position of the window.
  private(set) var offset: Int
  private var depth = 0
  private var isInString = false
  private var isEscaped = false
  private var hasBegun = false

  init(offset: Int) { self.offset = offset }

  /// Searches on; gives whether the end was found.
  ///
  /// - Complexity: O(n) in the bytes of the value.
  mutating func goOn(in bytes: [UInt8], from position: Int) -> Bool {
    let bytes = bytes.span
    var index = position + offset
    defer { offset = index - position }
    while index < bytes.count {
      let byte = bytes[index]
      if isInString {
        index += 1
        if isEscaped {
          isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
          isEscaped = true
        } else if byte == UInt8(ascii: "\"") {
          isInString = false
          if depth == 0 { return true }
        }
        continue
      }
      switch byte {
      case UInt8(ascii: "\""):
        if depth == 0, hasBegun { return true }
        isInString = true
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        if depth == 0, hasBegun { return true }
        depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        if depth == 0 { return true }
        depth -= 1
        if depth == 0 {
          index += 1
          return true
        }
      case UInt8(ascii: ","), UInt8(ascii: ":"), 0x20, 0x09, 0x0A, 0x0D:
        if depth == 0 { return true }
      default: break
      }
      hasBegun = true
      index += 1
    }
    return false
  }
}
