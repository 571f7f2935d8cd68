import AssayModel

/// Writes a page.
struct HTMLPage {
  var html: HTMLBytes
  let content: HTMLContent
  private let version: String

  init(_ content: HTMLContent, version: String) {
    self.content = content
    self.version = version
    html = HTMLBytes(capacity: 24_000 + 3 * content.annotated.article.text.count)
  }

  var article: Article { content.annotated.article }
  var layers: [Layer] { content.annotated.layers }

  mutating func write() {
    html.markup("<!DOCTYPE html>\n<html")
    html.attribute("lang", article.metadata["language"] ?? "und")
    html.markup(">\n<head>\n<meta charset=\"utf-8\">\n")
    html.markup("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
    html.element("title", text: title)
    html.markup("\n<style>\n")
    html.markup(HTMLStyle.sheet(types: content.types.count, lanes: content.marks.laneCount))
    html.markup("</style>\n</head>\n<body>\n")
    writeHead()
    html.markup("<div class=\"page\">\n<main>\n")
    writeText()
    html.markup("\n</main>\n")
    writeLegend()
    html.markup("</div>\n")
    for match in content.matches { writeDifferences(match) }
    for index in layers.indices { writeLayer(index) }
    html.markup("<footer>")
    html.text("Assay \(version). Text: \(article.text.count) bytes, SHA-256 ")
    html.element("code", text: SHA256.hexDigest(of: article.text.bytes))
    html.markup("</footer>\n</body>\n</html>\n")
  }

  private var title: String { article.metadata["title"] ?? article.id }

  private mutating func writeHead() {
    html.markup("<header>\n")
    html.element("h1", text: title)
    html.markup("\n<p>")
    let facts =
      [("id", article.id)]
      + article.metadata.filter { $0.key != "title" }
      .sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    for (index, fact) in facts.enumerated() {
      if index > 0 { html.markup(" · ") }
      html.markup("<span class=\"key\">")
      html.text(fact.0)
      html.markup("</span> ")
      html.text(fact.1)
    }
    html.markup("</p>\n</header>\n")
  }

  // MARK: - Text

  /// The article's text and nothing else; what stands beside the words comes from the style sheet.
  private mutating func writeText() {
    html.markup("<article>")
    var labels = labels()
    for (number, segment) in content.marks.segments.enumerated() {
      let bytes = article.text.bytes[segment.fragment.start..<segment.fragment.end]
      guard !segment.marks.isEmpty else {
        html.text(bytes)
        continue
      }
      writeSegment(number, segment, labels.removeValue(forKey: number))
      html.text(bytes)
      html.markup("</span>")
    }
    html.markup("</article>")
  }

  private mutating func writeSegment(
    _ number: Int, _ segment: HTMLSegment, _ label: (text: String, type: Int)?
  ) {
    let marks = segment.marks.map { content.marks.marks[$0] }
    html.markup("<span")
    let isTrigger = marks.contains { $0.isTrigger && Self.covers($0, segment) }
    html.attribute(
      "class", segment.fragment.count == 0 ? "s e" : isTrigger ? "s g" : "s")
    if !segment.starting.isEmpty { html.attribute("id", "s\(number)") }
    var style: [String] = []
    for mark in marks {
      let line = Self.covers(mark, segment) ? mark.line : .gap
      style.append("--\(HTMLStyle.laneName(mark.lane)):var(--\(line.rawValue)\(mark.type))")
    }
    if let label {
      style.append("--l:var(--c\(label.type))")
      html.attribute("data-l", label.text)
    }
    html.attribute("style", style.joined(separator: ";"))
    html.attribute("title", marks.map(\.title).joined(separator: "\n"))
    html.markup(">")
  }

  /// Whether a mark has the segment, which lies inside its envelope, in one of its fragments.
  private static func covers(_ mark: HTMLMark, _ segment: HTMLSegment) -> Bool {
    mark.extent.fragments.contains { $0.contains(segment.fragment) }
  }

  /// For the segments that a mention or trigger of the labelled layer begins with, the types that do,
  /// the outer first, with the number of the entity.
  private func labels() -> [Int: (text: String, type: Int)] {
    var labels: [Int: (text: String, type: Int)] = [:]
    guard layers.indices.contains(content.labelledLayer) else { return labels }
    var entities: [Int: Int] = [:]
    for (mention, mark) in content.mentionMarks[content.labelledLayer].enumerated() {
      entities[mark] = content.entityNumbers[content.labelledLayer][mention]
    }
    for (number, segment) in content.marks.segments.enumerated() {
      let starting = segment.starting.filter {
        content.marks.marks[$0].layer == content.labelledLayer
      }.sorted { content.marks.marks[$0].extent < content.marks.marks[$1].extent }
      guard let first = starting.first else { continue }
      let texts = starting.map { mark in
        content.types[content.marks.marks[mark].type].name
          + (entities[mark].map { Self.subscripted($0) } ?? "")
      }
      labels[number] = (texts.joined(separator: " "), content.marks.marks[first].type)
    }
    return labels
  }

  /// A number in small digits below the line.
  static func subscripted(_ number: Int) -> String {
    String(
      String.UnicodeScalarView(
        String(number).unicodeScalars.compactMap { Unicode.Scalar(0x2080 + $0.value - 0x30) }))
  }
}
