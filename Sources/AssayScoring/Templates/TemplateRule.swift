import AssayModel

/// How an article's events are taken as templates and compared.
///
/// All are scored by optimal assignment; see ``TemplateAlignment``.
public enum TemplateRule: String, Hashable, Sendable, CaseIterable {
  /// One template an article: for each role the entities that fill it in any event; a predicted
  /// entity is right if all its mentions are gold's.
  case ree
  /// The same with the share of the predicted mentions that are gold's.
  case reeShare = "ree-prop"
  /// One template an event; a predicted entity is right if it shares a mention with gold's.
  case rmeSubset = "rme-subset"
  /// One template an event; the mentions that the entities share are counted.
  case rmeMentions = "rme-phi3"
  /// One record an event: each filler as it stands, and nothing else, is right.
  case record

  var summary: String {
    switch self {
    case .ree: "fillers of each role over the article, all predicted mentions being gold's"
    case .reeShare:
      "fillers of each role over the article, by the share of mentions that are gold's"
    case .rmeSubset: "fillers of each event's roles that share a mention"
    case .rmeMentions: "mentions that the fillers of each event's roles share"
    case .record: "cells of each event's record, word for word"
    }
  }

  var source: String {
    switch self {
    case .ree, .reeShare: "Du, Rush and Cardie (2021), GRIT, CEAF-REE"
    case .rmeSubset, .rmeMentions: "Chen et al. (2023), IterX, CEAF-RME"
    case .record: "Zheng et al. (2019), Doc2EDAG, with optimal instead of greedy assignment"
    }
  }

  var match: FillerMatch {
    switch self {
    case .ree: .subset
    case .reeShare: .share
    case .rmeSubset, .record: .overlap
    case .rmeMentions: .mentions
    }
  }

  var joinsEvents: Bool { self == .ree || self == .reeShare }

  /// The templates of a layer; texts of mentions are their places where there is no text.
  ///
  /// - Complexity: O(n) in the number of arguments and of their entities' mentions.
  func templates(of layer: Layer?, in text: ArticleText?) -> [Template] {
    guard let layer, !layer.events.isEmpty else { return [] }
    let fillers = FillerTexts(layer, text, isWhole: self != .record)
    if joinsEvents {
      return [Template(fillers: fillers.joined(layer.events.flatMap(\.arguments)))]
    }
    return layer.events.map { event in
      let texts = fillers.joined(event.arguments)
      return self == .record
        ? Template(types: [event.type], fillers: texts, normalizing: { $0 })
        : Template(types: [event.type], fillers: texts)
    }
  }
}

/// The texts by which fillers are compared.
private struct FillerTexts {
  private enum Filler: Hashable {
    case entity(Int)
    case text(String)
  }

  private let layer: Layer
  private let text: ArticleText?
  /// For each mention its entity.
  private let entities: [Int: Int]

  init(_ layer: Layer, _ text: ArticleText?, isWhole: Bool) {
    self.layer = layer
    self.text = text
    var entities: [Int: Int] = [:]
    for (index, entity) in layer.entities.enumerated() where isWhole {
      for mention in entity.mentions { entities[mention] = index }
    }
    self.entities = entities
  }

  /// For each role its entities with the texts of their mentions, each entity once.
  func joined(_ arguments: [Argument]) -> RoleFillers {
    var seen: [String: Set<Filler>] = [:]
    var fillers: RoleFillers = [:]
    for argument in arguments {
      let filler = filler(argument.filler)
      guard seen[argument.role, default: []].insert(filler).inserted else { continue }
      fillers[argument.role, default: []].append(texts(filler))
    }
    return fillers
  }

  private func filler(_ reference: Reference) -> Filler {
    switch reference {
    case .mention(let index):
      entities[index].map(Filler.entity) ?? .text(quote(layer.mentions[index].extent))
    case .entity(let index): .entity(index)
    case .event(let index):
      .text(layer.events[index].trigger.map { quote($0.extent) } ?? layer.events[index].type)
    }
  }

  private func texts(_ filler: Filler) -> [String] {
    switch filler {
    case .entity(let index): layer.entities[index].mentions.map { quote(layer.mentions[$0].extent) }
    case .text(let text): [text]
    }
  }

  private func quote(_ extent: Extent) -> String {
    guard let text, text.contains(extent) else {
      return extent.fragments.map { "\($0.start)-\($0.end)" }.joined(separator: ",")
    }
    return text[extent]
  }
}
