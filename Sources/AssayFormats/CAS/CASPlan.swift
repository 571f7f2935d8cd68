import AssayModel

/// An article as feature structures, to be written as XMI or CAS JSON.
///
/// Tokens, sentences and the document's name are DKPro's types; mentions are a subtype of DKPro's named
/// entity; all else is of the package `assay`, whose type system ``CASSchema`` holds.
struct CASPlan {
  /// What a feature holds.
  enum Value {
    case text(String)
    case number(Double)
    case flag(Bool)
    case reference(Int)
    case references([Int])
  }

  struct Structure {
    let id: Int
    let type: String
    /// Where it stands, in UTF-16 units; `nil` for what is no annotation.
    var span: (start: Int, end: Int)?
    var features: [(name: String, value: Value)] = []
  }

  /// The identifier of the only sofa.
  static let sofa = 1

  let text: ArticleText
  private(set) var structures: [Structure] = []
  private let offsets: OffsetTable
  private var mentions: [Int] = []
  private var entities: [Int] = []
  private var events: [Int] = []

  init(_ annotated: AnnotatedArticle) {
    text = annotated.article.text
    offsets = OffsetTable(text)
    let whole = span(Fragment(0, text.count))
    _ = add(
      CASNames.metadata, whole,
      [("language", .text("x-unspecified")), ("documentId", .text(annotated.article.id))])
    for (key, value) in annotated.article.metadata.sorted(by: { $0.key < $1.key }) {
      _ = add("assay.Metadata", nil, [("key", .text(key)), ("value", .text(value))])
    }
    if let tokens = annotated.article.tokens { add(tokens) }
    if let layer = annotated.layers.first { add(layer) }
  }

  private func span(_ fragment: Fragment) -> (start: Int, end: Int) {
    (
      offsets.position(ofByte: fragment.start, in: .utf16),
      offsets.position(ofByte: fragment.end, in: .utf16)
    )
  }

  private mutating func add(
    _ type: String, _ span: (start: Int, end: Int)?, _ features: [(name: String, value: Value)]
  ) -> Int {
    let id = structures.count + Self.sofa + 1
    structures.append(Structure(id: id, type: type, span: span, features: features))
    return id
  }

  private mutating func add(_ tokens: Tokenization) {
    for sentence in tokens.sentences where !sentence.isEmpty {
      let last = tokens.tokens[sentence.upperBound - 1]
      let first = tokens.tokens[sentence.lowerBound]
      _ = add(CASNames.sentence, span(Fragment(first.start, max(first.start, last.end))), [])
    }
    for token in tokens.tokens { _ = add(CASNames.token, span(token), []) }
  }

  // MARK: - Annotations

  private mutating func add(_ layer: Layer) {
    for mention in layer.mentions {
      let features =
        [("value", .text(mention.type))] + place(mention.extent)
        + common(mention.attributes, mention.links, mention.confidence)
      mentions.append(add("assay.Mention", span(mention.extent.envelope), features))
    }
    for entity in layer.entities {
      let members = entity.mentions.map { mentions[$0] }
      entities.append(add("assay.Entity", nil, [("mentions", .references(members))]))
    }
    // Events may fill roles of events before them, so all get their identifiers first.
    events = layer.events.map { event in
      add("assay.Event", span(event.trigger?.extent.envelope ?? Fragment(0, 0)), [])
    }
    for (index, event) in layer.events.enumerated() {
      var features: [(name: String, value: Value)] = [("value", .text(event.type))]
      if let trigger = event.trigger {
        features += place(trigger.extent)
      } else {
        features.append(("hasTrigger", .flag(false)))
      }
      features += arguments(event.arguments)
      features += common(event.attributes, event.links, event.confidence)
      structures[events[index] - Self.sofa - 1].features = features
    }
    for cluster in layer.eventClusters {
      let members = cluster.events.map { events[$0] }
      _ = add("assay.EventCluster", nil, [("events", .references(members))])
    }
    for relation in layer.relations {
      let features =
        [("value", .text(relation.type))] + arguments(relation.arguments)
        + common(relation.attributes, [], nil)
      _ = add("assay.Relation", nil, features)
    }
  }

  /// The fragments, where there are several.
  private func place(_ extent: Extent) -> [(name: String, value: Value)] {
    guard extent.isDiscontinuous else { return [] }
    let fragments = extent.fragments.map { fragment in
      let place = span(fragment)
      return "\(place.start) \(place.end)"
    }
    return [("fragments", .text(fragments.joined(separator: ";")))]
  }

  private mutating func arguments(
    _ arguments: [Argument]
  ) -> [(name: String, value: Value)] {
    guard !arguments.isEmpty else { return [] }
    var parts: [Int] = []
    for argument in arguments {
      let target =
        switch argument.filler {
        case .mention(let index): mentions[index]
        case .entity(let index): entities[index]
        case .event(let index): events[index]
        }
      parts.append(
        add(
          "assay.Argument", nil, [("role", .text(argument.role)), ("target", .reference(target))])
      )
    }
    return [("arguments", .references(parts))]
  }

  private mutating func common(
    _ attributes: [Attribute], _ links: [KnowledgeBaseLink], _ confidence: Double?
  ) -> [(name: String, value: Value)] {
    var features: [(name: String, value: Value)] = []
    var parts: [Int] = []
    for attribute in attributes {
      var own: [(name: String, value: Value)] = [("name", .text(attribute.name))]
      switch attribute.value {
      case .flag: break
      case .text(let text): own.append(("value", .text(text)))
      case .number(let number): own.append(("number", .number(number)))
      }
      parts.append(add("assay.Attribute", nil, own))
    }
    if !parts.isEmpty { features.append(("attributes", .references(parts))) }
    let targets = links.map { link in
      add(
        "assay.Link", nil,
        [("base", .text(link.base)), ("identifier", .text(link.identifier))])
    }
    if !targets.isEmpty { features.append(("links", .references(targets))) }
    if let confidence { features.append(("confidence", .number(confidence))) }
    return features
  }
}

extension Capabilities {
  /// What a CAS can say with types of our own: everything of one layer but tags.
  static var cas: Capabilities {
    var capabilities = Capabilities.everything
    capabilities.tags = false
    capabilities.layers = 1
    capabilities.annotators = false
    capabilities.isLegalName = { !$0.isEmpty }
    capabilities.legalName = { $0.isEmpty ? "_" : $0 }
    return capabilities
  }
}
