import AssayModel
import AssayXML

/// Collects what a file of the profile says, in one pass.
struct TEIHandler: XMLHandler {
  typealias Name = TEIName

  var contents = TEIContents()
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
    words.removeAll(keepingCapacity: true)
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
    if isInBlock { contents.text.append(copying: bytes) } else { words.append(copying: bytes) }
  }

  /// Reads layers on another text from now on, into which they point by its own elements.
  mutating func begin(text: [UInt8], pointers: TEISourcePointers) {
    contents.text = text
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

  /// Enters the element's `xml:id`, where it has one.
  mutating func register(
    _ tag: borrowing XMLTag<TEIName>, as target: TEIContents.Target
  ) throws(XMLError) -> String {
    guard let id = tag[.xmlID] else {
      throw refuse(.notOfProfile, "<\(tag.localName)> lacks an xml:id")
    }
    guard contents.targets.insert(id.utf8.span, target) || collectsFaults else {
      throw refuse(.duplicateIdentifier, "a second element has the xml:id '\(id)'")
    }
    return id
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
    state.characterPointers.insert(pointer)
    if isInBlock {
      contents.text.append(contentsOf: scalar.utf8)
    } else {
      words.append(contentsOf: scalar.utf8)
    }
  }

  mutating func startBlock(_ tag: borrowing XMLTag<TEIName>) throws(XMLError) {
    let index = contents.blocks.count
    let id = try register(tag, as: .block(index))
    state.blockIndexes[id] = index
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
    let isTrigger = try tag.withValue(of: .type) { (value) throws(XMLError) in
      value.equals("trigger")
    }
    openItems.append(
      isTrigger == true
        ? try addTrigger(tag, extent, layer) : try addMention(tag, extent, layer, refersBy: .ref))
  }

  private mutating func endItem(_ item: TEIContents.Target) {
    switch item {
    case .mention(let index, let layer):
      let start = contents.layers[layer].mentions[index].extent.start
      contents.layers[layer].mentions[index].extent = Extent(start, contents.text.count)
    case .trigger(let index, let layer):
      let trigger = contents.layers[layer].triggers[index]
      contents.layers[layer].triggers[index] = Trigger(
        id: trigger.id, extent: Extent(trigger.extent.start, contents.text.count))
    default: break
    }
  }
}

extension Span<UInt8> {
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

  func equals(_ string: String) -> Bool {
    guard count == string.utf8.count else { return false }
    for (index, byte) in string.utf8.enumerated() where self[index] != byte { return false }
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
