import AssayModel
import AssayScoring
import Testing

@testable import AssayCommands

/// Rules of the gate as the command line and policy files write them, right and wrong.
@Suite struct GateRuleTests {
  @Test func rulesAreReadFromText() throws {
    let rows: [(text: String, rule: String)] = [
      ("ent.strict.f1", "ent.strict.f1 0.5 - 95 1 holm false"),
      ("ent.strict.f1:", "ent.strict.f1 0.5 - 95 1 holm false"),
      ("ent.strict.f1: max-drop 2", "ent.strict.f1 2 - 95 1 holm false"),
      ("ent.strict.f1: max_drop 2 %", "ent.strict.f1 2 % - 95 1 holm false"),
      ("ent.iou:0.7.recall: floor 75.5", "ent.iou:0.7.recall 0.5 75.5 95 1 holm false"),
      (
        "event.AC+.precision type=*: min-support 30, adjust bh,confidence 90, strict",
        "event.AC+.precision type=* 0.5 - 90 30 bh true"
      ),
      (
        "ent.strict.f1 type=Life Event: strict false",
        "ent.strict.f1 type=Life Event 0.5 - 95 1 holm false"
      ),
      (
        "ent.strict.f1  type=Conflict:Attack",
        "ent.strict.f1 type=Conflict:Attack 0.5 - 95 1 holm false"
      ),
      ("coref.conll.f1 meta.kind=a=b", "coref.conll.f1 meta.kind=a=b 0.5 - 95 1 holm false"),
      ("ent.strict.f1 length=*", "ent.strict.f1 length=* 0.5 - 95 1 holm false"),
    ]
    for (text, expected) in rows {
      let rule = try GateRuleText.rule(text)
      let found = [
        rule.target, "\(rule.budget)", rule.floor?.description ?? "-", "\(rule.confidence)",
        "\(rule.minimumSupport)", rule.adjustment.rawValue, "\(rule.isStrict)",
      ]
      #expect(found.joined(separator: " ") == expected, "\(text)")
    }
    #expect(try GateRuleText.rule("ent.strict.f1", isStrict: true).isStrict)
  }

  private static let mistakes: [(text: String, message: String)] = [
    ("", "expected a metric with one of the measures precision, recall, f1"),
    ("ent.strict", "such as ent.strict.f1, found 'ent.strict'"),
    ("ent.strikt.f1", "did you mean 'ent.strict'?"),
    ("ent.strict.f2", "found 'ent.strict.f2'"),
    (
      "coref.conll.recall", "coref.conll is a mean of F1 and has no recall; expected coref.conll.f1"
    ),
    (
      "ent.strict.f1 Person",
      "slice: expected type=T or SLICE=PART, with * for each, found 'Person'"
    ),
    ("ent.strict.f1 type=", "type: expected a type or * for each, found nothing"),
    ("ent.strict.f1 lenght=2", "slice: expected meta.KEY, article-length, length"),
    ("ent.strict.f1: max-dorp 1", "did you mean 'max_drop'?"),
    ("ent.strict.f1: max-drop", "max_drop: expected points from 0 to 100 such as 0.5"),
    ("ent.strict.f1: max-drop -1", "found '-1'"),
    ("ent.strict.f1: max-drop 1e3", "found '1e3'"),
    ("ent.strict.f1: max-drop 101%", "found '101%'"),
    ("ent.strict.f1: max-drop 1, max_drop 2", "expected max_drop once, found it twice"),
    ("ent.strict.f1: floor 0.8", "less than one; a share of 1 is written as points"),
    ("ent.strict.f1: floor x", "floor: expected points from 0 to 100 such as 75, found 'x'"),
    ("ent.strict.f1: confidence 0.95", "confidence: expected whole percent from 50 to 99"),
    ("ent.strict.f1: confidence 100", "found '100'"),
    ("ent.strict.f1: min-support 0", "min_support: expected a whole number of gold annotations"),
    ("ent.strict.f1: adjust luck", "adjust: expected holm, bh or none, found 'luck'"),
    ("ent.strict.f1: strict perhaps", "strict: expected true or false, found 'perhaps'"),
    ("ent.strict.f1: max-drop 1,", "expected a key and its value between commas, found nothing"),
    ("ent.strict.f1: metric ent.exact.f1", "expected metric once, found it twice"),
    ("ent.strict.f1 type=A: slice role=b", "expected a type or a slice, found both"),
  ]

