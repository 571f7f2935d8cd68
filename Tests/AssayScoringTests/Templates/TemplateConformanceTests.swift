import AssayScoring
import Testing

struct TemplateConformanceTests {
  @Test func templateScorersGiveTheirOwnNumbers() throws {
    let cases = try ScoringCase.all(kinds: ["template-ree", "template-rme", "template-records"])
    #expect(!cases.isEmpty)
    for scoringCase in cases {
      let faults = scoringCase.faults(of: try values(scoringCase))
      #expect(faults.isEmpty, "\(scoringCase.name)")
    }
  }

  private func values(_ scoringCase: ScoringCase) throws -> [PeerValue] {
    switch scoringCase.kind {
    case "template-ree":
      CeafRee.values(try articles(scoringCase, "role_fillers.json") { fillers($0) })
    case "template-rme":
      CeafRme.values(
        try articles(scoringCase, "templates.json") { json in
          (json as? [[String: Any]] ?? []).map {
            FilledTemplate(type: $0["incident_type"] as? String ?? "", fillers: fillers($0))
          }
        })
    default:
      Doc2edag.values(
        try articles(scoringCase, "records.json") { json in
          (json as? [String: [[String: Any]]] ?? [:]).mapValues { $0.map(record) }
        }, schema: try scoringCase.object("gold/schema.json").compactMapValues { $0 as? [String] })
    }
  }

  /// What both sides say of each article that either has.
  private func articles<Content>(
    _ scoringCase: ScoringCase, _ file: String, _ read: (Any?) -> Content
  ) throws -> [(gold: Content, predicted: Content)] {
    let gold = try scoringCase.object("gold/\(file)")
    let predicted = try scoringCase.object("pred/\(file)")
    return Set(gold.keys).union(predicted.keys).sorted().map {
      (read(gold[$0]), read(predicted[$0]))
    }
  }

  private func fillers(_ json: Any?) -> RoleFillers {
    (json as? [String: Any] ?? [:]).compactMapValues { $0 as? [[String]] }
  }

  private func record(_ json: [String: Any]) -> EventRecord {
    json.compactMapValues { value in
      (value as? String) ?? (value as? Int).map(String.init) ?? (value as? Double).map { "\($0)" }
    }
  }
}
