/// Cuts lines into columns: at each TAB, or at each run of blanks.
///
/// Blanks at the ends of a line do not count; TABs do. Finding the line's end and its columns takes
/// one pass.
struct ColumnCutter {
  private let separator: UInt8
  /// Places for columns, of which the first `count` belong to the last line.
  private var places: [Range<Int>] = []
  /// How many columns the last line has.
  private(set) var count = 0

  init(_ separator: UInt8) {
    self.separator = separator
  }

  /// The columns of the last line.
  var columns: ArraySlice<Range<Int>> { places[..<count] }

  /// A column of the last line; `index` must lie below ``count``.
  subscript(index: Int) -> Range<Int> { places[index] }

  /// Cuts the line that begins at `start`; gives it without its LF and a CR before that.
  ///
  /// - Complexity: O(n) in the bytes of the line.
  mutating func cut(from start: Int, to end: Int, in bytes: [UInt8]) -> Range<Int> {
    let span = bytes.span
    let isTab = separator == 0x09
    count = 0
    var column = start
    var index = start
    while index < end {
      let byte = span[index]
      if byte == 0x0A { break }
      if byte == separator {
        if isTab || column < index { add(column..<index) }
        column = index + 1
      }
      index += 1
    }
    if index > column && span[index - 1] == 0x0D { index -= 1 }
    if isTab || column < index { add(column..<index) }
    return start..<index
  }

  private mutating func add(_ column: Range<Int>) {
    if count < places.count { places[count] = column } else { places.append(column) }
    count += 1
  }
}
