import AssayModel

extension PeerDocument {
  /// The entities that fill each role in any event of a side: for each entity the texts of its
  /// mentions.
  ///
  /// A mention as filler stands for its entity, if it is in one. An entity that fills a role twice
  /// fills it once. Events as fillers are left out.
  /// - Parameter roles: Roles that are listed even where nothing fills them.
  package func roleFillers(_ side: AnnotationSide, listing roles: [String]) -> RoleFillers {
    let layer = layer(side)
    let named = Dictionary(roles.map { ($0, [[String]]()) }) { $1 }
    return fillers(of: layer?.events ?? [], in: layer).merging(named) { found, _ in found }
  }

  /// A template for each event of a side; see ``roleFillers(_:listing:)`` for what fills a role.
  package func templates(_ side: AnnotationSide) -> [FilledTemplate] {
    let layer = layer(side)
    return (layer?.events ?? []).map {
      FilledTemplate(type: $0.type, fillers: fillers(of: [$0], in: layer))
    }
  }

  /// A record for each event of a side, by type: for each role the text of what fills it first.
  package func records(_ side: AnnotationSide) -> Doc2edag.Records {
    let layer = layer(side)
    var records: Doc2edag.Records = [:]
    for event in layer?.events ?? [] {
      var record: EventRecord = [:]
      for argument in event.arguments where record[argument.role] == nil {
        record[argument.role] = layer.flatMap { extents(of: argument.filler, in: $0).first }
          .map(words)
      }
      records[event.type, default: []].append(record)
    }
    return records
  }

  private func fillers(of events: [Event], in layer: Layer?) -> RoleFillers {
    guard let layer else { return [:] }
    let homes = layer.entityOfMention
    var seen: Set<Filling> = []
    var fillers: RoleFillers = [:]
    for argument in events.flatMap(\.arguments) {
      var filler = argument.filler
      if case .mention(let mention) = filler, let entity = homes[mention] {
        filler = .entity(entity)
      }
      guard seen.insert(Filling(role: argument.role, filler: filler)).inserted else { continue }
      let extents = extents(of: filler, in: layer)
      if !extents.isEmpty { fillers[argument.role, default: []].append(extents.map(words)) }
    }
    return fillers
  }

  private struct Filling: Hashable {
    let role: String
    let filler: Reference
  }

  /// Where the mentions of a filler stand; none for an event.
  private func extents(of filler: Reference, in layer: Layer) -> [Extent] {
    switch filler {
    case .mention(let index): [layer.mentions[index].extent]
    case .entity(let index): layer.entities[index].mentions.map { layer.mentions[$0].extent }
    case .event: []
    }
  }

  /// The words of an extent; without a text, or outside it, its offsets stand for them.
  private func words(_ extent: Extent) -> String {
    guard let text = pair.text, text.contains(extent) else {
      return extent.fragments.map { "\($0.start)-\($0.end)" }.joined(separator: " ")
    }
    return text[extent]
  }
}

extension Layer {
  /// For each mention that is in an entity the entity.
  fileprivate var entityOfMention: [Int: Int] {
    var homes: [Int: Int] = [:]
    for (index, entity) in entities.enumerated() {
      for mention in entity.mentions { homes[mention] = index }
    }
    return homes
  }
}
