import AssayModel

/// Bytes that two annotations share exactly if they say the same.
///
/// Every part has a fixed length or carries its length, so no two contents give the same bytes,
/// and none is the beginning of another. Positions come first, and larger numbers have later bytes,
/// so that annotations in text order are in byte order, too.
struct CanonicalBytes {
  private(set) var bytes: [UInt8] = []

  /// A number of at least 0: itself in one byte below 248, else the number of its bytes plus 247 and
  /// its bytes, big endian.
  mutating func append(_ number: Int) {
    if number < 248 {
      bytes.append(UInt8(truncatingIfNeeded: number))
      return
    }
    var shift = (Int.bitWidth - number.leadingZeroBitCount + 7) & ~7
    bytes.append(UInt8(truncatingIfNeeded: 247 + shift / 8))
    while shift > 0 {
      shift &-= 8
      bytes.append(UInt8(truncatingIfNeeded: number &>> shift))
    }
  }

  mutating func append(_ string: String) {
    append(string.utf8.count)
    bytes.append(contentsOf: string.utf8)
  }

  mutating func append(_ extent: Extent) {
    append(extent.start)
    append(extent.end)
    append(extent.rest.count)
    for fragment in extent.rest {
      append(fragment.start)
      append(fragment.end)
    }
    if extent.isDiscontinuous { append(extent.first.end) }
  }

  mutating func append(_ extent: Extent?) {
    bytes.append(extent == nil ? 0 : 1)
    if let extent { append(extent) }
  }

  /// Appends a record for each element, the records in byte order.
  mutating func append<Element>(
    sorting elements: [Element], _ write: (inout CanonicalBytes, Element) -> Void
  ) {
    append(elements.count)
    if elements.isEmpty { return }
    let first = bytes.count
    var records: [Range<Int>] = []
    for element in elements {
      let start = bytes.count
      write(&self, element)
      records.append(start..<bytes.count)
    }
    let isSorted = records.indices.dropFirst().allSatisfy {
      !precedes(records[$0], records[$0 - 1])
    }
    if !isSorted {
      bytes.replaceSubrange(
        first..., with: records.sorted(by: precedes).flatMap { bytes[$0] })
    }
  }

  private func precedes(_ a: Range<Int>, _ b: Range<Int>) -> Bool {
    bytes[a].lexicographicallyPrecedes(bytes[b])
  }
}

// MARK: - Annotations

extension CanonicalBytes {
  mutating func append(_ layer: Layer) {
    append(sorting: layer.mentions) { $0.append($1) }
    append(sorting: layer.entities) { $0.append($1, in: layer) }
    append(sorting: layer.events) { $0.append($1, in: layer) }
    append(sorting: layer.eventClusters) { $0.append($1, in: layer) }
    append(sorting: layer.relations) { $0.append($1, in: layer) }
  }

  private mutating func append(_ mention: Mention) {
    append(naming: mention)
    append(sorting: mention.attributes) { $0.append($1) }
    append(sorting: mention.links) { $0.append($1) }
  }

  private mutating func append(_ event: Event, in layer: Layer) {
    append(naming: event)
    append(sorting: event.arguments) { $0.append($1, in: layer) }
    append(sorting: event.attributes) { $0.append($1) }
    append(sorting: event.links) { $0.append($1) }
  }

  private mutating func append(_ relation: Relation, in layer: Layer) {
    append(relation.type)
    append(sorting: relation.arguments) { $0.append($1, in: layer) }
    append(sorting: relation.attributes) { $0.append($1) }
  }

  private mutating func append(_ entity: Entity, in layer: Layer) {
    append(sorting: entity.mentions) { $0.append(naming: layer.mentions[$1]) }
  }

  private mutating func append(_ cluster: EventCluster, in layer: Layer) {
    append(sorting: cluster.events) { $0.append(naming: layer.events[$1]) }
  }

  /// A role and its filler, told by extent and type, since identifiers carry no meaning.
  private mutating func append(_ argument: Argument, in layer: Layer) {
    append(argument.role)
    switch argument.filler {
    case .mention(let index):
      append("mention")
      append(naming: layer.mentions[index])
    case .entity(let index):
      append("entity")
      append(layer.entities[index], in: layer)
    case .event(let index):
      append("event")
      append(naming: layer.events[index])
    }
  }

  private mutating func append(naming mention: Mention) {
    append(mention.extent)
    append(mention.type)
  }

  private mutating func append(naming event: Event) {
    append(event.trigger?.extent)
    append(event.type)
  }

  private mutating func append(_ attribute: Attribute) {
    append(attribute.name)
    switch attribute.value {
    case .flag: append("flag")
    case .text(let text): append("text:\(text)")
    case .number(let number): append("number:\(number.bitPattern)")
    }
  }

  private mutating func append(_ link: KnowledgeBaseLink) {
    append(link.base)
    append(link.identifier)
  }
}
