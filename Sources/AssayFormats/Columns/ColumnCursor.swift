/// Where reading stands in a block of a column file.
struct ColumnCursor {
  /// Where the next line begins.
  var position = 0
  /// Which of the block's line ends comes next.
  var lineEnd = 0
  /// The number of the last line, from one.
  var line = 0

  /// Goes to the start of the next block.
  mutating func startBlock() {
    position = 0
    lineEnd = 0
  }

  /// Passes lines that end before a position.
  mutating func pass(lines: Int, before position: Int) {
    self.position = position
    lineEnd += lines
    line += lines
  }
}
