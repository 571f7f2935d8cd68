import AssayModel

/// Compares what a file says with what was meant where both stand, without making values of it.
///
/// It knows only files that come in the order in which they are written, as nearly all do, and says no to others:
/// a no means that the file must be read in full and compared. A yes is certain.
struct TEIComparison {
  let contents: TEIContents
  /// For each mention of the layer at hand its number in text order.
  private var places: [Int] = []
  /// For each entity of the layer at hand its number in text order; -1 where no mention was met.
  private var ranks: [Int] = []
  private var rankCount = 0
  /// For each entity in text order how many of its members were met.
  private var memberCounts: [Int] = []

  init(_ contents: TEIContents) {
    self.contents = contents
  }

  /// Whether the file surely says what an article in text order does, its text left aside.
  mutating func says(_ expected: AnnotatedArticle) -> Bool {
    guard contents.articleID == expected.article.id,
      contents.metadata == expected.article.metadata,
      contents.layers.count == expected.layers.count
    else { return false }
    for index in contents.layers.indices where !isSame(index, expected.layers[index]) {
      return false
    }
    return true
  }

  private mutating func isSame(_ index: Int, _ expected: Layer) -> Bool {
    let found = contents.layers[index]
    guard (try? TEIAssembly(contents: contents).annotator(index)) == expected.annotator,
      found.mentions.count == expected.mentions.count,
      found.entities.count == expected.entities.count,
      found.events.count == expected.events.count,
      found.clusters.count == expected.eventClusters.count,
      found.relations.count == expected.relations.count, expected.tags == nil
    else { return false }
    guard areSame(found.mentions, of: index, expected) else { return false }
    let events = expected.events.span
    for number in events.indices where !isSame(found.events[number], events[number], index) {
      return false
    }
    for (cluster, meant) in zip(found.clusters, expected.eventClusters) {
      guard contents.pointers.equals(cluster.id, meant.id), cluster.events == meant.events else {
        return false
      }
    }
    for (relation, meant) in zip(found.relations, expected.relations) {
      guard contents.pointers.equals(relation.id, meant.id),
        contents.labels[relation.label] == meant.type,
        areSame(relation.arguments, meant.arguments, index),
        areAttributes(relation.features, meant.attributes, index)
      else { return false }
    }
    return true
  }

  // MARK: - Mentions and entities

  /// Mentions in text order, and with them the members of entities in the order of their first ones.
  private mutating func areSame(
    _ found: [TEIContents.FoundMention], of layer: Int, _ expected: Layer
  ) -> Bool {
    let order = Self.textOrder(found)
    places = [Int](repeating: 0, count: found.count)
    let entities = contents.layers[layer].entities
    let mentions = expected.mentions.span
    ranks = [Int](repeating: -1, count: entities.count)
    memberCounts = [Int](repeating: 0, count: entities.count)
    rankCount = 0
    for (place, number) in order.enumerated() {
      places[number] = place
      guard isSame(found[number], mentions[place], layer),
        addReferences(of: found[number], at: place, layer, expected, mentions[place].links)
      else { return false }
    }
    for (index, entity) in entities.enumerated() {
      guard ranks[index] >= 0 else { return false }
      let meant = expected.entities[ranks[index]]
      guard contents.pointers.equals(entity.id, meant.id),
        memberCounts[ranks[index]] == meant.mentions.count
      else { return false }
    }
    return true
  }

  private func isSame(
    _ mention: TEIContents.FoundMention, _ meant: borrowing Mention, _ layer: Int
  ) -> Bool {
    let analysis = contents.analyses[mention.analysis]
    return contents.pointers.equals(mention.id, meant.id) && mention.extent == meant.extent
      && contents.labels[analysis.label] == meant.type && mention.confidence == meant.confidence
      && areAttributes(analysis.features, meant.attributes, layer)
  }

