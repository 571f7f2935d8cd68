import AssayModel
import AssayScoring
import Testing

struct SliceTests {
  private static func parts(
    _ slice: Slice, _ gold: Layer, _ predicted: Layer, text: String,
    metadata: [String: String] = [:], metric: String = "ent.strict"
  ) throws -> [String] {
    var scorer = Scorer(
      metrics: [try Metric.named(metric)],
      options: ScoringOptions(slices: [slice], bootstrap: nil))
    scorer.add(
      ArticlePair(
        id: "a", text: ArticleText(text), metadata: metadata, gold: gold, predicted: predicted))
    let score = try #require(scorer.report(system: "x", version: "1").scores.first)
    return score.slices.map { part in
      let counts = part.score.counts
      return "\(part.group.value) \(counts.correct)/\(counts.possible)/\(counts.actual)"
    }
  }

  private static func layer(_ text: String) -> Layer { Samples.layer(Samples.mentions(text)) }

  @Test func mentionsByWords() throws {
    let text = "a b c d e f g h"
    #expect(
      try Self.parts(
        .length([2, 3, 5]), Self.layer("X 0-1;X 0-3;X 0-5;X 0-7;X 0-9"), Self.layer("X 0-1;X 2-15"),
        text: text) == ["1 1/1/1", "2 0/1/0", "3-4 0/2/0", "5+ 0/1/1"])
  }

  @Test func mentionsByNesting() throws {
    #expect(
      try Self.parts(
        .nesting, Self.layer("X 0-9;X 2-4;Y 2-4;X 10-14;X 12-16;X 20-22"), Self.layer("X 20-22"),
        text: String(repeating: "a", count: 30))
        == ["crossing 0/2/0", "flat 1/1/1", "inner 0/2/0", "outer 0/1/0"])
  }

  @Test func articlesByMetadataAndLength() throws {
    let gold = Self.layer("X 0-1"), text = "a b c"
    #expect(
      try Self.parts(.metadata("k"), gold, gold, text: text, metadata: ["k": "v"]) == ["v 1/1/1"])
    #expect(try Self.parts(.metadata("k"), gold, gold, text: text) == ["(none) 1/1/1"])
    #expect(try Self.parts(.articleLength([3, 9]), gold, gold, text: text) == ["3-8 1/1/1"])
    #expect(try Self.parts(.articleLength([4]), gold, gold, text: text) == ["0-3 1/1/1"])
  }

  @Test func predictionsHaveTheirPartnersAttribute() throws {
    func mention(_ start: Int, _ level: String?) -> Mention {
      Mention(
        id: "T\(start)", type: "X", extent: Extent(start, start + 1),
        attributes: level.map { [Attribute("Level", $0)] } ?? [])
    }
    let gold = Samples.layer([mention(0, "Name"), mention(2, "Nominal"), mention(4, nil)])
    let predicted = Samples.layer([mention(0, nil), mention(2, "Name"), mention(6, nil)])
    #expect(
      try Self.parts(.attribute("Level"), gold, predicted, text: "a b c d")
        == ["(none) 0/1/1", "Name 1/1/2", "Nominal 1/1/0"])
  }

  @Test func mentionsSeenElsewhere() throws {
    var forms = SeenForms()
    forms.add(Self.layer("X 0-1;Y 2-3"), text: ArticleText("a b"))
    #expect(
      try Self.parts(
        .seen(forms), Self.layer("X 0-1;X 2-3;X 4-5"), Self.layer("X 0-1"), text: "a b c")
        == ["other type 0/1/0", "seen 1/1/1", "unseen 0/1/0"])
  }

  @Test func argumentsByRole() throws {
    let layer = EventScoringTests.layer("Hit@0-1(Who=2-3,Whom=4-5)")
    #expect(
      try Self.parts(.role, layer, layer, text: "a b c", metric: "event.AC+")
        == ["Who 1/1/1", "Whom 1/1/1"])
  }

  @Test func renamedTypesAreCompared() throws {
    let gold = Self.layer("PER 0-1;ORG 2-3"), predicted = Self.layer("PERSON 0-1;ORG 2-3")
    let labels = LabelMap(["PERSON": "PER", "ORG": "ORG"])
    for (map, correct, short) in [(LabelMap(), 1, "none"), (labels, 2, labels.short)] {
      var scorer = Scorer(
        metrics: Metric.annotations, options: ScoringOptions(labels: map, bootstrap: nil))
      scorer.add(ArticlePair(id: "a", gold: gold, predicted: predicted))
      let report = scorer.report(system: "x", version: "1")
      #expect(report["ent.strict"]?.micro.counts.correct == correct)
      #expect(report.signature.line(for: Metric.all[0]).contains("|labels:\(short)|"))
    }
    #expect(labels.short.hasPrefix("map#") && labels == LabelMap(["PERSON": "PER"]))
  }

  @Test func extraArticlesMayBeIgnored() throws {
    let layer = Self.layer("X 0-1")
    for (policy, spurious) in [(ExtraArticles.spurious, 1), (.ignored, 0)] {
      var scorer = Scorer(options: ScoringOptions(extraArticles: policy, bootstrap: nil))
      scorer.add(ArticlePair(id: "a", gold: nil, predicted: layer))
      let report = scorer.report(system: "x", version: "1")
      #expect(report["ent.strict"]?.micro.counts.spurious == spurious)
      #expect(report.extraArticles == ["a"])
    }
  }
}
