import AssayExtraction
import AssayModel
import AssayReporting
import AssayScoring

extension Peer {
  /// The scorer of HIPE.
  static let hipe = Peer(
    "hipe", version: "c2a56844", .entities, "spans and types of token tags, strict and fuzzy",
    settings: TagInput.settings(), missing: .stops, extra: .stops
  ) { values throws(SettingError) in
    let input = try TagInput(values)
    return PeerRun(
      judgements: HipeRegime.allCases.map { regime in
        PeerJudgement(
          regime == .strict ? "strict" : "type",
          [
            .init(
              "hipe.\(regime.rawValue)", precision: "P_micro", recall: "R_micro", f1: "F1_micro")
          ]
        ) { documents throws(PeerInputError) in
          Hipe.verdicts(on: documents, tags: try hipeTags(documents, input), regime)
        }
      }
    ) { documents throws(PeerInputError) in
      let tags = try hipeTags(documents, input)
      let lost =
        try input.tags(documents).reduce(0) { $0 + $1.tokens.count }
        - tags.reduce(0) { $0 + $1.tokens.count }
      let strangers = Hipe.typesOnlyPredicted(tags.map(\.pair))
      return PeerResult(
        Hipe.values(of: tags.map(\.pair)),
        notes: TagInput.notes(tags)
          + (lost > 0 ? ["\(counted(lost, "token")) with # left out on both sides"] : [])
          + (strangers.isEmpty
            ? []
            : [
              "predictions of types that gold never has left out: "
                + strangers.joined(separator: ", ")
            ]))
    }
  }

  /// The tags without tokens that hold a `#`, which the scorer takes for comments.
  private static func hipeTags(
    _ documents: [PeerDocument], _ input: TagInput
  ) throws(PeerInputError) -> [PeerTags] {
    let tags = try input.tags(documents)
    return zip(documents, tags).map { document, tags in
      tags.without(tokensWith: UInt8(ascii: "#"), in: document.pair.text)
    }
  }
}
