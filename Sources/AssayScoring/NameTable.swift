import AssayModel

/// Numbers for names, in order of first appearance.
struct NameTable {
  private var numbers: [String: Int] = [:]
  private(set) var names: [String] = []
  /// For some bytes of a name the number of the last such name plus one, or 0.
  ///
  /// There are few names, asked for once an annotation: most are found here, without hashing them.
  private var recent = [Int](repeating: 0, count: 64)

  /// The number of a name, a new one where it is new.
  mutating func number(of name: String) -> Int {
    let place = Self.place(of: name)
    let last = recent[place] - 1
    if last >= 0, names[last] == name { return last }
    let number = numbers[name] ?? add(name)
    recent[place] = number + 1
    return number
  }

  private mutating func add(_ name: String) -> Int {
    numbers[name] = names.count
    names.append(name)
    return names.count - 1
  }

  private static func place(of name: String) -> Int {
    let bytes = name.utf8.span
    var key = UInt64(truncatingIfNeeded: bytes.count)
    if bytes.count >= 8 {
      key ^= bytes.word(at: 0) ^ (bytes.word(at: bytes.count - 8) &<< 5)
    } else {
      for index in bytes.indices { key = key &<< 8 | UInt64(bytes[index]) }
    }
    return Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) &>> 58)
  }
}
