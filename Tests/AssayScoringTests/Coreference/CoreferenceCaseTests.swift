import AssayCommands
import AssayScoring
import Testing

/// On documents without repeated mentions ours are the peers' numbers, but for ratios of nothing.
@Test func ourCoreferenceAgreesWithThePeers() throws {
  let names = [
    ("conll.muc", "muc"), ("conll.bcub", "b-cubed"), ("conll.ceafm", "ceaf-m"),
    ("conll.ceafe", "ceaf-e"), ("coval.lea", "lea"), ("coval.mentions", "mentions"),
  ]
  let options = CoreferenceOptions(repeatedKeyMentions: .keepFirst, extraDocuments: .ignore)
  for item in try ConformanceCase.all(["coref"]) {
    let expected = try item.expected()
    let evaluation = try CoreferenceEvaluation(
      key: try item.columnDocuments(.gold).map(\.document),
      response: try item.columnDocuments(.predicted).map(\.document), options: options)
    guard evaluation.repeats.isEmpty else { continue }
    let counts = evaluation.total
    var values: [(id: String, value: Double?)] = []
    for (peer, name) in names where expected["\(peer).f1"] != nil {
      let metric = try #require(CoreferenceMetric.all.first { $0.name == name })
      let score = metric.score(counts)
      values += [
        ("\(peer).recall", score.recall ?? 0), ("\(peer).precision", score.precision ?? 0),
        ("\(peer).f1", score.f1 ?? 0),
      ]
    }
    let blanc = CoreferenceMetric.blanc.score(counts)
    values += [
      ("conll.blanc.recall", blanc.recall ?? 0), ("conll.blanc.precision", blanc.precision ?? 0),
      ("conll.derived.blanc_f1", blanc.f1 ?? 0),
    ]
    if let average = CoreferenceMetric.conllAverage.score(counts).f1 {
      values.append(("conll.derived.conll_average_f1", average))
    }
    for (id, value) in values {
      #expect(
        abs((value ?? -1) - (expected[id]?.flatMap(\.self) ?? -2)) < 2e-9, "\(item.name) \(id)")
    }
  }
}
