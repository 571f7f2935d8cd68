/// What would have to be done to a response to make it the key: the errors of coreference by kind.
///
/// After Kummerfeld and Klein (2013, EMNLP, section 3), who transform a system's entities into the
/// gold ones in five steps and count each step as an error. Here the steps are:
///
/// 1. *Alter span.* A mention that only the response has is moved onto a mention that only the key
///    has, one to one, where the two are similar: a ``CoreferenceMistakeKind/spanError``. They ask for the same head
///    word; we have no heads and ask the caller for a similarity, and choose the pairs whose
///    similarities sum to most.
/// 2. *Split.* A response entity that holds mentions of n key entities is split n - 1 times: n - 1
///    ``CoreferenceMistakeKind/conflatedEntity``. The key entity with most mentions in it keeps it, of equal ones the
///    first in the key.
/// 3. *Remove.* Mentions that the key lacks go: all of an entity together, an ``CoreferenceMistakeKind/extraEntity``,
///    or each by itself, an ``CoreferenceMistakeKind/extraMention``.
/// 4. *Introduce.* Mentions that the response lacks come: all of an entity together, a
///    ``CoreferenceMistakeKind/missingEntity``, or each by itself, a ``CoreferenceMistakeKind/missingMention``.
/// 5. *Merge.* A key entity that stands in n response entities is merged n - 1 times: n - 1
///    ``CoreferenceMistakeKind/dividedEntity``. The response entity with most of its mentions receives the others, of
///    equal ones the first.
///
/// Without span errors, divided entities and missing mentions, with the mentions but one of missing
/// entities, are the links that MUC recall misses; likewise for precision.
public struct CoreferenceMistake<Mention: Hashable & Sendable>: Hashable, Sendable {
  /// The document.
  public let document: String
  /// The kind of error.
  public let kind: CoreferenceMistakeKind
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
  /// The mentions of that entity of the key, in its order; empty where there is none.
  public let keyMentions: [Mention]
  /// The same in the response.
  public let responseMentions: [Mention]
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
  ///   the one may be the other with a wrong span; without it there are no span errors. See
  ///   `spanSimilarity`. It is asked of mentions that only one side has.
  /// - Throws: ``CoreferenceRefusal`` as ``CoreferenceEvaluation``.
  /// - Complexity: O(n log n) in the number of mentions, and O(k · r) calls of `similarity` in the
  ///   numbers of unmatched mentions of a document.
  public static func all(
    key: [CoreferenceDocument<Mention>], response: [CoreferenceDocument<Mention>],
    options: CoreferenceOptions = CoreferenceOptions(),
    similarity: ((Mention, Mention) -> Double)? = nil
  ) throws(CoreferenceRefusal) -> [CoreferenceMistake] {
    let pairs = try CoreferencePair.all(key: key, response: response, options: options)
    return pairs.flatMap { $0.mistakes(similarity) }
  }

  /// The errors in one document; a mention in two entities of a side stays in the first of them.
  ///
  /// - Complexity: as above.
  public static func inDocument(
    key: CoreferenceDocument<Mention>, response: CoreferenceDocument<Mention>,
    similarity: ((Mention, Mention) -> Double)? = nil
  ) -> [CoreferenceMistake] {
    CoreferencePair(id: key.id, key: key.clusters, response: response.clusters)
      .mistakes(similarity)
  }
}

extension CoreferencePair {
  fileprivate func mistakes(
    _ similarity: ((Mention, Mention) -> Double)?
  ) -> [CoreferenceMistake<Mention>] {
    var repair = CoreferenceRepair(key: key, response: response)
    if let similarity {
      repair.alterSpans { similarity(mentions[$0], mentions[$1]) }
    }
    func members(_ entity: Int?, of side: [[Int]]) -> [Mention] {
      entity.map { side[$0].map { mentions[$0] } } ?? []
    }
    return repair.steps.map { step in
      CoreferenceMistake(
        document: id, kind: step.kind, mentions: step.mentions.map { mentions[$0] },
        altered: step.altered.map { mentions[$0] }, keyEntity: step.keyEntity,
        responseEntity: step.responseEntity, keyMentions: members(step.keyEntity, of: key),
        responseMentions: members(step.responseEntity, of: response))
    }
  }
}
