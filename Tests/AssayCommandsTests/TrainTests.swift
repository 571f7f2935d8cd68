import Foundation
import Testing

/// `assay train`, and `assay run` with what it wrote.
@Suite struct TrainTests {
  private let gold =
    (0..<12).map { index in
      "zor O\nAma\(index) B-Person\nwent O\nto O\nvak O\nDapo\(index) B-Place\n. O\n\n"
    }.joined()

  @Test func aTrainedTaggerRunsOnOtherArticles() throws {
    let scratch = try Assay.Scratch()
    let folder = scratch.url
    try scratch.write("gold.conll", gold)
    try scratch.write("new.txt", "zor Eri went to vak Foso.\n")
    let trained = try Assay.run(
      ["train", "tagger", "gold.conll", "-o", "toy.model", "--licence", "CC0"], in: folder)
    #expect(trained.status == 0, "\(trained.errors)")
    #expect(trained.errors.contains("toy.model: tagger with 2 labels"), "\(trained.errors)")
    let found = try Assay.run(["run", "new.txt", "-x", "tagger:model=toy.model"], in: folder)
    #expect(found.status == 0, "\(found.errors)")
  }

  @Test func aTrainedStackRunsOnOtherArticles() throws {
    let scratch = try Assay.Scratch()
    let folder = scratch.url
    try scratch.write("gold.conll", gold)
    try scratch.write("new.txt", "zor Eri went to vak Foso.\n")
    let trained = try Assay.run(
      [
        "train", "stack", "gold.conll", "-o", "toy.model", "--articles", "sentence", "--set",
        "members=(capitals | (tagger:epochs=2)),folds=2,learner=(tagger:epochs=2)",
      ], in: folder)
    #expect(trained.status == 0, "\(trained.errors)")
    #expect(trained.errors.contains("toy.model: stack with 2 labels"), "\(trained.errors)")
    let found = try Assay.run(["run", "new.txt", "-x", "stack:model=toy.model"], in: folder)
    #expect(found.status == 0, "\(found.errors)")
    let other = try Assay.run(["run", "new.txt", "-x", "tagger:model=toy.model"], in: folder)
    #expect(other.status == 64, "\(other.errors)")
    #expect(
      other.errors.contains("expected a model for tagger, found one for stack"), "\(other.errors)")
  }

  @Test func settingsThatAreGivenApartAllHold() throws {
    let scratch = try Assay.Scratch()
    let folder = scratch.url
    try scratch.write("gold.conll", gold)
    let trained = try Assay.run(
      [
        "train", "tagger", "gold.conll", "-o", "toy.model", "--set", "epochs=2", "--set",
        "scheme=bilou,least=2",
      ], in: folder)
    #expect(trained.status == 0, "\(trained.errors)")
    let bytes = try Data(contentsOf: folder.appending(path: "toy.model"))
    let settings = try #require(
      String(decoding: bytes.prefix(400), as: UTF8.self).split(separator: "\n").first {
        $0.hasPrefix("settings: ")
      })
    for setting in ["epochs=2", "scheme=bilou", "least=2"] { #expect(settings.contains(setting)) }
  }

  @Test func whatCannotBeTrainedIsTold() throws {
    let scratch = try Assay.Scratch()
    let folder = scratch.url
    try scratch.write("gold.conll", gold)
    try scratch.write("empty.conll", "a O\nb O\n\n")
    let cases: [([String], Int32, String)] = [
      (["taggr", "gold.conll"], 64, "tagger"),
      (["tagger", "gold.conll", "--set", "epoch=3"], 64, "epochs"),
      (["tagger", "gold.conll", "--set", "epochs=2", "--set", "epochs=3"], 64, "epochs"),
      (["tagger", "gold.conll", "--set", "epochs=0"], 64, "a whole number from 1 to 1000"),
      (["tagger", "empty.conll"], 65, "nothing that tagger could learn is annotated"),
      (["events", "gold.conll"], 65, "nothing that events could learn is annotated"),
      (["tagger", "missing.conll"], 66, "missing.conll"),
    ]
    for (arguments, status, words) in cases {
      let result = try Assay.run(["train"] + arguments + ["-o", "x.model"], in: folder)
      #expect(result.status == status, "\(arguments): \(result.errors)")
      #expect(result.errors.contains(words), "\(arguments): \(result.errors)")
      #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "x.model").path))
    }
  }
}
