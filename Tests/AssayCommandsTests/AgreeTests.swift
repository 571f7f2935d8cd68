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

  private func json(_ arguments: [String], in scratch: Assay.Scratch) throws -> [String: Any] {
    let result = try Assay.run(["agree"] + arguments + ["--json"], in: scratch.url)
    #expect(result.status == 0, "\(result.errors)")
    return try #require(
      JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
  }

  @Test func twoAnnotatorsAreComparedLevelByLevel() throws {
    let scratch = try study()
    let result = try Assay.run(
      [
        "agree", "first", "second", "--texts", "texts", "--by-type", "--by-article", "--samples",
        "3",
      ],
      in: scratch.url)
    #expect(result.status == 0 && result.errors.isEmpty, "\(result.errors)")
    for line in [
      "2 annotators, 2 articles annotated by both\n  A  first\n  B  second\n",
      "ent.strict, by type",
      "ent.strict  by type     Group 2 (0.00), Place 2 (0.00)\n",
      "ent.strict  by article  a 2 (50.00), b 2 (50.00)\n",
      "mention Level                 2  100.00    n/a    n/a\n  of Person                   2",
      "n/a, mention Level: only one category occurs",
      "alpha_U: Krippendorff 1995 and 2004, articles end to end\n",
      "gamma: Mathet et al. 2015, 3 random continua an article, seed 42\n",
      "Articles, share of the same choices", "F1 n/a: neither marked any of the kind",
    ] {
      #expect(result.output.contains(line), "\(line): \(result.output)")
    }
    let strict = result.output.split(separator: "\n").first { $0.hasPrefix("ent.strict ") }
    #expect(strict?.split(separator: " ")[1] == "50.00", "\(result.output)")
  }

  @Test func manyAnnotatorsHaveAnOverviewAndTheirPairs() throws {
    let scratch = try study()
    let arguments = ["agree", "first", "second", "third", "--texts", "texts"]
    let brief = try Assay.run(arguments, in: scratch.url)
    #expect(brief.status == 0, "\(brief.errors)")
    #expect(brief.errors.contains("third: 1 article not annotated, left out:\n  b\n"))
    // Strict F1: 1/2 for A-B, 1 for A-C, 1/2 for B-C.
    #expect(
      brief.output.contains("ent.strict    66.67   75.00   50.00   75.00   50.00  A-B\n"),
      "\(brief.output)")
    #expect(!brief.output.contains("A-C, 1 article"), "\(brief.output)")
    let full = try Assay.run(arguments + ["--pairs", "--coefficients"], in: scratch.url)
    for line in [
      "A-C, 1 article\n", "All coefficients\n", "interval n/a: marked in fewer than two articles",
      "cohen, scott, bennett, cohen-linear, cohen-quadratic: the mean over pairs of annotators",
    ] {
      #expect(full.output.contains(line), "\(line): \(full.output)")
    }
  }

  @Test func jsonHasNullsAndReasons() throws {
    let scratch = try study()
    let document = try json(["first", "second", "--texts", "texts", "--boot", "0"], in: scratch)
    let pair = try #require((document["pairs"] as? [[String: Any]])?.first)
    let choices = try #require(pair["choices"] as? [[String: Any]])
    let level = try #require(choices.first { $0["choice"] as? String == "Level" })
    for name in ["cohen", "scott", "bennett", "gwet_ac1", "fleiss", "randolph", "alpha"] {
      let coefficient = try #require(level[name] as? [String: Any], "\(name)")
      #expect(coefficient["value"] is NSNull)
      #expect(coefficient["reason"] as? String == "only one category occurs")
    }
    let coreference = pair["mention_coreference"] as? [String: Any]
    #expect(coreference?["conll_f1"] is NSNull && coreference?["b-cubed_f1"] as? Double == 1)
    let units = try #require((pair["units"] as? [String: Any])?["mentions"] as? [String: Any])
    let gamma = try #require(units["gamma"] as? [String: Any])
    #expect(units["units"] as? Int == 8 && gamma["observed"] as? Double != nil)
    // Rami fully; Ravno in place alone: alpha_U is that of Person 1, of Place and Group below it.
    let types = try #require(units["types"] as? [String: [String: Any]])
    #expect((types["Person"]?["alpha_u"] as? [String: Any])?["value"] as? Double == 1)
    #expect((document["gamma"] as? [String: Any])?["samples"] as? Int == 30)
    let relations = try #require(pair["relations"] as? [String: Any])
    #expect(relations["f1"] is NSNull)
  }

  @Test func statedOrderWeighsDifferences() throws {
    let scratch = try Assay.Scratch()
    try scratch.write("texts/a.txt", "Rami fled Ravno.\n")
    let mention = "T1\tPerson 0 4\tRami\nT2\tPlace 10 15\tRavno\n"
    try scratch.write("first/a.ann", mention + "A1\tSure T1 low\nA2\tSure T2 high\n")
    try scratch.write("second/a.ann", mention + "A1\tSure T1 low\nA2\tSure T2 middle\n")
    let arguments = ["first", "second", "--texts", "texts", "--order", "Sure=low,middle,high"]
    let document = try json(arguments, in: scratch)
    let choices = try #require((document["all"] as? [String: Any])?["choices"] as? [[String: Any]])
    let sure = try #require(choices.first { $0["choice"] as? String == "Sure" })
    // low-low and high-middle: distances 0 and 1; over all four pairs 0, 1, 2 and 1.
    let linear = (sure["cohen_linear"] as? [String: Any])?["value"] as? Double
    #expect(linear == 1 - (1.0 / 2) / (4.0 / 4))
    #expect((sure["alpha_interval"] as? [String: Any])?["value"] is NSNull)
    let unknown = try Assay.run(
      ["agree", "first", "second", "--texts", "texts", "--order", "Shure=low,high"],
      in: scratch.url)
    #expect(unknown.errors.contains("--order: no choice is called 'Shure'; there are: Sure, type"))
    for bad in ["Sure", "Sure=low", "Sure=low,low", "=a,b"] {
      let result = try Assay.run(["agree", "first", "second", "--order", bad], in: scratch.url)
      #expect(result.status == 64, "\(bad)")
    }
  }

  @Test func tablesOfRatingsAreCompared() throws {
    let scratch = try Assay.Scratch()
    try scratch.write("r.tsv", "item\tA\tB\tC\n1\t1\t1\t2\n2\t3\t3\t3\n3\t2\t\t3\n4\t1\t1\t1\n")
    let result = try Assay.run(["agree", "--ratings", "r.tsv"], in: scratch.url)
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.hasPrefix("3 annotators, 4 items, 3 categories\n"), "\(result.output)")
    #expect(result.output.contains("A, B      3  100.00"), "\(result.output)")
    #expect(result.output.contains("alpha-ratio"), "\(result.output)")
    let document = try json(["--ratings", "r.tsv"], in: scratch)
    #expect((document["pairs"] as? [Any])?.count == 3 && document["items"] as? Int == 4)
    try scratch.write("same.tsv", "item\tA\tB\n1\tx\tx\n2\tx\tx\n")
    let same = try Assay.run(["agree", "--ratings", "same.tsv"], in: scratch.url)
    #expect(same.status == 0 && same.output.contains("n/a, all: only one category occurs"))
    for (content, status) in [("", 65), ("item\tA\n1\tx\n", 65), ("item\tA\tB\n1\tx\ty\tz\n", 65)] {
      try scratch.write("bad.tsv", content)
      let bad = try Assay.run(["agree", "--ratings", "bad.tsv"], in: scratch.url)
      #expect(bad.status == Int32(status) && bad.errors.contains("bad.tsv:"), "\(bad.errors)")
    }
    #expect(try Assay.run(["agree", "--ratings", "absent.tsv"], in: scratch.url).status == 66)
    #expect(try Assay.run(["agree", "first", "--ratings", "r.tsv"], in: scratch.url).status == 64)
  }

  @Test func annotatorsWithoutACommonArticleHaveNoValues() throws {
    let scratch = try study()
    try scratch.write("fourth/c.ann", "T1\tPerson 0 4\tRami\n")
    let result = try Assay.run(["agree", "third", "fourth", "--texts", "texts"], in: scratch.url)
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.contains("2 annotators, 0 articles annotated by both"))
    #expect(result.output.contains("n/a: no article was annotated by both"))
    #expect(result.errors.contains("third: 1 article not annotated, left out:\n  c\n"))
    try scratch.write("empty/a.ann", "")
    try scratch.write("hollow/a.ann", "")
    let empty = try Assay.run(["agree", "empty", "hollow", "--texts", "texts"], in: scratch.url)
    #expect(empty.status == 0, "\(empty.errors)")
    #expect(empty.output.contains("F1 n/a: neither marked any of the kind"), "\(empty.output)")
  }

  @Test func oneAnnotatorIsNotEnough() throws {
    for arguments in [["agree"], ["agree", "first"], ["agree", "a", "b", "--samples", "-1"]] {
      let result = try Assay.run(arguments)
      #expect(result.status == 64, "\(arguments)")
    }
    #expect(try Assay.run(["agree", "first"]).errors.contains("two or more annotators, found 1"))
  }
}
