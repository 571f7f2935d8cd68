import AssayModel

/// Another text in place of an article's, with extents and tokens moved along.
struct TextRewriting {
  /// Why the text differs.
  let reason: String
  private let text: ArticleText
  /// For each byte of the old text, and its end, the byte of the new one.
  private let places: [Int]

  /// The text with U+FFFD for each code point that XML 1.0 cannot hold; `nil` where there is none.
  init?(forXML old: ArticleText) {
    var bytes: [UInt8] = [], places: [Int] = []
    var replaced = 0
    for scalar in old.string.unicodeScalars {
      let width = UTF8.width(scalar)
      places += (0..<width).map { min($0, 2) + bytes.count }
      if Self.isLegalInXML(scalar) {
        bytes += Array(String(scalar).utf8)
      } else {
        bytes += [0xEF, 0xBF, 0xBD]
        replaced += 1
      }
    }
    guard replaced > 0 else { return nil }
    places.append(bytes.count)
    self.places = places
    text = ArticleText(String(decoding: bytes, as: UTF8.self))
    reason = "\(counted(replaced, "character")) that XML cannot hold became U+FFFD"
  }

  static func isLegalInXML(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
    default: false
    }
  }

  /// The tokens joined by blanks, sentences by line breaks; `nil` where that is the text.
  init?(joining tokens: Tokenization, of old: ArticleText) {
    var bytes: [UInt8] = []
    var places = [Int](repeating: 0, count: old.count + 1)
    var last = 0
    let starts = Set(tokens.sentenceStarts)
    for (index, token) in tokens.tokens.enumerated() {
      if index > 0 { bytes.append(starts.contains(index) ? 0x0A : 0x20) }
      for place in last..<max(last, token.start) { places[place] = bytes.count }
      for place in token.start..<token.end { places[place] = bytes.count + place - token.start }
      bytes += old.bytes[token.start..<token.end]
      places[token.end] = bytes.count
      last = token.end + (token.end < old.count ? 0 : 1)
    }
    for place in min(last, old.count)...old.count where places[place] == 0 {
      places[place] = bytes.count
    }
    guard bytes != old.bytes else { return nil }
    self.places = places
    text = ArticleText(String(decoding: bytes, as: UTF8.self))
    reason = "white space between tokens became one blank or line break"
  }

  func applied(to annotated: AnnotatedArticle) -> AnnotatedArticle {
    let article = annotated.article
    let tokens = article.tokens.map { old in
      Tokenization(tokens: old.tokens.map(moved), sentenceStarts: old.sentenceStarts)
    }
    return AnnotatedArticle(
      Article(id: article.id, text: text, metadata: article.metadata, tokens: tokens),
      layers: annotated.layers.map(moved))
  }

  private func moved(_ fragment: Fragment) -> Fragment {
    let start = places[fragment.start]
    // An end goes where the last byte went, so that what follows stays out.
    let end = fragment.count == 0 ? start : max(start, places[fragment.end])
    return Fragment(start, end)
  }

  private func moved(_ extent: Extent) -> Extent {
    Extent(joining: extent.fragments.map { moved($0) }) ?? extent
  }

  private func moved(_ layer: Layer) -> Layer {
    let mentions = layer.mentions.map { mention in
      Mention(
        id: mention.id, type: mention.type, extent: moved(mention.extent),
        attributes: mention.attributes, links: mention.links, confidence: mention.confidence)
    }
    let events = layer.events.map { event in
      Event(
        id: event.id, type: event.type,
        trigger: event.trigger.map { Trigger(id: $0.id, extent: moved($0.extent)) },
        arguments: event.arguments, attributes: event.attributes, links: event.links,
        confidence: event.confidence)
    }
    let changed = try? Layer(
      annotator: layer.annotator, mentions: mentions, entities: layer.entities, events: events,
      eventClusters: layer.eventClusters, relations: layer.relations, tags: layer.tags)
    return changed ?? layer
  }
}
