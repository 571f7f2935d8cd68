import AssayModel
import AssayScoring
import Testing

struct AgreementStudyTests {
  /// "Rami fled Ravno." with tokens Rami, fled, Ravno and the full stop.
  private let article = Article(id: "a", text: ArticleText("Rami fled Ravno."))

  @Test func everyLevelByHand() throws {
    let first = try layer([("Person", 0, 4, "Name"), ("Place", 10, 15, "Name")], realis: "Actual")
    let second = try layer([("Person", 0, 4, "Name"), ("Group", 10, 15, nil)], realis: "Future")
    let report = try report([first, second])
    let pair = try #require(report.pairs.first)
    #expect(report.articles == 1 && report.missingArticles == [[], []])
    #expect(pair.scores["ent.strict"]?.micro.f1 == 1.0 / 2)
    #expect(pair.scores["ent.exact"]?.micro.f1 == 1)
    #expect(pair.scores["event.TC"]?.micro.f1 == 1)
    // Both mentions are of types that bear Level; one lacks it: 1 of 2, chance 2·1/4.
    let level = try #require(pair.mentionAttributes.first { $0.name == "Level" })
    #expect(level.agreement == 1.0 / 2 && level.kappa.value == 0)
    let realis = try #require(pair.eventAttributes.first)
    #expect(realis.name == "Realis" && realis.agreement == 0 && realis.kappa.value == 0)
    // Two entities of one mention each: no links, so MUC and the average are undefined.
    #expect(CoreferenceMetric.muc.score(pair.mentionCoreference).f1 == nil)
    #expect(CoreferenceMetric.bCubed.score(pair.mentionCoreference).f1 == 1)
    // One relation each, between the same mentions, listed in another order.
    #expect(pair.relations == Counts(correct: 1))
    // Four tokens: Person O Place O and Person O Group O. O 4, Person 2, Place 1, Group 1 of 8:
    // D_o = 1/4, D_e = (64 − 16 − 4 − 1 − 1) / 56.
    #expect(abs((pair.tokens.all.value ?? 0) - (1 - (1.0 / 4) / (42.0 / 56))) < 1e-12)
    // Two marked tokens: Person 2, Place 1, Group 1 of 4: D_o = 1/2, D_e = (16 − 6) / 12.
    #expect(abs((pair.tokens.marked.value ?? 0) - (1 - (1.0 / 2) / (10.0 / 12))) < 1e-12)
    #expect(pair.tokens == report.tokens)
    #expect(pair.byArticle.map(\.id) == ["a"])
    #expect(pair.byArticle[0].counts == pair.scores.scores.map(\.micro.counts))
  }

  @Test func agreementHasNoDirection() throws {
    let first = try layer([("Person", 0, 4, "Name"), ("Place", 10, 15, "Name")], realis: "Actual")
    let second = try layer([("Group", 0, 9, "Name"), ("Place", 5, 9, nil)], realis: nil)
    let one = try report([first, second]).pairs[0], other = try report([second, first]).pairs[0]
    for (a, b) in zip(one.scores.scores, other.scores.scores) {
      #expect(a.micro.f1 == b.micro.f1 && a.micro.intervals?.f1 == b.micro.intervals?.f1)
    }
    #expect(one.mentionAttributes == other.mentionAttributes)
    #expect(one.tokens == other.tokens)
  }

  @Test func whatOneDidNotAnnotateIsLeftOut() throws {
    let full = try layer([("Person", 0, 4, "Name")], realis: "Actual")
    let empty = Layer(empty: .person("x"))
    let report = try report([full, nil, empty])
    #expect(report.missingArticles == [[], ["a"], []] && report.articles == 1)
    #expect(report.pairs.map { $0.scores.articles } == [0, 1, 0])
    #expect(report.pairs[1].scores["ent.strict"]?.micro.f1 == 0)
    let alone = try self.report([full, nil, nil])
    #expect(alone.articles == 0 && alone.tokens.all.undefined == .nothingToCompare)
    #expect(try self.report([nil, nil]).missingArticles == [[], []])
  }

  @Test func sameLayersAgreeAndEmptyOnesHaveNoValue() throws {
    let full = try layer([("Person", 0, 4, "Name"), ("Place", 10, 15, "Name")], realis: "Actual")
    let pair = try report([full, full]).pairs[0]
    #expect(pair.scores.scores.allSatisfy { $0.micro.f1 == 1 || $0.micro.counts == Counts() })
    #expect(pair.tokens.all.value == 1)
    // Both always say Name and Actual.
    #expect(pair.mentionAttributes.allSatisfy { $0.alpha.undefined == .oneCategory })
    let empty = Layer(empty: .person("x"))
    let none = try report([empty, empty]).pairs[0]
    #expect(none.scores.scores.allSatisfy { $0.micro.f1 == nil })
    #expect(none.tokens.all.undefined == .oneCategory)
    #expect(none.tokens.marked.undefined == .nothingToCompare)
    #expect(none.mentionAttributes.isEmpty && none.relations == Counts())
  }

  // MARK: - Samples

  private func report(_ layers: [Layer?]) throws -> AgreementReport {
    var study = AgreementStudy(
      annotators: layers.indices.map { "\($0)" },
      options: AgreementStudy.Options(
        scoring: ScoringOptions(bootstrap: nil), listsArticles: true))
    study.add(AgreementArticle(article, layers: layers))
    return try study.report(version: "test")
  }

  /// Mentions with a Level each, an event on "fled" without arguments, and a relation of all
  /// mentions, listed backwards where the last mention has no Level.
  private func layer(
    _ mentions: [(type: String, start: Int, end: Int, level: String?)], realis: String?
  ) throws -> Layer {
    let roles = mentions.indices.map { Argument(role: "Arg\($0)", filler: .mention($0)) }
    return try Layer(
      annotator: .person("x"),
      mentions: mentions.enumerated().map { index, mention in
        Mention(
          id: "T\(index)", type: mention.type, extent: Extent(mention.start, mention.end),
          attributes: mention.level.map { [Attribute("Level", $0)] } ?? [])
      },
      events: [
        Event(
          id: "E1", type: "Flight", trigger: Trigger(id: "T9", extent: Extent(5, 9)),
          attributes: realis.map { [Attribute("Realis", $0)] } ?? [])
      ],
      relations: [
        Relation(
          id: "R1", type: "Near",
          arguments: mentions.last?.level == nil ? roles.reversed() : roles)
      ])
  }
}
