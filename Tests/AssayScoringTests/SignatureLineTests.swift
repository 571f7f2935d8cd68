import AssayModel
import AssayScoring
import Testing

struct SignatureLineTests {
  private let line =
    "Assay|v:0.1.0|task:ent|match:strict/1|avg:micro|missing:missed,extra:spurious|"
    + "gold:#11392a722488|docs:60|sys:a|pred:#5a129940e154|ci:none"

  private func changed(_ key: String, to value: String) throws -> SignatureLine {
    let signature = try #require(SignatureLine(line))
    let old = try #require(signature[key])
    return try #require(SignatureLine(line.replacing("|\(key):\(old)", with: "|\(key):\(value)")))
  }

  @Test func fieldsAreReadByName() throws {
    let signature = try #require(SignatureLine(line))
    #expect(signature.description == line && signature.fields.count == 10)
    #expect(signature["missing"] == "missed,extra:spurious" && signature["labels"] == nil)
    let barred = try #require(SignatureLine("Assay|sys:a|b.jsonl|C:x|pred:#1"))
    #expect(barred["sys"] == "a|b.jsonl|C:x" && barred["pred"] == "#1")
    #expect(try #require(SignatureLine("Assay|x:|y:1"))["x"]?.isEmpty == true)
    for bad in ["", "Assay", "Assay|", "Assay|x", "assay|v:1", "v:1|task:ent"] {
      #expect(SignatureLine(bad) == nil, "\(bad)")
    }
  }

  @Test func everySignatureThatIsMadeCanBeRead() throws {
    var random = SplitMix(6)
    var scorer = Scorer(options: ScoringOptions(bootstrap: Bootstrap(replicates: 5)))
    scorer.add(
      ArticlePair(
        id: "a", gold: Samples.randomLayer(using: &random),
        predicted: Samples.randomLayer(using: &random)))
    let report = scorer.report(system: "dir|ty/x:y.jsonl", version: "9")
    for score in report.scores {
      let line = report.signature.line(for: score.metric)
      let signature = try #require(SignatureLine(line))
      #expect(signature.description == line && signature["sys"] == "dir|ty/x:y.jsonl")
      #expect(signature["gold"] == "#\(report.signature.gold.short)" && signature["v"] == "9")
      #expect(signature.short.hasPrefix("Assay|9|\(score.metric.name)|#"))
    }
    #expect(Set(report.scores.map { report.signature.line(for: $0.metric) }).count > 1)
  }

  @Test func shortOnesStandForWhatChangesNumbers() throws {
    let signature = try #require(SignatureLine(line))
    let digits = signature.short.suffix(9)
    #expect(signature.short == "Assay|0.1.0|ent.strict|#11392a72|n60|\(digits)")
    for key in ["v", "sys"] {
      let other = try changed(key, to: "7")
      #expect(other.short.hasSuffix(digits) && signature.difference(from: other) == nil)
    }
    for key in ["match", "gold", "docs", "pred", "ci", "missing"] {
      #expect(try !changed(key, to: "7").short.hasSuffix(digits), "\(key)")
    }
  }

  @Test func theFirstDifferenceIsNamed() throws {
    let signature = try #require(SignatureLine(line))
    let rows = [
      ("gold", "#1", "the gold differs: expected #11392a722488, found #1"),
      ("pred", "#1", "the predictions differ: expected #5a129940e154, found #1"),
      (
        "match", "strict/2",
        "the definition of the metric differs: expected strict/1, found strict/2"
      ),
      ("ci", "pboot", "the intervals differ: expected none, found pboot"),
      ("docs", "59", "the number of gold articles differs: expected 60, found 59"),
      ("avg", "macro", "the average differs: expected micro, found macro"),
    ]
    for (key, value, text) in rows {
      let difference = signature.difference(from: try changed(key, to: value))
      #expect(difference?.description == text && difference?.key == key)
    }
    let newer = try #require(SignatureLine("\(line)|labels:map#1"))
    #expect(
      signature.difference(from: newer)?.description
        == "the label map differs: expected none, found map#1")
    let stranger = try #require(SignatureLine("\(line)|slice:dev"))
    #expect(
      stranger.difference(from: signature)?.description
        == "the field 'slice' differs: expected dev, found none")
    #expect(signature.difference(from: signature) == nil)
  }
}
