import AssayModel

/// NewsML-G2: the content of news items, in NITF or HTML within `inlineXML` or as `inlineData`.
///
/// Each `newsItem` is an article; a message may hold many. `guid` is the identifier.
struct NewsMLFormat: MarkupFormat {
  let name = "newsml"
  let summary = "news articles in NewsML-G2, without annotations (read only)"
  let endings = [".newsml", ".newsml.xml", ".xml"]

  func recognises(head: ArraySlice<UInt8>) -> Bool {
    guard let root = XMLRoot(head) else { return false }
    return root.name == "newsItem" || root.name == "newsMessage" || root.name == "packageItem"
  }

  static let rules = MarkupRules(
    articles: ["newsItem"], bodies: ["inlineXML", "inlineData"], blocks: NITFFormat.blocks,
    skipped: ["head", "media", "script", "style", "byline", "dateline", "distributor", "body.end"],
    blanks: ["br"],
    texts: [
      "headline": "title", "by": "author", "creditline": "credit", "dateline": "dateline",
      "versionCreated": "date", "slugline": "slugline", "copyrightNotice": "copyright",
    ],
    attributes: [
      ("newsItem", "guid", "id"), ("newsItem", "xml:lang", "language"),
      ("newsItem", "version", "version"),
      ("provider", "literal", "source"), ("provider", "qcode", "source"),
      ("urgency", "value", "urgency"),
    ])
}