  /// Counts a mention as a member of the entities that it points to; `false` where it is none of those that
  /// were meant, or its links are others.
  private mutating func addReferences(
    of mention: TEIContents.FoundMention, at place: Int, _ layer: Int, _ expected: Layer,
    _ meantLinks: [KnowledgeBaseLink]
  ) -> Bool {
    var links = 0
    for pointer in contents.lists[mention.references] {
      switch contents.pointers[number: pointer] {
      case .entity(let index, layer):
        if ranks[index] < 0 {
          ranks[index] = rankCount
          rankCount += 1
        }
        let rank = ranks[index]
        let members = expected.entities[rank].mentions
        guard memberCounts[rank] < members.count, members[memberCounts[rank]] == place,
          areLinks(contents.layers[layer].entities[index].links, meantLinks, &links)
        else { return false }
        memberCounts[rank] += 1
      case .links(let index, layer):
        guard areLinks(contents.layers[layer].links[index].links, meantLinks, &links) else {
          return false
        }
      default: return false
      }
    }
    return links == meantLinks.count
  }

  /// The numbers of mentions by extent, equal ones as they stand in the file.
  private static func textOrder(_ found: [TEIContents.FoundMention]) -> [Int] {
    var isOrdered = true
    for index in found.indices.dropFirst() where found[index].extent < found[index - 1].extent {
      isOrdered = false
      break
    }
    if isOrdered { return Array(found.indices) }
    return found.indices.sorted { a, b in
      if found[a].extent < found[b].extent { return true }
      return found[a].extent == found[b].extent && a < b
    }
  }

  // MARK: - Events

  private func isSame(
    _ event: TEIContents.FoundEvent, _ meant: Event, _ layer: Int
  ) -> Bool {
    let analysis = contents.analyses[event.analysis]
    var links = 0
    guard contents.pointers.equals(event.id, meant.id),
      contents.labels[analysis.label] == meant.type, event.confidence == meant.confidence,
      isTrigger(event.trigger, meant.trigger, layer),
      areSame(event.arguments, meant.arguments, layer),
      areAttributes(analysis.features, meant.attributes, layer),
      areLinks(event.links, meant.links, &links), links == meant.links.count
    else { return false }
    return true
  }

  private func isTrigger(_ pointer: Int?, _ meant: Trigger?, _ layer: Int) -> Bool {
    guard let pointer, let meant else { return pointer == nil && meant == nil }
    guard case .trigger(let index, layer) = contents.pointers[number: pointer] else { return false }
    let trigger = contents.layers[layer].triggers[index]
    return trigger.extent == meant.extent && contents.pointers.equals(trigger.id, meant.id)
  }

  private func areSame(_ found: Range<Int>, _ meant: [Argument], _ layer: Int) -> Bool {
    guard found.count == meant.count else { return false }
    let meant = meant.span
    for (number, argument) in contents.arguments[found].enumerated() {
      let filler: Reference
      switch contents.pointers[number: argument.filler] {
      case .mention(let index, layer): filler = .mention(places[index])
      case .entity(let index, layer): filler = .entity(ranks[index])
      case .event(let index, layer): filler = .event(index)
      default: return false
      }
      guard filler == meant[number].filler,
        contents.labels[argument.role] == meant[number].role
      else {
        return false
      }
    }
    return true
  }

  // MARK: - Attributes and links

  private func areAttributes(_ pointer: Int?, _ meant: [Attribute], _ layer: Int) -> Bool {
    guard let pointer else { return meant.isEmpty }
    guard case .features(let index, layer) = contents.pointers[number: pointer] else {
      return false
    }
    return contents.layers[layer].features[index] == meant
  }

  /// Whether links come next among those that were meant, from `position` on, which is moved behind them.
  private func areLinks(
    _ found: Range<Int>, _ meant: [KnowledgeBaseLink], _ position: inout Int
  ) -> Bool {
    for link in contents.links[found] {
      guard position < meant.count,
        contents.pointers.equals(link.base, meant[position].base),
        contents.pointers.equals(link.identifier, meant[position].identifier)
      else { return false }
      position += 1
    }
    return true
  }
}
