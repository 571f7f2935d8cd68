public import AssayModel

extension TEI {
  /// Checks that a file says what was meant, by reading it with another parser than wrote it.
  ///
  /// The file must be well-formed, its ids unique, its pointers resolved, its text that of
  /// `article` to the byte and with the right checksum, and its annotations those of `article`.
  /// Tokens and column tags are not compared, as the profile has none.
  ///
  /// - Throws: ``TEIError``; with code `mismatch` and the annotation's id for the first difference.
  /// - Complexity: O(n + m log m) in bytes and annotations.
  public static func verify(_ bytes: [UInt8], means article: AnnotatedArticle) throws(TEIError) {
    let text = article.article.text
    _ = try verify(
      bytes.span, means: article.inTextOrder(), digest: SHA256.hexDigest(of: text.bytes),
      offsets: OffsetTable(text))
  }

  /// The same for an article in text order, with the digest of its text and where its code points stand.
  static func verify(
    _ bytes: Span<UInt8>, means expected: AnnotatedArticle, digest: String, offsets: OffsetTable
  ) throws(TEIError) -> TEIContents {
    let text = expected.article.text
    let contents = try parse(bytes, expecting: (text, offsets))
    guard contents.text.isAsExpected else {
      throw TEIError(.mismatch, "the text is not the article's")
    }
    try check(contents, digest: digest, text, codePoints: offsets.count(in: .codePoint))
    var comparison = TEIComparison(contents)
    if comparison.says(expected) { return contents }
    let found = try TEIAssembly(contents: contents).annotatedArticle(text)
    guard found.article.id == expected.article.id,
      found.article.metadata == expected.article.metadata, found.layers == expected.layers
    else { throw difference(found, expected) }
    return contents
  }

  /// Checks that annotations say of their matches what was meant.
  static func verifyStatuses(_ contents: TEIContents, of plan: TEIPlan) throws(TEIError) {
    guard !plan.statuses.taxonomies.isEmpty else { return }
    for (number, layer) in plan.layers.enumerated() {
      let mentions = zip(layer.mentions, plan.statuses.mentions[number])
      let events = zip(layer.events, plan.statuses.events[number])
      for (identifier, expected) in Array(mentions) + Array(events) {
        let analysis: Int? =
          switch contents.target(ofID: identifier.xmlID) {
          case .mention(let index, number): contents.layers[number].mentions[index].analysis
          case .event(let index, number): contents.layers[number].events[index].analysis
          default: nil
          }
        let found = analysis.map { contents.lists[contents.analyses[$0].statuses] }
        guard found?.map({ " \(contents.spelling($0))" }).joined() == expected else {
          throw TEIError(.mismatch, "the match status is not what was meant", at: identifier.xmlID)
        }
      }
    }
  }

  private static func difference(
    _ found: AnnotatedArticle, _ expected: AnnotatedArticle
  ) -> TEIError {
    let article = expected.article.id
    guard found.article.id == article else {
      return TEIError(.mismatch, "the article is '\(found.article.id)'", at: article)
    }
    guard found.article.metadata == expected.article.metadata else {
      return TEIError(.mismatch, "the metadata is not what was meant", at: article)
    }
    for (found, expected) in zip(found.layers, expected.layers) where found != expected {
      return difference(found, expected)
    }
    return TEIError(
      .mismatch, "there are \(found.layers.count) layers, expected \(expected.layers.count)",
      at: article)
  }

  static func difference(_ found: Layer, _ expected: Layer) -> TEIError {
    let name = expected.annotator.name
    guard found.annotator == expected.annotator else {
      return TEIError(.mismatch, "the annotator is \(found.annotator)", at: name)
    }
    let first =
      firstDifference(found.mentions, expected.mentions, \.id)
      ?? firstDifference(found.entities, expected.entities, \.id)
      ?? firstDifference(found.events, expected.events, \.id)
      ?? firstDifference(found.eventClusters, expected.eventClusters, \.id)
      ?? firstDifference(found.relations, expected.relations, \.id)
    return TEIError(.mismatch, "what was read is not what was meant", at: "\(name) \(first ?? "")")
  }

  private static func firstDifference<Item: Equatable>(
    _ found: [Item], _ expected: [Item], _ id: (Item) -> String
  ) -> String? {
    for (found, expected) in zip(found, expected) where found != expected { return id(expected) }
    return found.count == expected.count
      ? nil : "(\(found.count) found, \(expected.count) expected)"
  }
}
