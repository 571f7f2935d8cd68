/// The numbers of the HIPE scorer at c2a56844 (Ehrmann, Romanello and others 2020) for one column of
/// named entities, in its regimes `strict` and `ent_type` ("fuzzy").
///
/// Types are written in capitals, and predictions of a type that no gold tag has are not looked at.
/// A prediction without an equal gold entity takes the first free one that it shares a token with,
/// whatever its type. Averages over documents leave out those where the denominator is 0; without
/// any they are `nil`.
public enum Hipe {
  /// The numbers of some documents.
  ///
  /// - Parameter documents: The tags of each document, its sentences as segments. Tokens that hold a
  ///   `#` must not be among them: the scorer leaves them out of both files
  ///   (`utils.py`, `read_conll_annotations`).
  /// - Complexity: O(g · p) in the number of gold and predicted entities of a sentence.
  public static func values(of documents: [TagPair]) -> [PeerValue] {
    let gold = documents.map { HipeTags($0.gold) }
    let predicted = documents.map { HipeTags($0.predicted) }
    let types = Set(gold.flatMap(\.types))
    var tallies = HipeTallies()
    for (document, tags) in zip(documents, zip(gold, predicted)) {
      guard document.tokenCount > 0 else { continue }
      for sentence in document.sentences {
        let gold = tags.0.entities(in: sentence).filter { types.contains($0.type) }
        let predicted = tags.1.entities(in: sentence).filter { types.contains($0.type) }
        tallies.add(gold: gold, predicted: predicted)
      }
      tallies.endDocument()
    }
    return HipeRegime.allCases.flatMap { overall(tallies, $0) }
      + tallies.byType.keys.sorted().flatMap { type in
        HipeRegime.allCases.flatMap { row(tallies.byType[type], type, $0) }
      }
  }

  /// The types of predicted entities that are not looked at, as the scorer writes them.
  package static func typesOnlyPredicted(_ documents: [TagPair]) -> [String] {
    let known = Set(documents.flatMap { HipeTags($0.gold).types })
    var others: Set<String> = []
    for document in documents {
      let tags = HipeTags(document.predicted)
      for sentence in document.sentences {
        others.formUnion(tags.entities(in: sentence).map(\.type))
      }
    }
    return others.subtracting(known).sorted()
  }

  // MARK: - Rows

  private static func overall(_ tallies: HipeTallies, _ regime: HipeRegime) -> [PeerValue] {
    let prefix = "hipe.\(regime.rawValue)"
    let counts = tallies.all.total[regime]
    let types = tallies.byType.values.map { $0.total[regime] }
    let precision = mean(types.map(\.precision)) ?? 0
    let recall = mean(types.map(\.recall)) ?? 0
    return counts.values(prefix) + counts.countValues(prefix)
      + tallies.all.documentValues(regime, prefix, withDeviation: true)
      + [
        PeerValue("\(prefix).P_macro", precision), PeerValue("\(prefix).R_macro", recall),
        PeerValue("\(prefix).F1_macro", mean(types.map(\.f1)) ?? 0),
        PeerValue(
          "\(prefix).F1_macro (recomputed from P & R)", harmonicMean(precision, recall)),
      ]
  }

  private static func row(
    _ tally: HipeTally?, _ type: String, _ regime: HipeRegime
  ) -> [PeerValue] {
    guard let tally else { return [] }
    let prefix = "hipe.type.\(type).\(regime.rawValue)"
    return tally.total[regime].values(prefix)
      + tally.documentValues(regime, prefix, withDeviation: false)
  }

  // MARK: - Averages

  static func mean(_ values: [Double]) -> Double? {
    values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
  }

  static func harmonicMean(_ a: Double, _ b: Double) -> Double {
    a + b > 0 ? 2 * (a * b) / (a + b) : 0
  }
}

/// When an entity is right.
package enum HipeRegime: String, Sendable, CaseIterable {
  /// If boundaries and type are.
  case strict
  /// If the type is, and one token.
  case fuzzy = "ent_type"
}
