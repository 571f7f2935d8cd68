import AssayModel

/// What is wrong with the entities of one article.
///
/// Entities of one mention on either side are left to the mentions: a missing or extra one, or a span
/// error between two such, is no error of coreference.
struct CoreferenceVerdicts<Mention: Hashable & Sendable> {
  /// The steps that repair the response.
  let steps: [CoreferenceMistake<Mention>]
  /// The entities of several mentions: those that are the same on both sides are correct.
  let entities: Counts

  init(
    key: CoreferenceDocument<Mention>, response: CoreferenceDocument<Mention>,
    similarity: @escaping (Mention, Mention) -> Double
  ) {
    steps = CoreferenceMistake.inDocument(key: key, response: response, similarity: similarity)
      .filter { step in
        switch step.kind {
        case .missingEntity, .extraEntity: step.mentions.count > 1
        case .spanError: step.keyMentions.count > 1 || step.responseMentions.count > 1
        default: true
        }
      }
    let golds = Self.entities(key), predicteds = Self.entities(response)
    let same = golds.intersection(predicteds).count
    entities = Counts(
      correct: same, missed: golds.count - same, spurious: predicteds.count - same)
  }

  private static func entities(_ document: CoreferenceDocument<Mention>) -> Set<Set<Mention>> {
    Set(document.clusters.map(Set.init).filter { $0.count > 1 })
  }
}