  @Test func everyMistakeHasAMessage() throws {
    for (text, message) in Self.mistakes {
      let error = #expect(throws: GateRuleText.Mistake.self, "\(text)") {
        try GateRuleText.rule(text)
      }
      #expect(error?.description.contains(message) == true, "\(text): \(error?.description ?? "")")
    }
  }

  @Test func policiesAreRead() throws {
    let policy = try GatePolicy(
      parsing: Array(
        """
        {"gate": {"baseline": "b.jsonl", "accepted": "a.jsonl", "mode": "ratchet", "strict": true,
          "rule": [{"metric": "ent.strict.f1", "max_drop": 0.50, "note": "why"},
            {"metric": "ent.strict.recall", "type": "*", "max_drop": "3%", "strict": false,
             "min_support": 30, "confidence": 90, "floor": 40}]}}
        """.utf8))
    #expect(policy.baseline == "b.jsonl" && policy.accepted == "a.jsonl" && policy.isRatchet)
    let rules = policy.rules
    #expect(rules.map(\.target) == ["ent.strict.f1", "ent.strict.recall type=*"])
    #expect(rules.map(\.budget.description) == ["0.5", "3 %"])
    #expect(rules.map(\.isStrict) == [true, false] && rules.first?.note == "why")
    #expect(rules.last?.floor?.description == "40" && rules.last?.minimumSupport == 30)
    #expect(try GatePolicy(parsing: Array("{\"gate\":{}}".utf8)).rules.isEmpty)
  }

  private static let badPolicies: [(text: String, line: Int, message: String)] = [
    ("", 1, "expected a value, found the end"),
    ("{\"gate\":\n[]}", 2, "expected an object"),
    ("{\"gaet\": {}}", 1, "did you mean 'gate'?"),
    ("{\"gate\": {\n\"rules\": []}}", 2, "did you mean 'rule'?"),
    ("{\"gate\": {\"rule\":\n []}}", 2, "expected a rule, found none"),
    ("{\"gate\": {\"mode\":\n \"rachet\"}}", 2, "mode: expected rules or ratchet, found 'rachet'"),
    ("{\"gate\": {\"strict\": 1}}", 1, "expected true or false"),
    ("{\"gate\": {\"rule\": [{\"metric\": \"ent.strict.f1\",\n\"max_dorp\": 1}]}}", 2, "max_drop"),
    ("{\"gate\": {\"rule\": [\n{\"metric\": \"ent.strict\"}]}}", 2, "such as ent.strict.f1"),
    ("{\"gate\": {\"rule\": [\n{\"max_drop\": 1}]}}", 2, "found ''"),
    (
      "{\"gate\": {\"rule\": [{\"metric\": \"ent.strict.f1\",\n\"max_drop\": null}]}}", 2,
      "expected a text, a number, true or false"
    ),
    ("{\"gate\": {\"strict\": true,\n\"strict\": true}}", 2, "expected each key once"),
    ("{\"gate\": {}}\n{}", 2, "expected the end"),
    ("{\"gate\": {\"rule\": [{\"metric\": \"ent.strict.f1\", \"max_drop\":\n5e-1}]}}", 1, "'5e-1'"),
  ]

  @Test func everyMistakeInAPolicyHasALine() throws {
    for (text, line, message) in Self.badPolicies {
      let scratch = try Assay.Scratch()
      let path = try scratch.write("policy.json", text)
      let fault = #expect(throws: Fault.self) { try GatePolicy(path) }
      #expect(fault?.line == line && fault?.file == path, "\(text): \(fault?.description ?? "")")
      #expect(fault?.message.contains(message) == true, "\(text): \(fault?.description ?? "")")
    }
    let bytes: [UInt8] = Array("{\"gate\": {\"baseline\": \"".utf8) + [0xFF] + Array("\"}}".utf8)
    #expect(throws: (any Error).self) { try GatePolicy(parsing: bytes) }
  }

  @Test func acceptedSpansAreReadAndMistakesNamed() throws {
    let good = #"{"fingerprint":"mg0123456789ab","reason":"gold is wrong","expires":"2032-02-29"}"#
    let spans = try AcceptedFile.parse(Array("\n\(good)\n \n".utf8), path: "a")
    #expect(spans.map(\.expires) == ["2032-02-29"] && spans.map(\.reason) == ["gold is wrong"])
    let rows: [(String, String)] = [
      ("[]", "expected an object"), ("{", "column 2"),
      ("{\"reason\":\"x\"}", "fingerprint: expected one"),
      ("{\"fingerprint\":\"mg0123456789ab\"}", "expected a reason, found none"),
      ("{\"fingerprint\":\"mg0123456789ab\",\"reason\":\" \"}", "expected a reason, found none"),
      ("{\"fingerprint\":\"mg0123456789ab\",\"reason\":1}", "reason: expected a text"),
      ("{\"fingerprint\":\"mg0123456789ab\",\"raison\":\"x\"}", "did you mean 'reason'?"),
      (good.replacing("2032-02-29", with: "2031-02-29"), "expires: expected a day"),
      (good.replacing("2032-02-29", with: "2031-1-1"), "expires: expected a day"),
      (good.replacing("2032-02-29", with: "tomorrow"), "expires: expected a day"),
      (good, "found mg0123456789ab of line 1 again"),
    ]
    for (text, message) in rows {
      let fault = #expect(throws: Fault.self, "\(text)") {
        try AcceptedFile.parse(Array("\(good)\n\(text)".utf8), path: "a")
      }
      #expect(fault?.message.contains(message) == true, "\(text): \(fault?.message ?? "")")
      #expect(fault?.line == 2, "\(text)")
    }
  }
}
