/// What an article says of one event without naming its words: entities that fill roles.
public struct Template: Hashable, Sendable {
  /// The types, any of which is right; empty where the type does not matter.
  public let types: Set<String>
  /// For each role the entities that fill it: for each entity its mentions, each once.
  ///
  /// Mentions agree as strings do in Swift: composed and decomposed characters are the same.
  public let fillers: [String: [Set<String>]]

  /// Makes a template.
  ///
  /// - Parameters:
  ///   - types: The types, any of which is right; none where the type does not matter.
  ///   - fillers: The entities of each role with their mentions.
  ///   - normalizing: What is done to a mention before it is compared.
  public init(
    types: Set<String> = [], fillers: RoleFillers,
    normalizing: (String) -> String = MentionText.normalized
  ) {
    self.types = types
    self.fillers = fillers.mapValues { $0.map { Set($0.map(normalizing)) } }
  }

  /// Makes a template of a record: each filled role has one entity with one mention, as it stands.
  public init(type: String, record: EventRecord) {
    types = [type]
    fillers = record.mapValues { [[$0]] }
  }

  /// The same template for the same content, whatever its order: what to sort by.
  var sortKey: [String] {
    let parts = fillers.sorted { $0.key < $1.key }.flatMap { role, entities in
      [role] + entities.map { $0.sorted() }.sorted { $0.lexicographicallyPrecedes($1) }.joined()
    }
    return types.sorted() + parts
  }
}

/// When a predicted entity fills a role as a gold entity does, and what it is worth.
public enum FillerMatch: String, Hashable, Sendable, CaseIterable {
  /// 1 if there are predicted mentions and all are gold's: φ of CEAF-REE (Du and others 2021).
  case subset
  /// The share of the predicted mentions that are gold's.
  case share
  /// 1 if a mention is shared: φ-subset of CEAF-RME (Chen and others 2023), here one to one.
  case overlap
  /// The number of shared mentions, of all mentions: φ-3 of CEAF-RME.
  case mentions

  /// What a pair of entities is worth.
  func worth(gold: Set<String>, predicted: Set<String>) -> Double {
    let shared = gold.intersection(predicted).count
    return switch self {
    case .subset: !predicted.isEmpty && shared == predicted.count ? 1 : 0
    case .share: predicted.isEmpty ? 0 : Double(shared) / Double(predicted.count)
    case .overlap: shared > 0 ? 1 : 0
    case .mentions: Double(shared)
    }
  }

  /// What entities could be worth.
  func count(_ entities: [Set<String>]) -> Int {
    self == .mentions ? entities.reduce(0) { $0 + $1.count } : entities.count
  }
}

/// How well roles were filled.
public struct FillerScore: Hashable, Sendable {
  /// What the predicted fillers are worth.
  public var credit: Double
  /// What could have been found: gold entities, or gold mentions where these are counted.
  public var possible: Int
  /// What was predicted, counted likewise.
  public var actual: Int

  /// Makes a score.
  public init(credit: Double = 0, possible: Int = 0, actual: Int = 0) {
    self.credit = credit
    self.possible = possible
    self.actual = actual
  }

  /// The share of what was predicted that is right; `nil` without any.
  public var precision: Double? { actual == 0 ? nil : credit / Double(actual) }
  /// The share of what could be found that was; `nil` without any.
  public var recall: Double? { possible == 0 ? nil : credit / Double(possible) }
  /// The harmonic mean of both; 0 where one is undefined, `nil` where both are.
  public var f1: Double? {
    possible + actual == 0 ? nil : 2 * credit / Double(possible + actual)
  }

  /// The sum of both.
  public static func += (a: inout FillerScore, b: FillerScore) {
    a.credit += b.credit
    a.possible += b.possible
    a.actual += b.actual
  }
}
