import AssayModel
import AssaySystem

/// Writes OneIE's JSON Lines.
///
/// Word pieces (`pieces`, `token_lens`) depend on a model and are not written.
struct OneIEWriter: ArticleWriter {
  let name = "oneie"
  let summary = "OneIE's JSON Lines: a line a sentence"
  let writesFolder = false
  let endings = [".oneie.json", ".oneie.jsonl"]

  var capabilities: Capabilities {
    var capabilities = TextEEWriter().capabilities
    capabilities.coreference = true
    capabilities.singletonChains = true
    capabilities.relationArguments = 2...2
    capabilities.needsRelationsInSentence = true
    capabilities.attributes = [.mention]
    capabilities.keepsAttribute = { _, _, attribute in
      SentenceLayout.attributes.contains(attribute.name)
    }
    return capabilities
  }

  func create(_ path: String) throws(Fault) -> any ArticleSink {
    RecordSink(file: try OutputFile(path)) { SentenceRecordEncoder($0, .oneIE).lines }
  }
}

/// Writes TextEE's JSON Lines, a window a sentence.
struct TextEEWriter: ArticleWriter {
  let name = "textee"
  let summary = "TextEE's JSON Lines: a line a sentence"
  let writesFolder = false
  let endings = [".textee.json", ".textee.jsonl"]

  var capabilities: Capabilities {
    var capabilities = Capabilities()
    capabilities.text = .tokens
    capabilities.grain = .tokenInSentence
    capabilities.tokens = true
    capabilities.allowsDiscontinuous = false
    capabilities.allowsEmpty = false
    var events = Capabilities.Events()
    events.needsArgumentsInSentence = true
    capabilities.events = events
    return capabilities
  }

  func create(_ path: String) throws(Fault) -> any ArticleSink {
    RecordSink(file: try OutputFile(path)) { SentenceRecordEncoder($0, .textEE).lines }
  }
}

/// The lines of an article.
private struct SentenceRecordEncoder {
  private let article: Article
  private let layer: Layer
  private let layout: SentenceLayout
  private let tokens: Tokenization
  /// For each mention its chain, where it stands in one.
  private var chains: [Int: String] = [:]
  /// The mentions, relations and events of each sentence.
  private var mentions: [[Int]]
  private var relations: [[Int]]
  private var events: [[Int]]

  init(_ annotated: AnnotatedArticle, _ layout: SentenceLayout) {
    article = annotated.article
    layer = annotated.layers.first ?? Layer(empty: .person("gold"))
    self.layout = layout
    tokens = article.tokens ?? Tokenization(tokens: [], sentenceStarts: [])
    let none = [[Int]](repeating: [], count: max(1, tokens.sentenceStarts.count))
    (mentions, relations, events) = (none, none, none)
    for entity in layer.entities {
      for mention in entity.mentions { chains[mention] = entity.id }
    }
    for (index, mention) in layer.mentions.enumerated() {
      mentions[sentence(of: mention.extent)].append(index)
    }
    for (index, event) in layer.events.enumerated() {
      if let trigger = event.trigger { events[sentence(of: trigger.extent)].append(index) }
    }
    for (index, relation) in layer.relations.enumerated() {
      guard case .mention(let first)? = relation.arguments.first?.filler else { continue }
      relations[sentence(of: layer.mentions[first].extent)].append(index)
    }
  }

  private func sentence(of extent: Extent) -> Int {
    max(0, tokens.sentence(of: tokens.range(of: extent)?.lowerBound ?? 0))
  }

  var lines: [[UInt8]] {
    let sentences = tokens.sentences.isEmpty ? [0..<0] : tokens.sentences
    return sentences.enumerated().map { number, range in line(number, range) }
  }

  private func line(_ number: Int, _ range: Range<Int>) -> [UInt8] {
    let words = tokens.tokens[range].map { article.text[$0] }
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("doc_id", article.id)
      writer.member(layout.unit, "\(article.id)-\(number)")
      writer.member(layout.text, words.joined(separator: " "))
      writer.key("tokens")
      writer.array { writer in for word in words { writer.string(word) } }
      writer.list("entity_mentions", mentions[number]) { writeMention($0, range, &$1) }
      if layout.hasRelations {
        writer.list("relation_mentions", relations[number]) { index, writer in
          let relation = layer.relations[index]
          writer.member("id", relation.id)
          writer.member("relation_type", relation.type)
          writeArguments(relation.arguments, &writer)
        }
      }
      writer.list("event_mentions", events[number]) { writeEvent($0, range, &$1) }
    }
    return writer.take()
  }

  private func writeMention(_ index: Int, _ sentence: Range<Int>, _ writer: inout JSONWriter) {
    let mention = layer.mentions[index]
    writer.member("id", mention.id)
    if layout.hasEntities, let chain = chains[index] { writer.member("entity_id", chain) }
    writer.member("entity_type", mention.type)
    for attribute in mention.attributes {
      writer.key(attribute.name)
      switch attribute.value {
      case .flag: writer.bool(true)
      case .text(let text): writer.string(text)
      case .number(let number): writer.number(number)
      }
    }
    writePlace(mention.extent, sentence, &writer)
  }

  private func writeEvent(_ index: Int, _ sentence: Range<Int>, _ writer: inout JSONWriter) {
    let event = layer.events[index]
    writer.member("id", event.id)
    writer.member("event_type", event.type)
    if let trigger = event.trigger {
      writer.key("trigger")
      writer.object { writePlace(trigger.extent, sentence, &$0) }
    }
    writeArguments(event.arguments, &writer)
  }

  private func writePlace(
    _ extent: Extent, _ sentence: Range<Int>, _ writer: inout JSONWriter
  ) {
    writer.member("text", article.text[extent])
    guard let range = tokens.range(of: extent) else { return }
    writer.member("start", range.lowerBound - sentence.lowerBound)
    writer.member("end", range.upperBound - sentence.lowerBound)
  }

  private func writeArguments(_ arguments: [Argument], _ writer: inout JSONWriter) {
    writer.list("arguments", arguments) { argument, writer in
      guard case .mention(let index) = argument.filler else { return }
      writer.member("entity_id", layer.mentions[index].id)
      writer.member("role", argument.role)
      writer.member("text", article.text[layer.mentions[index].extent])
    }
  }
}
