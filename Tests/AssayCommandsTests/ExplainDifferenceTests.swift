import AssayFormats
import Foundation
import Testing

/// `assay explain-difference`, run as its users run it.
@Suite struct ExplainDifferenceTests {
  private func corpus() throws -> Assay.Scratch {
    let scratch = try Assay.Scratch()
    try scratch.write("texts/a.txt", "Zoë Ek fled\nRavno.\n")
    try scratch.write("gold/a.ann", "T1\tPerson 0 6\tZoë Ek\nT2\tPlace 12 17\tRavno\n")
    try scratch.write(
      "predicted/a.ann",
      "T1\tPerson 0 3\tZoë\nT2\tPlace 12 17\tRavno\nT3\tPerson 0 6\tZoë Ek\n"
        + "T4\tPlace 12 17\tRavno\n")
    return scratch
  }

  private let files = ["gold", "predicted", "--texts", "texts"]

  @Test func numbersRulesAndAnnotationsAreShown() throws {
    let scratch = try corpus()
    let result = try Assay.run(
      ["explain-difference", "nervaluate", "neleval"] + files, in: scratch.url)
    #expect(result.status == 0, "\(result.errors)")
    let expected = """
      nervaluate 1.2.1 and neleval 3.1.1: predicted against gold, 1 article

      strict      precision  recall      f1  gold  found  predicted  right
      nervaluate     0.2500  0.5000  0.3333     2      1          4      1
      neleval        0.6667  1.0000  0.8000     2      2          3      2

      3 annotations judged differently, by 2 rules
        nervaluate less neleval:
        rule       annotations  gold  found  predicted  right
        matching             2     .     -1          .     -1
        duplicate            1     .      .         +1      .

      matching: what is paired with what depends on order, or does not
        a: gold Person 0-6  [Zoë Ek] fled Ravno. \n\
          nervaluate: incorrect; neleval: correct
        a: predicted Person 0-6  [Zoë Ek] fled Ravno. \n\
          nervaluate: spurious; neleval: correct

      duplicate: a second copy of an annotation counts, or does not
        a: predicted Place 12-17  Zoë Ek fled [Ravno]. \n\
          nervaluate: spurious; neleval: not counted (duplicate)

      """
    #expect(result.output.hasPrefix(expected), "\(result.output)")
    #expect(result.output.contains("How they count:\n  neleval: "), "\(result.output)")
  }

