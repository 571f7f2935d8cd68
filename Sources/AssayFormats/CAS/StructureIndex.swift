/// Where structures stand, by identifier: a number in nearly all files.
struct StructureIndex {
  /// By number, -1 where there is none.
  private var numbered: [Int32]
  private var named: [String: Int] = [:]

  /// Of structures with one identifier the first is found.
  init(_ structures: [FeatureStructure]) {
    // Numbers may have gaps, for tokens are left out, but not without end.
    numbered = [Int32](repeating: -1, count: structures.count * 8 + 1024)
    let structures = structures.span
    for index in structures.indices.reversed() {
      let id = structures[index].id
      if let number = Self.number(id), number < numbered.count {
        numbered[number] = Int32(truncatingIfNeeded: index)
      } else {
        named[id] = index
      }
    }
  }

  subscript(id: String) -> Int? {
    guard let number = Self.number(id), number < numbered.count else { return named[id] }
    return numbered[number] < 0 ? nil : Int(numbered[number])
  }

  /// The number that digits spell in the one way that it has.
  private static func number(_ id: String) -> Int? {
    let digits = id.utf8
    guard let first = digits.first, digits.count < 10, first != 0x30 || digits.count == 1 else {
      return nil
    }
    var number = 0
    for digit in digits {
      guard digit &- 0x30 < 10 else { return nil }
      number = number * 10 + Int(digit &- 0x30)
    }
    return number
  }
}
