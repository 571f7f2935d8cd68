import Foundation
import Testing

/// `assay rules`, run as its users run it.
@Suite struct RulesTests {
  private static let rules = """
    types Org Place
    frame Capture: Agent Place
    lex CAPTURE +v = seize take
    lex BODY = rebels army
    lex SPARE = nothing
    entity Org "bodies"
      match <BODY>
    entity Place "towns"
      match <"Ravno">
    event Capture "seizes"
      trigger CAPTURE:v
      Agent Org* subject
      Place Place+ object
    event Capture "never"
      trigger "annexed"

    """

  private func folder() throws -> Assay.Scratch {
    let scratch = try Assay.Scratch()
    try scratch.write("a.rules", Self.rules)
    try scratch.write("texts/a.txt", "Rebels seized Ravno.\n")
    try scratch.write("texts/b.txt", "The army took Ravno. Marsk fell.\n")
    try scratch.write(
      "gold/a.ann",
      "T1\tOrg 0 6\tRebels\nT2\tPlace 14 19\tRavno\nT3\tCapture 7 13\tseized\n"
        + "E1\tCapture:T3 Agent:T1 Place:T2\n")
    try scratch.write("gold/b.ann", "T1\tCapture 27 31\tfell\nE1\tCapture:T1\n")
    return scratch
  }

  @Test func checkListsEveryMistakeAndFails() throws {
    let scratch = try folder()
    let fine = try Assay.run(["rules", "check", "a.rules"], in: scratch.url)
    #expect(fine.status == 0)
    #expect(fine.errors == "a.rules:5:5: warning: nothing uses the lexicon 'SPARE'\n")
    #expect(fine.output.hasPrefix("a.rules: 2 rules for mentions, 2 for events, "))
    try scratch.write(
      "b.rules", Self.rules + "foo\n  bar\nevent Captur \"x\"\n  trigger CAPTURE:v\n")
    let faulty = try Assay.run(["rules", "check", "b.rules"], in: scratch.url)
    #expect(faulty.status == 65 && faulty.output.isEmpty)
    let places = faulty.errors.split(separator: "\n").map { $0.prefix { $0 != " " } }
    #expect(places == ["b.rules:5:5:", "b.rules:16:1:", "b.rules:18:7:"], "\(faulty.errors)")
    #expect(try Assay.run(["rules", "check", "c.rules"], in: scratch.url).status == 66)
  }

  @Test func runRefusesFaultyRules() throws {
    let scratch = try folder()
    try scratch.write("b.rules", "foo\n")
    let result = try Assay.run(["run", "texts", "-x", "rules:file=b.rules"], in: scratch.url)
    #expect(result.status == 64)
    #expect(result.errors.contains("b.rules:1:1: no statement is called 'foo'"), "\(result.errors)")
  }

  @Test func profileSaysWhatEachRuleIsWorth() throws {
    let scratch = try folder()
    let result = try Assay.run(
      ["rules", "profile", "a.rules", "--gold", "gold", "--texts", "texts"], in: scratch.url)
    #expect(result.status == 0, "\(result.errors)")
    // Two found, one of them right, two in gold.
    let expected = """
      2 articles, 2 gold events; all rules: precision 50.0, recall 50.0, F1 50.0

      rule    type     line  fired  right  precision  recall  fillers  right  F1 without
      seizes  Capture    10      2      1       50.0    50.0        4      2         0.0

      never fired: "never" (14)

      missed trigger  type     times
      fell            Capture      1

      """
    #expect(result.output == expected, "\(result.output)")
    let gold = try Assay.run(
      ["rules", "profile", "a.rules", "--gold", "gold", "--texts", "texts", "--mentions", "gold"],
      in: scratch.url)
    #expect(gold.output.contains("precision 100.0, recall 50.0"), "\(gold.output)")
  }

  @Test func explainNamesRuleAndEvidence() throws {
    let scratch = try folder()
    let result = try Assay.run(
      ["rules", "explain", "a.rules", "Ravno was seized by rebels."], in: scratch.url)
    let expected = """
      Place 'Ravno' by "towns", line 8
      Org 'rebels' by "bodies", line 6
      Capture by "seizes", line 10
        seized: passive verb
        Agent 'rebels' subject
        Place 'Ravno' object

      """
    #expect(result.output == expected, "\(result.errors)")
  }

  @Test func shippedRulesPrintAndCheck() throws {
    let scratch = try folder()
    let printed = try Assay.run(["rules", "print", "newswire/1"])
    try scratch.write("copy.rules", printed.output)
    let checked = try Assay.run(["rules", "check", "copy.rules"], in: scratch.url)
    #expect(checked.status == 0 && !checked.errors.contains("warning"), "\(checked.errors)")
  }
}