  @Test func whatIsJudgedAlikeIsSaidToBe() throws {
    let scratch = try corpus()
    func explain(_ first: String, _ second: String, _ more: String...) throws -> String {
      try Assay.run(["explain-difference", first, second] + files + more, in: scratch.url).output
    }
    #expect(try explain("neleval", "spacy").hasSuffix("\nno difference on this data\n"))
    #expect(
      try explain("event.TC", "textee").hasSuffix(
        "the numbers differ in form alone: 0/0 is a number for one of them\n"))
    #expect(
      try explain("neleval", "neleval", "--at", "exact").contains("no difference on this data"))
    // One prints percent with two decimals.
    #expect(
      try explain("seqeval", "conlleval").hasSuffix(
        "the numbers differ in form alone: percent or a fraction\n"))
    #expect(
      try explain("ent.strict", "nervaluate", "--limit", "0").contains(
        "  and 2 more; --limit 2 shows all\n"))
  }

  @Test func programsGetTheSame() throws {
    let scratch = try corpus()
    let result = try Assay.run(
      ["explain-difference", "ent.partial", "brateval", "--json"] + files, in: scratch.url)
    let document = try JSONValue(parsing: Array(result.output.utf8))
    #expect(document["first"]?["scorer"]?.string == "ent.partial")
    let part = try #require(document["comparisons"]?.array?.first)
    #expect(part["criteria"]?.array?.map(\.string) == ["partial", "partial"])
    let differences = try #require(part["differences"]?.array)
    let shift = differences.reduce(0.0) { sum, difference in
      guard difference["side"]?.string == "predicted" else { return sum }
      let credits = ["first", "second"].map { difference[$0]?["credit"]?.number ?? 0 }
      return sum + credits[0] - credits[1]
    }
    let right = ["first", "second"].map { part[$0]?["right"]?.number ?? 0 }
    #expect(shift == right[0] - right[1])
    for difference in differences {
      #expect(difference["article"]?.string == "a")
      #expect(difference["text"]?.string?.isEmpty == false)
      #expect(difference["rule"]?.string?.isEmpty == false)
    }
  }

  @Test func relationsAndThresholdsAreExplained() throws {
    let scratch = try corpus()
    for (side, type) in [("gold", "Person"), ("predicted", "Group")] {
      try scratch.write(
        "\(side)/a.ann",
        "T1\t\(type) 0 6\tZoë Ek\nT2\tPlace 12 17\tRavno\nR1\tleft Arg1:T1 Arg2:T2\n")
    }
    let relations = try Assay.run(
      ["explain-difference", "rel.strict", "rel.boundaries"] + files, in: scratch.url)
    #expect(relations.status == 0, "\(relations.errors)")
    for line in [
      "2 annotations judged differently, by 1 rule",
      "  a: gold left 0-6,12-17  [Zoë Ek] fled [Ravno]. \n"
        + "    rel.strict: missed; rel.boundaries: correct\n",
    ] {
      #expect(relations.output.contains(line), "\(relations.output)")
    }
    try scratch.write("gold/a.ann", "T1\tPerson 0 6\tZoë Ek\nT2\tPlace 12 17\tRavno\n")
    try scratch.write("predicted/a.ann", "T1\tPerson 0 3\tZoë\nT2\tPlace 12 14\tRa\n")
    let overlaps = try Assay.run(
      ["explain-difference", "ent.iou:0.45", "ent.iou:0.5"] + files, in: scratch.url)
    // Three of six code points are a half, two of five are not 0.45.
    #expect(overlaps.status == 0, "\(overlaps.errors)")
    #expect(overlaps.output.hasSuffix("\nno difference on this data\n"), "\(overlaps.output)")
    let strict = try Assay.run(
      ["explain-difference", "ent.iou:0.4", "ent.strict"] + files, in: scratch.url)
    #expect(
      strict.output.contains("4 annotations judged differently, by 1 rule"), "\(strict.output)"
    )
  }

  @Test func whatCannotBeComparedIsSaid() throws {
    let scratch = try corpus()
    let rows: [([String], String)] = [
      (["seqeval", "textee"], "seqeval scores entities and textee events"),
      (["seqeval", "conll"], "there is nothing to compare"),
      (["grit", "iterx"], "grit scores templates, of which it judges none by itself"),
      (["seqeval", "nervalute"], "did you mean 'nervaluate'?"),
      (["seqeval", "ent.strikt"], "did you mean 'ent.strict'?"),
      (["seqeval", "nervaluate", "--at", "TC"], "neither counts by 'TC'"),
      (["seqeval", "nervaluate", "--limit=-1"], "--limit: expected 0 or more"),
    ]
    for (arguments, message) in rows {
      let names = Array(arguments.prefix(2)), more = Array(arguments.dropFirst(2))
      let result = try Assay.run(["explain-difference"] + names + files + more, in: scratch.url)
      #expect(result.status == 64, "\(arguments): \(result.errors)")
      #expect(result.errors.contains(message), "\(arguments): \(result.errors)")
    }
  }

  @Test func onlyMetricsWithVerdictsAreExplained() throws {
    let scratch = try Assay.Scratch()
    try scratch.write("gold.conll", "Rami B-Person\nleft O\n")
    for name in ["event.attributes", "template.ree", "coref.muc", "link.strong-link-match"] {
      let result = try Assay.run(
        ["explain-difference", "ent.strict", name, "gold.conll", "gold.conll"], in: scratch.url)
      #expect(result.status == 64, "\(name): \(result.output) \(result.errors)")
      #expect(result.errors.contains("'\(name)'"), "\(name): \(result.errors)")
    }
  }
}
