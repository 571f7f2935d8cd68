/// A list for each of some numbers, all in one array.
struct ListTable<Element: Sendable>: Sendable {
  /// The elements of all lists, one list after another.
  let elements: [Element]
  /// Where each list starts, and where the last ends.
  private let starts: [Int32]

  /// Makes a table of lists, the first being that of zero.
  init(_ lists: [[Element]]) {
    elements = lists.flatMap(\.self)
    var starts: [Int32] = [0]
    for list in lists { starts.append(starts[starts.count - 1] + Int32(list.count)) }
    self.starts = starts
  }

  /// Where the list of a number stands among the elements.
  @inline(__always)
  subscript(number: Int) -> Range<Int> {
    Int(starts[number])..<Int(starts[number + 1])
  }
}

extension Array where Element: BitwiseCopyable {
  /// Makes it so many times one value, keeping its room.
  @inline(__always)
  mutating func refill(_ count: Int, with value: Element) {
    removeAll(keepingCapacity: true)
    append(addingCapacity: count) { (output: inout OutputSpan<Element>) in
      output.append(repeating: value, count: count)
    }
  }
}
