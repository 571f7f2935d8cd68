import AssayXML

/// Text of blocks, one a line, with white space as one blank.
struct BlockText {
  private(set) var text = ""
  private var line = ""
  private var needsBlank = false
  /// Whether the next word follows the last without a blank.
  var isJoined = false

  /// Adds text to the open block.
  mutating func add(_ bytes: Span<UInt8>) {
    var copy: [UInt8] = []
    copy.append(copying: bytes)
    for scalar in String(decoding: copy, as: UTF8.self).unicodeScalars {
      if scalar.isBlank {
        needsBlank = !line.isEmpty
      } else {
        if needsBlank, !isJoined { line.append(" ") }
        needsBlank = false
        isJoined = false
        line.unicodeScalars.append(scalar)
      }
    }
  }

  /// White space, for an element that stands for it.
  mutating func addBlank() {
    needsBlank = !line.isEmpty
  }

  /// Ends the open block, where anything stands in it.
  mutating func endBlock() {
    if !line.isEmpty {
      if !text.isEmpty { text += "\n" }
      text += line
    }
    line = ""
    needsBlank = false
    isJoined = false
  }
}
