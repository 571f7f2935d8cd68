import AssayModel
import AssayXML

/// Writes a planned document.
struct TEIWriter: ~Copyable {
  var xml: XMLVocabularyWriter
  let plan: TEIPlan
  let options: TEI.Options
  /// Room for a value that is put together first.
  var value: [UInt8] = []
  /// The element of each label of mentions, by its number.
  private let elements: [TEI.MentionElement]
  /// What `@type` shows of each label of mentions.
  private let shownTypes: [String]

  init(_ plan: TEIPlan, options: TEI.Options) {
    self.plan = plan
    self.options = options
    elements = plan.taxonomies.entity.categories.map { options.element(for: $0.label) }
    shownTypes = plan.taxonomies.entity.categories.map { Self.restrictedType($0.label) }
    xml = XMLVocabularyWriter(TEIName.table)
  }

  /// Puts the document into the room of `output`, which it gives back in ``giveBack(_:)``.
  mutating func take(_ output: inout XMLVocabularyWriter) {
    swap(&xml, &output)
    let annotations = plan.layers.reduce(0) { $0 + $1.mentions.count + 2 * $1.events.count }
    xml.restart(
      capacity: plan.annotated.article.text.count * 9 / 8 + 160 * annotations + 4096)
  }

  mutating func giveBack(_ output: inout XMLVocabularyWriter) {
    swap(&xml, &output)
  }

  mutating func writeDocument() throws {
    try xml.processingInstruction(
      "xml-stylesheet", #"type="text/css" href="\#(TEI.styleSheetName)""#)
    try xml.start(.TEI)
    try xml.attribute(.xmlns, TEIName.namespace)
    try xml.attribute(.xmlID, plan.xmlID)
    try xml.breakLine(1)
    try writeHeader()
    try xml.breakLine(1)
    try writeText()
    for layer in plan.layers {
      try xml.breakLine(1)
      try writeStandOff(layer)
    }
    try xml.breakLine(0)
    try xml.end()
  }

  /// Gives the bytes of the document for the length of a call.
  func finish<Result>(
    _ body: (Span<UInt8>) throws(TEIError) -> Result
  ) throws -> Result {
    try xml.finish(body)
  }

  // MARK: - Pieces that several parts need

  /// The element for mentions with a label.
  func element(for label: String) -> TEI.MentionElement {
    plan.taxonomies.entity.number(of: label).map { elements[$0] } ?? .rs
  }

  /// The element and `@type` for mentions with the label of a category.
  func appearance(ofCategory number: Int) -> (element: TEI.MentionElement, type: String) {
    (elements[number], shownTypes[number])
  }

  /// The label as far as `@type` can show it; never that of triggers.
  private static func restrictedType(_ label: String) -> String {
    let type = TEIIdentifiers.sanitized(label)
    let isTelling = type != "trigger" && type.utf8.contains { $0 != UInt8(ascii: "_") }
    return isTelling ? type : "mention"
  }

  /// Text in which a `g` stands for each character that XML cannot hold.
  mutating func writeAnyText(_ bytes: Span<UInt8>) throws(XMLError) {
    var position = 0
    while position < bytes.count {
      position += try xml.textPrefix(utf8: bytes.extracting(position..<bytes.count))
      guard position < bytes.count else { return }
      let scalar = ForbiddenCharacters.scalar(in: bytes, at: position)
      try xml.element(.g, [(.ref, "#\(scalar.teiIdentifier)")], text: "\u{FFFD}")
      position += scalar.utf8.count
    }
  }

  /// The words of an extent, fragments joined by a blank.
  mutating func writeWords(_ extent: Extent) throws(XMLError) {
    let bytes = plan.annotated.article.text.bytes
    try writeAnyText(bytes.span.extracting(extent.first.start..<extent.first.end))
    for fragment in extent.rest {
      try xml.text(" ")
      try writeAnyText(bytes.span.extracting(fragment.start..<fragment.end))
    }
  }

  /// An element that holds any text.
  mutating func writeElement(
    _ name: TEIName, _ attributes: [(TEIName, String)] = [], anyText: String
  ) throws(XMLError) {
    try xml.start(name)
    for (name, value) in attributes { try xml.attribute(name, value) }
    try writeAnyText(anyText.utf8.span)
    try xml.end()
  }

  /// `xml:id`, and the source's identifier where it is another.
  mutating func writeIdentifier(_ identifier: TEIIdentifier) throws {
    try xml.attribute(.xmlID, identifier.xmlID)
    guard let original = identifier.original else { return }
    do {
      try xml.attribute(.n, original)
    } catch {
      throw TEIError(.unwritable, "the identifier cannot be kept: \(error.message)", at: original)
    }
  }

  mutating func writeConfidence(_ confidence: Double?) throws(XMLError) {
    if let confidence { try xml.attribute(.cert, "\(confidence)") }
  }
}
