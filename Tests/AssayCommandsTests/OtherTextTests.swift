import Foundation
import Testing

/// Annotations about another text than that of the articles, and predictions of nothing.
@Suite struct OtherTextTests {
  private static let gold = "Anna B-PER\nmet O\nBo B-PER\n\n"
  /// Longer, so that its places lie outside the gold's text.
  private static let other = "Annabella B-PER\nwas O\nmet O\nin O\nKiev B-LOC\nby O\nBo B-PER\n\n"
  private static let reason = "predictions are about another text than the gold: 1 article"

  private func corpus() throws -> Assay.Scratch {
    let scratch = try Assay.Scratch()
    try scratch.write("gold.conll", Self.gold)
    try scratch.write("other.conll", Self.other)
    try scratch.write("mark.conll", Self.gold.replacing("Bo", with: "Bo!"))
    try FileManager.default.createDirectory(
      at: scratch.url.appending(path: "empty"), withIntermediateDirectories: true)
    return scratch
  }

  private func exists(_ name: String, in scratch: Assay.Scratch) -> Bool {
    FileManager.default.fileExists(atPath: scratch.url.appending(path: name).path)
  }

  @Test func theGateNeverPassesWhatItCannotMeasure() throws {
    let scratch = try corpus()
    let made = try Assay.run(
      ["gate", "gold.conll", "gold.conll", "--baseline", "b", "--update"], in: scratch.url)
    #expect(made.status == 0, "\(made.errors)")
    for (predictions, reason) in [
      ("other.conll", Self.reason), ("mark.conll", Self.reason),
      ("empty", "no article of the gold is predicted"),
    ] {
      for options in [["--baseline", "b"], ["--baseline", "none", "--allow-missing"]] {
        let result = try Assay.run(
          ["gate", "gold.conll", predictions] + options, in: scratch.url)
        #expect(result.status == 2, "\(predictions) \(options): \(result.output)")
        #expect(result.output.hasPrefix("UNDECIDED: "), "\(result.output)")
        // That the baseline has predictions and the run has none is said once.
        #expect(
          result.output.contains(reason) || result.output.contains("not predicted, though"),
          "\(result.output)")
      }
      let update = try Assay.run(
        ["gate", "gold.conll", predictions, "--baseline", "new", "--update"], in: scratch.url)
      #expect(update.status == 65 && update.errors.hasSuffix("new: not written: \(reason)\n"))
      #expect(!exists("new", in: scratch))
    }
  }

  @Test func scoresSayWhichTextsAreOthers() throws {
    let scratch = try corpus()
    let warning =
      "mark.conll: the text of 1 article is not that of the gold, so places may not be the same:\n"
      + "  1, from byte 12 on\n"
    for command in [["score", "--boot", "0"], ["sig"], ["show"]] {
      let result = try Assay.run(
        [command[0], "gold.conll", "mark.conll"] + command.dropFirst(), in: scratch.url)
      #expect(result.status == 0 && result.errors.contains(warning), "\(command) \(result.errors)")
    }
    let json = try Assay.run(
      ["score", "gold.conll", "mark.conll", "--boot", "0", "--json"], in: scratch.url)
    let documents = try JSONSerialization.jsonObject(with: Data(json.output.utf8))
    #expect((documents as? [[String: Any]])?.first?["other_texts"] as? [String] == ["1"])
    let same = try Assay.run(
      ["score", "gold.conll", "gold.conll", "--boot", "0", "--json"], in: scratch.url)
    #expect(!same.output.contains("other_texts"))
  }

  @Test func annotationsArePutOnNoOtherText() throws {
    let scratch = try corpus()
    let reason =
      "other.conll: expected the text of the article '1', found another, from byte 5 on\n"
    let commands: [[String]] = [
      ["export", "brat", "gold.conll", "--predictions", "other.conll", "-o", "brat"],
      ["export", "html", "gold.conll", "--predictions", "other.conll", "-o", "html"],
      ["export", "tei", "gold.conll", "--predictions", "other.conll", "-o", "tei"],
      ["agree", "gold.conll", "other.conll"],
      ["lint", "gold.conll", "--predictions", "other.conll"],
    ]
    for command in commands {
      let result = try Assay.run(command, in: scratch.url)
      #expect(result.status == 65, "\(command): \(result.errors)")
      #expect(result.errors.contains(reason), "\(command): \(result.errors)")
      #expect(result.errors.contains("1 article refused"), "\(command): \(result.errors)")
    }
    // The gold is written all the same.
    #expect(exists("html/1.html", in: scratch) && exists("tei/1.xml", in: scratch))
  }
}
