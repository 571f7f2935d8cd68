import AssayModel

extension Layer {
  /// The type of what fills a role; an entity has that of its first mention.
  func type(of reference: Reference) -> String {
    switch reference {
    case .mention(let index): mentions[index].type
    case .event(let index): events[index].type
    case .entity(let index): entities[index].mentions.first.map { mentions[$0].type } ?? ""
    }
  }

  /// Where the first argument of a relation stands.
  func extent(of relation: Relation) -> Extent? {
    relation.arguments.lazy.compactMap { extent(of: $0.filler) }.first
  }
}
