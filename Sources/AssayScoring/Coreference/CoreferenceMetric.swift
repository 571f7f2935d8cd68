public import AssayModel

/// A way to score coreference: a row of a table.
public struct CoreferenceMetric: Part {
  /// The name, lower case and hyphenated.
  public let name: String
  /// What it measures.
  public let summary: String
  /// Who defined it, where.
  public let source: String
  /// The score from summed counts; `nil` where the metric is undefined.
  public let score: @Sendable (CoreferenceCounts) -> ClusterScore

  /// All metrics, in the order in which reports show them.
  public static let all = [
    mentions, muc, bCubed, ceafMentions, ceafEntities, blanc, lea, conllAverage,
  ]

  /// Mention identification.
  public static let mentions = CoreferenceMetric(
    name: "mentions", summary: "mentions found, whatever their entity",
    source: "Pradhan et al. 2014, ACL"
  ) { $0.mentions.score }

  /// MUC; undefined where there are only singletons.
  public static let muc = CoreferenceMetric(
    name: "muc", summary: "links that need not be added or removed",
    source: "Vilain et al. 1995, MUC-6"
  ) { $0.muc.score }

  /// B³, without the adjustment of Cai and Strube (2010), as in the CoNLL scorer since version 8.
  public static let bCubed = CoreferenceMetric(
    name: "b-cubed", summary: "mean share of a mention's entity",
    source: "Bagga and Baldwin 1998, LREC; Pradhan et al. 2014, ACL"
  ) { $0.bCubed.score }

  /// CEAF by mentions.
  public static let ceafMentions = CoreferenceMetric(
    name: "ceaf-m", summary: "mentions shared in the best pairing of entities",
    source: "Luo 2005, HLT-EMNLP, similarity 3"
  ) { $0.ceafMentions.score }

  /// CEAF by entities.
  public static let ceafEntities = CoreferenceMetric(
    name: "ceaf-e", summary: "Dice coefficients in the best pairing of entities",
    source: "Luo 2005, HLT-EMNLP, similarity 4"
  ) { $0.ceafEntities.score }

  /// BLANC, with the key deciding which pairs count.
  public static let blanc = CoreferenceMetric(
    name: "blanc", summary: "mean over pairs of one entity and pairs of two",
    source: "Luo et al. 2014, ACL", score: blancScore)

  /// LEA.
  public static let lea = CoreferenceMetric(
    name: "lea", summary: "links of each entity, weighted by its size",
    source: "Moosavi and Strube 2016, ACL"
  ) { $0.lea.score }

  /// The mean of three F1 values; has no recall and no precision, and no F1 where one of the three
  /// has none.
  public static let conllAverage = CoreferenceMetric(
    name: "conll", summary: "mean F1 of MUC, B-cubed and CEAF-e",
    source: "Pradhan et al. 2012, CoNLL", score: averageScore)
}

/// The mean over the kinds of pair that the key has; without either there is no score.
///
/// Where the key has a kind and the response has pairs of the other kind only, its
/// precision is 0.
private func blancScore(_ counts: CoreferenceCounts) -> ClusterScore {
  let tallies = [counts.coreferentPairs, counts.otherPairs].filter { $0.recallDenominator > 0 }
  func mean(_ value: (ClusterScore) -> Double?) -> Double? {
    let values = tallies.map { value($0.score) }
    guard values.contains(where: { $0 != nil }) else { return nil }
    return values.reduce(0) { $0 + ($1 ?? 0) } / Double(values.count)
  }
  return ClusterScore(recall: mean(\.recall), precision: mean(\.precision), f1: mean(\.f1))
}

private func averageScore(_ counts: CoreferenceCounts) -> ClusterScore {
  guard let muc = counts.muc.score.f1, let bCubed = counts.bCubed.score.f1,
    let ceaf = counts.ceafEntities.score.f1
  else { return ClusterScore(recall: nil, precision: nil, f1: nil) }
  return ClusterScore(recall: nil, precision: nil, f1: (muc + bCubed + ceaf) / 3)
}
