import AssayModel
import AssayScoring
import AssayTesting

/// Annotations in a short notation, and random ones.
enum Samples {
  /// Mentions from `TYPE start-end[,start-end]` separated by semicolons.
  static func mentions(_ text: String) -> [Mention] {
    text.split(separator: ";").enumerated().compactMap { index, part in
      let words = part.split(separator: " ")
      guard words.count == 2, let extent = extent(words[1]) else { return nil }
      return Mention(id: "T\(index)", type: String(words[0]), extent: extent)
    }
  }

  static func extent(_ text: Substring) -> Extent? {
    Extent(
      joining: text.split(separator: ",").compactMap { fragment in
        let ends = fragment.split(separator: "-").compactMap { Int($0) }
        return ends.count == 2 ? Fragment(ends[0], ends[1]) : nil
      })
  }

  static func layer(_ mentions: [Mention], events: [Event] = []) -> Layer {
    (try? Layer(annotator: .person("x"), mentions: mentions, events: events))
      ?? Layer(empty: .person("x"))
  }

  /// Up to `count` mentions in a text of `length` bytes: nested, crossing, discontinuous, repeated.
  static func randomMentions(
    count: Int, length: Int, types: [String] = ["A", "B", "C"], using random: inout SplitMix
  ) -> [Mention] {
    (0..<Int.random(in: 0...count, using: &random)).map { index in
      let fragments = (0..<(Int.random(in: 0..<5, using: &random) == 0 ? 2 : 1)).map { _ in
        let start = Int.random(in: 0..<length, using: &random)
        return Fragment(start, min(length, start + Int.random(in: 1...4, using: &random)))
      }
      return Mention(
        id: "T\(index)", type: types[Int.random(in: 0..<types.count, using: &random)],
        extent: Extent(joining: fragments) ?? Extent(0, 1))
    }
  }

  /// A layer of random mentions with random events over them.
  static func randomLayer(using random: inout SplitMix) -> Layer {
    let mentions = randomMentions(count: 6, length: 12, using: &random)
    let count = Int.random(in: 0...4, using: &random)
    let events = (0..<count).map { index in
      let start = Int.random(in: 0..<3, using: &random)
      let isTriggered = Int.random(in: 0..<6, using: &random) > 0
      return Event(
        id: "E\(index)", type: ["Hit", "Win"][Int.random(in: 0..<2, using: &random)],
        trigger: isTriggered ? Trigger(id: "V\(index)", extent: Extent(start, start + 1)) : nil,
        arguments: (0..<Int.random(in: 0...3, using: &random)).compactMap { _ in
          let role = ["Who", "Whom"][Int.random(in: 0..<2, using: &random)]
          if Int.random(in: 0..<4, using: &random) == 0 {
            return Argument(
              role: role, filler: .event(Int.random(in: 0..<count, using: &random)))
          }
          guard !mentions.isEmpty else { return nil }
          return Argument(
            role: role, filler: .mention(Int.random(in: 0..<mentions.count, using: &random)))
        })
    }
    return layer(mentions, events: events)
  }

  /// A random layer with links, entities, event clusters and relations.
  static func richLayer(using random: inout SplitMix) -> Layer {
    let base = randomLayer(using: &random)
    func pick(_ count: Int) -> Int { Int.random(in: 0..<count, using: &random) }
    func groups(_ count: Int) -> [[Int]] {
      var groups: [[Int]] = []
      for index in 0..<count where pick(4) > 0 {
        if groups.isEmpty || pick(2) == 0 {
          groups.append([index])
        } else {
          groups[pick(groups.count)].append(index)
        }
      }
      return groups
    }
    let mentions = base.mentions.map { mention in
      Mention(
        id: mention.id, type: mention.type, extent: mention.extent,
        links: pick(2) == 0 ? [] : [KnowledgeBaseLink(base: "Q", identifier: "\(pick(3))")])
    }
    let events = base.events.map { event in
      Event(
        id: event.id, type: event.type,
        trigger: event.trigger.map {
          Trigger(id: $0.id, extent: Extent($0.extent.start, $0.extent.end + pick(2)))
        },
        arguments: event.arguments + event.arguments.filter { _ in pick(6) == 0 })
    }
    let single = (0..<(mentions.isEmpty ? 0 : pick(5))).map { index in
      Relation(
        id: "R\(index)", type: ["Met", "Saw"][pick(2)],
        arguments: (0..<2).map {
          Argument(role: "Arg\($0)", filler: .mention(pick(mentions.count)))
        })
    }
    let relations =
      single
      + single.filter { _ in pick(6) == 0 }.map {
        Relation(id: "\($0.id)x", type: $0.type, arguments: $0.arguments)
      }
    let entities = groups(mentions.count).enumerated().map {
      Entity(id: "C\($0.offset)", mentions: $0.element)
    }
    let clusters = groups(events.count).enumerated().map {
      EventCluster(id: "H\($0.offset)", events: $0.element)
    }
    let rich = try? Layer(
      annotator: base.annotator, mentions: mentions, entities: entities, events: events,
      eventClusters: clusters, relations: relations)
    return rich ?? base
  }

  /// The layer with its mentions and events in another order.
  static func shuffled(_ layer: Layer, using random: inout SplitMix) -> Layer {
    let mentions = Array(layer.mentions.indices).shuffled(using: &random)
    let events = Array(layer.events.indices).shuffled(using: &random)
    func place(_ reference: Reference) -> Reference {
      switch reference {
      case .mention(let index): .mention(mentions.firstIndex(of: index) ?? 0)
      case .event(let index): .event(events.firstIndex(of: index) ?? 0)
      case .entity(let index): .entity(index)
      }
    }
    return self.layer(
      mentions.map { layer.mentions[$0] },
      events: events.map { index in
        let event = layer.events[index]
        return Event(
          id: event.id, type: event.type, trigger: event.trigger,
          arguments: event.arguments.shuffled(using: &random).map {
            Argument(role: $0.role, filler: place($0.filler))
          })
      })
  }
}

/// A seeded generator of random numbers.
struct SplitMix: RandomNumberGenerator {
  private var generator: SeededGenerator

  init(_ seed: UInt64) { generator = SeededGenerator(seed: seed) }

  mutating func next() -> UInt64 { generator.next() }
}
