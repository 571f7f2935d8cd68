import Foundation
import Testing

/// Mentions that go over a line break, which brat parts.
@Suite struct LineBreakTests {
  private static let record =
    #"{"id":"a","text":"Rami\nHoll came","layers":[{"annotator":{"kind":"person","name":"gold"},"mentions":[{"id":"T1","type":"Person","spans":[[0,9]]}]}]}"#
    + "\n"

  @Test func whatBratPartsIsNotLost() throws {
    let scratch = try Assay.Scratch()
    try scratch.write("a.jsonl", Self.record)
    let converted = try Assay.run(
      ["convert", "a.jsonl", "-o", "out", "--to", "brat", "--lossy", "forbid", "--check"],
      in: scratch.url)
    #expect(converted.status == 0, "\(converted.errors)")
    #expect(
      converted.output.contains(
        "changed 1 (mention: goes over a line break: target parts it there)"),
      "\(converted.output)")
    // Against what it was made of all is correct, unless fragments are left as they are.
    for (options, counts) in [
      ([], "1          1        1"), (["--no-join-lines"], "1          1        0"),
    ] {
      let scored = try Assay.run(
        ["score", "a.jsonl", "out", "-m", "ent.strict"] + options, in: scratch.url)
      #expect(scored.status == 0 && scored.output.contains(counts), "\(scored.output)")
    }
    let told = try Assay.run(["inspect", "out"], in: scratch.url)
    #expect(
      told.errors.contains(
        "a.ann:1: warning: expected no gap but for words, found only a line break between fragments of 1 annotation; "
          + "they are joined (--no-join-lines leaves them)"), "\(told.errors)")
  }

  @Test func bratToBratStaysAsItIs() throws {
    let scratch = try Assay.Scratch()
    let annotations = "T1\tPerson 0 4;5 9\tRami Holl\n"
    try scratch.write("in/a.txt", "Rami\nHoll came")
    try scratch.write("in/a.ann", annotations)
    let converted = try Assay.run(
      ["convert", "in", "-o", "out", "--to", "brat", "--check"], in: scratch.url)
    #expect(converted.status == 0 && converted.errors == "", "\(converted.errors)")
    let written = try Data(contentsOf: scratch.url.appending(path: "out/a.ann"))
    #expect(String(decoding: written, as: UTF8.self) == annotations)
    let joined = try Assay.run(["convert", "in", "-o", "a.jsonl"], in: scratch.url)
    #expect(joined.status == 0, "\(joined.errors)")
    let record = try Data(contentsOf: scratch.url.appending(path: "a.jsonl"))
    #expect(String(decoding: record, as: UTF8.self).contains("[[0,9]]"))
  }
}
