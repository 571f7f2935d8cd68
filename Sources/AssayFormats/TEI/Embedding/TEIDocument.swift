import AssayModel
import AssayXML

/// A TEI document of any kind, with its articles and where their texts stand in it.
struct TEIDocument {
  /// One article.
  struct Part {
    let text: ArticleText
    let origins: TextOrigins
    /// Behind the end tag of its text, in bytes.
    let textEnd: Int
  }

  let bytes: [UInt8]
  let parts: [Part]
  let elements: [MarkupElement]
  /// Text that is no part of an article, within its bounds; ascending.
  let leftOut: [Range<Int>]
  let identifiers: Set<String>

  /// Reads a document by the rules by which articles of TEI are read.
  init(
    _ bytes: [UInt8], spelling: ReadingOptions.Spelling, options: XMLReader.Options
  ) throws(TEIError) {
    var reading = ReadingOptions()
    reading.spelling = spelling
    var handler = MarkupHandler(TEIFormat.rules(reading), tracksOrigins: true)
    do {
      try XMLReader(options: options).read(bytes, into: &handler)
    } catch {
      throw TEIError(reading: error, refusal: nil)
    }
    guard handler.namespace == TEIName.namespace else {
      throw TEIError(
        .notOfProfile,
        "expected TEI P5, in the namespace \(TEIName.namespace), found \(handler.namespace ?? "none")"
      )
    }
    var parts: [Part] = []
    for article in handler.articles {
      guard let origins = article.text.origins,
        let text = try? ArticleText(validating: article.text.bytes)
      else { throw TEIError(.malformed, "the text of an article is not UTF-8") }
      parts.append(Part(text: text, origins: origins, textEnd: article.bodyEnd))
    }
    self.bytes = bytes
    self.parts = parts
    elements = handler.elements
    leftOut = handler.leftOut
    identifiers = handler.identifiers
  }

  /// Where the name of an element ends in its start tag, in bytes.
  func nameEnd(ofElement number: Int) -> Int {
    var start = min(elements[number].offset, bytes.count) - 1
    while start > 0 && bytes[start] != UInt8(ascii: "<") { start -= 1 }
    var end = start + 1
    while end < bytes.count, !Self.endsName(bytes[end]) { end += 1 }
    return end
  }

  private static func endsName(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte &- 0x09 < 5 || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ">")
  }

  /// Whether text that is left out stands between two places.
  func leavesOut(between first: Int, and last: Int) -> Bool {
    var low = 0, high = leftOut.count
    while low < high {
      let middle = (low + high) / 2
      if leftOut[middle].lowerBound <= first { low = middle + 1 } else { high = middle }
    }
    return low < leftOut.count && leftOut[low].lowerBound < last
  }

  /// The innermost element that holds two others or is one of them; `nil` where they lie in different texts.
  func commonElement(_ a: Int, _ b: Int) -> Int? {
    var (a, b) = (a, b)
    while a != b {
      if elements[a].depth >= elements[b].depth, let parent = elements[a].parent {
        a = parent
      } else if let parent = elements[b].parent {
        b = parent
      } else {
        return nil
      }
    }
    return a
  }
}
