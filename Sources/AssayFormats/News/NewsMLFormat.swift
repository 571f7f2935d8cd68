import AssayModel

/// NewsML: the content of news items, in NITF or HTML within `inlineXML` or as `inlineData` of NewsML-G2, or within
/// `DataContent` of NewsML 1; and Reuters' `newsitem`, which came before both.
///
/// Each news item is an article; a message may hold many. `guid`, `PublicIdentifier` or `itemid` is the identifier. What is
/// encoded, for example a picture, is left out; of components that say the same the first with a text is read.
struct NewsMLFormat: MarkupFormat {
  let name = "newsml"
  let summary = "news articles in NewsML-G2 and NewsML 1, without annotations (read only)"
  let endings = [".newsml", ".newsml.xml", ".xml"]

  func recognises(head: ArraySlice<UInt8>) -> Bool {
    guard let root = XMLRoot(head) else { return false }
    if root.name == "newsitem" { return root.tag.contains("itemid=") }
    return ["newsItem", "newsMessage", "packageItem", "NewsML"].contains(root.name)
  }

  static let rules = MarkupRules(
    articles: ["newsItem", "NewsItem", "newsitem"],
    bodies: ["inlineXML", "inlineData", "DataContent", "text"], blocks: NITFFormat.blocks,
    skipped: [
      "head", "media", "script", "style", "byline", "dateline", "distributor", "body.end",
      "Encoding",
    ],
    blanks: ["br"], hasEscapedMarkup: true,
    alternatives: .init(element: "NewsComponent", attribute: "EquivalentsList", value: "yes"),
    texts: [
      "headline": "title", "by": "author", "creditline": "credit", "dateline": "dateline",
      "versionCreated": "date", "slugline": "slugline", "copyrightNotice": "copyright",
      // NewsML 1.
      "PublicIdentifier": "id", "ProviderId": "source", "ThisRevisionCreated": "date",
      "HeadLine": "title", "SubHeadLine": "subtitle", "ByLine": "author", "DateLine": "dateline",
      "CreditLine": "credit", "SlugLine": "slugline", "CopyrightLine": "copyright",
      // Reuters.
      "byline": "author", "copyright": "copyright",
    ],
    attributes: [
      ("newsItem", "guid", "id"), ("newsItem", "xml:lang", "language"),
      ("newsItem", "version", "version"),
      ("provider", "literal", "source"), ("provider", "qcode", "source"),
      ("urgency", "value", "urgency"),
      ("NewsItem", "xml:lang", "language"), ("Language", "FormalName", "language"),
      ("Urgency", "FormalName", "urgency"),
      ("newsitem", "itemid", "id"), ("newsitem", "date", "date"),
      ("newsitem", "xml:lang", "language"),
    ])
}
