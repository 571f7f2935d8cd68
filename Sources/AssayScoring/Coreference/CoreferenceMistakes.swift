/// What would have to be done to a response to make it the key: the errors of coreference by kind.
///
/// After Kummerfeld and Klein (2013, EMNLP, section 3), who transform a system's entities into the
/// gold ones in five steps and count each step as an error. Here the steps are:
///
/// 1. *Alter span.* A mention that only the response has is moved onto a mention that only the key
///    has, one to one, where the two are similar: a ``Kind/spanError``. They ask for the same head
///    word; we have no heads and ask the caller for a similarity, and choose the pairs whose
///    similarities sum to most.
/// 2. *Split.* A response entity that holds mentions of n key entities is split n - 1 times: n - 1
///    ``Kind/conflatedEntity``. The key entity with most mentions in it keeps it, of equal ones the
///    first in the key.
/// 3. *Remove.* Mentions that the key lacks go: all of an entity together, an ``Kind/extraEntity``,
///    or each by itself, an ``Kind/extraMention``.
/// 4. *Introduce.* Mentions that the response lacks come: all of an entity together, a
///    ``Kind/missingEntity``, or each by itself, a ``Kind/missingMention``.
/// 5. *Merge.* A key entity that stands in n response entities is merged n - 1 times: n - 1
///    ``Kind/dividedEntity``. The response entity with most of its mentions receives the others, of
///    equal ones the first.
///
/// Without span errors, divided entities and missing mentions, with the mentions but one of missing
/// entities, are the links that MUC recall misses; likewise for precision.
public struct CoreferenceMistake<Mention: Hashable & Sendable>: Hashable, Sendable {
  /// The kind of error.
  public typealias Kind = CoreferenceMistakeKind

  /// The document.
  public let document: String
  /// The kind of error.
  public let kind: Kind
  /// The mentions that are moved, in the order of their entity: the key's for a span error, a
  /// missing or a divided entity, the response's otherwise.
  public let mentions: [Mention]
  /// For a span error, the mention as the response has it.
  public let altered: Mention?
  /// The mention's or part's entity in the key, as an index into the scored entities; `nil` where
  /// the key has none.
  public let keyEntity: Int?
  /// The same in the response; for a divided entity, the part that is merged.
  public let responseEntity: Int?
}

/// The kinds of error in coreference.
public enum CoreferenceMistakeKind: String, Hashable, Sendable, CaseIterable {
  case spanError = "span-error"
  case conflatedEntity = "conflated-entity"
  case extraMention = "extra-mention"
  case extraEntity = "extra-entity"
  case missingMention = "missing-mention"
  case missingEntity = "missing-entity"
  case dividedEntity = "divided-entity"
}

extension CoreferenceMistake {
  /// The errors of a response against a key, by document, then by kind, then by entity.
  ///
  /// - Parameter similarity: How like a mention of the key is to one of the response, above 0 where
  ///   the one may be the other with a wrong span; by default nothing is. See
  ///   ``spanSimilarity(_:_:)``. It is asked of mentions that only one side has.
  /// - Throws: ``CoreferenceRefusal`` as ``CoreferenceEvaluation``.
  /// - Complexity: O(n log n) in the number of mentions, and O(k · r) calls of `similarity` in the
  ///   numbers of unmatched mentions of a document.
  public static func all(
    key: [CoreferenceDocument<Mention>], response: [CoreferenceDocument<Mention>],
    options: CoreferenceOptions = CoreferenceOptions(),
    similarity: (Mention, Mention) -> Double = { _, _ in 0 }
  ) throws(CoreferenceRefusal) -> [CoreferenceMistake] {
    let keys = try indexed(key, .key), responses = try indexed(response, .response)
    let extra = responses.keys.filter {
      keys[$0] == nil && options.extraDocuments == .count
    }
    var mistakes: [CoreferenceMistake] = []
    for id in (Array(keys.keys) + extra).sorted() {
      let empty = CoreferenceDocument<Mention>(id: id, clusters: [])
      var comparison = CoreferenceComparison(
        document: id, key: try (keys[id] ?? empty).prepared(.key, options).clusters,
        response: try (responses[id] ?? empty).prepared(.response, options).clusters)
      let altered = comparison.alterSpans(similarity)
      mistakes += altered + comparison.splits + comparison.removals + comparison.introductions
      mistakes += comparison.merges
    }
    return mistakes
  }
}

