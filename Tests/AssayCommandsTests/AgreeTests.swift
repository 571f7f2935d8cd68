import Foundation
import Testing

/// `assay agree`, run as its users run it.
@Suite struct AgreeTests {
  private func study() throws -> Assay.Scratch {
    let scratch = try Assay.Scratch()
    let mentions = "T1\tPerson 0 4\tRami\nT2\tPlace 10 15\tRavno\nA1\tLevel T1 Name\n"
    for id in ["a", "b", "c"] { try scratch.write("texts/\(id).txt", "Rami fled Ravno.\n") }
    for id in ["a", "b"] {
      try scratch.write("first/\(id).ann", mentions)
      try scratch.write("second/\(id).ann", mentions.replacing("Place", with: "Group"))
    }
    try scratch.write("third/a.ann", mentions)
    return scratch
  }

  @Test func annotatorsAreComparedPairByPair() throws {
    let scratch = try study()
    let result = try Assay.run(
      ["agree", "first", "second", "third", "--texts", "texts", "--by-type", "--by-article"],
      in: scratch.url)
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.errors.contains("third: 1 article(s) not annotated, left out:\n  b\n"))
    for line in [
      "first and second, 2 articles", "first and third, 1 articles", "ent.strict, by type",
      "Types of tokens, all 3 annotators", "F1 n/a: neither marked any of the kind",
      "interval n/a: marked in fewer than two articles", "n/a (only one category occurs)",
    ] {
      #expect(result.output.contains(line), "\(line): \(result.output)")
    }
    let strict = result.output.split(separator: "\n").first { $0.hasPrefix("ent.strict ") }
    #expect(strict?.split(separator: " ")[1] == "50.00", "\(result.output)")
  }

  @Test func jsonHasNullsAndReasons() throws {
    let scratch = try study()
    let result = try Assay.run(
      ["agree", "first", "second", "--texts", "texts", "--json", "--boot", "0"], in: scratch.url)
    #expect(result.status == 0, "\(result.errors)")
    let document = try #require(
      JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    let pair = try #require((document["pairs"] as? [[String: Any]])?.first)
    let level = try #require((pair["mention_attributes"] as? [[String: Any]])?.first)
    let kappa = try #require(level["kappa"] as? [String: Any])
    #expect(level["attribute"] as? String == "Level" && kappa["value"] is NSNull)
    #expect(kappa["reason"] as? String == "only one category occurs")
    let coreference = pair["mention_coreference"] as? [String: Any]
    #expect(coreference?["conll_f1"] is NSNull && coreference?["b-cubed_f1"] as? Double == 1)
  }

  @Test func oneAnnotatorIsNotEnough() throws {
    let result = try Assay.run(["agree", "first"])
    #expect(result.status == 64 && result.errors.contains("two or more annotators"))
  }
}
