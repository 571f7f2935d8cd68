import AssayModel
import AssaySystem

/// Writes DyGIE++'s JSON Lines.
struct DyGIEWriter: ArticleWriter {
  let name = "dygie"
  let summary = "DyGIE++'s JSON Lines: a document a line"
  let writesFolder = false
  let endings = [".dygiepp.jsonl", ".dygie.jsonl"]

  var capabilities: Capabilities {
    var capabilities = TextEEWriter().capabilities
    capabilities.allowsSameExtent = false
    capabilities.coreference = true
    capabilities.singletonChains = true
    capabilities.relationArguments = 2...2
    capabilities.relationRoles = false
    capabilities.needsRelationsInSentence = true
    capabilities.events?.needsTokenTrigger = true
    return capabilities
  }

  func create(_ path: String) throws(Fault) -> any ArticleSink {
    RecordSink(file: try OutputFile(path)) { [DyGIEEncoder($0).record] }
  }
}

/// The line of an article.
private struct DyGIEEncoder {
  private let article: Article
  private let layer: Layer
  private let tokens: Tokenization
  /// First and last token of each mention.
  private let spans: [[JSONValue]]

  init(_ annotated: AnnotatedArticle) {
    article = annotated.article
    layer = annotated.layers.first ?? Layer(empty: .person("gold"))
    let tokens = article.tokens ?? Tokenization(tokens: [], sentenceStarts: [])
    self.tokens = tokens
    spans = layer.mentions.map { mention in
      guard let range = tokens.range(of: mention.extent) else { return [] }
      return [.number(Double(range.lowerBound)), .number(Double(range.upperBound - 1))]
    }
  }

  var record: [UInt8] {
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("doc_key", article.id)
      if let dataset = article.metadata["dataset"] { writer.member("dataset", dataset) }
      writer.list(
        "sentences",
        tokens.sentences.map { range in
          .array(tokens.tokens[range].map { .string(article.text[$0]) })
        })
      writer.list("ner", perSentence(mentions))
      writer.list("relations", perSentence(relations))
      writer.list(
        "clusters",
        layer.entities.map { entity in .array(entity.mentions.map { .array(spans[$0]) }) })
      writer.list("events", perSentence(events))
    }
    return writer.take()
  }

  /// Values in the lists of the sentences that their tokens stand in.
  private func perSentence(_ values: [(token: Int, value: JSONValue)]) -> [JSONValue] {
    var lists = [[JSONValue]](repeating: [], count: tokens.sentenceStarts.count)
    for (token, value) in values {
      let sentence = tokens.sentence(of: token)
      if lists.indices.contains(sentence) { lists[sentence].append(value) }
    }
    return lists.map { .array($0) }
  }

  private var mentions: [(token: Int, value: JSONValue)] {
    var chained: Set<Int> = []
    for entity in layer.entities { chained.formUnion(entity.mentions) }
    return layer.mentions.indices.compactMap { index in
      let type = layer.mentions[index].type
      guard let token = spans[index].first?.int,
        type != Draft.untyped || !chained.contains(index)
      else { return nil }
      return (token, .array(spans[index] + [.string(type)]))
    }
  }

  private var relations: [(token: Int, value: JSONValue)] {
    layer.relations.compactMap { relation in
      let places = relation.arguments.flatMap { argument -> [JSONValue] in
        if case .mention(let index) = argument.filler { spans[index] } else { [] }
      }
      guard places.count == 4, let token = places.first?.int else { return nil }
      return (token, .array(places + [.string(relation.type)]))
    }
  }

  private var events: [(token: Int, value: JSONValue)] {
    layer.events.compactMap { event in
      guard let extent = event.trigger?.extent, let range = tokens.range(of: extent) else {
        return nil
      }
      let head: JSONValue = .array([.number(Double(range.lowerBound)), .string(event.type)])
      let arguments = event.arguments.compactMap { argument -> JSONValue? in
        guard case .mention(let index) = argument.filler else { return nil }
        return .array(spans[index] + [.string(argument.role)])
      }
      return (range.lowerBound, .array([head] + arguments))
    }
  }
}
