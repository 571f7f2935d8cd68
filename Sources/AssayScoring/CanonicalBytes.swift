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
    bytes.append(addingCapacity: 9) { $0.append(number: number) }
  }

  mutating func append(_ string: String) {
    append(string.utf8.count)
    bytes.append(contentsOf: string.utf8)
  }

  /// Bytes of which the number went before.
  mutating func append(_ more: [UInt8]) {
    bytes.append(contentsOf: more)
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

extension OutputSpan<UInt8> {
  /// See ``CanonicalBytes/append(_:)-(Int)``; takes up to nine bytes.
  @inline(__always)
  fileprivate mutating func append(number: Int) {
    if number < 248 { return append(UInt8(truncatingIfNeeded: number)) }
    var shift = (Int.bitWidth - number.leadingZeroBitCount + 7) & ~7
    append(UInt8(truncatingIfNeeded: 247 + shift / 8))
    while shift > 0 {
      shift &-= 8
      append(UInt8(truncatingIfNeeded: number &>> shift))
    }
  }
}

// MARK: - Annotations

extension CanonicalBytes {
  mutating func append(_ layer: Layer) {
    append(layer.mentions)
    append(sorting: layer.entities) { $0.append($1, in: layer) }
    append(sorting: layer.events) { $0.append($1, in: layer) }
    append(sorting: layer.eventClusters) { $0.append($1, in: layer) }
    append(sorting: layer.relations) { $0.append($1, in: layer) }
  }

  /// A record for each mention, in byte order.
  private mutating func append(_ mentions: [Mention]) {
    guard Self.areSimple(mentions.span) else { return append(sorting: mentions) { $0.append($1) } }
    append(mentions.count)
    let mentions = mentions.span
    var room = 0
    for index in mentions.indices { room += 29 + mentions[index].type.utf8.count }
    bytes.append(addingCapacity: room) { bytes in
      for index in mentions.indices {
        bytes.append(number: mentions[index].extent.first.start)
        bytes.append(number: mentions[index].extent.first.end)
        bytes.append(0)
        let type = mentions[index].type.utf8.span
        bytes.append(number: type.count)
        for index in type.indices { bytes.append(type[index]) }
        bytes.append(0)
        bytes.append(0)
      }
    }
  }

  /// Whether all mentions have one fragment and nothing but a type, and their extents ascend.
  ///
  /// Extents come first in a record, so that the records are in order, too.
  private static func areSimple(_ mentions: Span<Mention>) -> Bool {
    var last = (start: -1, end: -1)
    for index in mentions.indices {
      let next = (start: mentions[index].extent.first.start, end: mentions[index].extent.first.end)
      guard mentions[index].extent.rest.isEmpty, mentions[index].attributes.isEmpty,
        mentions[index].links.isEmpty, last < next
      else { return false }
      last = next
    }
    return true
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
