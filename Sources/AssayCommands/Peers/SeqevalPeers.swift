import AssayExtraction
import AssayModel
import AssayScoring

extension Peer {
  /// seqeval in its default or its strict mode.
  static let seqeval = Peer(
    "seqeval", version: "1.2.2", .entities, "exact spans and types of token tags, as sets",
    settings: [
      Setting(
        "scheme", default: "lenient",
        "IOB1, IOB2, IOE1, IOE2, IOBES or BILOU for strict mode; lenient for the default one"),
      Setting("zero-division", default: "0", "what 0/0 is: 0 or 1"),
    ] + TagInput.settings(), bareSetting: "scheme"
  ) { values throws(SettingError) in
    let mode = try seqevalMode(values)
    guard let zeroDivision = Int(values.text("zero-division")), (0...1).contains(zeroDivision)
    else { throw values.wrong("zero-division", expected: "0 or 1") }
    let input = try TagInput(values, scheme: mode.scheme ?? .iob2)
    let prefix = Seqeval.name(mode, zeroDivision: zeroDivision)
    return PeerRun(judgements: [
      PeerJudgement(
        "strict",
        [.init("\(prefix).micro", precision: "precision", recall: "recall", f1: "f1")]
      ) { documents throws(PeerInputError) in
        Seqeval.verdicts(on: documents, tags: try input.tags(documents), mode: mode)
      }
    ]) { documents throws(PeerInputError) in
      let tags = try input.tags(documents)
      let pair = TagPair(joining: tags.map(\.pair))
      var notes = TagInput.notes(tags) + TagInput.notes(on: pair, decoding: mode.decoding)
      if let scheme = mode.scheme, let tag = pair.tag(unknownTo: scheme) {
        notes.append("seqeval itself stops at '\(tag)', no tag of \(scheme.rawValue); here it is O")
      }
      return PeerResult(
        Seqeval.values(of: pair, mode: mode, zeroDivision: zeroDivision), notes: notes)
    }
  }

  private static func seqevalMode(_ values: SettingValues) throws(SettingError) -> Seqeval.Mode {
    if values.text("scheme") == "lenient" { return .lenient }
    guard let scheme = TagScheme(rawValue: values.text("scheme")) else {
      let schemes = TagScheme.allCases.map(\.rawValue).joined(separator: ", ")
      throw values.wrong("scheme", expected: "lenient or one of \(schemes)")
    }
    return .strict(scheme)
  }

  /// conlleval.pl.
  static let conlleval = Peer(
    "conlleval", version: "2004-01-26", .entities, "exact spans and types of token tags",
    settings: TagInput.settings()
  ) { values throws(SettingError) in
    let input = try TagInput(values)
    return PeerRun(judgements: [
      PeerJudgement(
        "strict",
        [
          .init(
            "conlleval", precision: "precision_pct2", recall: "recall_pct2", f1: "fb1_pct2")
        ]
      ) { documents throws(PeerInputError) in
        Conlleval.verdicts(on: documents, tags: try input.tags(documents))
      }
    ]) { documents throws(PeerInputError) in
      let tags = try input.tags(documents)
      let pair = TagPair(joining: tags.map(\.pair))
      return PeerResult(
        Conlleval.values(of: pair),
        notes: TagInput.notes(tags) + TagInput.notes(on: pair, decoding: .conlleval))
    }
  }
}

extension Seqeval.Mode {
  fileprivate var scheme: TagScheme? {
    if case .strict(let scheme) = self { scheme } else { nil }
  }

  fileprivate var decoding: TagDecoding { scheme.map { .strict($0) } ?? .seqeval }
}
