import AssayCommands
import AssayModel
import AssayScoring

/// The conformance cases as the documents that scorers are given, texts made up to fit the places.
extension ConformanceCase {
  /// The documents of a case of tags, standoff entities, events or coreference; none of other kinds.
  func peerDocuments() throws -> [PeerDocument] {
    switch kind {
    case "entity-bio": try tagDocuments().enumerated().map { PeerDocument(tags: $1, id: "\($0)") }
    case "entity-standoff", "event", "event-bionlp":
      try articlePairs().map { PeerDocument($0.withText) }
    case "coref":
      PeerDocument.documents(
        key: try columnDocuments(.gold), response: try columnDocuments(.predicted))
    default: []
    }
  }
}

extension ArticlePair {
  /// The pair with a text of letters that is long enough.
  fileprivate var withText: ArticlePair {
    let layers = [gold, predicted].compactMap(\.self)
    let extents =
      layers.flatMap { $0.mentions.map(\.extent) }
      + layers.flatMap { $0.events.compactMap { $0.trigger?.extent } }
    let length = extents.map(\.end).max() ?? 0
    return ArticlePair(
      id: id, text: ArticleText(String(repeating: "x", count: length)), gold: gold,
      predicted: predicted)
  }
}

extension PeerDocument {
  /// Tokens of one letter with blanks between them.
  private static func tokens(_ count: Int, sentenceStarts: [Int]) -> (ArticleText, Tokenization) {
    (
      ArticleText(Array(repeating: "x", count: count).joined(separator: " ")),
      Tokenization(
        tokens: (0..<count).map { Fragment(2 * $0, 2 * $0 + 1) }, sentenceStarts: sentenceStarts)
    )
  }

  private static func extent(_ tokens: ClosedRange<Int>) -> Extent {
    Extent(2 * tokens.lowerBound, 2 * tokens.upperBound + 1)
  }

  /// The document of a pair of tag sequences, mentions read as column files are read.
  init(tags: TagPair, id: String) {
    let (text, tokens) = Self.tokens(
      tags.gold.count, sentenceStarts: tags.sentences.map(\.lowerBound))
    func layer(_ sequence: TagSequence) -> Layer? {
      let chunks = sequence.chunks(sentences: tags.sentences, decoding: .conlleval).chunks
      return try? Layer(
        annotator: .person("x"),
        mentions: chunks.enumerated().map { index, chunk in
          Mention(
            id: "T\(index + 1)", type: chunk.type,
            extent: Self.extent(chunk.tokens.lowerBound...(chunk.tokens.upperBound - 1)))
        }, tags: sequence)
    }
    self.init(
      ArticlePair(id: id, text: text, gold: layer(tags.gold), predicted: layer(tags.predicted)),
      tokens: tokens)
  }

  /// The documents of two files of columns.
  static func documents(key: [ColumnDocument], response: [ColumnDocument]) -> [PeerDocument] {
    let keys = Dictionary(uniqueKeysWithValues: key.map { ($0.name, $0) })
    let responses = Dictionary(uniqueKeysWithValues: response.map { ($0.name, $0) })
    return Set(keys.keys).union(responses.keys).sorted().map { name in
      let mentions = [keys[name], responses[name]].compactMap(\.self).flatMap(\.mentions)
      let starts = mentions.flatMap {
        [$0.tokens.lowerBound - $0.firstInSentence, $0.tokens.upperBound - $0.lastInSentence]
      }
      let count = 1 + (mentions.map(\.tokens.upperBound).max() ?? 0)
      let (text, tokens) = tokens(count, sentenceStarts: Set(starts + [0]).sorted())
      return PeerDocument(
        ArticlePair(
          id: name, text: text, gold: keys[name].flatMap(layer),
          predicted: responses[name].flatMap(layer)), tokens: tokens)
    }
  }

  private static func layer(_ document: ColumnDocument) -> Layer? {
    try? Layer(
      annotator: .person("x"),
      mentions: document.mentions.enumerated().map {
        Mention(id: "m\($0)", type: "", extent: extent($1.tokens))
      },
      entities: (0..<document.entityCount).map { entity in
        Entity(
          id: "e\(entity)",
          mentions: document.mentions.indices.filter { document.mentions[$0].entity == entity })
      })
  }

  /// A document of `length` bytes with tokens of one to three bytes and random annotations.
  ///
  /// Sometimes a side is lacking, and sometimes both have tags that say anything.
  static func random(_ index: Int, using random: inout SplitMix) -> PeerDocument {
    let length = 16
    var tokens: [Fragment] = [], starts: [Int] = []
    var offset = 0
    while offset < length {
      let end = min(length, offset + Int.random(in: 1...3, using: &random))
      if offset == 0 || Int.random(in: 0..<4, using: &random) == 0 { starts.append(tokens.count) }
      tokens.append(Fragment(offset, end))
      offset = end
    }
    let tokenization = Tokenization(tokens: tokens, sentenceStarts: starts)
    if Int.random(in: 0..<3, using: &random) == 0 {
      func tags() -> TagSequence {
        let names = ["O", "B-A", "I-A", "B-B", "I-B", "E-A", "S-B", "B-C"]
        return TagSequence(
          tokens.map { _ in names[Int.random(in: 0..<names.count, using: &random)] })
      }
      if let pair = try? TagPair(
        gold: tags(), predicted: tags(), sentences: tokenization.sentences)
      {
        return PeerDocument(tags: pair, id: "\(index)")
      }
    }
    let lacking = Int.random(in: 0..<10, using: &random)
    let layers = (0..<2).map { side in
      lacking == side ? nil : Samples.randomLayer(using: &random).withRandomEntities(&random)
    }
    let pair = ArticlePair(
      id: "\(index)", text: ArticleText(String(repeating: "x", count: length)), gold: layers[0],
      predicted: layers[1])
    let hasTokens = Int.random(in: 0..<2, using: &random) == 0
    return PeerDocument(pair, tokens: hasTokens ? tokenization : nil)
  }
}

extension Layer {
  /// The layer with some of its mentions in entities.
  fileprivate func withRandomEntities(_ random: inout SplitMix) -> Layer {
    var groups: [[Int]] = [[], [], []]
    for mention in mentions.indices {
      let group = Int.random(in: 0...groups.count, using: &random)
      if group < groups.count { groups[group].append(mention) }
    }
    let entities = groups.filter { !$0.isEmpty }.enumerated().map {
      Entity(id: "e\($0)", mentions: $1)
    }
    return
      (try? Layer(
        annotator: annotator, mentions: mentions, entities: entities, events: events)) ?? self
  }
}
