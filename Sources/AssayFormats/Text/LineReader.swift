internal import AssayModel
internal import AssaySystem

/// Reads a file line by line through one buffer, whatever its size.
///
/// The buffer holds a chunk and grows only where one line is longer.
struct LineReader {
  static let chunkSize = 1 << 18

  let path: String
  private let file: InputFile
  /// The bytes that the current line lies in.
  private(set) var buffer: [UInt8]
  /// How many bytes of `buffer` come from the file.
  private var filled = 0
  private var position = 0
  private var isAtEnd = false
  /// The number of the current line, from one; 0 before the first.
  private(set) var lineNumber = 0

  init(_ path: String) throws(Fault) {
    self.path = path
    do { file = try InputFile(path) } catch { throw Files.unreadable(path, error) }
    buffer = [UInt8](repeating: 0, count: Self.chunkSize)
  }

  /// The next line as a range of `buffer`, without its LF and a CR before that; `nil` at the end.
  ///
  /// What follows the last LF is a line where it is not empty.
  /// - Complexity: O(n) in the bytes of the line.
  mutating func next() throws(Fault) -> Range<Int>? {
    var scanned = position
    while true {
      let end = index(ofNewlineFrom: scanned)
      if end < filled { return take(end, isEnded: true) }
      scanned = filled - position
      if isAtEnd { return position < filled ? take(filled, isEnded: false) : nil }
      try fill()
    }
  }

  /// The bytes of the next line with its number; `nil` at the end.
  mutating func nextLine() throws(Fault) -> (bytes: ArraySlice<UInt8>, number: Int)? {
    guard let range = try next() else { return nil }
    return (buffer[range], lineNumber)
  }

  private func index(ofNewlineFrom start: Int) -> Int {
    buffer.span.firstIndex(of: 0x0A, in: start..<filled) ?? filled
  }

  private mutating func take(_ end: Int, isEnded: Bool) -> Range<Int> {
    let start = position
    position = isEnded ? end + 1 : end
    lineNumber += 1
    let hasReturn = end > start && buffer[end - 1] == 0x0D
    return start..<(hasReturn ? end - 1 : end)
  }

  /// Moves the unread rest to the front and reads more behind it.
  private mutating func fill() throws(Fault) {
    if position > 0 {
      let start = position
      for index in start..<filled { buffer[index - start] = buffer[index] }
      filled -= position
      position = 0
    }
    if filled == buffer.count { buffer += [UInt8](repeating: 0, count: buffer.count) }
    do {
      let added = try file.read(into: &buffer, from: filled)
      isAtEnd = added == 0
      filled += added
    } catch {
      throw Files.unreadable(path, error)
    }
  }
}
