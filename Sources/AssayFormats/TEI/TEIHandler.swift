import AssayModel
import AssayXML

/// Collects what a file of the profile says, in one pass.
struct TEIHandler: XMLHandler {
  typealias Name = TEIName

  static var takesTextInPieces: Bool { true }

  var contents = TEIContents()
  /// Code points of the text that is expected, where one is.
  var expectedOffsets: OffsetTable?
  /// Why the file was refused, where it was.
  var refusal: TEIError?

  /// The elements that are open, from the root.
  private var path: [TEIName?] = []
  /// Text outside blocks since the last start tag other than a `g`.
  private(set) var words: [UInt8] = []
  /// The elements that are open in a block: the mention's or trigger's place, from `startItem`.
  private var openItems: [TEIContents.Target] = []
  private var isInBlock = false
  var state = TEIHandlerState()
  /// Whether it reads a layer within another document.
  var isEmbedded = false
  /// Whether faults that do not stand in the way are collected and passed over.
  var collectsFaults = false
  /// What was passed over, each with the place of its tag in bytes.
  private(set) var collected: [(error: TEIError, offset: Int)] = []
  /// Where things stand that are checked at the end, in bytes.
  var offsets: [Landmark: Int] = [:]
  /// The signatures of scores in the header, and where they stand.
  var scores: [(line: String, offset: Int)] = []
  /// Where the last start tag stands, in bytes.
  private(set) var offset = 0

  /// Something that is checked at the end.
  enum Landmark: Hashable {
    case digest, length(String)
  }

  mutating func startElement(_ tag: borrowing XMLTag<TEIName>) throws(XMLError) {
    offset = tag.offset
    guard path.count > 0 || isEmbedded || (tag.name == .TEI && tag.namespace == TEIName.namespace)
    else {
      throw refuse(.notOfProfile, "the root is <\(tag.localName)>, expected <TEI> of TEI P5")
    }
    path.append(tag.name)
    if tag.name == .g { return try startCharacter(tag) }
    if isInBlock { return try startItem(tag) }
    if !words.isEmpty { words.removeAll(keepingCapacity: true) }
    try start(tag)
  }

  mutating func endElement(_ name: TEIName?) throws(XMLError) {
    path.removeLast()
    guard let name, name != .g else { return }
    guard isInBlock else { return try end(name) }
    if openItems.isEmpty { return endBlock() }
    endItem(openItems.removeLast())
  }

  mutating func text(_ bytes: Span<UInt8>) throws(XMLError) {
    guard path.last != .g else { return }
    if isInBlock { contents.text.append(bytes) } else { words.append(copying: bytes) }
  }

  /// Reads layers on another text from now on, into which they point by its own elements.
  mutating func begin(text: [UInt8], pointers: TEISourcePointers) {
    contents.text = FoundText(text)
    state.pointers = TEIPointers(pointers)
  }

  /// The text since the last start tag.
  var currentWords: String { String(decoding: words, as: UTF8.self) }

  /// The element around the one that is starting or was just ended.
  func isInside(_ name: TEIName) -> Bool { path.contains(name) }

  /// Notes why the file is refused.
  mutating func refuse(_ code: TEIError.Code, _ message: String) -> XMLError {
    refuse(TEIError(code, message))
  }

  mutating func refuse(_ error: TEIError) -> XMLError {
    refusal = error
    return XMLError(.refused, error.description)
  }

  /// Refuses the file, or notes why it should be where faults are collected.
  mutating func refuseOrCollect(_ code: TEIError.Code, _ message: String) throws(XMLError) {
    guard collectsFaults else { throw refuse(code, message) }
    collected.append((TEIError(code, message), offset))
  }

  /// Enters the element's `xml:id`, which it must have.
  @discardableResult
  mutating func register(
    _ tag: borrowing XMLTag<TEIName>, as target: TEIContents.Target
  ) throws(XMLError) -> TEIContents.Word {
    let found = try tag.withValue(of: .xmlID) { (value) throws(XMLError) in
      contents.pointers.enter(value, .nothing)
    }
    guard let number = found else {
      throw refuse(.notOfProfile, "<\(tag.localName)> lacks an xml:id")
    }
    let id = contents.pointers.word(number)
    if contents.pointers[number: number] == .nothing {
      contents.pointers[number: number] = target
    } else if !collectsFaults {
      throw refuse(
        .duplicateIdentifier, "a second element has the xml:id '\(contents.string(id))'")
    }
    return id
  }

  /// The pointer in an attribute, or `nil` where the element lacks it.
  mutating func pointer(
    _ tag: borrowing XMLTag<TEIName>, _ name: TEIName
  ) throws(XMLError) -> Int? {
    try tag.withValue(of: name) { (value) throws(XMLError) in
      contents.enter(pointer: value)
    }
  }

