import Foundation
import Testing

/// Folders of files of one format, on both sides of a score and on the way to another format.
@Suite struct FolderCommandTests {
  private static let gold = ["a": "Rami B-P\ncame O\n", "b/c": "Ravno B-L\nfell O\n"]
  private static let predicted = ["a": "Rami B-P\ncame O\n", "b/c": "Ravno B-P\nfell O\n"]

  private static func write(_ files: [String: String], _ folder: String, to scratch: Assay.Scratch)
    throws
  {
    for (name, content) in files { try scratch.write("\(folder)/\(name).conll", content) }
  }

  @Test func foldersAreScored() throws {
    let scratch = try Assay.Scratch()
    try Self.write(Self.gold, "gold", to: scratch)
    try Self.write(Self.predicted, "predicted", to: scratch)
    try scratch.write("gold/README.md", "# Gold\n")
    let result = try Assay.run(
      ["score", "gold", "predicted", "-m", "ent.strict"], in: scratch.url)
    #expect(result.status == 0 && result.errors == "", "\(result.errors)")
    // Gold, predicted, correct.
    #expect(result.output.contains("2          2        1"), "\(result.output)")
    #expect(result.output.contains("2 articles"))
    for peer in ["conlleval", "nervaluate"] {
      let result = try Assay.run(["score", "gold", "predicted", "--as", peer], in: scratch.url)
      #expect(result.status == 0, "\(peer): \(result.errors)")
    }
  }

  /// brat's reader and the command look at the same schema.
  @Test func faultsOfSchemasAreToldOnce() throws {
    let scratch = try Assay.Scratch()
    try scratch.write("c/annotation.conf", "[entities]\nPER\n[relations]\nR Arg1:Span, Arg2:Span\n")
    try scratch.write("c/a.txt", "Rami")
    try scratch.write("c/a.ann", "T1\tPER 0 4\tRami\n")
    let brat = try Assay.run(["inspect", "c"], in: scratch.url)
    #expect(
      brat.errors
        == "c/annotation.conf:4: warning: expected a type of this schema, found 'Span'\n")
    try scratch.write("d/annotation.conf", "[entities]\nPER\n[relations]\nR Arg1:Span, Arg2:Span\n")
    try scratch.write("d/a.conll", "Rami B-PER\n")
    let columns = try Assay.run(["inspect", "d"], in: scratch.url)
    #expect(
      columns.errors
        == "d/annotation.conf:4: warning: expected a type of this schema, found 'Span'\n")
  }

  @Test func foldersAreConvertedAndInspected() throws {
    let scratch = try Assay.Scratch()
    try Self.write(Self.gold, "gold", to: scratch)
    try scratch.write("gold/README.md", "# Gold\n")
    try scratch.write("gold/notes.csv", "a,b\n")
    let inspected = try Assay.run(["inspect", "gold"], in: scratch.url)
    #expect(inspected.status == 0, "\(inspected.errors)")
    #expect(
      inspected.errors
        == "gold: warning: expected columns, found the file notes.csv; passed over\n")
    for line in [
      "format              columns", "described by        README.md",
      "passed over         the file notes.csv", "articles            2",
    ] {
      #expect(inspected.output.contains(line), "\(inspected.output)")
    }
    let converted = try Assay.run(
      ["convert", "gold", "-o", "out", "--to", "brat", "--check"], in: scratch.url)
    #expect(converted.status == 0, "\(converted.errors)")
    #expect(converted.output.contains("read back: 2 articles, the same"), "\(converted.output)")
    // What was written scores against what it was made of: the texts are the same.
    let scored = try Assay.run(["score", "gold", "out", "-m", "ent.strict"], in: scratch.url)
    #expect(scored.status == 0, "\(scored.errors)")
    #expect(scored.output.contains("2          2        2"), "\(scored.output) \(scored.errors)")
  }

  @Test func mixedFoldersAreRefused() throws {
    let scratch = try Assay.Scratch()
    try Self.write(Self.gold, "gold", to: scratch)
    try scratch.write("gold/x.jsonl", #"{"text": "Rami", "label": []}"#)
    let mixed = try Assay.run(["inspect", "gold"], in: scratch.url)
    #expect(mixed.status == 65 && mixed.output == "")
    #expect(mixed.errors.contains("found columns (a.conll), doccano (x.jsonl); name the format"))
    let chosen = try Assay.run(["inspect", "gold", "--from", "columns"], in: scratch.url)
    #expect(chosen.status == 0, "\(chosen.errors)")
  }
}
