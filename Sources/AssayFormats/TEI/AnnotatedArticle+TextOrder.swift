public import AssayModel

extension AnnotatedArticle {
  /// The same annotations in the order in which TEI holds them, without tokens and column tags.
  ///
  /// Two articles hold the same annotations if they are equal in this order.
  public func inTextOrder() -> AnnotatedArticle {
    let bare = Article(id: article.id, text: article.text, metadata: article.metadata)
    return AnnotatedArticle(bare, layers: layers.map { $0.inTextOrder() })
  }
}

extension Layer {
  /// The same annotations, ordered by where they stand.
  ///
  /// Mentions come by extent, entities by their first mention, the events of a cluster together
  /// where its first event stands, clusters by their first event. What else is equal stays in
  /// source order. Attributes, links, arguments and relations keep their order.
  func inTextOrder() -> Layer {
    if isInTextOrder { return self }
    let mentionOrder = self.mentionOrder()
    let newMention = Self.inverse(mentionOrder)
    let chains = Self.ordered(entities.map { $0.mentions.map { newMention[$0] }.sorted() })
    let eventOrder = self.eventOrder()
    let newEvent = Self.inverse(eventOrder)
    let clusters = Self.ordered(eventClusters.map { $0.events.map { newEvent[$0] }.sorted() })
    let newEntity = Self.inverse(chains.map(\.index))
    func moved(_ arguments: [Argument]) -> [Argument] {
      arguments.map { argument in
        let filler: Reference =
          switch argument.filler {
          case .mention(let index): .mention(newMention[index])
          case .entity(let index): .entity(newEntity[index])
          case .event(let index): .event(newEvent[index])
          }
        return Argument(role: argument.role, filler: filler)
      }
    }
    let ordered = try? Layer(
      annotator: annotator, mentions: mentionOrder.map { mentions[$0] },
      entities: chains.map { Entity(id: entities[$0.index].id, mentions: $0.members) },
      events: eventOrder.map { events[$0].with(arguments: moved(events[$0].arguments)) },
      eventClusters: clusters.map {
        EventCluster(id: eventClusters[$0.index].id, events: $0.members)
      },
      relations: relations.map {
        Relation(
          id: $0.id, type: $0.type, arguments: moved($0.arguments), attributes: $0.attributes)
      })
    guard let ordered else { preconditionFailure("a permutation keeps a layer's indexes valid") }
    return ordered
  }

  /// Whether nothing would change: the common case.
  private var isInTextOrder: Bool {
    guard tags == nil else { return false }
    let mentions = mentions.span
    for index in mentions.indices.dropFirst()
    where mentions[index].extent < mentions[index - 1].extent { return false }
    guard Self.areOrdered(entities, \.mentions), Self.areOrdered(eventClusters, \.events) else {
      return false
    }
    return eventClusters.isEmpty || eventOrder().elementsEqual(events.indices)
  }

  /// Whether the members of each group ascend, and the first members of the groups.
  private static func areOrdered<Group>(_ groups: [Group], _ members: (Group) -> [Int]) -> Bool {
    var first = -1
    for group in groups {
      let members = members(group)
      guard let start = members.first, start >= first else { return false }
      first = start
      for index in members.indices.dropFirst() where members[index] <= members[index - 1] {
        return false
      }
    }
    return true
  }

  /// The indexes of mentions by extent, equal ones by index.
  private func mentionOrder() -> [Int] {
    var keys = mentions.indices.map { index in
      (start: mentions[index].extent.start, end: mentions[index].extent.end, index: index)
    }
    keys.sort { a, b in
      if a.start != b.start { return a.start < b.start }
      if a.end != b.end { return a.end > b.end }
      let (one, other) = (mentions[a.index].extent, mentions[b.index].extent)
      return one.rest.isEmpty && other.rest.isEmpty
        ? a.index < b.index : (one, a.index) < (other, b.index)
    }
    return keys.map(\.index)
  }

  private func eventOrder() -> [Int] {
    var groupStart = Array(events.indices)
    for cluster in eventClusters {
      let first = cluster.events.min() ?? 0
      for event in cluster.events { groupStart[event] = first }
    }
    return events.indices.sorted { (groupStart[$0], $0) < (groupStart[$1], $1) }
  }

  /// Groups by their first member, each with its index before.
  private static func ordered(_ groups: [[Int]]) -> [(index: Int, members: [Int])] {
    groups.enumerated().map { ($0.offset, $0.element) }
      .sorted { ($0.1.first ?? 0) < ($1.1.first ?? 0) }
  }

  /// For each old index the new one.
  private static func inverse(_ order: [Int]) -> [Int] {
    var inverse = [Int](repeating: 0, count: order.count)
    for (new, old) in order.enumerated() { inverse[old] = new }
    return inverse
  }
}

extension Event {
  fileprivate func with(arguments: [Argument]) -> Event {
    Event(
      id: id, type: type, trigger: trigger, arguments: arguments, attributes: attributes,
      links: links, confidence: confidence)
  }
}
