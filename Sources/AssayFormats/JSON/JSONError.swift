/// Bytes that are not JSON, or JSON that is not what was asked for.
package struct JSONError: Error, Hashable, Sendable {
  /// Where, in bytes from zero.
  package let offset: Int
  /// What was expected and what was found.
  package let message: String

  package init(offset: Int, message: String) {
    self.offset = offset
    self.message = message
  }

  /// Line and column of the error, both from one; the column counts code points.
  package func place(in bytes: [UInt8]) -> (line: Int, column: Int) {
    let before = bytes.prefix(offset)
    let start = (before.lastIndex(of: 0x0A) ?? -1) + 1
    let line = 1 + before.count { $0 == 0x0A }
    return (line, 1 + before[start...].count { $0 & 0xC0 != 0x80 })
  }
}
