/// Where structures stand, by identifier: a number in nearly all files.
struct StructureIndex {
  /// By number, -1 where there is none.
  private var numbered: [Int32] = []
  private var named: [String: Int] = [:]

  /// Of structures with one identifier the first is found.
  init(_ contents: CASContents) {
    let structures = contents.structures.span
    // Numbers may have gaps, for tokens are left out, but not without end.
    let limit = structures.count * 8 + 1024
    var numbers: [Int32] = []
    numbers.reserveCapacity(structures.count)
    var largest: Int32 = -1
    for index in structures.indices {
      let number = contents.withBytes(of: structures[index].id, Self.number)
      let isNumbered = number >= 0 && Int(number) < limit
      numbers.append(isNumbered ? number : -1)
      if isNumbered { largest = max(largest, number) }
    }
    numbered = [Int32](repeating: -1, count: Int(largest) + 1)
    for index in structures.indices.reversed() {
      if numbers[index] >= 0 {
        numbered[Int(numbers[index])] = Int32(truncatingIfNeeded: index)
      } else {
        named[contents.string(structures[index].id)] = index
      }
    }
  }

  /// Where the structure of an identifier stands.
  @inline(__always)
  func index(of id: CASContents.Text, in contents: CASContents) -> Int? {
    let number = contents.withBytes(of: id, Self.number)
    if number >= 0, Int(number) < numbered.count, numbered[Int(number)] >= 0 {
      return Int(numbered[Int(number)])
    }
    return named.isEmpty ? nil : named[contents.string(id)]
  }

  /// The same for an identifier that is a string.
  func index(of id: String) -> Int? {
    let number = Self.number(id.utf8.span)
    if number >= 0, Int(number) < numbered.count, numbered[Int(number)] >= 0 {
      return Int(numbered[Int(number)])
    }
    return named[id]
  }

  /// The number that digits spell in the one way that it has; -1 where they spell none.
  @inline(__always)
  private static func number(_ digits: Span<UInt8>) -> Int32 {
    guard digits.count > 0, digits.count < 10, digits[0] != 0x30 || digits.count == 1 else {
      return -1
    }
    var number: Int32 = 0
    for index in digits.indices {
      guard digits[index].isDigit else { return -1 }
      number = number &* 10 &+ Int32(truncatingIfNeeded: digits[index] &- 0x30)
    }
    return number
  }
}
