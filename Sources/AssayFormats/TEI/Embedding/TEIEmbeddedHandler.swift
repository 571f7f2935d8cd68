import AssayModel
import AssayXML

/// Reads the layers that were added to a document, and passes over all else.
struct TEIEmbeddedHandler: XMLHandler {
  typealias Name = TEIName

  private let document: TEIDocument
  private(set) var inner = TEIHandler()
  /// For each layer the number of its article.
  private(set) var articles: [Int] = []
  private var depth = 0
  /// The number of the article at hand, and how deep its element and the open layer lie.
  private var article = -1
  private var articleDepth: Int?
  private var layerDepth: Int?

  init(_ document: TEIDocument) {
    self.document = document
    inner.isEmbedded = true
  }

  mutating func startElement(_ tag: borrowing XMLTag<TEIName>) throws(XMLError) {
    depth += 1
    if layerDepth != nil { return try inner.startElement(tag) }
    if tag.name == .TEI, articleDepth == nil {
      articleDepth = depth
      article += 1
      guard document.parts.indices.contains(article) else { return }
      let part = document.parts[article]
      inner.begin(text: part.text.bytes, pointers: TEISourcePointers(document, part))
    }
    guard tag.name == .standOff, tag[.type] == TEI.layerType else { return }
    layerDepth = depth
    articles.append(article)
    try inner.startElement(tag)
  }

  mutating func endElement(_ name: TEIName?) throws(XMLError) {
    if let layer = layerDepth {
      try inner.endElement(name)
      if layer == depth { layerDepth = nil }
    }
    if articleDepth == depth { articleDepth = nil }
    depth -= 1
  }

  mutating func text(_ bytes: Span<UInt8>) throws(XMLError) {
    if layerDepth != nil { try inner.text(bytes) }
  }
}