  /// The pointers in an attribute, in the lists; none where the element lacks it.
  mutating func pointers(
    _ tag: borrowing XMLTag<TEIName>, _ name: TEIName
  ) throws(XMLError) -> Range<Int> {
    let start = contents.lists.count
    _ = try tag.withValue(of: name) { (value) throws(XMLError) in
      var position = 0
      while let word = value.nextWord(from: &position) {
        contents.lists.append(contents.enter(pointer: value.extracting(word)))
      }
    }
    return start..<contents.lists.count
  }

  /// The identifier of the source: `@n`, or else the `xml:id`.
  mutating func identifier(
    _ tag: borrowing XMLTag<TEIName>, else id: TEIContents.Word
  ) throws(XMLError) -> TEIContents.Word {
    let original = try tag.withValue(of: .n) { (value) throws(XMLError) in
      contents.pointers.keep(value)
    }
    return original ?? id
  }

  /// Does a step that may fail as TEI, and refuses the file where it does.
  mutating func checked<Result>(
    _ step: (TEIContents) throws(TEIError) -> Result
  ) throws(XMLError) -> Result {
    do {
      return try step(contents)
    } catch {
      throw refuse(error)
    }
  }
}

// MARK: - Text

extension TEIHandler {
  /// A `g` adds the character that its pointer names; its own text is left out.
  private mutating func startCharacter(_ tag: borrowing XMLTag<TEIName>) throws(XMLError) {
    let pointer = tag[.ref] ?? ""
    guard let scalar = Unicode.Scalar(teiIdentifier: pointer.dropFirst()) else {
      throw refuse(.notOfProfile, "'\(pointer)' does not name a character")
    }
    state.characterPointers.insert(contents.enter(pointer: pointer.utf8.span))
    if isInBlock {
      contents.text.append(scalar)
    } else {
      words.append(contentsOf: scalar.utf8)
    }
  }

  mutating func startBlock(_ tag: borrowing XMLTag<TEIName>) throws(XMLError) {
    try register(tag, as: .block(contents.blocks.count))
    contents.blocks.append(Fragment(contents.text.count, contents.text.count))
    isInBlock = true
  }

  private mutating func endBlock() {
    if let block = contents.blocks.popLast() {
      contents.blocks.append(Fragment(block.start, contents.text.count))
    }
    isInBlock = false
  }

  private mutating func startItem(_ tag: borrowing XMLTag<TEIName>) throws(XMLError) {
    switch tag.name {
    case .persName, .orgName, .placeName, .date, .time, .title, .rs: break
    default: throw refuse(.notOfProfile, "<\(tag.localName)> may not stand in a block")
    }
    let layer = try layerIndex(of: tag)
    let extent = Extent(contents.text.count, contents.text.count)
    openItems.append(
      tag.value(of: .type, is: "trigger")
        ? try addTrigger(tag, extent, layer) : try addMention(tag, extent, layer, refersBy: .ref))
  }

  private mutating func endItem(_ item: TEIContents.Target) {
    switch item {
    case .mention(let index, let layer):
      let start = contents.layers[layer].mentions[index].extent.start
      contents.layers[layer].mentions[index].extent = Extent(start, contents.text.count)
    case .trigger(let index, let layer):
      let start = contents.layers[layer].triggers[index].extent.start
      contents.layers[layer].triggers[index].extent = Extent(start, contents.text.count)
    default: break
    }
  }
}

extension Span<UInt8> {
  /// The next bytes between blanks from `position` on, which is moved behind them; `nil` where none are left.
  func nextWord(from position: inout Int) -> Range<Int>? {
    while position < count, self[position] == UInt8(ascii: " ") { position += 1 }
    let start = position
    while position < count, self[position] != UInt8(ascii: " ") { position += 1 }
    return start < position ? start..<position : nil
  }

  /// Whether two spans hold the same bytes; looks at eight at once.
  func equals(_ other: Span<UInt8>) -> Bool {
    guard count == other.count else { return false }
    var index = 0
    while index &+ 8 <= count {
      if word(at: index) != other.word(at: index) { return false }
      index &+= 8
    }
    while index < count {
      if self[index] != other[index] { return false }
      index &+= 1
    }
    return true
  }
}

extension Unicode.Scalar {
  /// The character whose declaration has an `xml:id` such as `u000C`.
  init?(teiIdentifier: some StringProtocol) {
    guard teiIdentifier.utf8.first == UInt8(ascii: "u"),
      let value = UInt32(teiIdentifier.dropFirst(), radix: 16)
    else { return nil }
    self.init(value)
  }
}
