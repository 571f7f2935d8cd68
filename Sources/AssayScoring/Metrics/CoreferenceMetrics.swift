extension Metric {
  /// Coreference of mentions.
  static let coreferenceMetrics = rows.map { $0.metric("coref", of: .mentions) }
  /// Coreference of events.
  static let eventCoreferenceMetrics = rows.map { $0.metric("event-coref", of: .events) }

  private struct Row {
    let criterion: String
    let shares: [ClusterShare]
    let formula: MetricSums.Formula
    let definition: CoreferenceMetric

    func metric(_ task: String, of subject: ClusterSubject) -> Metric {
      Metric(
        task, criterion, definition.summary, counts: .clusters(subject),
        reading: .clusters(shares, formula), source: definition.source)
    }
  }

  private static let rows = [
    Row(criterion: "mentions", shares: [.mentions], formula: .shares, definition: .mentions),
    Row(criterion: "muc", shares: [.muc], formula: .shares, definition: .muc),
    Row(criterion: "b-cubed", shares: [.bCubed], formula: .shares, definition: .bCubed),
    Row(criterion: "ceaf-m", shares: [.ceafMentions], formula: .shares, definition: .ceafMentions),
    Row(criterion: "ceaf-e", shares: [.ceafEntities], formula: .shares, definition: .ceafEntities),
    Row(
      criterion: "blanc", shares: [.coreferentPairs, .otherPairs], formula: .blanc,
      definition: .blanc),
    Row(criterion: "lea", shares: [.lea], formula: .shares, definition: .lea),
    Row(
      criterion: "conll", shares: [.muc, .bCubed, .ceafEntities], formula: .meanF1,
      definition: .conllAverage),
  ]
}
