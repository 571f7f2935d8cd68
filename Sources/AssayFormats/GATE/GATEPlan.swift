import AssayModel

/// An article as a GATE document.
struct GATEPlan {
  private(set) var document = GATEDocument()
  /// Where annotations begin and end: bytes and positions, ascending, each once.
  private(set) var places: [(byte: Int, position: Int)] = []
  private let offsets: OffsetTable
  private let unit: OffsetUnit
  private var bytes: Set<Int> = []

  var annotations: [GATEDocument.Annotation] { document.sets[0].annotations }
  var relations: [GATEDocument.Relation] { document.sets[0].relations }

  init(_ annotated: AnnotatedArticle, unit: OffsetUnit) {
    let article = annotated.article
    self.unit = unit
    offsets = OffsetTable(article.text)
    document.text = article.text.string
    document.features = [(GATENames.id, .string(article.id))]
    document.features += article.metadata.sorted { $0.key < $1.key }.map {
      ($0.key, .string($0.value))
    }
    document.sets = [.init(name: "")]
    if let layer = annotated.layers.first { add(layer) }
    if let tokens = article.tokens { add(tokens) }
    places = bytes.sorted().map { ($0, offsets.position(ofByte: $0, in: unit)) }
  }

  private mutating func add(
    _ type: String, _ fragment: Fragment, _ features: [(name: String, value: JSONValue)]
  ) {
    bytes.formUnion([fragment.start, fragment.end])
    document.sets[0].annotations.append(
      .init(
        id: "\(annotations.count)", type: type,
        start: offsets.position(ofByte: fragment.start, in: unit),
        end: offsets.position(ofByte: fragment.end, in: unit), features: features))
  }

  private mutating func add(_ layer: Layer) {
    var chains: [Int: [Int]] = [:]
    for entity in layer.entities {
      for mention in entity.mentions { chains[mention] = entity.mentions }
    }
    for (number, mention) in layer.mentions.enumerated() {
      var features = Self.features(mention.attributes)
      if let chain = chains[number] {
        features.append((GATENames.matches, .array(chain.map { .number(Double($0)) })))
      }
      add(mention.type, mention.extent.first, features)
    }
    // Mentions have the first numbers, events those that follow.
    for event in layer.events {
      guard let trigger = event.trigger?.extent.first else { continue }
      add(
        event.type, trigger,
        [(GATENames.event, .bool(true))] + Self.features(event.attributes))
    }
    func id(_ reference: Reference) -> String? {
      switch reference {
      case .mention(let index): "\(index)"
      case .event(let index): "\(layer.mentions.count + index)"
      case .entity: nil
      }
    }
    // Annotations and relations share their numbers; tokens come after these.
    let first = 1_000_000_000
    for (number, event) in layer.events.enumerated() {
      for argument in event.arguments {
        guard let filler = id(argument.filler), let owner = id(.event(number)) else { continue }
        add(argument.role, [owner, filler], [(GATENames.argument, .bool(true))], first)
      }
    }
    for relation in layer.relations {
      add(
        relation.type, relation.arguments.compactMap { id($0.filler) },
        Self.features(relation.attributes), first)
    }
  }

  private mutating func add(
    _ type: String, _ members: [String], _ features: [(name: String, value: JSONValue)],
    _ first: Int
  ) {
    document.sets[0].relations.append(
      .init(
        id: "\(first + relations.count)", type: type, members: members, features: features))
  }

  private mutating func add(_ tokens: Tokenization) {
    for sentence in tokens.sentences where !sentence.isEmpty {
      let start = tokens.tokens[sentence.lowerBound].start
      add(
        GATENames.sentence,
        Fragment(start, max(start, tokens.tokens[sentence.upperBound - 1].end)), [])
    }
    for token in tokens.tokens { add(GATENames.token, token, []) }
  }

  private static func features(_ attributes: [Attribute]) -> [(name: String, value: JSONValue)] {
    attributes.map { attribute in
      switch attribute.value {
      case .flag: (attribute.name, .bool(true))
      case .text(let text): (attribute.name, .string(text))
      case .number(let number): (attribute.name, .number(number))
      }
    }
  }
}

extension Capabilities {
  /// What GATE's formats can say.
  static var gate: Capabilities {
    var capabilities = Capabilities()
    capabilities.allowsDiscontinuous = false
    var events = Events()
    events.fillers = [.mention, .event]
    capabilities.events = events
    capabilities.coreference = true
    capabilities.singletonChains = true
    capabilities.relationArguments = 0...Int.max
    capabilities.relationFillers = [.mention, .event]
    capabilities.relationRoles = false
    capabilities.attributes = [.mention, .event, .relation]
    capabilities.allowsRepeatedAttributes = false
    capabilities.numericAttributes = true
    capabilities.keepsAttribute = { _, _, attribute in
      attribute.name != GATENames.matches && attribute.name != GATENames.event
        && attribute.name != GATENames.argument
    }
    capabilities.metadata = true
    capabilities.tokens = true
    capabilities.isLegalName = { gateName($0) == $0 }
    capabilities.legalName = gateName
    return capabilities
  }

  /// A name that has no meaning of its own in GATE.
  @Sendable
  static func gateName(_ name: String) -> String {
    let isTaken =
      name.isEmpty || [GATENames.token, GATENames.sentence, "NamedEntity"].contains(name)
      || GATENames.bookkeeping.contains(name)
    return isTaken ? "\(name)_" : name
  }
}
