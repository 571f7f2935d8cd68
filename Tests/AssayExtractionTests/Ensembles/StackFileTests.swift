import AssayModel
import Testing

@testable import AssayExtraction

/// Stacks that are trained ahead and kept in a file.
@Suite struct StackFileTests {
  private static let files = ["n.tsv": "Ama\tPlace\nBolo\tPlace\nEri\tPlace\n"]
  private static let members = "members=(gazetteer:names=n.tsv | (tagger:epochs=2,lexicon=none))"

  private func trained(
    _ settings: String, on training: [TrainingExample]
  ) throws -> TrainedModel {
    let kind = StackKind()
    let values = try SettingValues(ExtractorSpecification("stack:\(settings)"), of: kind)
    return try kind.train(
      values, licence: "CC0", in: Sample.environment(Self.files, training: training))
  }

  private func layers(
    _ written: String, _ environment: ExtractorEnvironment, on articles: [Article]
  ) throws -> [Layer?] {
    var worker = makeWorker(try Extractors.make(ExtractorSpecification(written), in: environment))
    return articles.map { worker.outcome(ExtractionInput($0)).layer }
  }

  private func environment(_ model: [UInt8], names: String? = nil) -> ExtractorEnvironment {
    ExtractorEnvironment { path throws(SettingError) in
      if path == "m" { return model }
      guard path == "n.tsv" else { throw SettingError("\(path): no such file") }
      return Array((names ?? Self.files["n.tsv"] ?? "").utf8)
    }
  }

  @Test func aFileFindsWhatTheStackFindsThatItIsMadeOf() throws {
    let training = try ToyLanguage.examples(12)
    let test = try ToyLanguage.examples(5, from: 40).map(\.article)
    for learner in ["choice", "(tagger:epochs=2,lexicon=none)", "(events:epochs=2,lexicon=none)"] {
      let settings = "\(Self.members),folds=2,learner=\(learner)"
      let model = try trained(settings, on: training)
      #expect(model.bytes == (try trained(settings, on: training)).bytes, "\(learner)")
      let here = try layers(
        "stack:\(settings)", Sample.environment(Self.files, training: training), on: test)
      let kept = try layers("stack:model=m", environment(model.bytes), on: test)
      #expect(here.contains { $0?.mentions.isEmpty == false }, "\(learner) finds something")
      for (article, (one, other)) in zip(test, zip(here, kept)) {
        let expected = Sample.describe(try #require(one), in: article)
        #expect(Sample.describe(try #require(other), in: article) == expected, "\(learner)")
      }
    }
  }

  @Test func damagedFilesAreRefused() throws {
    let bytes = try trained(
      "members=null,folds=2,learner=choice", on: ToyLanguage.examples(4)
    ).bytes
    for place in stride(from: 0, to: bytes.count, by: max(1, bytes.count / 101)) {
      var flipped = bytes
      flipped[place] ^= 0x20
      for damaged in [flipped, Array(bytes.prefix(place))] {
        let error = #expect(throws: SettingError.self, "byte \(place)") {
          _ = try layers("stack:model=m", environment(damaged), on: [])
        }
        #expect(error?.description.hasPrefix("m: ") == true)
      }
    }
  }

  @Test func whatCannotBeKeptOrChangedIsTold() throws {
    let training = try ToyLanguage.examples(4)
    let rows = [
      ("members=memoriser", "stack: memoriser learns and cannot be kept in a file, as"),
      ("members=(process:command=x)", "process works in another program and cannot be kept"),
    ]
    for (settings, message) in rows {
      let error = #expect(throws: SettingError.self) { try trained(settings, on: training) }
      #expect(error?.description.contains(message) == true, "\(error?.description ?? "")")
    }
    let bytes = try trained(
      "members=(gazetteer:names=n.tsv),folds=2,learner=choice", on: training
    ).bytes
    let fixed = #expect(throws: SettingError.self) {
      _ = try layers("stack:model=m,folds=3", environment(bytes), on: [])
    }
    #expect(
      fixed?.description == "stack: folds was decided when the model was trained; leave it out")
    let other = #expect(throws: SettingError.self) {
      _ = try layers("stack:model=m", environment(bytes, names: "Ama\tPlace\n"), on: [])
    }
    #expect(
      other?.description.hasPrefix(
        "gazetteer:names=n.tsv is not what the stack learned from: expected ") == true)
  }
}
