public import AssayModel

/// Writes single records of Assay's JSON Lines, the twin of ``RecordDecoder``.
public struct RecordEncoder: Sendable {
  /// Whether records carry the article's text, tokens and metadata, or annotations alone.
  public let includesText: Bool

  /// Makes an encoder.
  public init(includesText: Bool = true) {
    self.includesText = includesText
  }

  /// One record with the newline that ends it.
  ///
  /// Offsets count code points.
  /// - Throws: a ``Fault`` where ids are not unique in their list, a position lies outside the text
  ///   or a number is not finite.
  /// - Complexity: O(n log n) in the size of the text and its annotations.
  public func line(of annotated: AnnotatedArticle, file: String = "") throws(Fault) -> [UInt8] {
    let article = annotated.article
    for layer in annotated.layers { try check(layer, of: article, file) }
    if let tokens = article.tokens, includesText {
      guard tokens.tokens.allSatisfy({ article.text.contains(Extent($0)) }) else {
        throw outside("a token", article, file)
      }
    }
    var writer = JSONWriter()
    let text = TextPositions(article.text)
    writer.object { json in
      json.key("id")
      json.string(article.id)
      if includesText { Self.write(article, text, &json) }
      if !annotated.layers.isEmpty {
        json.key("layers")
        json.array { json in
          for layer in annotated.layers { LayerEncoder(layer, text).write(&json) }
        }
      }
    }
    writer.newline()
    return writer.take()
  }

  private static func write(
    _ article: Article, _ text: TextPositions, _ json: inout JSONWriter
  ) {
    json.key("text")
    json.string(utf8: article.text.bytes[...])
    if !article.metadata.isEmpty {
      json.key("meta")
      json.object { json in
        for (key, value) in article.metadata.sorted(by: { $0.key < $1.key }) {
          json.key(key)
          json.string(value)
        }
      }
    }
    guard let tokens = article.tokens else { return }
    json.key("tokens")
    json.array { json in for token in tokens.tokens { text.write(token, &json) } }
    json.key("sentences")
    json.array { json in for start in tokens.sentenceStarts { json.integer(start) } }
  }

  // MARK: - Checks

  private func check(_ layer: Layer, of article: Article, _ file: String) throws(Fault) {
    guard
      layer.mentions.haveOwnIDs(\.id), layer.entities.haveOwnIDs(\.id),
      layer.events.haveOwnIDs(\.id), layer.eventClusters.haveOwnIDs(\.id),
      layer.relations.haveOwnIDs(\.id)
    else {
      throw Fault(
        code: "duplicate-id", file: file,
        message: "\(article.id): expected each id once in a list of a layer, found one twice")
    }
    for mention in layer.mentions where !article.text.contains(mention.extent) {
      throw outside("the mention \(mention.id)", article, file)
    }
    guard
      layer.mentions.allSatisfy({ Self.areFinite($0.attributes, $0.confidence) }),
      layer.events.allSatisfy({ Self.areFinite($0.attributes, $0.confidence) }),
      layer.relations.allSatisfy({ Self.areFinite($0.attributes, nil) })
    else {
      throw Fault(
        code: "not-finite", file: file,
        message: "\(article.id): expected finite numbers, found infinity or not-a-number")
    }
    for event in layer.events {
      guard let trigger = event.trigger else { continue }
      if !article.text.contains(trigger.extent) {
        throw outside("the trigger of \(event.id)", article, file)
      }
    }
  }

  private static func areFinite(_ attributes: [Attribute], _ confidence: Double?) -> Bool {
    (confidence?.isFinite ?? true) && attributes.allSatisfy(\.isFinite)
  }

  private func outside(_ what: String, _ article: Article, _ file: String) -> Fault {
    Fault(
      code: "offset-outside", file: file,
      message: "\(article.id): expected \(what) within the text (\(article.text.count) bytes), "
        + "found it outside or inside a character")
  }
}

extension Array {
  /// Whether no id comes twice.
  ///
  /// Of ASCII ids that ascend by length and then by spelling, as those that Assay
  /// gives do, none can, so that no set of them is made.
  fileprivate func haveOwnIDs(_ id: (Element) -> String) -> Bool {
    var last = ""
    for (place, element) in enumerated() {
      let next = id(element)
      let follows = (last.utf8.count, last) < (next.utf8.count, next) || place == 0
      guard follows, next.utf8.allSatisfy({ $0 < 0x80 }) else {
        return Set(map(id)).count == count
      }
      last = next
    }
    return true
  }
}

extension Attribute {
  /// Whether the value is no number, or one that JSON can say.
  fileprivate var isFinite: Bool {
    if case .number(let number) = value { number.isFinite } else { true }
  }
}

/// A text with its offsets in code points.
struct TextPositions {
  let text: ArticleText
  private let table: OffsetTable

  init(_ text: ArticleText) {
    self.text = text
    table = OffsetTable(text)
  }

  /// Writes `[START, END]`.
  func write(_ fragment: Fragment, _ json: inout JSONWriter) {
    json.array { json in
      json.integer(table.position(ofByte: fragment.start, in: .codePoint))
      json.integer(table.position(ofByte: fragment.end, in: .codePoint))
    }
  }

  /// Writes `"spans": [...], "text": "..."`.
  func write(_ extent: Extent, _ json: inout JSONWriter) {
    json.key("spans")
    json.array { json in
      write(extent.first, &json)
      for fragment in extent.rest { write(fragment, &json) }
    }
    json.key("text")
    if extent.isDiscontinuous {
      json.string(text[extent])
    } else {
      json.string(utf8: text.bytes[extent.start..<extent.end])
    }
  }
}
