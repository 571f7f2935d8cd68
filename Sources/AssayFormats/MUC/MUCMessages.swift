/// A line that begins a slot: a number, a full stop, a name and a first value.
struct MUCSlot {
  let number: Int
  let name: String
  let value: String

  /// `nil` for any other line.
  init?(_ line: some StringProtocol) {
    let line = Substring(line)
    let digits = line.prefix { $0.isASCII && $0.isNumber }
    guard let number = Int(digits), digits.count <= 3 else { return nil }
    var rest = line.dropFirst(digits.count)
    guard rest.first == "." else { return nil }
    rest = rest.dropFirst().drop { $0 == " " || $0 == "\t" }
    // The name ends with two blanks or a TAB.
    var name = ""
    while let character = rest.first {
      if character == "\t" || rest.hasPrefix("  ") { break }
      name.append(character)
      rest = rest.dropFirst()
    }
    guard !name.isEmpty, name == name.uppercased() else { return nil }
    self.number = number
    self.name = name.trimmed
    value = rest.trimmed
  }
}

/// The templates of one message.
struct MUCMessage: Sendable {
  /// A slot with all its lines of values.
  typealias Slot = (name: String, values: [String], line: Int)

  let id: String
  let line: Int
  fileprivate(set) var templates: [[Slot]] = []
  fileprivate(set) var bytes = 0

  fileprivate init(id: String, line: Int) {
    self.id = id
    self.line = line
  }

  /// Adds a slot, or a template where the slot is its first.
  fileprivate mutating func add(_ slot: MUCSlot, line: Int) {
    if slot.number == 0 {
      templates.append([])
    } else {
      templates[templates.count - 1].append((slot.name, [slot.value], line))
    }
  }

  /// Adds one more value to the last slot.
  fileprivate mutating func add(value: String) {
    let template = templates.count - 1, slot = templates[template].count - 1
    if slot >= 0 { templates[template][slot].values.append(value) }
  }
}

/// Puts lines together to messages: templates of one identifier, one behind the other.
struct MUCMessages: LineAssembly {
  private var current: MUCMessage?

  mutating func take(_ bytes: ArraySlice<UInt8>, number: Int) -> MUCMessage? {
    let line = String(decoding: bytes, as: UTF8.self)
    var ended: MUCMessage?
    if let slot = MUCSlot(line) {
      let id = slot.value.prefix { $0 != " " && $0 != "\t" }
      if slot.number == 0, current?.id != String(id) {
        ended = finish()
        current = MUCMessage(id: String(id), line: number)
      }
      current?.add(slot, line: number)
    } else if !line.trimmed.isEmpty, !line.hasPrefix(";") {
      current?.add(value: line.trimmed)
    }
    current?.bytes += bytes.count + 1
    return ended
  }

  mutating func finish() -> MUCMessage? {
    defer { current = nil }
    return current
  }
}