/// One document on its way from the response to the key.
private struct CoreferenceComparison<Mention: Hashable & Sendable> {
  typealias Mistake = CoreferenceMistake<Mention>

  private let document: String
  private let key: [[Mention]]
  private var response: [[Mention]]
  private var keyHome: [Mention: Int]
  private var responseHome: [Mention: Int]

  init(document: String, key: [[Mention]], response: [[Mention]]) {
    self.document = document
    self.key = key
    self.response = response
    keyHome = homes(key)
    responseHome = homes(response)
  }

  /// Gives similar unmatched mentions of the response the span that they have in the key.
  mutating func alterSpans(_ similarity: (Mention, Mention) -> Double) -> [Mistake] {
    let missing = key.joined().filter { responseHome[$0] == nil }
    let extra = response.joined().filter { keyHome[$0] == nil }
    var edges: [ClusterAssignment.Edge] = []
    for (row, one) in missing.enumerated() {
      for (column, other) in extra.enumerated() {
        let weight = similarity(one, other)
        if weight > 0 {
          edges.append(ClusterAssignment.Edge(row: row, column: column, weight: weight))
        }
      }
    }
    let assignment = ClusterAssignment(
      rows: missing.count, columns: extra.count, edges: edges)
    var spans: [Mention: Mention] = [:]
    let mistakes = assignment.chosen.map { index in
      let right = missing[edges[index].row], wrong = extra[edges[index].column]
      spans[wrong] = right
      return Mistake(
        document: document, kind: .spanError, mentions: [right], altered: wrong,
        keyEntity: keyHome[right], responseEntity: responseHome[wrong])
    }
    response = response.map { $0.map { spans[$0] ?? $0 } }
    responseHome = homes(response)
    return mistakes
  }

  /// The parts that must leave the response's entities.
  var splits: [Mistake] {
    partMistakes(.conflatedEntity, of: response, homes: keyHome) { ($1, $0) }
  }

  /// The parts that must join the largest part of the key's entities.
  var merges: [Mistake] {
    partMistakes(.dividedEntity, of: key, homes: responseHome) { ($0, $1) }
  }

  /// What the key lacks.
  var removals: [Mistake] {
    unmatched(.extraMention, .extraEntity, of: response, homes: keyHome) { (nil, $0) }
  }

  /// What the response lacks.
  var introductions: [Mistake] {
    unmatched(.missingMention, .missingEntity, of: key, homes: responseHome) { ($0, nil) }
  }

  /// All parts of each entity but the largest, which is the first of equal ones.
  private func partMistakes(
    _ kind: CoreferenceMistakeKind, of clusters: [[Mention]], homes: [Mention: Int],
    place: (_ entity: Int, _ other: Int) -> (key: Int, response: Int)
  ) -> [Mistake] {
    clusters.enumerated().flatMap { entity, cluster -> [Mistake] in
      let parts = runs(of: cluster.compactMap { homes[$0] }.sorted())
      let kept = parts.max { ($0.count, -$0.value) < ($1.count, -$1.value) }
      return parts.filter { $0.value != kept?.value }.map { part in
        let entities = place(entity, part.value)
        return Mistake(
          document: document, kind: kind,
          mentions: cluster.filter { homes[$0] == part.value }, altered: nil,
          keyEntity: entities.key, responseEntity: entities.response)
      }
    }
  }

  /// The mentions that the other side lacks: entities without any match together, others singly.
  private func unmatched(
    _ single: CoreferenceMistakeKind, _ whole: CoreferenceMistakeKind, of clusters: [[Mention]],
    homes: [Mention: Int], place: (_ entity: Int) -> (key: Int?, response: Int?)
  ) -> [Mistake] {
    let mistakes = clusters.enumerated().flatMap { entity, cluster -> [Mistake] in
      let lone = cluster.filter { homes[$0] == nil }
      let isWhole = lone.count == cluster.count
      let entities = place(entity)
      return (isWhole ? [lone] : lone.map { [$0] }).map {
        Mistake(
          document: document, kind: isWhole ? whole : single, mentions: $0, altered: nil,
          keyEntity: entities.key, responseEntity: entities.response)
      }
    }
    return mistakes.filter { $0.kind == single } + mistakes.filter { $0.kind == whole }
  }
}

/// For each mention the index of its entity.
private func homes<Mention: Hashable>(_ clusters: [[Mention]]) -> [Mention: Int] {
  var homes: [Mention: Int] = [:]
  for (index, cluster) in clusters.enumerated() {
    for mention in cluster { homes[mention] = index }
  }
  return homes
}
