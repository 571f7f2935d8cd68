import AssayModel

/// Bytes that two annotations share exactly if they say the same.
///
/// Every part has a fixed length or carries its length, so no two contents give the same bytes.
/// Positions come first and big endian, so that annotations in text order are in byte order, too.
struct CanonicalBytes {
  private(set) var bytes: [UInt8] = []

  mutating func append(_ number: Int) {
    for shift in stride(from: 56, through: 0, by: -8) {
      bytes.append(UInt8(truncatingIfNeeded: number >> shift))
    }
  }

  mutating func append(_ string: String) {
    append(string.utf8.count)
    bytes += string.utf8
  }

  mutating func append(_ extent: Extent) {
    append(extent.start)
    append(extent.end)
    append(extent.rest.count)
    guard extent.isDiscontinuous else { return }
    for fragment in extent.fragments {
      append(fragment.start)
      append(fragment.end)
    }
  }

  mutating func append(_ extent: Extent?) {
    bytes.append(extent == nil ? 0 : 1)
    if let extent { append(extent) }
  }

  /// Appends records in byte order.
  mutating func append(sorting records: [CanonicalBytes]) {
    append(records.count)
    let isSorted = records.indices.dropFirst().allSatisfy {
      !records[$0].precedes(records[$0 - 1])
    }
    for record in isSorted ? records : records.sorted(by: { $0.precedes($1) }) {
      append(record.bytes.count)
      bytes += record.bytes
    }
  }

  private func precedes(_ other: CanonicalBytes) -> Bool {
    bytes.lexicographicallyPrecedes(other.bytes)
  }
}

extension CanonicalBytes {
  init(_ mention: Mention) {
    append(mention.extent)
    append(mention.type)
    append(sorting: mention.attributes.map(CanonicalBytes.init))
    append(sorting: mention.links.map(CanonicalBytes.init))
  }

  init(_ event: Event, in layer: Layer) {
    append(event.trigger?.extent)
    append(event.type)
    append(sorting: event.arguments.map { CanonicalBytes($0, in: layer) })
    append(sorting: event.attributes.map(CanonicalBytes.init))
    append(sorting: event.links.map(CanonicalBytes.init))
  }

  init(_ relation: Relation, in layer: Layer) {
    append(relation.type)
    append(sorting: relation.arguments.map { CanonicalBytes($0, in: layer) })
    append(sorting: relation.attributes.map(CanonicalBytes.init))
  }

  init(_ entity: Entity, in layer: Layer) {
    append(sorting: entity.mentions.map { CanonicalBytes(naming: layer.mentions[$0]) })
  }

  init(_ cluster: EventCluster, in layer: Layer) {
    append(sorting: cluster.events.map { CanonicalBytes(naming: layer.events[$0]) })
  }

  /// A role and its filler, told by extent and type, since identifiers carry no meaning.
  private init(_ argument: Argument, in layer: Layer) {
    append(argument.role)
    let (kind, filler): (String, CanonicalBytes) =
      switch argument.filler {
      case .mention(let index): ("mention", CanonicalBytes(naming: layer.mentions[index]))
      case .entity(let index): ("entity", CanonicalBytes(layer.entities[index], in: layer))
      case .event(let index): ("event", CanonicalBytes(naming: layer.events[index]))
      }
    append(kind)
    bytes += filler.bytes
  }

  private init(naming mention: Mention) {
    append(mention.extent)
    append(mention.type)
  }

  private init(naming event: Event) {
    append(event.trigger?.extent)
    append(event.type)
  }

  private init(_ attribute: Attribute) {
    append(attribute.name)
    switch attribute.value {
    case .flag: append("flag")
    case .text(let text): append("text:\(text)")
    case .number(let number): append("number:\(number.bitPattern)")
    }
  }

  private init(_ link: KnowledgeBaseLink) {
    append(link.base)
    append(link.identifier)
  }
}
