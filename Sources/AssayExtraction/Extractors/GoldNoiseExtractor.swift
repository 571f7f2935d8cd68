package import AssayModel

/// Gives the gold back, damaged at stated rates: its exact scores are known without a scorer.
///
/// Every decision is drawn from a hash of the seed, the article and the annotation's place in the
/// list, so that the output does not depend on the order of articles. No damaged annotation equals a
/// gold one; where that cannot be arranged the annotation stays whole.
package struct GoldNoiseExtractor: Extractor {
  /// The rates of damage, each from 0 to 1.
  package struct Rates: Hashable, Sendable {
    /// The share of mentions, events and arguments left out.
    package var missed: Double
    /// The share of the remaining mentions and events that get another type.
    package var retyped: Double
    /// The share of the then remaining mentions whose end moves by a word.
    package var moved: Double
    /// How many mentions are invented for each gold mention.
    package var invented: Double

    /// Makes rates.
    package init(missed: Double, retyped: Double, moved: Double, invented: Double) {
      self.missed = missed
      self.retyped = retyped
      self.moved = moved
      self.invented = invented
    }
  }

  /// What was done to an article: strict precision is kept / (kept + retyped + moved + invented), and
  /// recall kept / gold.
  package struct Ledger: Hashable, Sendable {
    /// Mentions given back whole.
    package internal(set) var kept = 0
    /// Mentions left out.
    package internal(set) var missed = 0
    /// Mentions with another type.
    package internal(set) var retyped = 0
    /// Mentions with another end.
    package internal(set) var moved = 0
    /// Mentions that the gold does not have.
    package internal(set) var invented = 0
    /// Events given back with their type.
    package internal(set) var keptEvents = 0
    /// Events left out.
    package internal(set) var missedEvents = 0
    /// Events with another type.
    package internal(set) var retypedEvents = 0
  }

  package let identity: ExtractorIdentity
  package let vocabulary = Vocabulary()
  package let readsGold = true
  private let rates: Rates
  private let seed: UInt64

  /// Makes the extractor.
  package init(rates: Rates, seed: UInt64, settings: String = "") {
    self.rates = rates
    self.seed = seed
    identity = ExtractorIdentity(name: "gold-noise", version: "2", settings: settings)
  }

  package func extract(
    _ input: borrowing ExtractionInput, scratch: inout Void, into sink: inout AnnotationSink
  ) throws(ExtractionFailure) {
    guard let gold = input.gold else {
      throw ExtractionFailure("gold-noise needs gold for \(input.article.id)")
    }
    _ = damage(gold, of: input.article, into: &sink)
  }

  /// Writes the damaged gold to a sink and tells what was done.
  package func damage(
    _ gold: Layer, of article: Article, into sink: inout AnnotationSink
  ) -> Ledger {
    var ledger = Ledger()
    var dice = Dice(seed: seed, article: article.id)
    let field = NoiseField(gold: gold, text: article.text)
    let mentions = damageMentions(gold, field, &dice, into: &sink, &ledger)
    damageEvents(gold, field, mentions, &dice, into: &sink, &ledger)
    return ledger
  }

  /// Gives the index in the sink of each gold mention that is there in some form.
  private func damageMentions(
    _ gold: Layer, _ field: NoiseField, _ dice: inout Dice, into sink: inout AnnotationSink,
    _ ledger: inout Ledger
  ) -> [Int?] {
    var field = field
    var indexes: [Int?] = []
    for mention in gold.mentions {
      if dice.roll() < rates.missed {
        ledger.missed += 1
        indexes.append(nil)
      } else if dice.roll() < rates.retyped, let type = field.otherType(for: mention) {
        ledger.retyped += 1
        indexes.append(sink.addMention(sink.label(type), mention.extent))
      } else if dice.roll() < rates.moved, let extent = field.movedExtent(of: mention) {
        ledger.moved += 1
        indexes.append(sink.addMention(sink.label(mention.type), extent))
      } else {
        ledger.kept += 1
        indexes.append(
          sink.addMention(
            sink.label(mention.type), mention.extent, attributes: mention.attributes,
            links: mention.links))
      }
      if dice.roll() < rates.invented, let extent = field.freeWord(&dice) {
        ledger.invented += 1
        sink.addMention(sink.label(mention.type), extent)
      }
    }
    return indexes
  }

  private func damageEvents(
    _ gold: Layer, _ field: NoiseField, _ mentions: [Int?], _ dice: inout Dice,
    into sink: inout AnnotationSink, _ ledger: inout Ledger
  ) {
    var events: [Int?] = []
    for event in gold.events {
      guard let trigger = event.trigger, dice.roll() >= rates.missed else {
        ledger.missedEvents += 1
        events.append(nil)
        continue
      }
      var type = event.type
      if dice.roll() < rates.retyped, let other = field.otherType(for: event) {
        type = other
        ledger.retypedEvents += 1
      } else {
        ledger.keptEvents += 1
      }
      events.append(
        sink.addEvent(sink.label(type), trigger: trigger.extent, attributes: event.attributes))
    }
    for (event, index) in zip(gold.events, events) {
      guard let index else { continue }
      for argument in event.arguments where dice.roll() >= rates.missed {
        let filler: Reference? =
          switch argument.filler {
          case .mention(let old): mentions[old].map(Reference.mention)
          case .event(let old): events[old].map(Reference.event)
          case .entity(let old):
            gold.entities[old].mentions.lazy.compactMap { mentions[$0] }.first
              .map(Reference.mention)
          }
        if let filler { sink.addArgument(sink.label(argument.role), filler, to: index) }
      }
    }
  }
}

