import AssayModel
import AssayScoring

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
  var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
