import AssayModel

/// HTML that a document in XML holds as text, as in a CDATA section: its text, block by block.
///
/// Names of elements are compared without case. Scripts, styles and comments are left out. What is no tag, for example a
/// lone `<`, is text, and so is an entity that is not one of XML's five, `nbsp` or a number.
struct EscapedMarkup {
  private let bytes: [UInt8]
  private let blocks: Set<String>
  private static let hidden: Set<String> = ["script", "style", "head"]

  /// `nil` where the first that is not blank is no tag of an element.
  init?(_ bytes: [UInt8], blocks: Set<String>) {
    let content = bytes.drop { $0.isBlank }
    guard content.first == UInt8(ascii: "<"), let second = content.dropFirst().first,
      second.isLetter || second == UInt8(ascii: "!"),
      content.contains(UInt8(ascii: ">"))
    else { return nil }
    self.bytes = bytes
    self.blocks = blocks
  }

  /// Adds the text to that of an article.
  ///
  /// - Complexity: O(n) in bytes.
  func add(to text: inout BlockText) {
    var hidden: String?
    var run: [UInt8] = []
    var index = 0
    func flush() {
      text.add(run.span)
      run.removeAll(keepingCapacity: true)
    }
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "<"), let tag = tag(at: index) {
        flush()
        index = tag.end
        if hidden != nil {
          if tag.isEnd, tag.name == hidden { hidden = nil }
        } else if Self.hidden.contains(tag.name), !tag.isEnd {
          hidden = tag.name
        } else if blocks.contains(tag.name) {
          text.endBlock()
        } else if tag.name == "br" {
          text.addBlank()
        }
      } else if byte == UInt8(ascii: "&"), let entity = entity(at: index) {
        if hidden == nil { run += entity.text }
        index = entity.end
      } else {
        if hidden == nil { run.append(byte) }
        index += 1
      }
    }
    flush()
  }

  /// The tag or comment that begins at a `<`: its name in small letters, none for a comment; `nil` where none does.
  private func tag(at start: Int) -> (name: String, isEnd: Bool, end: Int)? {
    let rest = bytes[(start + 1)...]
    if rest.starts(with: "!--".utf8) {
      var index = start + 4
      while index + 2 < bytes.count, !bytes[index...].starts(with: "-->".utf8) { index += 1 }
      return ("", false, min(index + 3, bytes.count))
    }
    let isEnd = rest.first == UInt8(ascii: "/")
    let name = rest.dropFirst(isEnd ? 1 : 0).prefix { $0.isLetter || $0.isDigit }
    guard rest.first == UInt8(ascii: "!") || name.first?.isLetter ?? false,
      let end = rest.firstIndex(where: { $0 == UInt8(ascii: ">") || $0 == UInt8(ascii: "<") }),
      bytes[end] == UInt8(ascii: ">")
    else { return nil }
    return (String(decoding: name, as: UTF8.self).lowercased(), isEnd, end + 1)
  }

  private static let entities = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}",
  ]

  private func entity(at start: Int) -> (text: [UInt8], end: Int)? {
    let name = bytes[(start + 1)...].prefix(10).prefix { $0 != UInt8(ascii: ";") }
    guard name.endIndex < bytes.count, bytes[name.endIndex] == UInt8(ascii: ";") else {
      return nil
    }
    let spelling = String(decoding: name, as: UTF8.self)
    let end = name.endIndex + 1
    if let text = Self.entities[spelling] { return (Array(text.utf8), end) }
    guard spelling.first == "#" else { return nil }
    let digits = spelling.dropFirst()
    let isHexadecimal = digits.first == "x" || digits.first == "X"
    let number = isHexadecimal ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    guard let number, number > 0, let scalar = Unicode.Scalar(number) else { return nil }
    return (Array(String(Character(scalar)).utf8), end)
  }
}
