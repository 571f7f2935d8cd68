/// Lines and columns of places in a file.
struct LineIndex {
  private let bytes: [UInt8]
  private var starts = [0]

  /// - Complexity: O(n) in bytes.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    for (index, byte) in bytes.enumerated() where byte == 0x0A { starts.append(index + 1) }
  }

  /// Line and column, both from one, the column in bytes, of the byte at `offset`.
  func place(ofByte offset: Int) -> (line: Int, column: Int) {
    var low = 0, high = starts.count - 1
    while low < high {
      let middle = (low + high + 1) / 2
      if starts[middle] <= offset { low = middle } else { high = middle - 1 }
    }
    return (low + 1, offset - starts[low] + 1)
  }

  /// Line and column of the `<` of the tag in which a parser was at `offset`.
  ///
  /// No attribute can hold a `<`, so it is the last one before.
  func place(ofTagEndingAt offset: Int) -> (line: Int, column: Int) {
    var start = min(offset, bytes.count - 1)
    if start > 0, start == offset, bytes[start] == UInt8(ascii: "<") { start -= 1 }
    while start > 0 && bytes[start] != UInt8(ascii: "<") { start -= 1 }
    return place(ofByte: max(0, start))
  }
}
