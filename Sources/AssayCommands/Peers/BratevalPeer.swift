import AssayExtraction
import AssayModel
import AssayScoring

extension Peer {
  /// brateval's comparison of entities.
  static let brateval = Peer(
    "brateval", version: "0.3.2", .entities, "spans and types of standoff entities, in four modes",
    settings: [
      Setting("spans", default: "all", "exact, overlap or all"),
      Setting("types", default: "all", "exact, inexact or all"),
    ], missing: .stops, extra: .ignored
  ) { values throws(SettingError) in
    let spans = try chosen(values, "spans", of: Brateval.Spans.self)
    let types = try chosen(values, "types", of: Brateval.Types.self)
    let modes = spans.flatMap { spans in types.map { (spans: spans, types: $0) } }
    return PeerRun(
      judgements: modes.map { mode in
        let prefix = "brateval.\(mode.spans.rawValue)-span.\(mode.types.rawValue)-type.all"
        return PeerJudgement(
          criterion(mode.spans, mode.types),
          [
            .init(prefix, precision: "precision_4dp", recall: "recall_4dp", f1: "f1_4dp")
          ]
        ) { documents throws(PeerInputError) in
          Brateval.verdicts(on: documents, spans: mode.spans, types: mode.types)
        }
      }
    ) { documents throws(PeerInputError) in
      // brateval stops at a missing file; here the file is there and empty.
      let articles = documents.map(\.standoff).map { article in
        PeerArticle(
          id: article.id, gold: article.gold,
          predicted: article.gold == nil ? article.predicted : article.predicted ?? [])
      }
      var result = PeerResult([PeerValue]())
      for mode in modes {
        do throws(PeerFailure) {
          result.values += try Brateval.values(of: articles, spans: mode.spans, types: mode.types)
        } catch {
          result.notes.append(error.description)
        }
      }
      return result
    }
  }

  private static func criterion(_ spans: Brateval.Spans, _ types: Brateval.Types) -> String {
    switch (spans, types) {
    case (.exact, .exact): "strict"
    case (.exact, .inexact): "exact"
    case (.overlap, .exact): "type"
    case (.overlap, .inexact): "partial"
    }
  }

  /// One of several ways, or all of them.
  static func chosen<Choice: CaseIterable & RawRepresentable<String>>(
    _ values: SettingValues, _ key: String, of: Choice.Type
  ) throws(SettingError) -> [Choice] {
    if values.text(key) == "all" { return Array(Choice.allCases) }
    guard let choice = Choice(rawValue: values.text(key)) else {
      let known = Choice.allCases.map(\.rawValue).joined(separator: ", ")
      throw values.wrong(key, expected: "all or one of \(known)")
    }
    return [choice]
  }
}
