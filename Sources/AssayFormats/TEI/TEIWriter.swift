import AssayModel
import AssayXML

/// Writes a planned document.
struct TEIWriter: ~Copyable {
  var xml: XMLWriter
  let plan: TEIPlan
  let options: TEI.Options
  /// Room for a value that is put together from pieces.
  private var value: [UInt8] = []
  /// The element of each label of mentions.
  private let elements: [String: TEI.MentionElement]

  init(_ plan: TEIPlan, options: TEI.Options) {
    self.plan = plan
    self.options = options
    var elements: [String: TEI.MentionElement] = [:]
    for category in plan.taxonomies.entity.categories {
      elements[category.label] = options.element(for: category.label)
    }
    self.elements = elements
    let annotations = plan.layers.reduce(0) { $0 + $1.mentions.count + 2 * $1.events.count }
    xml = XMLWriter(capacity: plan.annotated.article.text.count * 9 / 8 + 160 * annotations + 4096)
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

  consuming func finish() throws(XMLError) -> [UInt8] {
    try xml.finish()
  }

  // MARK: - Pieces that several parts need

  /// The element for mentions with a label.
  func element(for label: String) -> TEI.MentionElement { elements[label] ?? .rs }

  /// An attribute whose value is given in pieces.
  mutating func writeAttribute(
    _ name: TEIName, _ first: String, _ second: String, _ third: String = "", _ fourth: String = ""
  ) throws(XMLError) {
    // Taken out, so that the writer may be changed meanwhile; put back to be used again.
    var pieces: [UInt8] = []
    swap(&pieces, &value)
    pieces.removeAll(keepingCapacity: true)
    pieces.append(copying: first.utf8.span)
    pieces.append(copying: second.utf8.span)
    if !third.isEmpty { pieces.append(copying: third.utf8.span) }
    if !fourth.isEmpty { pieces.append(copying: fourth.utf8.span) }
    try xml.attribute(name.xml, utf8: pieces.span)
    swap(&pieces, &value)
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
