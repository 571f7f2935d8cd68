import AssayModel
import AssaySystem

/// W3C Web Annotations in JSON-LD: annotations whose targets are places in a text beside the file.
///
/// Positions are code points, as the Recommendation says, proved by `exact`; several targets on one text
/// are the fragments of one mention. A body for tagging or classifying gives the type, one for identifying
/// a link; others are attributes. An annotation that has no position is found by its quote, with prefix and
/// suffix. A target without source is about the text that is called as the file is. Annotations of other
/// sources than text files, and of no place, are counted and left out. So are creators, dates and what else an annotation
/// has, and bodies that say nothing in text.
struct WebAnnotationFormat: DocumentFormat {
  let name = "web-annotation"
  let summary = "W3C Web Annotation JSON-LD, with the texts beside it"
  let endings = [".jsonld", ".json"]
  let companions = [".txt"]

  func recognises(head: ArraySlice<UInt8>) -> Bool {
    let content = head.drop { $0.isBlank || $0 == UInt8(ascii: "[") }
    let keys = JSONReader.leadingKeys(content)
    guard keys.contains("@context") || keys.contains("target") else { return false }
    let text = String(decoding: head.prefix(8192), as: UTF8.self)
    return text.contains("www.w3.org/ns/anno") || text.contains("TextQuoteSelector")
      || text.contains("TextPositionSelector")
  }

  func articles(in bytes: [UInt8], file: String, options: ReadingOptions) -> [Reading] {
    let value: JSONValue
    do { value = try JSONValue(parsing: bytes) } catch {
      let fault = Fault(json: error, in: bytes, file: file)
      return [
        Reading(
          id: identifier(of: file, options), article: nil, faults: [fault], bytes: bytes.count)
      ]
    }
    var collector = WebAnnotationCollector(
      name: identifier(of: file, options), file: file, options: options)
    for annotation in Self.annotations(value) { collector.take(annotation) }
    return collector.readings(
      bytes: bytes.count, source: value["source"]?.string, page: value["id"]?.string)
  }

  /// The annotations of a page, a collection with its first page, a list, or one alone.
  private static func annotations(_ value: JSONValue) -> [JSONValue] {
    if let list = value.array { return list.flatMap(annotations) }
    if let items = (value["items"] ?? value["@graph"])?.array { return items }
    if let first = value["first"], first.string == nil { return annotations(first) }
    return value["target"] == nil ? [] : [value]
  }
}

/// Sorts annotations by the text that they are about.
private struct WebAnnotationCollector {
  private struct Text {
    let text: String?
    var draft: Draft
    var bytes = 0
    var faults: [Fault] = []
    var unmodelled = 0
  }

  private let name: String
  private let file: String
  private let options: ReadingOptions
  private var order: [String] = []
  private var texts: [String: Text] = [:]
  private var unmodelled = 0

  init(name: String, file: String, options: ReadingOptions) {
    self.name = name
    self.file = file
    self.options = options
  }

  private mutating func open(_ source: String) {
    guard texts[source] == nil else { return }
    order.append(source)
    let path = source.split(separator: "#").first.map(String.init) ?? source
    let candidates = CompanionFile.candidates(
      for: file, names: [path, name], endings: ["", ".txt"])
    var faults: [Fault] = []
    guard let found = candidates.first, let bytes = try? Files.bytes(of: found) else {
      faults.append(CompanionFile.missing(path, endings: [".txt"], for: file))
      texts[source] = Text(text: nil, draft: Draft(options.annotator), faults: faults)
      return
    }
    let text = TextCheck.text(bytes, file: found, faults: &faults)
    texts[source] = Text(
      text: text?.string, draft: Draft(options.annotator), bytes: bytes.count,
      faults: text == nil ? faults : [])
  }

  mutating func take(_ annotation: JSONValue) {
    let target = annotation["target"]
    let targets = target?.array ?? target.map { [$0] } ?? []
    guard let source = targets.first.flatMap(source) else {
      unmodelled += 1
      return
    }
    open(source)
    let isOneText = targets.allSatisfy { self.source($0) == source }
    let places = targets.compactMap { self.place($0["selector"], in: texts[source]?.text) }
    guard isOneText, places.count == targets.count else {
      texts[source]?.unmodelled += 1
      return
    }
    let quotes = places.compactMap(\.quote)
    var place = Draft.Place(spans: places.map(\.span))
    if quotes.count == places.count { place.quote = quotes.joined(separator: " ") }
    let mention = mention(annotation, place, number: annotations(of: source))
    texts[source]?.unmodelled += Self.unread(annotation)
    texts[source]?.draft.mentions.append(mention)
  }

  private static let read: Set<String> = [
    "@context", "id", "type", "target", "body", "motivation",
  ]
  /// Motivations that the parts of a mention tell again.
  private static let told: Set<String> = [
    "tagging", "classifying", "highlighting", "identifying", "linking",
  ]

