extension Layer {
  /// Where a filler stands; an entity at its first mention, an event at its trigger.
  package func extent(of reference: Reference) -> Extent? {
    switch reference {
    case .mention(let index): mentions[index].extent
    case .event(let index): events[index].trigger?.extent
    case .entity(let index): entities[index].mentions.first.map { mentions[$0].extent }
    }
  }
}
