/// One document on its way from the response to the key; mentions are numbers.
///
/// The steps are those of ``CoreferenceMistake``.
struct CoreferenceRepair {
  /// A step: what is moved, and between which entities.
  struct Step {
    let kind: CoreferenceMistakeKind
    let mentions: [Int]
    var altered: Int?
    let keyEntity: Int?
    let responseEntity: Int?
  }

  private let key: [[Int]]
  private var response: [[Int]]
  private let keyHome: [Int: Int]
  private var responseHome: [Int: Int]
  private var alterations: [Step] = []

  init(key: [[Int]], response: [[Int]]) {
    self.key = key
    self.response = response
    keyHome = homes(key)
    responseHome = homes(response)
  }

  /// All steps, by kind, then by entity.
  var steps: [Step] { alterations + splits + removals + introductions + merges }

  /// Gives similar unmatched mentions of the response the span that they have in the key.
  mutating func alterSpans(_ similarity: (_ inKey: Int, _ inResponse: Int) -> Double) {
    let missing = key.joined().filter { responseHome[$0] == nil }
    let extra = response.joined().filter { keyHome[$0] == nil }
    var edges: [ClusterAssignment.Edge] = []
    for (row, one) in missing.enumerated() {
      for (column, other) in extra.enumerated() {
        let weight = similarity(one, other)
        guard weight > 0 else { continue }
        edges.append(ClusterAssignment.Edge(row: row, column: column, weight: weight))
      }
    }
    let assignment = ClusterAssignment(rows: missing.count, columns: extra.count, edges: edges)
    var spans: [Int: Int] = [:]
    alterations = assignment.chosen.map { index in
      let right = missing[edges[index].row], wrong = extra[edges[index].column]
      spans[wrong] = right
      return Step(
        kind: .spanError, mentions: [right], altered: wrong, keyEntity: keyHome[right],
        responseEntity: responseHome[wrong])
    }
    response = response.map { $0.map { spans[$0] ?? $0 } }
    responseHome = homes(response)
  }

  /// The parts that must leave the response's entities.
  private var splits: [Step] {
    smallerParts(of: response, homes: keyHome).map {
      Step(
        kind: .conflatedEntity, mentions: $0.mentions, keyEntity: $0.other,
        responseEntity: $0.entity)
    }
  }

  /// The parts that must join the largest part of the key's entities.
  private var merges: [Step] {
    smallerParts(of: key, homes: responseHome).map {
      Step(
        kind: .dividedEntity, mentions: $0.mentions, keyEntity: $0.entity,
        responseEntity: $0.other)
    }
  }

  /// What the key lacks.
  private var removals: [Step] {
    let (single, whole) = unmatched(in: response, homes: keyHome)
    func step(_ kind: CoreferenceMistakeKind, _ found: Unmatched) -> Step {
      Step(kind: kind, mentions: found.mentions, keyEntity: nil, responseEntity: found.entity)
    }
    return single.map { step(.extraMention, $0) } + whole.map { step(.extraEntity, $0) }
  }

  /// What the response lacks.
  private var introductions: [Step] {
    let (single, whole) = unmatched(in: key, homes: responseHome)
    func step(_ kind: CoreferenceMistakeKind, _ found: Unmatched) -> Step {
      Step(kind: kind, mentions: found.mentions, keyEntity: found.entity, responseEntity: nil)
    }
    return single.map { step(.missingMention, $0) } + whole.map { step(.missingEntity, $0) }
  }

  /// All parts of each entity but the largest, which is the first of equal ones.
  private func smallerParts(
    of clusters: [[Int]], homes: [Int: Int]
  ) -> [(entity: Int, other: Int, mentions: [Int])] {
    clusters.enumerated().flatMap { entity, cluster in
      let parts = runs(of: cluster.compactMap { homes[$0] }.sorted())
      let kept = parts.max { ($0.count, -$0.value) < ($1.count, -$1.value) }
      return parts.filter { $0.value != kept?.value }.map { part in
        (entity, part.value, cluster.filter { homes[$0] == part.value })
      }
    }
  }

  private typealias Unmatched = (entity: Int, mentions: [Int])

  /// The mentions that the other side lacks, each by itself, and entities that are all such.
  private func unmatched(
    in clusters: [[Int]], homes: [Int: Int]
  ) -> (single: [Unmatched], whole: [Unmatched]) {
    var single: [Unmatched] = [], whole: [Unmatched] = []
    for (entity, cluster) in clusters.enumerated() {
      let lone = cluster.filter { homes[$0] == nil }
      if lone.count == cluster.count {
        whole.append((entity, lone))
      } else {
        single += lone.map { (entity, [$0]) }
      }
    }
    return (single, whole)
  }
}

/// For each mention the index of its entity.
private func homes(_ clusters: [[Int]]) -> [Int: Int] {
  var homes: [Int: Int] = [:]
  for (index, cluster) in clusters.enumerated() {
    for mention in cluster { homes[mention] = index }
  }
  return homes
}
