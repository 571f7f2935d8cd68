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
    let level = try choice(.mention, "Level", of: pair.group)
    #expect(level.ratings.agreement == 1.0 / 2 && level.coefficient(.cohen).value == 0)
    let realis = try choice(.event, "Realis", of: pair.group)
    #expect(realis.ratings.agreement == 0 && realis.coefficient(.cohen).value == 0)
    // Person-Person and Place-Group: 1 of 2, chance 1/4.
    let types = try choice(.mention, "type", of: pair.group)
    #expect(
      types.ratings.count == 2 && types.coefficient(.cohen).value == (1.0 / 2 - 1.0 / 4) / (3.0 / 4)
    )
    let events = try choice(.event, "type", of: pair.group)
    #expect(events.coefficient(.cohen).undefined == .oneCategory)
    let relations = try choice(.relation, "type", of: pair.group)
    #expect(relations.ratings.count == 1 && relations.ratings.agreement == 1)
    // Two entities of one mention each: no links, so MUC and the average are undefined.
    #expect(CoreferenceMetric.muc.score(pair.mentionCoreference).f1 == nil)
    #expect(CoreferenceMetric.bCubed.score(pair.mentionCoreference).f1 == 1)
    // One relation each, between the same mentions, listed in another order.
    #expect(pair.relations == Counts(correct: 1))
    #expect(pair.relationTypes.map(\.type) == ["Near"])
    #expect(pair.relationTypes.map(\.counts) == [Counts(correct: 1)])
    // Four tokens: Person O Place O and Person O Group O. O 4, Person 2, Place 1, Group 1 of 8:
    // D_o = 1/4, D_e = (64 − 16 − 4 − 1 − 1) / 56.
    let tokens = try choice(.token, "type", of: pair.group).coefficient(.alpha).value ?? 0
    #expect(abs(tokens - (1 - (1.0 / 4) / (42.0 / 56))) < 1e-12)
    // Two marked tokens: Person 2, Place 1, Group 1 of 4: D_o = 1/2, D_e = (16 − 6) / 12.
    let marked = try choice(.markedToken, "type", of: pair.group).coefficient(.alpha).value ?? 0
    #expect(abs(marked - (1 - (1.0 / 2) / (10.0 / 12))) < 1e-12)
    #expect(pair.group == report.all)
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
    for (a, b) in zip(one.group.choices, other.group.choices) {
      #expect(a.choice == b.choice && a.ratings.count == b.ratings.count)
      for name in RatingCoefficient.allCases {
        #expect(a.coefficient(name).value == b.coefficient(name).value)
      }
    }
    for (a, b) in zip(one.group.units, other.group.units) {
      #expect(a.all.alpha == b.all.alpha)
      #expect(a.all.gamma?.coefficient.observed == b.all.gamma?.coefficient.observed)
    }
  }

  @Test func whatOneDidNotAnnotateIsLeftOut() throws {
    let full = try layer([("Person", 0, 4, "Name")], realis: "Actual")
    let empty = Layer(empty: .person("x"))
    let report = try report([full, nil, empty])
    #expect(report.missingArticles == [[], ["a"], []] && report.articles == 1)
    #expect(report.pairs.map { $0.scores.articles } == [0, 1, 0])
    #expect(report.pairs[1].scores["ent.strict"]?.micro.f1 == 0)
    let alone = try self.report([full, nil, nil])
    #expect(alone.articles == 0 && alone.all.choices.isEmpty)
    #expect(alone.all.units.allSatisfy { $0.all.alpha.undefined == .nothingToCompare })
    #expect(alone.all.units.allSatisfy { $0.all.gamma?.coefficient.undefined == .nothingToCompare })
    #expect(try self.report([nil, nil]).missingArticles == [[], []])
  }

  @Test func sameLayersAgreeAndEmptyOnesHaveNoValue() throws {
    let full = try layer([("Person", 0, 4, "Name"), ("Place", 10, 15, "Name")], realis: "Actual")
    let pair = try report([full, full]).pairs[0]
    #expect(pair.scores.scores.allSatisfy { $0.micro.f1 == 1 || $0.micro.counts == Counts() })
    #expect(try choice(.token, "type", of: pair.group).coefficient(.alpha).value == 1)
    #expect(pair.group.units.allSatisfy { $0.all.alpha.value == 1 })
    // Both always say Name and Actual.
    for (thing, name) in [(Choice.Thing.mention, "Level"), (.event, "Realis")] {
      let attribute = try choice(thing, name, of: pair.group)
      for name in RatingCoefficient.nominal {
        #expect(attribute.coefficient(name).undefined == .oneCategory)
      }
    }
    let empty = Layer(empty: .person("x"))
    let none = try report([empty, empty]).pairs[0]
    #expect(none.scores.scores.allSatisfy { $0.micro.f1 == nil })
    #expect(
      try choice(.token, "type", of: none.group).coefficient(.alpha).undefined == .oneCategory)
    #expect(none.group.choices.map(\.choice.thing) == [.token] && none.relations == Counts())
  }

  @Test func threeAnnotatorsByHand() throws {
    // Person 0-4 three times; Ravno is a Place twice and a Group once.
    let place = try layer([("Person", 0, 4, "Name"), ("Place", 10, 15, "Name")], realis: "Actual")
    let group = try layer([("Person", 0, 4, "Name"), ("Group", 10, 15, "Name")], realis: "Actual")
    let report = try report([place, group, place])
    let types = try choice(.mention, "type", of: report.all)
    #expect(types.ratings.count == 2)
    // Person 3, Place 2, Group 1 of 6. Agreeing pairs: 3 of 3, 1 of 3; chance (9 + 4 + 1) / 36.
    #expect(isClose(types.coefficient(.fleiss).value, (2.0 / 3 - 14.0 / 36) / (22.0 / 36)))
    #expect(types.ratings.agreement.map { isClose($0, 2.0 / 3) } == true)
    // A-B and B-C: 1/2 against chance 1/4; A-C: 1.
    #expect(isClose(types.coefficient(.cohen).value, (1.0 / 3 + 1 + 1.0 / 3) / 3))
    // ent.strict: 1/2, 1, 1/2.
    func f1(_ pair: PairAgreement) -> Double? { pair.scores["ent.strict"]?.micro.f1 }
    #expect(report.mean(f1) == 2.0 / 3 && report.mean(of: 1, f1) == 1.0 / 2)
    #expect(report.mean { _ in nil } == nil)
  }

  @Test func partsForTypesAndArticles() throws {
    let first = try layer([("Person", 0, 4, "Name"), ("Place", 10, 15, "Name")], realis: "Actual")
    let second = try layer([("Person", 0, 4, "Pro"), ("Group", 10, 15, "Name")], realis: "Actual")
    let group = try report([first, second], coversTypes: true).all
    let level = try choice(.mention, "Level", of: group)
    // Ravno counts for both of its types.
    #expect(level.types.map(\.name) == ["Group", "Person", "Place"])
    #expect(level.types.map(\.ratings.agreement) == [1, 0, 1])
    #expect(level.byArticle.map(\.name) == ["a"] && level.byArticle[0].ratings == level.ratings)
    let mentions = try #require(group.units.first)
    #expect(mentions.types.map(\.name) == ["Group", "Person", "Place"])
    #expect(mentions.types.map(\.units) == [1, 2, 1] && mentions.all.units == 4)
    #expect(mentions.byArticle.map(\.alpha) == [mentions.all.alpha])
    #expect(mentions.byArticle.map(\.gamma) == [mentions.all.gamma])
    #expect(try report([first, second]).all.units.allSatisfy { $0.types.isEmpty })
  }

  @Test func orderMayNameWhatIsNotThere() throws {
    let first = try layer([("Person", 0, 4, "1"), ("Place", 10, 15, "3")], realis: nil)
    let second = try layer([("Person", 0, 4, "1"), ("Place", 10, 15, nil)], realis: nil)
    let bare = try choice(.mention, "Level", of: try report([first, second]).all)
    // Numbers have their order; the place that lacks one was not rated.
    #expect(bare.isOrdered && bare.coefficient(.alphaInterval).undefined == .oneCategory)
    #expect(bare.coefficient(.alphaInterval).count == 1 && bare.coefficient(.alpha).count == 2)
    var study = AgreementStudy(
      annotators: ["1", "2"],
      options: AgreementStudy.Options(orders: ["Level": ["(none)", "1", "3"]]))
    study.add(AgreementArticle(article, layers: [first, second]))
    let stated = try choice(.mention, "Level", of: try study.report(version: "test").all)
    // 1-1 and 3-none: distances 0 and 2; chance over the four pairs of places: 0, 1, 1, 2 of 4.
    #expect(stated.coefficient(.cohenLinear).value == 1 - (2.0 / 2) / (4.0 / 4))
  }

  // MARK: - Samples

  private func choice(
    _ thing: Choice.Thing, _ name: String, of group: GroupAgreement
  ) throws -> ChoiceAgreement {
    try #require(group.choices.first { $0.choice.thing == thing && $0.choice.name == name })
  }

  private func report(_ layers: [Layer?], coversTypes: Bool = false) throws -> AgreementReport {
    var study = AgreementStudy(
      annotators: layers.indices.map { "\($0)" },
      options: AgreementStudy.Options(
        scoring: ScoringOptions(bootstrap: nil), gamma: PooledGamma.Settings(samples: 5),
        coversTypes: coversTypes, listsArticles: true))
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
