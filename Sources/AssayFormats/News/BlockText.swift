import AssayModel
import AssayXML

/// Text of blocks, one a line, with white space as one blank.
struct BlockText {
  /// The text so far; a block that is open is at its end.
  private(set) var bytes: [UInt8] = []
  /// Where each code point comes from; `nil` where nobody asks.
  private(set) var origins: TextOrigins?
  private var lineIsEmpty = true
  private var needsBlank = false
  /// Whether the next word follows the last without a blank.
  var isJoined = false

  /// - Parameter tracksOrigins: Whether each code point's origin is kept.
  init(tracksOrigins: Bool = false) {
    if tracksOrigins { origins = TextOrigins() }
  }

  /// The text so far.
  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Adds text to the open block.
  ///
  /// - Parameters:
  ///   - place: The place of the text's first code point among all of the document.
  ///   - element: The number of the element that holds it.
  mutating func add(_ added: Span<UInt8>, at place: Int = 0, in element: Int = 0) {
    var position = 0
    var place = place
    while position < added.count {
      let start = position
      while position < added.count, !added[position].isBlank { position += 1 }
      if position > start {
        openWord(in: element)
        bytes.append(copying: added.extracting(start..<position))
        if origins != nil {
          for index in start..<position where added[index] & 0xC0 != 0x80 {
            origins?.add(place, in: element)
            place += 1
          }
        }
      }
      guard position < added.count else { break }
      needsBlank = !lineIsEmpty
      origins?.noteBlank(place)
      place += 1
      position += 1
    }
  }

  /// White space, for an element that stands for it.
  mutating func addBlank() {
    needsBlank = !lineIsEmpty
  }

  /// Ends the open block, where anything stands in it.
  mutating func endBlock() {
    lineIsEmpty = true
    needsBlank = false
    isJoined = false
  }

  /// How far the text is.
  struct Mark {
    fileprivate let bytes: Int
    fileprivate let origins: (count: Int, pendingBlank: Int?)
    fileprivate let flags: (lineIsEmpty: Bool, needsBlank: Bool, isJoined: Bool)
  }

  var mark: Mark {
    Mark(
      bytes: bytes.count, origins: (origins?.places.count ?? 0, origins?.pendingBlank),
      flags: (lineIsEmpty, needsBlank, isJoined))
  }

  /// Takes back all that was added since a mark.
  mutating func takeBack(to mark: Mark) {
    bytes.removeSubrange(mark.bytes...)
    origins?.takeBack(to: mark.origins.count, pendingBlank: mark.origins.pendingBlank)
    (lineIsEmpty, needsBlank, isJoined) = mark.flags
  }

  /// Writes what stands before a word: a line break, a blank or nothing.
  private mutating func openWord(in element: Int) {
    if lineIsEmpty {
      if !bytes.isEmpty {
        bytes.append(0x0A)
        origins?.addBlank(in: element)
      }
    } else if needsBlank, !isJoined {
      bytes.append(0x20)
      origins?.addBlank(in: element)
    }
    lineIsEmpty = false
    needsBlank = false
    isJoined = false
  }
}

/// Where the code points of an article's text stand in the document that it was read from.
///
/// Places count the code points of all text of the document, whatever elements it stands in; they ascend.
struct TextOrigins {
  /// For each code point of the article its place; `nil` for a blank or line break that stands for no
  /// character.
  private(set) var places: [Int?] = []
  /// For each code point the element that holds it, by number.
  private(set) var elements: [Int] = []
  fileprivate private(set) var pendingBlank: Int?

  fileprivate mutating func takeBack(to count: Int, pendingBlank: Int?) {
    places.removeSubrange(count...)
    elements.removeSubrange(count...)
    self.pendingBlank = pendingBlank
  }

  mutating func add(_ place: Int, in element: Int) {
    places.append(place)
    elements.append(element)
    pendingBlank = nil
  }

  /// A blank or line break, which stands for the first of the white space that was met since the word
  /// before.
  mutating func addBlank(in element: Int) {
    places.append(pendingBlank)
    elements.append(element)
    pendingBlank = nil
  }

  mutating func noteBlank(_ place: Int) {
    if pendingBlank == nil { pendingBlank = place }
  }
}
