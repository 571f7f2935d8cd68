extension Layer {
  /// Where a filler stands: an entity where its first mention in the text does, an event where its trigger does.
  package func extent(of reference: Reference) -> Extent? {
    switch reference {
    case .mention(let index): mentions[index].extent
    case .event(let index): events[index].trigger?.extent
    case .entity(let index): entities[index].mentions.map { mentions[$0].extent }.min()
    }
  }
}
