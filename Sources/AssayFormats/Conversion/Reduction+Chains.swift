import AssayModel

extension Reducer {
  /// The members of a chain that are of the first one's type, where the target has one type a chain.
  func alike(_ mentions: [Int], in layer: Layer) -> [Int] {
    alike(mentions) { (layer.mentions[$0].type, layer.mentions[$0].attributes) }
  }

  /// The members of a cluster that are of the first one's type, where the target has one type a
  /// cluster.
  func alike(_ events: [Int], inClusterOf layer: Layer) -> [Int] {
    alike(events) { (layer.events[$0].type, layer.events[$0].attributes) }
  }

  private func alike(
    _ members: [Int], _ content: (Int) -> (type: String, attributes: [Attribute])
  ) -> [Int] {
    guard let names = capabilities.chainAttributes, let first = members.first else {
      return members
    }
    func key(_ member: Int) -> (String, [Attribute]) {
      let content = content(member)
      return (
        capabilities.legal(content.type), content.attributes.filter { names.contains($0.name) }
      )
    }
    let wanted = key(first)
    return members.filter { key($0) == wanted }
  }

  mutating func reducedEntities(_ layer: Layer, _ kept: inout KeptIndexes) -> [Entity] {
    var entities: [Entity] = []
    for (index, entity) in layer.entities.enumerated() {
      let members = alike(entity.mentions, in: layer).compactMap { kept.mentions[$0] }
      guard capabilities.coreference else {
        drop(.entity, entity.id, "", "target has no coreference")
        continue
      }
      if members.isEmpty || (members.count == 1 && !capabilities.singletonChains) {
        let reason = members.isEmpty ? "no mention is left" : "target has no chains of one mention"
        drop(.entity, entity.id, "", reason)
        continue
      }
      if members.count < entity.mentions.count {
        change(.entity, entity.id, "", "a mention was dropped or is of another type")
      } else {
        ledger.keep(.entity)
      }
      kept.entities[index] = entities.count
      entities.append(Entity(id: entity.id, mentions: members))
    }
    return entities
  }

  mutating func reducedClusters(_ layer: Layer, _ kept: KeptIndexes) -> [EventCluster] {
    var clusters: [EventCluster] = []
    for cluster in layer.eventClusters {
      let members = alike(cluster.events, inClusterOf: layer).compactMap { kept.events[$0] }
      if !capabilities.eventCoreference || members.isEmpty
        || (members.count == 1 && !capabilities.singletonChains)
      {
        drop(
          .eventCluster, cluster.id, "",
          capabilities.eventCoreference
            ? "no two events are left" : "target has no clusters of events")
        continue
      }
      if members.count < cluster.events.count {
        change(.eventCluster, cluster.id, "", "an event was dropped or is of another type")
      } else {
        ledger.keep(.eventCluster)
      }
      clusters.append(EventCluster(id: cluster.id, events: members))
    }
    return clusters
  }
}
