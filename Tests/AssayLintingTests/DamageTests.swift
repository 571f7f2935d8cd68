import AssayFormats
import AssayLinting
import AssayModel
import AssayTesting
import Foundation
import Testing

/// How much of the damage done to a clean corpus is found, and how much of what is found is damage.
struct DamageTests {
  /// The project's own corpus, annotated.
  private static func corpus() throws -> [AnnotatedArticle] {
    let root = URL(filePath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    var options = ReadingOptions()
    options.annotations = root.appending(path: "gold-annotations/newswire").path
    return try Formats.open(root.appending(path: "corpus/newswire").path, options: options)
      .compactMap(\.article)
  }

  /// How much of some damage is found.
  private struct Outcome {
    /// Places that were damaged.
    var damaged = 0
    /// Those of them that a finding of 0.5 or more touches.
    var found = 0
    /// Findings of 0.5 or more.
    var certain = 0
    /// Those of them that touch damage.
    var right = 0
    /// Of the first hundred findings those that touch damage.
    var ofFirst = 0
  }

  private static func outcome(_ articles: [AnnotatedArticle], seed: UInt64) throws -> Outcome {
    var damaged: [AnnotatedArticle] = []
    var places: [String: [Extent]] = [:]
    var random = SeededGenerator(seed: seed)
    for article in articles {
      guard let layer = article.layers.first else { continue }
      var damage = Damage(layer, text: article.article.text)
      // One annotation in fifty.
      for _ in 0..<((layer.mentions.count + layer.events.count) / 50) { damage.strike(&random) }
      damaged.append(AnnotatedArticle(article.article, layers: [try damage.layer()]))
      places[article.article.id] = damage.places
    }
    let findings = try Samples.findings(damaged).sorted(by: Finding.precedes)
    func isDamage(_ finding: Finding) -> Bool {
      guard let extent = finding.extent else { return false }
      return places[finding.article]?.contains { $0.overlaps(extent) } == true
    }
    let certain = findings.filter { $0.score >= 0.5 }
    let found = places.map { id, extents in
      extents.count { extent in
        certain.contains { $0.article == id && $0.extent?.overlaps(extent) == true }
      }
    }
    return Outcome(
      damaged: places.values.reduce(0) { $0 + $1.count }, found: found.reduce(0, +),
      certain: certain.count, right: certain.count(where: isDamage),
      ofFirst: findings.prefix(100).count(where: isDamage))
  }

  @Test func theFirstFindingsAreTheDamage() async throws {
    let articles = try Self.corpus()
    #expect(articles.count >= 60)
    var sum = Outcome()
    // Which places are damaged is chance; five samples have some 650 places.
    try await withThrowingTaskGroup(of: Outcome.self) { group in
      for seed in UInt64(1)...5 { group.addTask { try Self.outcome(articles, seed: seed) } }
      for try await outcome in group {
        sum.damaged += outcome.damaged
        sum.found += outcome.found
        sum.certain += outcome.certain
        sum.right += outcome.right
        sum.ofFirst += outcome.ofFirst
      }
    }
    #expect(sum.damaged > 600, "\(sum)")
    // Of the first hundred findings 70 are damage; of the damage 34 % is found at 0.5 or more.
    #expect(3 * sum.ofFirst >= 2 * 500, "\(sum)")
    #expect(5 * sum.right >= 3 * sum.certain, "\(sum)")
    #expect(3 * sum.found >= sum.damaged, "\(sum)")
  }
}

/// A layer with annotations changed at random, and where.
private struct Damage {
  private(set) var places: [Extent] = []
  private var mentions: [Mention]
  private var events: [Event]
  private let entities: [Entity]
  private var removed: Set<Int> = []
  private let annotator: Annotator
  private let clusters: [EventCluster]
  private let text: ArticleText

  init(_ layer: Layer, text: ArticleText) {
    mentions = layer.mentions
    events = layer.events
    entities = layer.entities
    clusters = layer.eventClusters
    annotator = layer.annotator
    self.text = text
  }

