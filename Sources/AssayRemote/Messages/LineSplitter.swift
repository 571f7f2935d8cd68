/// Splits what comes in pieces into lines.
///
/// A line that is longer than the limit is not kept: its first bytes are given, and that it was too
/// long.
struct LineSplitter {
  /// A line without its end.
  struct Line {
    var bytes: [UInt8]
    /// Whether only its first bytes are here.
    var isTooLong = false
  }

  private static let keptOfLong = 4_096

  private let limit: Int
  private var pending: [UInt8] = []
  private var isTooLong = false

  /// - Parameter limit: The longest line that is kept, in bytes.
  init(limit: Int = 64 << 20) {
    self.limit = limit
  }

  /// What came behind the last end of a line.
  var rest: [UInt8] { pending }

  /// Takes a piece and gives the lines that it completes.
  ///
  /// - Complexity: O(n) in the bytes of the piece.
  mutating func take(_ piece: [UInt8]) -> [Line] {
    var lines: [Line] = []
    var start = 0
    while let end = piece[start...].firstIndex(of: 0x0A) {
      append(piece[start..<end])
      if pending.last == 0x0D { pending.removeLast() }
      lines.append(Line(bytes: pending, isTooLong: isTooLong))
      pending = []
      isTooLong = false
      start = end + 1
    }
    append(piece[start...])
    return lines
  }

  private mutating func append(_ bytes: ArraySlice<UInt8>) {
    guard !isTooLong else { return }
    pending += bytes
    if pending.count > limit {
      isTooLong = true
      pending = Array(pending.prefix(Self.keptOfLong))
    }
  }
}
