import AssayExtraction
import AssayModel
import AssayScoring

extension Peer {
  /// spaCy's scorer of spans.
  static let spacy = Peer(
    "spacy", version: "3.8.18", .entities, "exact spans and types, as sets; spans may overlap",
    settings: [
      Setting(
        "loader", default: "auto",
        "tags or offsets; auto: tags where both sides have them, or tokens are named")
    ] + TagInput.settings(alignment: .drop), extra: .ignored
  ) { values throws(SettingError) in
    let input = try TagInput(values)
    let loader = try values.choice("loader", of: SpacyLoader.self)
    @Sendable func usesTags(_ documents: [PeerDocument]) -> Bool {
      switch loader {
      case .tags: true
      case .offsets: false
      case .auto: input.options.tokens != nil || TagInput.hasTags(documents)
      }
    }
    return PeerRun(judgements: [
      PeerJudgement("strict", [.init("spacy", precision: "p", recall: "r", f1: "f")]) {
        documents throws(PeerInputError) in
        usesTags(documents)
          ? Spacy.verdicts(on: documents, tags: try input.tags(documents))
          : Spacy.verdicts(on: documents)
      }
    ]) { documents throws(PeerInputError) in
      guard usesTags(documents) else {
        return PeerResult(
          Spacy.values(of: documents.map(\.standoff)),
          notes: documents.discontinuityNotes("left out"))
      }
      let tags = try input.tags(documents.filter { $0.pair.gold != nil })
      return PeerResult(
        Spacy.values(of: TagPair(joining: tags.map(\.pair))), notes: TagInput.notes(tags))
    }
  }
}

/// What spaCy's documents are made of.
private enum SpacyLoader: String, CaseIterable {
  case auto
  case tags
  case offsets
}
