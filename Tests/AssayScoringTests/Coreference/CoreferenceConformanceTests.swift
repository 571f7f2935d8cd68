import Testing

@testable import AssayScoring

@Test func coreferencePeersAreReproduced() throws {
  let cases = try ClusteringCase.all(["coref"])
  #expect(!cases.isEmpty)
  for item in cases {
    let key = CoreferenceColumnReader(files: try item.files("gold", ".conll"))
    let response = CoreferenceColumnReader(files: try item.files("pred", ".conll"))
    #expect(key.faults.isEmpty && response.faults.isEmpty, "\(item.name)")
    for (name, peer) in [("conll", CoreferencePeer.conll), ("coval", CoreferencePeer.coval)] {
      do throws(CoreferencePeerRefusal) {
        let values = try peer(key.documents, response.documents)
        #expect(item.check(values, prefixes: [name + "."]) == values.count)
      } catch {
        #expect(item.failures.contains { $0.hasPrefix(name) }, "\(item.name): \(error)")
      }
    }
  }
}

/// On documents without repeated mentions ours are the peers' numbers, but for ratios of nothing.
@Test func ourCoreferenceAgreesWithThePeers() throws {
  let names = [
    ("conll.muc", "muc"), ("conll.bcub", "b-cubed"), ("conll.ceafm", "ceaf-m"),
    ("conll.ceafe", "ceaf-e"), ("coval.lea", "lea"), ("coval.mentions", "mentions"),
  ]
  let options = CoreferenceOptions(repeatedKeyMentions: .keepFirst, extraDocuments: .ignore)
  for item in try ClusteringCase.all(["coref"]) {
    let key = CoreferenceColumnReader(files: try item.files("gold", ".conll"))
    let response = CoreferenceColumnReader(files: try item.files("pred", ".conll"))
    let evaluation = try CoreferenceEvaluation(
      key: key.documents.map(\.document), response: response.documents.map(\.document),
      options: options)
    guard evaluation.repeats.isEmpty else { continue }
    let counts = evaluation.total
    var values: [(id: String, value: Double?)] = []
    for (peer, name) in names where item.expected["\(peer).f1"] != nil {
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
    #expect(item.check(values, prefixes: []) == values.count)
  }
}
