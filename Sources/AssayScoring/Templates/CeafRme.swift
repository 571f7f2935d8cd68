/// A template as IterX takes it: a type, and the entities that fill each role.
public struct FilledTemplate: Hashable, Sendable {
  /// The type; for gold several, separated by slashes, if each of them is right.
  public let type: String
  /// The entities of each role.
  public let fillers: RoleFillers

  /// Makes a template.
  public init(type: String, fillers: RoleFillers) {
    self.type = type
    self.fillers = fillers
  }
}

/// The numbers of CEAF-RME (Chen and others 2023) as IterX computes them.
///
/// Templates are paired per article for the greatest similarity. By φ-subset this is the number of
/// predicted entities that share a mention with a gold entity of their role, many to one; recall
/// counts the gold entities that were met in the pairs so chosen, of which there may be several
/// equally good sets: the one that SciPy finds is taken. By φ-3 it is the number of mentions that
/// entities share, one to one. A gold type with slashes is split; by φ-3, its mentions then count
/// once for each part, a fault that is kept.
public enum CeafRme {
  /// The values for articles.
  ///
  /// - Complexity: O(n³) in the numbers of templates of an article and of entities of a template.
  public static func values(
    _ articles: [(gold: [FilledTemplate], predicted: [FilledTemplate])]
  ) -> [PeerValue] {
    var subset = PeerCounts(), shared = PeerCounts()
    for article in articles {
      let gold = article.gold.map(RmeTemplate.init)
      let predicted = article.predicted.map(RmeTemplate.init)
      let pairing = RmePairing(gold: gold, predicted: predicted)
      subset += pairing.subsetCounts
      shared += pairing.sharedCounts
    }
    return values(subset, prefix: "ceaf_rme.phi_subset") + values(shared, prefix: "ceaf_rme.phi3")
  }

  private static func values(_ counts: PeerCounts, prefix: String) -> [PeerValue] {
    [
      PeerValue("\(prefix).precision_numerator", counts.right),
      PeerValue("\(prefix).precision_denominator", counts.predicted),
      PeerValue("\(prefix).recall_numerator", counts.found),
      PeerValue("\(prefix).recall_denominator", counts.gold),
      PeerValue("\(prefix).precision", counts.precision),
      PeerValue("\(prefix).recall", counts.recall),
      PeerValue("\(prefix).f1", counts.f1),
    ]
  }
}

/// A template as a list of entities; mentions agree if type, role and normalised text do.
private struct RmeTemplate {
  struct Mention: Hashable {
    var type: ExactText
    let role: String
    let text: ExactText
  }

  var entities: [[Mention]]
  /// The types that are right, where there are several and a mention to carry them.
  let types: [String]

  init(_ template: FilledTemplate) {
    let type = ExactText(template.type)
    entities = template.fillers.sorted { $0.key < $1.key }.flatMap { role, entities in
      entities.map {
        $0.map { Mention(type: type, role: role, text: ExactText(MentionText.normalized($0))) }
      }
    }
    let isSplit = template.type.contains("/") && !entities.joined().isEmpty
    types =
      isSplit
      ? template.type.split(separator: "/", omittingEmptySubsequences: false).map(Self.trimmed)
      : []
  }

  private static func trimmed(_ label: Substring) -> String {
    let scalars = label.unicodeScalars.drop { $0.isPythonSpace }
    let end = scalars.lastIndex { !$0.isPythonSpace }
    return end.map { String(scalars[...$0]) } ?? ""
  }

  /// The same template with another type.
  func typed(_ label: String) -> RmeTemplate {
    var copy = self
    let type = ExactText(label)
    for entity in entities.indices {
      for mention in entities[entity].indices { copy.entities[entity][mention].type = type }
    }
    return copy
  }

  var mentionCount: Int { entities.reduce(0) { $0 + $1.count } }

  /// The predicted entities that share a mention with a gold entity, and the gold entities that
  /// they meet first.
  func met(by predicted: RmeTemplate) -> (right: Double, found: Double) {
    var found: Set<Int> = []
    var right = 0
    for entity in predicted.entities {
      for mention in entity {
        guard let match = entities.firstIndex(where: { $0.contains(mention) }) else { continue }
        right += 1
        found.insert(match)
        break
      }
    }
    return (Double(right), Double(found.count))
  }

  /// The mentions that entities share, paired one to one.
  func shared(with predicted: RmeTemplate) -> Double {
    let table = entities.map { gold in
      predicted.entities.map { Double($0.count(where: gold.contains)) }
    }
    return RectangularAssignment(worth: table, columns: predicted.entities.count).total(table)
  }
}

/// An article's templates, paired by either similarity.
private struct RmePairing {
  private let gold: [RmeTemplate]
  private let predicted: [RmeTemplate]
  /// Gold templates, with one for each type of those that have several.
  private var split: [RmeTemplate] = []
  /// For each gold template with several types the indexes of its parts.
  private var parts: [[Int]] = []

  init(gold: [RmeTemplate], predicted: [RmeTemplate]) {
    self.gold = gold
    self.predicted = predicted.filter { !$0.entities.isEmpty }
    for template in gold {
      guard !template.types.isEmpty && !predicted.isEmpty else {
        split.append(template)
        continue
      }
      parts.append(Array(split.count..<split.count + template.types.count))
      split += template.types.map(template.typed)
    }
  }

  var subsetCounts: PeerCounts {
    let met = split.map { gold in predicted.map { gold.met(by: $0) } }
    let (right, found) = sums(met.map { $0.map(\.right) }, met.map { $0.map(\.found) })
    var counts = PeerCounts()
    counts.gold = Double(gold.reduce(0) { $0 + $1.entities.count })
    counts.predicted = Double(predicted.reduce(0) { $0 + $1.entities.count })
    counts.right = right
    counts.found = found
    return counts
  }

  var sharedCounts: PeerCounts {
    let shared = split.map { gold in predicted.map { gold.shared(with: $0) } }
    var counts = PeerCounts()
    counts.gold = Double(split.reduce(0) { $0 + $1.mentionCount })
    counts.predicted = Double(predicted.reduce(0) { $0 + $1.mentionCount })
    (counts.right, counts.found) = sums(shared, shared)
    return counts
  }

  /// The sums of both tables over the best pairs by the first; of the parts of a gold template
  /// only the one that is worth most, all predictions together, takes part.
  private func sums(_ right: [[Double]], _ found: [[Double]]) -> (right: Double, found: Double) {
    var (right, found) = (right, found)
    let nothing = [Double](repeating: 0, count: predicted.count)
    for parts in parts {
      let worths = parts.map { right[$0].reduce(0, +) }
      let best = worths.firstIndex { $0 == worths.max() } ?? 0
      for (index, part) in parts.enumerated() where index != best {
        right[part] = nothing
        found[part] = nothing
      }
    }
    let assignment = RectangularAssignment(worth: right, columns: predicted.count)
    return (assignment.total(right), assignment.total(found))
  }
}
