public import AssayModel

/// What of an article a format can say, worked out before anything is written.
///
/// The reduced article is what a writer writes, all of it; what is missing or differs stands in the
/// ledger. Steps, each on the result of the one before: text, layers, mentions (empty, discontinuous,
/// not on the grain, overlapping: the longest stay, ties by place and type), chains, events, arguments
/// that lost their filler, relations, attributes, links, confidences, names.
public struct Reduction: Sendable {
  /// The article as it can be written.
  public let article: AnnotatedArticle
  /// What became of everything.
  public let ledger: Ledger

  /// Compares an article with a format.
  ///
  /// - Complexity: O(n log n) in annotations and bytes.
  public init(_ annotated: AnnotatedArticle, for capabilities: Capabilities) {
    var reducer = Reducer(annotated, capabilities)
    article = reducer.run()
    ledger = reducer.ledger
  }
}

/// The steps of a reduction.
struct Reducer {
  let source: AnnotatedArticle
  let capabilities: Capabilities
  var ledger = Ledger()
  /// The name of the layer at hand.
  var layerName = ""

  init(_ source: AnnotatedArticle, _ capabilities: Capabilities) {
    self.source = source
    self.capabilities = capabilities
  }

  mutating func run() -> AnnotatedArticle {
    var article = reducedMetadata()
    var layers = reducedLayers()
    if capabilities.grain != .codePoint {
      article = tokenized(article, for: layers)
    } else if !capabilities.tokens, let tokens = article.tokens {
      drop(.tokens, "", "\(tokens.tokens.count)", "target has none")
      article = Article(id: article.id, text: article.text, metadata: article.metadata)
    }
    layers = layers.map { layer in
      layerName = layer.annotator.name
      return reduced(layer, in: article)
    }
    return reducedText(AnnotatedArticle(article, layers: layers))
  }

  // MARK: - Entries

  mutating func drop(_ kind: Ledger.Kind, _ id: String, _ label: String, _ reason: String) {
    note(kind, id, label, .dropped, reason)
  }

  /// - Parameter isSpelling: Whether readers of the target find what it was.
  mutating func change(
    _ kind: Ledger.Kind, _ id: String, _ label: String, _ reason: String, isSpelling: Bool = false
  ) {
    note(kind, id, label, .changed, reason, isSpelling: isSpelling)
  }

  private mutating func note(
    _ kind: Ledger.Kind, _ id: String, _ label: String, _ outcome: Ledger.Outcome,
    _ reason: String, isSpelling: Bool = false
  ) {
    ledger.note(
      Ledger.Entry(
        article: source.article.id, layer: layerName, kind: kind, id: id, label: label,
        outcome: outcome, reason: reason, isSpelling: isSpelling))
  }

  // MARK: - A layer

  private mutating func reduced(_ layer: Layer, in article: Article) -> Layer {
    let annotator = reducedAnnotator(layer.annotator)
    let mentions = MentionReduction(layer, in: article, capabilities)
    for (index, reason) in mentions.dropped {
      drop(.mention, layer.mentions[index].id, layer.mentions[index].type, reason)
    }
    var kept = KeptIndexes()
    kept.mentions = Dictionary(
      uniqueKeysWithValues: zip(mentions.kept, mentions.kept.indices))
    let entities = reducedEntities(layer, &kept)
    let events = reducedEvents(layer, in: article, &kept)
    let clusters = reducedClusters(layer, kept)
    let relations = reducedRelations(layer, in: article, kept)
    let keptMentions = mentions.kept.map { index in
      reduced(layer.mentions[index], isRetyped: mentions.retyped.contains(index))
    }
    let tags = reducedTags(layer.tags, keptMentions, article)
    let made = try? Layer(
      annotator: annotator, mentions: keptMentions, entities: entities,
      events: events, eventClusters: clusters, relations: relations, tags: tags)
    // All indexes were renumbered, so the layer is legal.
    return made ?? Layer(empty: annotator)
  }

  private mutating func reducedAnnotator(_ annotator: Annotator) -> Annotator {
    guard !capabilities.annotators, annotator != .person("gold") else { return annotator }
    change(.layer, "", annotator.name, "target does not say who made a layer")
    return .person("gold")
  }

  private mutating func reducedTags(
    _ tags: TagSequence?, _ mentions: [Mention], _ article: Article
  ) -> TagSequence? {
    if let scheme = capabilities.tagScheme, let tokens = article.tokens {
      let spelled = TagSequence(spelling: mentions, over: tokens, as: scheme)
      if let tags, tags != spelled { change(.tags, "", "", "spelled anew in \(scheme.rawValue)") }
      return spelled
    }
    guard tags != nil, !capabilities.tags else { return tags }
    drop(.tags, "", "", "target has no tags of tokens")
    return nil
  }

  private mutating func reduced(_ mention: Mention, isRetyped: Bool) -> Mention {
    var type = mention.type
    let extent = parted(mention.extent)
    if isRetyped, let other = capabilities.typeInChains, other != type {
      change(.mention, mention.id, type, "overlaps another: target has its extent in a chain alone")
      type = other
    } else {
      type = name(type, .mention, mention.id)
      if extent != mention.extent {
        noteParting(.mention, mention.id, type, of: mention.extent, into: extent)
      } else if type == mention.type {
        ledger.keep(.mention)
      }
    }
    return Mention(
      id: mention.id, type: type, extent: extent,
      attributes: attributes(mention.attributes, .mention, mention.id, mention.type),
      links: links(mention.links, .mention, mention.id),
      confidence: confidence(mention.confidence, .mention, mention.id))
  }

  /// What a filler is in the reduced layer; `nil` where nothing is left.
  ///
  /// An entity stands for its first mention where entities may fill nothing.
  func reference(
    _ filler: Reference, _ allowed: Set<Capabilities.Filler>, _ kept: KeptIndexes, _ layer: Layer
  ) -> Reference? {
    switch filler {
    case .mention(let index):
      return allowed.contains(.mention) ? kept.mentions[index].map { .mention($0) } : nil
    case .event(let index):
      return allowed.contains(.event) ? kept.events[index].map { .event($0) } : nil
    case .entity(let index):
      if allowed.contains(.entity), let entity = kept.entities[index] { return .entity(entity) }
      guard allowed.contains(.mention) else { return nil }
      let first = layer.entities[index].mentions.filter { kept.mentions[$0] != nil }
        .min { layer.mentions[$0].extent < layer.mentions[$1].extent }
      return first.flatMap { kept.mentions[$0] }.map { .mention($0) }
    }
  }
}

/// Where annotations stand in the reduced layer, by where they stood.
struct KeptIndexes {
  var mentions: [Int: Int] = [:]
  var entities: [Int: Int] = [:]
  var events: [Int: Int] = [:]
}

extension Capabilities {
  func legal(_ name: String) -> String { isLegalName(name) ? name : legalName(name) }
}