  /// How many things an annotation says that are not read.
  private static func unread(_ annotation: JSONValue) -> Int {
    let body = annotation["body"]
    let bodies = body?.array ?? body.map { [$0] } ?? []
    var count = annotation.members.count { !read.contains($0.key) }
    if let motivation = annotation["motivation"] {
      let names = motivation.array ?? [motivation]
      // One that several bodies leave to themselves is their purpose, or the type where there is no body.
      let isUsed = bodies.isEmpty || bodies.contains { $0["purpose"] == nil }
      if !isUsed || names.count > 1 {
        count += names.count { !told.contains($0.string ?? "") }
      }
    }
    for body in bodies {
      let says = ["value", "source", "id"].contains { body[$0]?.scalarText != nil }
      if !says, body.string == nil { count += 1 }
      count += ["creator", "created", "modified"].count { body[$0] != nil }
    }
    return count
  }

  /// The text that a target is about; `nil` for one that names neither a text nor a place in one.
  private func source(_ target: JSONValue) -> String? {
    target["source"]?.string ?? target["source"]?["id"]?.string
      ?? (target["source"] == nil && target["selector"] != nil ? "\(name).txt" : nil)
  }

  private func annotations(of source: String) -> Int {
    texts[source]?.draft.mentions.count ?? 0
  }

  private func mention(
    _ annotation: JSONValue, _ place: Draft.Place, number: Int
  ) -> Draft.Mention {
    let body = annotation["body"]
    let bodies = body?.array ?? body.map { [$0] } ?? []
    var type: String?
    var links: [KnowledgeBaseLink] = [], attributes: [Attribute] = []
    for body in bodies {
      let purpose = body["purpose"]?.string ?? annotation["motivation"]?.string ?? ""
      let value = body["value"]?.scalarText
      if purpose == "identifying" || purpose == "linking" {
        let link = body["source"]?.string ?? body["id"]?.string ?? body.string ?? value
        if let link { links.append(KnowledgeBaseLink(base: "", identifier: link)) }
      } else if type == nil, ["tagging", "classifying", ""].contains(purpose),
        let label = value ?? body["source"]?.string ?? body["id"]?.string ?? body.string
      {
        type = label
      } else if let value {
        attributes.append(Attribute(purpose.isEmpty ? "body" : purpose, value))
      }
    }
    return Draft.Mention(
      id: annotation["id"]?.string ?? "T\(number + 1)",
      type: type ?? annotation["motivation"]?.string ?? "annotation", place: place,
      attributes: attributes, links: links)
  }

  // MARK: - Selectors

  /// A position and what is quoted there; a quote alone is looked for.
  private func place(
    _ selector: JSONValue?, in text: String?
  ) -> (span: (start: Int, end: Int), quote: String?)? {
    let selectors = selector?.array ?? selector.map { [$0] } ?? []
    let all = selectors + selectors.compactMap { $0["refinedBy"] }
    let quoting = all.first { $0["type"]?.string == "TextQuoteSelector" }
    let quote = quoting?["exact"]?.string
    if let position = all.first(where: { $0["type"]?.string == "TextPositionSelector" }),
      let span = position.span("start", "end")
    {
      return (span, quote)
    }
    // RFC 5147: characters between two places.
    let fragment = all.first { $0["type"]?.string == "FragmentSelector" }?["value"]?.string
    if let fragment, fragment.hasPrefix("char=") {
      let ends = fragment.dropFirst(5).prefix { $0 != ";" }.split(separator: ",").map { Int($0) }
      if ends.count == 2, let start = ends[0], let end = ends[1] { return ((start, end), quote) }
    }
    guard let quote, let text else { return nil }
    return find(
      quote, after: quoting?["prefix"]?.string ?? "", before: quoting?["suffix"]?.string ?? "",
      in: text
    ).map { ($0, quote) }
  }

  /// The first place of a quote between its prefix and suffix.
  private func find(
    _ quote: String, after prefix: String, before suffix: String, in text: String
  ) -> (start: Int, end: Int)? {
    let bytes = Array(text.utf8), wanted = Array((prefix + quote + suffix).utf8)
    guard !quote.isEmpty, wanted.count <= bytes.count else { return nil }
    for place in 0...(bytes.count - wanted.count) where bytes[place...].starts(with: wanted) {
      let start = place + prefix.utf8.count
      let before = String(decoding: bytes[..<start], as: UTF8.self).unicodeScalars.count
      return (before, before + quote.unicodeScalars.count)
    }
    return nil
  }

  // MARK: - Readings

  /// The articles of all texts; that of one text alone is called as the page is, before `#page`.
  mutating func readings(bytes: Int, source: String?, page: String?) -> [Reading] {
    if order.isEmpty { open(source ?? "\(name).txt") }
    return order.enumerated().compactMap { number, source in
      guard let text = texts[source] else { return nil }
      let named = page.flatMap { Files.stem(of: $0, ending: "#page") } ?? name
      let id = order.count == 1 ? named : Self.identifier(source)
      guard let content = text.text else {
        return Reading(id: id, article: nil, faults: text.faults, bytes: bytes / order.count)
      }
      return DraftArticle(
        id: id, text: content, layers: [text.draft],
        unmodelled: text.unmodelled + (number == 0 ? unmodelled : 0)
      ).reading(file: file, options: options, bytes: bytes / order.count + text.bytes)
    }
  }

  private static func identifier(_ source: String) -> String {
    let name = Files.name(of: source)
    return Files.stem(of: name, ending: ".txt") ?? name
  }
}
