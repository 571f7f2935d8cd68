import AssayExtraction
import AssayModel
import AssayReporting
import AssayScoring

extension Peer {
  private static let roles = Setting(
    "roles", default: "auto",
    "spelled (brat's Theme2 is another role than Theme), plain, or auto: spelled between brat files"
  )

  /// TextEE's scorer.
  static let textee = Peer(
    "textee", version: "25d5dcac", .events, "triggers and arguments at six levels, as sets",
    settings: [roles]
  ) { values throws(SettingError) in
    PeerRun(
      roles: try values.choice("roles", of: RoleSpelling.self),
      judgements: EventLevel.allCases.map { level in
        PeerJudgement(
          level.rawValue,
          [
            .init(
              "textee.\(Textee.name(of: level))", precision: "precision", recall: "recall",
              f1: "f1")
          ]
        ) { documents throws(PeerInputError) in Textee.verdicts(on: documents, level) }
      }
    ) { documents throws(PeerInputError) in
      PeerResult(Textee.values(documents.map(\.pair)), notes: documents.triggerlessNotes)
    }
  }

  /// OneIE's scorer.
  static let oneie = Peer(
    "oneie", version: "TextEE 25d5dcac", .events, "entities, triggers and arguments, as lists",
    settings: [roles]
  ) { values throws(SettingError) in
    let rows: [(level: EventLevel, name: String)] = [
      (.triggerIdentified, "trigger_id"), (.triggerClassified, "trigger"),
      (.argumentIdentified, "role_id"), (.argumentClassified, "role"),
    ]
    return PeerRun(
      roles: try values.choice("roles", of: RoleSpelling.self),
      judgements: rows.map { row in
        PeerJudgement(
          row.level.rawValue,
          [.init("oneie.\(row.name)", precision: "prec", recall: "rec", f1: "f")]
        ) { documents throws(PeerInputError) in Oneie.verdicts(on: documents, row.level) }
      }
    ) { documents throws(PeerInputError) in
      PeerResult(Oneie.values(documents.map(\.pair)), notes: documents.triggerlessNotes)
    }
  }

  /// EvmEval.
  static let evmeval = Peer(
    "evmeval", version: "1.8", .events, "event nuggets by type and realis, and their coreference",
    settings: [
      Setting(
        "hoppers", default: "auto",
        "whether coreference is scored: yes, no or auto (where gold has any)")
    ], extra: .ignored
  ) { values throws(SettingError) in
    let hoppers = try values.choice("hoppers", of: HopperChoice.self)
    let rows: [(criterion: EvmevalCriterion, level: EventLevel)] = [
      (.plain, .triggerIdentified), (.type, .triggerClassified),
    ]
    return PeerRun(
      judgements: rows.map { row in
        PeerJudgement(
          row.level.rawValue,
          [
            .init(
              "evmeval.\(row.criterion.rawValue).micro", precision: "precision_pct2",
              recall: "recall_pct2", f1: "f1_pct2")
          ]
        ) { documents throws(PeerInputError) in Evmeval.verdicts(on: documents, row.criterion) }
      }
    ) { documents throws(PeerInputError) in
      let withHoppers =
        hoppers == .yes || (hoppers == .auto && documents.contains(where: \.hasHoppers))
      return PeerResult(
        Evmeval.values(documents.map(\.pair), hoppers: withHoppers),
        notes: documents.triggerlessNotes + documents.realisNotes)
    }
  }

  /// The scorer of the BioNLP shared task.
  static let bionlp = Peer(
    "bionlp", version: "a2-evaluate.pl 2011-02-13", .events,
    "whole events of GENIA's types with all their arguments, in four modes",
    settings: [
      Setting(
        "mode", default: "all",
        "strict, approx_span, approx_recursive, approx_span_recursive or all"),
      Setting(
        "given", default: "Protein", "the types of mentions that the task gives, joined by +"),
    ], bareSetting: "mode", missing: .ignored, extra: .ignored
  ) { values throws(SettingError) in
    let modes = try chosen(values, "mode", of: BionlpMode.self)
    let given = Set(values.text("given").split(separator: "+").map(String.init))
    return PeerRun(
      roles: .auto,
      judgements: modes.prefix(1).map { mode in
        PeerJudgement(
          EventLevel.triggerClassified.rawValue,
          [
            .init(
              "bionlp.\(mode.rawValue).ALL-TOTAL", precision: "precision_pct2",
              recall: "recall_pct2", f1: "fscore_pct2")
          ]
        ) { documents throws(PeerInputError) in
          Bionlp.verdicts(on: documents, given: given, mode)
        }
      }
    ) { documents throws(PeerInputError) in
      let articles = documents.map { $0.bionlp(given: given) }
      return PeerResult(
        modes.flatMap { Bionlp.values(articles, mode: $0) }, notes: documents.unknownTypeNotes)
    }
  }
}

/// Whether EvmEval scores coreference.
private enum HopperChoice: String, CaseIterable {
  case auto
  case yes
  case no
}

extension PeerDocument {
  fileprivate var hasHoppers: Bool {
    let gold = pair.gold
    return gold?.eventClusters.isEmpty == false
      || gold?.relations.contains { $0.type == "Coreference" } == true
  }
}

extension [PeerDocument] {
  fileprivate func notes(_ consequence: String, where holds: (Event) -> Bool) -> [String] {
    AnnotationSide.allCases.compactMap { side in
      let count = reduce(0) { $0 + ($1.layer(side)?.events ?? []).count(where: holds) }
      return count == 0 ? nil : "\(side.rawValue): \(counted(count, "event")) \(consequence)"
    }
  }

  /// How many events stand nowhere.
  fileprivate var triggerlessNotes: [String] {
    notes("without a trigger left out, arguments and all") { $0.trigger == nil }
  }

  /// How many gold events have no realis, which is full credit for any answer.
  fileprivate var realisNotes: [String] {
    notes("without Realis: any answer is right for gold, none for a prediction") { event in
      !event.attributes.contains { $0.name == "Realis" }
    }
  }

  /// How many events are of types that the BioNLP scorer does not know.
  fileprivate var unknownTypeNotes: [String] {
    notes("of types that are not GENIA's left out") { !Bionlp.countedTypes.contains($0.type) }
  }
}
