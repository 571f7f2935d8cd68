import AssayModel
import AssayXML

/// Another text in place of an article's, with extents and tokens moved along.
struct TextRewriting {
  /// Why the text differs.
  let reason: String
  private let text: ArticleText
  /// For each byte of the old text, and its end, the byte of the new one.
  private let places: [Int]
  /// Where the ends of tokens go, if not where the byte there goes.
  private var ends: [Int: Int] = [:]
  /// The new tokens, where the text was made of tokens.
  private var tokens: [Fragment]?

  /// The text with U+FFFD for each code point that XML 1.0 cannot hold; `nil` where there is none.
  init?(forXML old: ArticleText) {
    guard XMLCharacters.firstForbidden(in: old.bytes.span) != nil else { return nil }
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

  /// The tokens, each as a format can spell it; `nil` where that is the text.
  ///
  /// - Parameters:
  ///   - keepsGaps: Whether what stands between tokens stays; where not, it becomes a blank, or a line
  ///     break between sentences.
  ///   - legal: How a token is spelled; `nil` where each can be.
  init?(
    joining tokens: Tokenization, of old: ArticleText, keepsGaps: Bool = false,
    legal: (@Sendable (String) -> String)? = nil
  ) {
    var builder = TokenTextBuilder(old, keepsGaps: keepsGaps, legal: legal)
    let starts = Set(tokens.sentenceStarts)
    for (index, token) in tokens.tokens.enumerated() {
      builder.add(token, opensSentence: starts.contains(index))
    }
    builder.finish()
    guard builder.bytes != old.bytes else { return nil }
    places = builder.places
    ends = builder.ends
    self.tokens = builder.tokens
    text = ArticleText(String(decoding: builder.bytes, as: UTF8.self))
    reason = builder.reason
  }

  /// The sentences with blanks between them; `nil` where that is the text.
  init?(
    sentences tokens: Tokenization, of old: ArticleText,
    legal: (@Sendable (String) -> String)? = nil
  ) {
    var builder = TokenTextBuilder(old, keepsGaps: true, legal: legal)
    let starts = Set(tokens.sentenceStarts)
    for (index, token) in tokens.tokens.enumerated() {
      if starts.contains(index) { builder.addBlanks(to: token.start) }
      builder.add(token, opensSentence: false)
    }
    builder.finish(keepsEnd: false)
    guard builder.bytes != old.bytes else { return nil }
    places = builder.places
    ends = builder.ends
    self.tokens = builder.tokens
    text = ArticleText(String(decoding: builder.bytes, as: UTF8.self))
    reason = "what stands between sentences became blanks"
  }

  func applied(to annotated: AnnotatedArticle) -> AnnotatedArticle {
    let article = annotated.article
    let tokens = article.tokens.map { old in
      Tokenization(
        tokens: self.tokens ?? old.tokens.map(moved), sentenceStarts: old.sentenceStarts)
    }
    return AnnotatedArticle(
      Article(id: article.id, text: text, metadata: article.metadata, tokens: tokens),
      layers: annotated.layers.map(moved))
  }

  private func moved(_ fragment: Fragment) -> Fragment {
    let start = places[fragment.start]
    // An end goes where the last byte went, so that what follows stays out.
    let end = fragment.count == 0 ? start : max(start, ends[fragment.end] ?? places[fragment.end])
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

/// Puts tokens after one another.
private struct TokenTextBuilder {
  private let old: ArticleText
  private let keepsGaps: Bool
  private let legal: (@Sendable (String) -> String)?
  private(set) var bytes: [UInt8] = []
  private(set) var places: [Int]
  private(set) var ends: [Int: Int] = [:]
  private(set) var tokens: [Fragment] = []
  private var respelled = 0
  /// The byte of the old text up to which places are known.
  private var last = 0

  init(_ old: ArticleText, keepsGaps: Bool, legal: (@Sendable (String) -> String)?) {
    self.old = old
    self.keepsGaps = keepsGaps
    self.legal = legal
    places = [Int](repeating: 0, count: old.count + 1)
  }

  mutating func add(_ token: Fragment, opensSentence: Bool) {
    if !keepsGaps, !tokens.isEmpty { bytes.append(opensSentence ? 0x0A : 0x20) }
    copyGap(to: token.start)
    let start = bytes.count
    let spelled = spelling(of: token)
    for place in token.start..<token.end {
      places[place] = start + min(place - token.start, spelled.count)
    }
    bytes += spelled
    tokens.append(Fragment(start, bytes.count))
    if token.count > 0 { ends[token.end] = bytes.count }
    last = max(last, token.end)
  }

  mutating func finish(keepsEnd: Bool = true) {
    if keepsGaps, keepsEnd, !tokens.isEmpty { copyGap(to: old.count) }
    for place in last...max(last, old.count) { places[place] = bytes.count }
  }

  /// Blanks in place of what stands before the next token, one for each UTF-16 unit.
  mutating func addBlanks(to end: Int) {
    for place in last..<max(last, end) {
      places[place] = bytes.count
      let byte = old.bytes[place]
      if byte & 0xC0 != 0x80 { bytes.append(0x20) }
      if byte >= 0xF0 { bytes.append(0x20) }
    }
    last = max(last, end)
  }

  private mutating func copyGap(to end: Int) {
    for place in last..<max(last, end) {
      places[place] = bytes.count
      if keepsGaps { bytes.append(old.bytes[place]) }
    }
    last = max(last, end)
  }

  private mutating func spelling(of token: Fragment) -> [UInt8] {
    guard let legal else { return Array(old.bytes[token.start..<token.end]) }
    let string = old[token], wanted = legal(string)
    if wanted != string || wanted.utf8.count != string.utf8.count { respelled += 1 }
    return Array(wanted.utf8)
  }

  var reason: String {
    if tokens.isEmpty { return "a text without tokens: target has tokens alone" }
    var reasons = respelled == 0 ? [] : ["\(counted(respelled, "token")) cannot be spelled"]
    if !keepsGaps { reasons.append("white space between tokens became one blank or line break") }
    return reasons.joined(separator: "; ")
  }
}