  /// Changes one annotation that was not changed before, or none where the dice pick such a one.
  mutating func strike(_ random: inout SeededGenerator) {
    let mention = Int.random(in: mentions.indices, using: &random)
    let event = Int.random(in: events.indices, using: &random)
    switch Int.random(in: 0..<5, using: &random) {
    case 0:
      let others = mentions.map(\.type).filter { $0 != mentions[mention].type }
      guard let type = others.randomElement(using: &random), isNew(mentions[mention].extent)
      else { return }
      replace(mention, type: type)
    case 1:
      guard !removed.contains(mention), isNew(mentions[mention].extent) else { return }
      removed.insert(mention)
    case 2:
      guard let extent = widened(mentions[mention].extent), isNew(extent) else { return }
      replace(mention, extent: extent)
    case 3:
      let others = events.map(\.type).filter { $0 != events[event].type }
      guard let type = others.randomElement(using: &random), isNewEvent(event) else { return }
      replaceEvent(event, type: type)
    default:
      guard let role = events[event].arguments.randomElement(using: &random)?.role,
        isNewEvent(event)
      else { return }
      replaceEvent(event, arguments: events[event].arguments.filter { $0.role != role })
    }
  }

  /// The layer without the mentions that were removed.
  func layer() throws -> Layer {
    var numbers: [Int: Int] = [:]
    for index in mentions.indices where !removed.contains(index) { numbers[index] = numbers.count }
    let kept = entities.compactMap { entity -> Entity? in
      let members = entity.mentions.compactMap { numbers[$0] }
      return members.isEmpty ? nil : Entity(id: entity.id, mentions: members)
    }
    return try Layer(
      annotator: annotator,
      mentions: mentions.indices.filter { numbers[$0] != nil }.map { mentions[$0] },
      entities: kept,
      events: events.map { event in
        changed(
          event,
          arguments: event.arguments.compactMap { argument in
            guard case .mention(let index) = argument.filler else { return argument }
            return numbers[index].map { Argument(role: argument.role, filler: .mention($0)) }
          })
      }, eventClusters: clusters)
  }

  /// Marks a place as damaged; false where it was before.
  private mutating func isNew(_ extent: Extent) -> Bool {
    guard extent.count > 0, !places.contains(where: { $0.overlaps(extent) }) else { return false }
    places.append(extent)
    return true
  }

  private mutating func isNewEvent(_ index: Int) -> Bool {
    events[index].trigger.map { isNew($0.extent) } ?? false
  }

  /// The extent with the article before it or the possessive behind it.
  private func widened(_ extent: Extent) -> Extent? {
    guard !extent.isDiscontinuous else { return nil }
    for word in ["the ", "a ", "The "] where extent.start >= word.utf8.count {
      let start = extent.start - word.utf8.count
      if text[Fragment(start, extent.start)] == word { return Extent(start, extent.end) }
    }
    guard extent.end + 2 <= text.count,
      Array(text.bytes[extent.end..<extent.end + 2]) == Array("'s".utf8)
    else { return nil }
    return Extent(extent.start, extent.end + 2)
  }

  private mutating func replace(_ index: Int, type: String? = nil, extent: Extent? = nil) {
    let old = mentions[index]
    mentions[index] = Mention(
      id: old.id, type: type ?? old.type, extent: extent ?? old.extent, attributes: old.attributes,
      links: old.links)
  }

  private mutating func replaceEvent(
    _ index: Int, type: String? = nil, arguments: [Argument]? = nil
  ) {
    events[index] = changed(events[index], type: type, arguments: arguments)
  }

  private func changed(_ old: Event, type: String? = nil, arguments: [Argument]? = nil) -> Event {
    Event(
      id: old.id, type: type ?? old.type, trigger: old.trigger,
      arguments: arguments ?? old.arguments, attributes: old.attributes, links: old.links)
  }
}
