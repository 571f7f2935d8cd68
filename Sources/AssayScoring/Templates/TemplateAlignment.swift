/// Which gold template corresponds to which predicted one, one to one, and how well it was filled.
///
/// Templates may be paired if they share a type, or if one of them has none. A pair is worth what
/// its roles are worth, each by the best pairing of its entities; templates are paired for the
/// greatest worth of all (Kuhn's method twice). So a list of templates, the one template of an
/// article (CEAF-REE) and records of single cells (Doc2EDAG) are scored alike, and no order of the
/// lists changes the credit. Doc2EDAG's own rule is greedy, see ``Doc2edag``.
public struct TemplateAlignment: Hashable, Sendable {
  /// Two templates that correspond.
  public struct Pair: Hashable, Sendable {
    /// The index of the gold template.
    public let gold: Int
    /// The index of the predicted template.
    public let predicted: Int
  }

  /// The pairs that are worth anything, by ascending gold index.
  ///
  /// Where several pairings are worth the same, the content of the templates decides.
  public let pairs: [Pair]
  /// Indexes of gold templates without a counterpart, ascending.
  public let missed: [Int]
  /// Indexes of predicted templates without a counterpart, ascending.
  public let spurious: [Int]
  /// The score of each role that either side fills.
  public let roles: [String: FillerScore]

  /// Aligns the templates of an article.
  ///
  /// - Complexity: O(n³) in the number of templates, and of the entities of a role.
  public init(gold: [Template], predicted: [Template], match: FillerMatch) {
    let rows = Self.order(gold), columns = Self.order(predicted)
    let credits = rows.map { row in
      columns.map { Self.credits(gold[row], predicted[$0], match) }
    }
    let worth = credits.map { $0.map { $0.reduce(0) { $0 + $1.credit } } }
    let chosen = RectangularAssignment(worth: worth, columns: columns.count).pairs
      .filter { worth[$0.row][$0.column] > 0 }
    pairs = chosen.map { Pair(gold: rows[$0.row], predicted: columns[$0.column]) }
      .sorted { $0.gold < $1.gold }
    let paired = Set(pairs.map(\.gold)), answered = Set(pairs.map(\.predicted))
    missed = gold.indices.filter { !paired.contains($0) }
    spurious = predicted.indices.filter { !answered.contains($0) }
    var roles: [String: FillerScore] = [:]
    for (role, entities) in gold.flatMap(\.fillers) {
      roles[role, default: FillerScore()].possible += match.count(entities)
    }
    for (role, entities) in predicted.flatMap(\.fillers) {
      roles[role, default: FillerScore()].actual += match.count(entities)
    }
    for (role, credit) in chosen.flatMap({ credits[$0.row][$0.column] }) {
      roles[role, default: FillerScore()].credit += credit
    }
    self.roles = roles
  }

  /// The indexes of templates, sorted by content.
  private static func order(_ templates: [Template]) -> [Int] {
    let keys = templates.map(\.sortKey)
    return templates.indices.sorted { keys[$0].lexicographicallyPrecedes(keys[$1]) }
  }

  /// What each role of two templates is worth, by the roles' names.
  private static func credits(
    _ gold: Template, _ predicted: Template, _ match: FillerMatch
  ) -> [(role: String, credit: Double)] {
    guard
      gold.types.isEmpty || predicted.types.isEmpty
        || !gold.types.isDisjoint(with: predicted.types)
    else { return [] }
    return gold.fillers.sorted { $0.key < $1.key }.compactMap { role, entities in
      guard let others = predicted.fillers[role] else { return nil }
      let worth = entities.map { gold in
        others.map { match.worth(gold: gold, predicted: $0) }
      }
      let credit = RectangularAssignment(worth: worth, columns: others.count).total(worth)
      return (role: role, credit: credit)
    }
  }
}

/// How well templates were filled, over articles.
public struct TemplateScores: Hashable, Sendable {
  /// The score of each role that occurred.
  public private(set) var roles: [String: FillerScore] = [:]

  /// Makes scores of no article.
  public init() {}

  /// Adds what was found in an article.
  public mutating func add(_ alignment: TemplateAlignment) {
    for (role, score) in alignment.roles { roles[role, default: FillerScore()] += score }
  }

  /// All roles together.
  public var micro: FillerScore {
    roles.sorted { $0.key < $1.key }.reduce(into: FillerScore()) { $0 += $1.value }
  }

  /// The mean of the roles' F1; roles where it is undefined are left out, `nil` if all are.
  public var macroF1: Double? {
    let defined = roles.sorted { $0.key < $1.key }.compactMap(\.value.f1)
    return defined.isEmpty ? nil : defined.reduce(0, +) / Double(defined.count)
  }
}
