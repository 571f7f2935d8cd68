import AssayFormats
import AssayModel
import AssayScoring
import AssaySystem

/// What a policy file asks of the gate.
///
/// A JSON object with the one key `gate`, whose value has `baseline`, `accepted`, `mode`, `strict` and
/// `rule`, an array of rules; every key may be left out. Each mistake is told with its line.
struct GatePolicy {
  private(set) var baseline: String?
  private(set) var accepted: String?
  private(set) var isRatchet = false
  private(set) var isStrict = false
  /// Empty where the file has none.
  private(set) var rules: [GateRule] = []

  private static let keys = ["baseline", "accepted", "mode", "strict", "rule"]

  /// No policy.
  init() {}

  /// Reads a file.
  ///
  /// - Throws: a fault `unreadable` or `policy`.
  init(_ path: String) throws(Fault) {
    let bytes = try Files.bytes(of: path)
    do {
      self = try Self(parsing: bytes)
    } catch {
      throw Fault(
        code: "policy", file: path, line: error.place(in: bytes).line, message: error.message)
    }
  }

  init(parsing bytes: [UInt8]) throws(JSONError) {
    // Bytes that are not UTF-8 or not JSON are refused before anything is made of them.
    _ = try JSONValue(parsing: bytes)
    var reader = JSONReader(bytes)
    var rules: [(rule: GateRuleText, offset: Int)] = []
    try reader.members(["gate"]) { reader, _ throws(JSONError) in
      try reader.members(Self.keys) { reader, key throws(JSONError) in
        switch key {
        case "baseline": baseline = try reader.string()
        case "accepted": accepted = try reader.string()
        case "strict": isStrict = try reader.bool()
        case "mode": isRatchet = try reader.mode()
        default: rules = try reader.rules()
        }
      }
    }
    try reader.finish()
    if let repeated = reader.repeatedKeys.first { throw repeated }
    for (rule, offset) in rules {
      do {
        self.rules.append(try rule.made(isStrict: isStrict))
      } catch {
        throw JSONError(offset: offset, message: error.description)
      }
    }
  }
}

extension JSONReader {
  /// Reads an object that may have these keys and no others.
  fileprivate mutating func members(
    _ known: [String], _ read: (inout JSONReader, String) throws(JSONError) -> Void
  ) throws(JSONError) {
    try enterObject()
    while let key = try nextKey() {
      guard known.contains(key) else {
        let unknown = UnknownPart(kind: "key of a policy", name: key, known: known)
        throw JSONError(offset: position, message: unknown.description)
      }
      try read(&self, key)
    }
  }

  fileprivate mutating func mode() throws(JSONError) -> Bool {
    _ = peek()
    let offset = position
    switch try string() {
    case "rules": return false
    case "ratchet": return true
    case let other:
      throw JSONError(
        offset: offset, message: "mode: expected rules or ratchet, found '\(other)'")
    }
  }

  fileprivate mutating func rules() throws(JSONError) -> [(rule: GateRuleText, offset: Int)] {
    var rules: [(rule: GateRuleText, offset: Int)] = []
    _ = peek()
    let start = position
    try enterArray()
    while try nextElement() {
      _ = peek()
      let offset = position
      var rule = GateRuleText()
      try enterObject()
      while let key = try nextKey() {
        _ = peek()
        let place = position
        let value = try word()
        do {
          try rule.set(key, value)
        } catch {
          throw JSONError(offset: place, message: error.description)
        }
      }
      rules.append((rule, offset))
    }
    if rules.isEmpty { throw JSONError(offset: start, message: "expected a rule, found none") }
    return rules
  }

  /// A text, a number as it is written, or `true` or `false`.
  private mutating func word() throws(JSONError) -> String {
    switch peek() {
    case UInt8(ascii: "\""): return try string()
    case UInt8(ascii: "t"), UInt8(ascii: "f"): return try bool() ? "true" : "false"
    case let byte? where byte == UInt8(ascii: "-") || byte &- 0x30 < 10:
      return String(decoding: bytes[try skip()], as: UTF8.self)
    default: throw expected("a text, a number, true or false")
    }
  }
}
