import AssayExtraction
import AssayModel
import AssayScoring

extension ChosenPeer {
  /// The scorer of a name, which may be one of Assay's own metrics.
  ///
  /// Of these there are verdicts for mentions, triggers, arguments and relations alone; other metrics are
  /// refused.
  ///
  /// - Throws: ``UnknownPart`` with the nearest name, or a ``SettingError``.
  package static func orOwn(_ written: String) throws -> ChosenPeer {
    if let metric = try? Metric.named(written), metric.judgesAnnotations { return own(metric) }
    if written == coreference.peer.name { return coreference }
    do {
      return try Peer.chosen(written)
    } catch let error as UnknownPart {
      let own = Metric.all.filter(\.judgesAnnotations).map(\.name) + [coreference.peer.name]
      throw UnknownPart(kind: error.kind, name: error.name, known: error.known + own)
    }
  }

  /// Whether it is ours.
  var isOwn: Bool { peer.version == AssayVersion.current }

  /// One of our own metrics.
  private static func own(_ metric: Metric) -> ChosenPeer {
    let run = PeerRun(
      judgements: [
        PeerJudgement(
          metric.criterion,
          [.init(metric.name, precision: "precision", recall: "recall", f1: "f1")]
        ) { documents throws(PeerInputError) in metric.verdicts(on: documents) }
      ]
    ) { documents throws(PeerInputError) in
      var scorer = Scorer(metrics: [metric], options: ScoringOptions(bootstrap: nil))
      for document in documents { scorer.add(document.pair) }
      let counts = scorer.report(system: "", version: AssayVersion.current).scores.first?.micro
        .counts
      return PeerResult([
        (id: "\(metric.name).precision", value: counts?.precision),
        (id: "\(metric.name).recall", value: counts?.recall),
        (id: "\(metric.name).f1", value: counts?.f1),
      ])
    }
    let peer = Peer(
      metric.name, version: AssayVersion.current, subject(of: metric), metric.summary
    ) { _ in run }
    return ChosenPeer(peer: peer, written: metric.name, run: run)
  }

  private static func subject(of metric: Metric) -> Peer.Subject {
    switch metric.subject {
    case .events, .creditedArguments: .events
    case .relations: .relations
    default: .entities
    }
  }

  /// Our own metrics of coreference.
  static let coreference: ChosenPeer = {
    let metrics: [(name: String, metric: CoreferenceMetric)] = [
      ("bcub", .bCubed), ("muc", .muc), ("ceafm", .ceafMentions), ("ceafe", .ceafEntities),
      ("lea", .lea),
    ]
    let run = PeerRun(
      judgements: [
        PeerJudgement(
          Peer.coreferenceCriterion,
          metrics.map {
            .init("coref.\($0.name)", $0.name, precision: "precision", recall: "recall", f1: "f1")
          }, fallback: .entities
        ) { documents throws(PeerInputError) in
          CoreferencePeer.verdicts(on: documents, .own)
        }
      ]
    ) { documents throws(PeerInputError) in
      func clusters(_ layer: Layer?, _ id: String) -> CoreferenceDocument<Extent>? {
        layer.map { CoreferenceDocument(id: id, entitiesOf: $0) }
      }
      let evaluation = try? CoreferenceEvaluation(
        key: documents.compactMap { clusters($0.pair.gold, $0.pair.id) },
        response: documents.compactMap { clusters($0.pair.predicted, $0.pair.id) },
        options: CoreferenceOptions(repeatedKeyMentions: .keepFirst))
      let counts = evaluation?.total ?? CoreferenceCounts()
      return PeerResult(
        metrics.flatMap { name, metric -> [(id: String, value: Double?)] in
          let score = metric.score(counts)
          return [
            ("coref.\(name).precision", score.precision), ("coref.\(name).recall", score.recall),
            ("coref.\(name).f1", score.f1),
          ]
        })
    }
    let peer = Peer(
      "coref", version: AssayVersion.current, .coreference, "our own metrics of coreference"
    ) { _ in run }
    return ChosenPeer(peer: peer, written: "coref", run: run)
  }()
}
