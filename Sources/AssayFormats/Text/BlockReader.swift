internal import AssayModel
internal import AssaySystem

/// Reads a file in blocks of whole lines through one buffer, whatever its size.
///
/// For formats with short lines, where a call for each line would cost more than the line.
struct BlockReader {
  static let blockSize = 1 << 16

  let path: String
  private let file: InputFile
  /// How many bytes of the file the current block and those before it leave; 0 where nobody knows.
  private(set) var unread: Int
  /// The bytes that the current block lies in.
  private(set) var buffer: [UInt8]
  /// How many bytes of `buffer` come from the file.
  private var filled = 0
  private var isAtEnd = false
  /// Where the current block begins and ends in `buffer`.
  private(set) var block = 0..<0

  init(_ path: String) throws(Fault) {
    self.path = path
    do {
      unread = try SystemCalls.status(of: path).size
      file = try InputFile(path)
    } catch {
      throw Files.unreadable(path, error)
    }
    buffer = [UInt8](repeating: 0, count: Self.blockSize)
  }

  /// Goes on to the next block; gives whether there is one.
  ///
  /// Each block ends with LF; the last may end without.
  /// - Complexity: O(n) in the bytes of the block.
  mutating func advance() throws(Fault) -> Bool {
    var scanned = filled - block.upperBound
    removeBlock()
    while !isAtEnd {
      try fill()
      if let newline = lastNewline(from: scanned) {
        return take(newline + 1)
      }
      scanned = filled
    }
    return take(filled)
  }

  private mutating func take(_ count: Int) -> Bool {
    block = 0..<count
    unread = max(0, unread - count)
    return count > 0
  }

  /// Moves what follows the block to the front.
  private mutating func removeBlock() {
    let start = block.upperBound
    for index in start..<filled { buffer[index - start] = buffer[index] }
    filled -= start
    block = 0..<0
  }

  private func lastNewline(from start: Int) -> Int? {
    var index = filled - 1
    while index >= start {
      if buffer[index] == 0x0A { return index }
      index -= 1
    }
    return nil
  }

  private mutating func fill() throws(Fault) {
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
