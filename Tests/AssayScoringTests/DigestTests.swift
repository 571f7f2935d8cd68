import AssayModel
import AssayScoring
import Testing

struct DigestTests {
  @Test func digestsDependOnContentAlone() throws {
    var random = SplitMix(23)
    var layers: Set<[UInt8]> = []
    for _ in 0..<100 {
      let layer = Samples.randomLayer(using: &random)
      layers.insert(layer.canonicalDigest)
      let shuffled = Samples.shuffled(layer, using: &random)
      let renamed = try Layer(
        annotator: .person("someone else"),
        mentions: shuffled.mentions.map {
          Mention(id: "other", type: $0.type, extent: $0.extent, confidence: 0.5)
        },
        events: shuffled.events)
      #expect(renamed.canonicalDigest == layer.canonicalDigest)
    }
    #expect(layers.count > 90)
  }

  @Test func everyPartOfAnAnnotationCounts() throws {
    let mention = Mention(id: "T1", type: "A", extent: Extent(0, 4))
    func layer(
      _ mentions: [Mention], entities: [Entity] = [], role: String = "Who", type: String = "Hit"
    ) throws -> Layer {
      try Layer(
        annotator: .person("x"), mentions: mentions, entities: entities,
        events: [
          Event(
            id: "E1", type: type, trigger: nil,
            arguments: [Argument(role: role, filler: .mention(0))])
        ])
    }
    func variant(
      type: String = "A", extent: Extent = Extent(0, 4), attributes: [Attribute] = [],
      links: [KnowledgeBaseLink] = []
    ) -> Mention {
      Mention(id: "T1", type: type, extent: extent, attributes: attributes, links: links)
    }
    let layers = [
      try layer([mention]),
      try layer([mention, mention]),
      try layer([variant(type: "B")]),
      try layer([variant(extent: Extent(0, 5))]),
      try layer([
        variant(extent: Extent(joining: [Fragment(0, 1), Fragment(2, 4)]) ?? Extent(0, 4))
      ]),
      try layer([
        variant(extent: Extent(joining: [Fragment(0, 2), Fragment(3, 4)]) ?? Extent(0, 4))
      ]),
      try layer([variant(attributes: [Attribute("n", .flag)])]),
      try layer([variant(attributes: [Attribute("n", .number(1))])]),
      try layer([variant(attributes: [Attribute("n", "1")])]),
      try layer([variant(links: [KnowledgeBaseLink(base: "W", identifier: "1")])]),
      try layer([mention], entities: [Entity(id: "N", mentions: [0])]),
      try layer([mention], role: "Whom"),
      try layer([mention], type: "Win"),
    ]
    #expect(Set(layers.map(\.canonicalDigest)).count == layers.count)
  }

  @Test func sumsDependOnIdentifiersTextsAndMultiplicity() {
    let layer = Samples.layer(Samples.mentions("A 0-1"))
    func sum(_ articles: [(id: String, text: String)]) -> String {
      var sum = DigestSum()
      for article in articles {
        sum.add(gold: layer, text: ArticleText(article.text), id: article.id)
      }
      return sum.hexadecimal
    }
    let base = sum([("a", "x"), ("b", "y")])
    #expect(base.count == 64)
    #expect(sum([("b", "y"), ("a", "x")]) == base)
    #expect(
      Set([
        base, sum([]), sum([("a", "x")]), sum([("a", "y"), ("b", "x")]),
        sum([("a", "x"), ("a", "x")]),
      ])
      .count == 5)
    var first = DigestSum(), second = DigestSum()
    first.add(gold: layer, text: ArticleText("x"), id: "a")
    second.add(gold: layer, text: ArticleText("y"), id: "b")
    second += first
    #expect(second.hexadecimal == base && second.count == 2)
  }

  @Test func signaturesNameAllThatANumberDependsOn() throws {
    let report = ScorerTests.report(ScorerTests.pairs)
    let line = report.signature.line(for: try Metric.named("event.AC+"))
    let gold = report.signature.gold.short, predicted = report.signature.predicted.short
    #expect(gold.count == 12 && gold != predicted)
    #expect(
      line
        == "Assay|v:0.1.0|task:event|match:AC+/1|avg:micro|offsets:byte|labels:none|"
        + "dup:counted|missing:missed,extra:spurious|gold:#\(gold)|docs:2|sys:x@1|pred:#\(predicted)|"
        + "ci:pboot,B=200,seed=42,conf=95%")
  }
}
