import AssayExtraction
import AssayModel

/// What each rule found on gold, and what would be found without it.
struct RuleProfile {
  /// Annotations found, and how many of them gold has.
  struct Tally: Equatable {
    var found = 0
    var correct = 0
  }

  private struct Key: Hashable {
    let type: String
    let trigger: Extent
  }

  private struct ArgumentKey: Hashable {
    let event: Key
    let role: String
    let filler: Extent
  }

  private let runner: RuleRunner
  private let usesGoldMentions: Bool
  private var articles: [(article: Article, gold: Layer, tally: Tally)] = []
  /// For each rule the articles in which it fired.
  private var firedIn: [[Int]]

  /// Events of each rule.
  private(set) var events: [Tally]
  /// Fillers of each rule's events.
  private(set) var arguments: [Tally]
  private(set) var goldEvents = 0
  private(set) var goldArguments = 0
  /// Triggers of gold that no rule finds: word, type, count.
  private var misses: [String: Int] = [:]

  init(_ runner: RuleRunner, usesGoldMentions: Bool) {
    self.runner = runner
    self.usesGoldMentions = usesGoldMentions
    events = Array(repeating: Tally(), count: runner.eventRules.count)
    arguments = Array(repeating: Tally(), count: runner.eventRules.count)
    firedIn = Array(repeating: [], count: runner.eventRules.count)
  }

  var articleCount: Int { articles.count }

  /// Runs the rules over an article and counts.
  mutating func add(_ article: Article, gold: Layer) {
    let (goldKeys, goldFillers) = Self.keys(gold)
    goldEvents += goldKeys.count
    goldArguments += goldFillers.count
    var found: Set<Key> = []
    var tally = Tally()
    for event in findings(article, gold, without: nil).events {
      let key = Key(type: event.type, trigger: event.trigger)
      events[event.rule].found += 1
      tally.found += 1
      if firedIn[event.rule].last != articles.count { firedIn[event.rule].append(articles.count) }
      if goldKeys.contains(key), found.insert(key).inserted {
        events[event.rule].correct += 1
        tally.correct += 1
      }
      for argument in event.arguments {
        arguments[event.rule].found += 1
        let filler = ArgumentKey(event: key, role: argument.role, filler: argument.filler)
        if goldFillers.contains(filler) { arguments[event.rule].correct += 1 }
      }
    }
    for key in goldKeys where !found.contains(key) {
      misses["\(article.text[key.trigger].lowercased())\t\(key.type)", default: 0] += 1
    }
    articles.append((article, gold, tally))
  }

  /// The most frequent triggers that are missed; of equal ones the first in the alphabet.
  func missed(_ limit: Int) -> [(word: String, type: String, count: Int)] {
    misses.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(limit).map { key, count in
      let parts = key.split(separator: "\t", maxSplits: 1).map(String.init)
      return (parts.first ?? "", parts.last ?? "", count)
    }
  }

  /// All rules together.
  var all: Tally {
    events.reduce(into: Tally()) { sum, tally in
      sum.found += tally.found
      sum.correct += tally.correct
    }
  }

  /// What all rules but one would find; only articles in which it fired are run again.
  func withoutRule(_ rule: Int) -> Tally {
    var sum = all
    for index in firedIn[rule] {
      let (article, gold, tally) = articles[index]
      sum.found -= tally.found
      sum.correct -= tally.correct
      let goldKeys = Self.keys(gold).events
      var found: Set<Key> = []
      for event in findings(article, gold, without: rule).events {
        sum.found += 1
        let key = Key(type: event.type, trigger: event.trigger)
        if goldKeys.contains(key), found.insert(key).inserted { sum.correct += 1 }
      }
    }
    return sum
  }

  /// F1 of events, or `nil` where neither gold nor rules have any.
  func f1(_ tally: Tally) -> Double? {
    let sum = tally.found + goldEvents
    return sum == 0 ? nil : Double(2 * tally.correct) / Double(sum)
  }

  private func findings(
    _ article: Article, _ gold: Layer, without rule: Int?
  ) -> RuleRunner.Findings {
    runner.findings(in: article, found: usesGoldMentions ? gold : nil, without: rule)
  }

  private static func keys(_ gold: Layer) -> (events: Set<Key>, fillers: Set<ArgumentKey>) {
    var events: Set<Key> = []
    var fillers: Set<ArgumentKey> = []
    for event in gold.events {
      guard let trigger = event.trigger?.extent else { continue }
      let key = Key(type: event.type, trigger: trigger)
      events.insert(key)
      for argument in event.arguments {
        let filler: Extent? =
          switch argument.filler {
          case .mention(let index): gold.mentions[index].extent
          case .event(let index): gold.events[index].trigger?.extent
          case .entity: nil
          }
        guard let filler else { continue }
        fillers.insert(ArgumentKey(event: key, role: argument.role, filler: filler))
      }
    }
    return (events, fillers)
  }
}
