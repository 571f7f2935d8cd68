internal import AssayModel

// What belongs to the article and not to a layer.
extension Reducer {
  mutating func reducedMetadata() -> Article {
    let article = source.article
    guard !capabilities.metadata else {
      return reducedMetadata(article)
    }
    for key in article.metadata.keys.sorted() {
      drop(.metadata, "", key, "target has no metadata")
    }
    return Article(id: article.id, text: article.text, tokens: article.tokens)
  }

  /// Metadata with keys and values that the target can spell; of two keys that become one the first
  /// stays.
  mutating func reducedMetadata(_ article: Article) -> Article {
    var metadata: [String: String] = [:]
    for (key, value) in article.metadata.sorted(by: { $0.key < $1.key }) {
      guard capabilities.keepsMetadata(key, value) else {
        drop(.metadata, "", key, "target cannot spell it")
        continue
      }
      let legal = (key: capabilities.legalValue(key), value: capabilities.legalValue(value))
      guard metadata[legal.key] == nil else {
        drop(.metadata, "", key, "another key is spelled alike in the target")
        continue
      }
      metadata[legal.key] = legal.value
      if legal == (key, value) {
        ledger.keep(.metadata)
      } else {
        change(.metadata, "", key, "target cannot spell it")
      }
    }
    return Article(id: article.id, text: article.text, metadata: metadata, tokens: article.tokens)
  }

  mutating func reducedLayers() -> [Layer] {
    for layer in source.layers.dropFirst(capabilities.layers) {
      layerName = layer.annotator.name
      drop(
        .layer, "", layer.annotator.name,
        "target has \(counted(capabilities.layers, "layer")) an article")
    }
    layerName = ""
    return Array(source.layers.prefix(capabilities.layers))
  }

  mutating func tokenized(_ article: Article, for layers: [Layer]) -> Article {
    var tokens = article.tokens ?? Tokenization(cutting: article.text, around: layers)
    if !capabilities.sentences, tokens.sentenceStarts.count > 1 {
      if article.tokens != nil {
        change(
          .tokens, "", "\(tokens.sentenceStarts.count) sentences",
          "target has one sentence an article")
      }
      tokens = Tokenization(tokens: tokens.tokens, sentenceStarts: [0])
    }
    return Article(
      id: article.id, text: article.text, metadata: article.metadata, tokens: tokens)
  }
}
