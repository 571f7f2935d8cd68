import AssayExtraction
import AssayModel
import AssayReporting
import AssayScoring

extension Peer {
  /// nervaluate with either loader.
  static let nervaluate = Peer(
    "nervaluate", version: "1.2.1", .entities,
    "spans and types in four schemas with MUC's five counts",
    settings: [
      Setting(
        "min-overlap", default: "1", "the least share of a gold entity that overlaps, in percent"),
      Setting(
        "loader", default: "auto",
        "list (token tags) or dict (offsets); auto: list where both sides have tags"),
      Setting(
        "ends", default: "inclusive",
        "how dict takes ends: inclusive, or exclusive for the usual misuse"),
    ] + TagInput.settings(), bareSetting: "min-overlap"
  ) { values throws(SettingError) in
    let settings = try NervaluateSettings(values)
    return PeerRun(
      judgements: NervaluateSchema.allCases.map { schema in
        PeerJudgement(schema.criterion, settings.headlines(schema)) {
          documents throws(PeerInputError) in
          try settings.verdicts(documents, schema)
        }
      }, result: settings.result)
  }
}

/// nervaluate's settings.
private struct NervaluateSettings: Sendable {
  private enum Loader: String, CaseIterable {
    case auto
    case list
    case dict
  }

  private enum Ends: String, CaseIterable {
    case inclusive
    case exclusive
  }

  private let input: TagInput
  private let loader: Loader
  private let ends: Nervaluate.Ends
  private let minimumOverlap: Double?

  init(_ values: SettingValues) throws(SettingError) {
    input = try TagInput(values)
    loader = try values.choice("loader", of: Loader.self)
    ends = try values.choice("ends", of: Ends.self) == .inclusive ? .inclusive : .exclusiveMisuse
    guard let overlap = Double(values.text("min-overlap")), (1...100).contains(overlap) else {
      throw values.wrong("min-overlap", expected: "a number from 1 to 100")
    }
    minimumOverlap = overlap == 1 ? nil : overlap
  }

  private func usesTags(_ documents: [PeerDocument]) -> Bool {
    loader == .auto ? TagInput.hasTags(documents) : loader == .list
  }

  /// The headlines of both loaders; one of them is among the numbers.
  func headlines(_ schema: NervaluateSchema) -> [PeerJudgement.Headline] {
    let names = [
      Nervaluate.name(tags: true, ends: ends, minimumOverlap),
      Nervaluate.name(tags: false, ends: ends, minimumOverlap),
    ]
    return names.map {
      .init(
        "\($0).overall.\(schema.rawValue)", precision: "precision", recall: "recall", f1: "f1")
    }
  }

  func verdicts(
    _ documents: [PeerDocument], _ schema: NervaluateSchema
  ) throws(PeerInputError) -> [DocumentVerdicts] {
    guard usesTags(documents) else {
      return Nervaluate.verdicts(
        on: documents, ends: ends, schema, minimumOverlap: minimumOverlap)
    }
    return Nervaluate.verdicts(
      on: documents, tags: try input.tags(documents), schema, minimumOverlap: minimumOverlap)
  }

  func result(_ documents: [PeerDocument]) throws(PeerInputError) -> PeerResult {
    guard usesTags(documents) else {
      return PeerResult(
        Nervaluate.values(
          of: documents.map(\.standoff), ends: ends, minimumOverlap: minimumOverlap),
        notes: documents.discontinuityNotes("taken from their first to their last character"))
    }
    let tags = try input.tags(documents)
    let pair = TagPair(joining: tags.map(\.pair))
    let notes = TagInput.notes(tags)
    do throws(PeerFailure) {
      return PeerResult(
        try Nervaluate.values(of: pair, minimumOverlap: minimumOverlap), notes: notes)
    } catch {
      let values = try? Nervaluate.values(
        of: pair, minimumOverlap: minimumOverlap, acceptsAll: true)
      return PeerResult(
        values ?? [],
        notes: notes + ["nervaluate itself stops: \(error.reason); here the entity is counted"])
    }
  }
}

extension NervaluateSchema {
  fileprivate var criterion: String { self == .type ? "type" : rawValue }
}

extension [PeerDocument] {
  /// How many mentions of each side have several fragments, and what became of them.
  func discontinuityNotes(_ consequence: String) -> [String] {
    AnnotationSide.allCases.compactMap { side in
      let count = reduce(0) { sum, document in
        sum + (document.layer(side)?.mentions ?? []).count { $0.extent.isDiscontinuous }
      }
      return count == 0
        ? nil : "\(side.rawValue): \(counted(count, "mention")) of several fragments \(consequence)"
    }
  }
}
