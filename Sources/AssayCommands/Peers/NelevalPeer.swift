import AssayExtraction
import AssayModel
import AssayScoring

extension Peer {
  /// neleval's measures of mentions and links.
  static let neleval = Peer(
    "neleval", version: "3.1.1", .links,
    "mentions, links and clusters; mentions alone where nothing is linked",
    settings: [
      Setting(
        "links", default: "auto", "whether links are scored: yes, no or auto (where there are any)"),
      Setting("overlap", default: "true", "whether shares of characters are scored"),
      Setting("group", default: "", "docid, type or docid+type: score each group apart"),
    ]
  ) { values throws(SettingError) in
    let settings = try NelevalSettings(values)
    return PeerRun(judgements: NelevalSettings.judgements, result: settings.result)
  }
}

/// neleval's settings.
private struct NelevalSettings: Sendable {
  private enum Links: String, CaseIterable {
    case auto
    case yes
    case no
  }

  private let links: Links
  private let withOverlap: Bool
  private let groups: [LinkGroups.Field]

  init(_ values: SettingValues) throws(SettingError) {
    links = try values.choice("links", of: Links.self)
    withOverlap = try values.flag("overlap")
    var groups: [LinkGroups.Field] = []
    for name in values.text("group").split(separator: "+") {
      guard let field = LinkGroups.Field(rawValue: String(name)) else {
        throw values.wrong("group", expected: "docid, type or docid+type")
      }
      groups.append(field)
    }
    self.groups = groups
  }

  /// Mentions by exact spans and by shares of characters.
  static var judgements: [PeerJudgement] {
    let measures = LinkMeasure.matching
    func exact(_ name: String) -> LinkMeasure? { measures.first { $0.nelevalName == name } }
    let rows: [(criterion: String, measure: LinkMeasure?)] = [
      ("strict", exact("strong_typed_mention_match")), ("exact", exact("strong_mention_match")),
      ("partial", .overlap(gold: .max, predicted: .max)),
      ("type", .overlap(gold: .max, predicted: .max, key: [.span, .type])),
    ]
    return rows.compactMap { criterion, measure in
      measure.map { measure in
        PeerJudgement(
          criterion,
          [
            .init(
              "neleval.\(measure.nelevalName)", precision: "precision", recall: "recall",
              f1: "fscore")
          ]
        ) { documents throws(PeerInputError) in LinkPeer.verdicts(on: documents, measure) }
      }
    }
  }

  func result(_ documents: [PeerDocument]) -> PeerResult {
    let gold = documents.flatMap { $0.links(.gold) }
    let predicted = documents.flatMap { $0.links(.predicted) }
    var values: [LinkPeer.Value] = []
    if links == .yes || (links == .auto && (gold + predicted).contains(where: \.isLinked)) {
      values = LinkPeer.links(gold: gold, predicted: predicted, groupedBy: groups)
    }
    let known = Set(values.map(\.id))
    values += LinkPeer.mentions(gold: gold, predicted: predicted, withOverlap: withOverlap)
      .filter { !known.contains($0.id) }
    let notes = documents.discontinuityNotes("taken from their first to their last character")
    return PeerResult(values, notes: notes)
  }
}
