import AssayModel

/// NITF, the News Industry Text Format: the headline and the blocks of the content, one a line.
///
/// Bylines, datelines, media and the tail are left out. `doc-id` gives the identifier, `date.issue` the date.
struct NITFFormat: MarkupFormat {
  let name = "nitf"
  let summary = "news articles in NITF, without annotations (read only)"
  let endings = [".nitf", ".nitf.xml", ".xml"]

  func recognises(head: ArraySlice<UInt8>) -> Bool {
    XMLRoot(head)?.name == "nitf"
  }

  static let blocks: Set<String> = [
    "p", "hl1", "hl2", "h1", "h2", "h3", "h4", "h5", "h6", "li", "dt", "dd", "td", "th", "bq",
    "block", "pre",
    "hedline", "credit", "tr", "div", "section", "blockquote",
  ]

  static let rules = MarkupRules(
    articles: ["nitf"], bodies: ["hedline", "body.content"], blocks: blocks,
    skipped: ["media", "media-caption", "media-producer", "script", "style", "note"],
    blanks: ["br"],
    texts: ["title": "title", "byline": "author", "dateline": "dateline", "copyrite": "copyright"],
    attributes: [
      ("doc-id", "id-string", "id"), ("date.issue", "norm", "date"), ("pubdata", "name", "source"),
      ("pubdata", "date.publication", "date"), ("urgency", "ed-urg", "urgency"),
    ])
}
