import AssayModel
import Testing

@testable import AssayExtraction

/// An extractor of this process that pretends to work elsewhere.
struct Elsewhere: RemoteExtractor {
  let inner: any Extractor

  var identity: ExtractorIdentity { inner.identity }

  func extract(_ inputs: [ExtractionInput], workers: Int) async -> [ExtractionOutcome] {
    var worker = makeWorker(inner)
    return inputs.map { worker.outcome($0) }
  }
}

@Suite struct RemoteEnsembleTests {
  /// Connects every command to the extractor that its words name.
  private struct Connector: RemoteConnector {
    let environment: ExtractorEnvironment

    func connect(_ settings: ProcessSettings) async throws(SettingError) -> any RemoteExtractor {
      Elsewhere(
        inner: try Extractors.make(
          ExtractorSpecification(settings.command[0]), in: environment))
    }
  }

  @Test func anEnsembleGivesTheSameWhereverItsMembersRun() async throws {
    let texts = ["The army left Ravno.", "", "Telk fell. Ravno stood.", "In Telk", "Ravno Telk"]
    let examples = try (texts + texts + texts).enumerated().map { index, text in
      TrainingExample(
        Article(id: "a\(index)", text: ArticleText(text)),
        gold: try Sample.gold(text, mentions: text.contains("Telk") ? [("Telk", "Place")] : []))
    }
    let inner = Sample.environment(["n.tsv": "Ravno\tPlace\n"])
    let environment = ExtractorEnvironment(
      training: examples, remotes: Connector(environment: inner), load: inner.load)
    for pattern in [
      "union:members=(capitals | MEMBER)", "vote:members=(MEMBER | capitals | memoriser),k=2",
      "cascade:stages=(MEMBER | memoriser)",
      "stack:members=(MEMBER | memoriser | capitals),folds=2",
    ] {
      let local = try PreparedExtractor(
        ExtractorSpecification(pattern.replacing("MEMBER", with: "gazetteer:names=n.tsv")),
        in: environment, foldCount: 2)
      let remote = try await PreparedExtractor.prepare(
        ExtractorSpecification(
          pattern.replacing("MEMBER", with: "process:command=(gazetteer:names=n.tsv)")),
        in: environment, foldCount: 2)
      let inputs = examples.map { ExtractionInput($0.article) }
      let here = await ExtractionRunner(local, workers: 2).run(inputs)
      let there = await ExtractionRunner(remote, workers: 2).run(inputs)
      #expect(here.map(\.article) == there.map(\.article))
      #expect(here.map(\.layer?.mentions) == there.map(\.layer?.mentions), "\(pattern)")
      #expect(here.contains { $0.layer?.mentions.isEmpty == false }, "\(pattern)")
    }
  }
}