/// Random numbers that depend on the seed and the article alone.
struct Dice {
  private var state: UInt64

  init(seed: UInt64, article: String) {
    state = seed &* splitMixStep
    for byte in article.utf8 { state = (state ^ UInt64(byte)) &* 0x100_0000_01B3 }
  }

  /// A number from 0 up to, not including, 1.
  mutating func roll() -> Double {
    Double(next() >> 11) / 9_007_199_254_740_992
  }

  /// A whole number below `bound`, which must be above 0.
  mutating func pick(below bound: Int) -> Int {
    Int(next() % UInt64(bound))
  }

  private mutating func next() -> UInt64 {
    defer { state &+= splitMixStep }
    return splitmix64(state)
  }
}

/// Where damage can be done without hitting other gold.
private struct NoiseField {
  private let words: [Fragment]
  private let mentionTypes: [String]
  private let eventTypes: [String]
  private var taken: Set<Place>
  private var occupied: [Fragment]
  private let takenEvents: Set<Place>

  private struct Place: Hashable {
    let extent: Extent
    let type: String
  }

  init(gold: Layer, text: ArticleText) {
    words = TokenizedText(text).tokens.filter { text.bytes.span.isWord(at: $0.start) }
    mentionTypes = Set(gold.mentions.map(\.type)).sorted()
    eventTypes = Set(gold.events.map(\.type)).sorted()
    taken = Set(gold.mentions.map { Place(extent: $0.extent, type: $0.type) })
    occupied = gold.mentions.map(\.extent.envelope)
    takenEvents = Set(
      gold.events.compactMap { event in
        event.trigger.map { Place(extent: $0.extent, type: event.type) }
      })
  }

  /// The next type of the article's own, from this one on, that the gold does not have here.
  mutating func otherType(for mention: Mention) -> String? {
    let type = Self.next(after: mention.type, in: mentionTypes) {
      !taken.contains(Place(extent: mention.extent, type: $0))
    }
    if let type { taken.insert(Place(extent: mention.extent, type: type)) }
    return type
  }

  func otherType(for event: Event) -> String? {
    guard let trigger = event.trigger else { return nil }
    return Self.next(after: event.type, in: eventTypes) {
      !takenEvents.contains(Place(extent: trigger.extent, type: $0))
    }
  }

  private static func next(
    after type: String, in types: [String], where isFree: (String) -> Bool
  ) -> String? {
    guard let start = types.firstIndex(of: type) else { return nil }
    let others = types[(start + 1)...] + types[..<start]
    return others.first(where: isFree)
  }

  /// The mention's envelope without its last word, or with the word behind it.
  mutating func movedExtent(of mention: Mention) -> Extent? {
    let envelope = mention.extent.envelope
    let inside = words.filter { envelope.contains($0) }
    let behind = words.first { $0.start >= envelope.end }
    let shorter = inside.count > 1 ? inside[inside.count - 2].end : nil
    for end in [shorter, behind?.end].compactMap({ $0 }) where end > envelope.start {
      let extent = Extent(envelope.start, end)
      if taken.insert(Place(extent: extent, type: mention.type)).inserted { return extent }
    }
    return nil
  }

  /// A word that no gold mention and no invented one covers.
  mutating func freeWord(_ dice: inout Dice) -> Extent? {
    guard !words.isEmpty else { return nil }
    for _ in 0..<8 {
      let word = words[dice.pick(below: words.count)]
      if !occupied.contains(where: { $0.overlaps(word) }) {
        occupied.append(word)
        return Extent(word)
      }
    }
    return nil
  }
}

struct GoldNoiseKind: ExtractorKind {
  let name = "gold-noise"
  let summary = "gives the gold back, damaged at stated rates: an oracle that tests the scorer"
  let settings = [
    Setting("missed", default: "0.1", "the share of annotations left out"),
    Setting("retyped", default: "0.05", "the share of the rest that get another type"),
    Setting("moved", default: "0.05", "the share of the rest whose end moves by a word"),
    Setting("invented", default: "0.1", "mentions invented for each gold mention"),
    Setting("seed", default: "42", "the seed of all decisions"),
  ]

  func make(
    _ values: SettingValues, in environment: ExtractorEnvironment
  ) throws(SettingError) -> any Extractor {
    let rates = GoldNoiseExtractor.Rates(
      missed: try values.fraction("missed"), retyped: try values.fraction("retyped"),
      moved: try values.fraction("moved"), invented: try values.fraction("invented"))
    return GoldNoiseExtractor(
      rates: rates, seed: try values.wholeNumber("seed"), settings: values.description)
  }
}
