import AssayScoring
import Testing

struct TemplateScoringTests {
  struct Row {
    let name: String
    let match: FillerMatch
    let gold: [Template]
    let predicted: [Template]
    /// Credit, possible and actual.
    let score: (Double, Int, Int)
    var pairs: [[Int]] = [[0, 0]]
  }

  /// A template without a type and with one role.
  static func target(_ entities: [[String]]) -> Template { Template(fillers: ["Target": entities]) }

  /// Expected values are counted by hand; the first is an example of Du and others (2021).
  static let rows = [
    Row(
      name: "two mentions of one building are two answers, one of them right", match: .subset,
      gold: [
        target([
          ["Pilmai telephone company building", "telephone company offices"], ["water pipes"],
          ["public telephone booth"],
        ])
      ],
      predicted: [
        target([
          ["water pipes"], ["Pilmai telephone company building"], ["public telephone booth"],
          ["telephone company offices"],
        ])
      ], score: (3, 3, 4)),
    Row(
      name: "articles, case and marks do not matter", match: .subset,
      gold: [target([["the U.S. embassy"]])], predicted: [target([["US Embassy"]])],
      score: (1, 1, 1)),
    Row(
      name: "an entity without mentions is not right", match: .subset,
      gold: [target([["bomb"]])], predicted: [target([[]])], score: (0, 1, 1), pairs: []),
    Row(
      name: "a gold mention that reads like another counts once", match: .share,
      gold: [target([["a bomb", "bomb"]])], predicted: [target([["bomb", "grenade"]])],
      score: (0.5, 1, 1)),
    Row(
      name: "one gold entity is found once", match: .overlap,
      gold: [target([["gunmen", "they"]])], predicted: [target([["gunmen"], ["they"]])],
      score: (1, 1, 2)),
    Row(
      name: "shared mentions", match: .mentions,
      gold: [target([["gunmen", "they"], ["station"]])],
      predicted: [target([["gunmen", "they", "men"], ["they", "station"]])], score: (3, 3, 5)),
    Row(
      name: "any of gold's types is right, and its mentions count once", match: .mentions,
      gold: [Template(types: ["attack", "bombing"], fillers: ["Weapon": [["bomb"]]])],
      predicted: [Template(types: ["bombing"], fillers: ["Weapon": [["bomb"]]])],
      score: (1, 1, 1)),
    Row(
      name: "another type", match: .overlap,
      gold: [Template(types: ["attack"], fillers: ["Weapon": [["bomb"]]])],
      predicted: [Template(types: ["arson"], fillers: ["Weapon": [["bomb"]]])],
      score: (0, 1, 1), pairs: []),
    Row(
      name: "the fullest record does not go first", match: .subset,
      gold: [record(["x": "1", "y": "1"]), record(["x": "1", "y": "2"])],
      predicted: [record(["x": "1", "y": "3", "z": "5"]), record(["x": "1", "y": "1"])],
      score: (3, 4, 5), pairs: [[0, 1], [1, 0]]),
    Row(name: "nothing", match: .subset, gold: [], predicted: [], score: (0, 0, 0), pairs: []),
  ]

  static func record(_ record: EventRecord) -> Template { Template(type: "A", record: record) }

  @Test func templatesAreScoredAsByHand() {
    for row in Self.rows {
      let alignment = TemplateAlignment(
        gold: row.gold, predicted: row.predicted, match: row.match)
      var scores = TemplateScores()
      scores.add(alignment)
      #expect(alignment.pairs.map { [$0.gold, $0.predicted] } == row.pairs, "\(row.name)")
      let micro = scores.micro
      #expect(
        micro == FillerScore(credit: row.score.0, possible: row.score.1, actual: row.score.2),
        "\(row.name)")
      #expect(micro.precision == (row.score.2 == 0 ? nil : row.score.0 / Double(row.score.2)))
      #expect(micro.recall == (row.score.1 == 0 ? nil : row.score.0 / Double(row.score.1)))
    }
  }

  @Test func rolesAreAveragedWithoutThoseThatAreUndefined() {
    var scores = TemplateScores()
    #expect(scores.macroF1 == nil && scores.micro.f1 == nil)
    let gold = Template(fillers: ["Agent": [["a"]], "Place": [["b"]], "Time": []])
    let predicted = Template(fillers: ["Agent": [["a"], ["c"]], "Place": [["d"]]])
    scores.add(TemplateAlignment(gold: [gold], predicted: [predicted], match: .subset))
    // Agent 2 · 1/(1 + 2), Place 0, Time undefined; together 2 · 1/(2 + 3).
    #expect(scores.macroF1 == 2.0 / 3 / 2)
    #expect(scores.micro.f1 == 2.0 / 5)
    #expect(scores.roles["Time"]?.f1 == nil)
  }

  @Test func orderChangesNothingAndGoldIsRight() {
    var random = SplitMix(3)
    for _ in 0..<200 {
      let gold = randomTemplates(&random), predicted = randomTemplates(&random)
      for match in FillerMatch.allCases {
        let alignment = TemplateAlignment(gold: gold, predicted: predicted, match: match)
        let shuffled = TemplateAlignment(
          gold: gold.shuffled(using: &random), predicted: predicted.shuffled(using: &random),
          match: match)
        #expect(shuffled.roles == alignment.roles)
        #expect(alignment.pairs.count + alignment.missed.count == gold.count)
        #expect(alignment.pairs.count + alignment.spurious.count == predicted.count)
        let own = TemplateAlignment(gold: gold, predicted: gold, match: match)
        #expect(own.roles.values.allSatisfy { $0.f1 == nil || $0.f1 == 1 })
        let swapped = TemplateAlignment(gold: predicted, predicted: gold, match: match)
        if match == .overlap || match == .mentions {
          #expect(credit(swapped) == credit(alignment))
        }
      }
    }
  }

  private func credit(_ alignment: TemplateAlignment) -> Double {
    alignment.roles.values.reduce(0) { $0 + $1.credit }
  }

  private func randomTemplates(_ random: inout SplitMix) -> [Template] {
    (0..<Int.random(in: 0...4, using: &random)).map { _ in
      var fillers: RoleFillers = [:]
      for role in ["Agent", "Place"] where Bool.random(using: &random) {
        fillers[role] = (0..<Int.random(in: 0...3, using: &random)).map { _ in
          (0..<Int.random(in: 1...3, using: &random)).map { _ in
            ["one", "two", "red", "sun", "sea"][Int.random(in: 0..<5, using: &random)]
          }
        }
      }
      let types: [Set<String>] = [["x"], ["y"], ["x", "y"]]
      return Template(types: types[Int.random(in: 0..<3, using: &random)], fillers: fillers)
    }
  }

  @Test func textsAreNormalizedAsInPython() {
    let rows = [
      ("The  U.S.\u{A0}Army", "us army"), ("an", ""), ("a", ""), ("theatre", "theatre"),
      ("x_y", "xy"), ("“the” man", "“ ” man"), ("THE's", "thes"), ("Éa a", "éa"), ("", ""),
      ("the\u{1C}bomb", "bomb"), ("cafe\u{301}", "cafe\u{301}"),
    ]
    for (text, normalized) in rows {
      #expect(
        Array(MentionText.normalized(text).unicodeScalars) == Array(normalized.unicodeScalars))
    }
  }

  /// Faults of the originals, each by hand.
  @Test func peersKeepTheirFaults() {
    func value(_ values: [PeerValue], _ id: String) -> Double? {
      values.first { $0.id == id }?.value
    }
    let empty = CeafRee.values([(gold: ["Target": [["x"]]], predicted: ["Target": [[]]])])
    #expect(value(empty, "ceaf_ree.strict.Target.f1") == 1)
    #expect(value(empty, "ceaf_ree.prop.Target.f1") == 0)
    let twice = CeafRee.values([(gold: ["Weapon": [["a b", "b"]]], predicted: ["Weapon": [["b"]]])])
    #expect(value(twice, "ceaf_ree.prop.Weapon.p") == 2)
    let split = CeafRme.values([
      (
        gold: [FilledTemplate(type: "attack / bombing", fillers: ["Weapon": [["bomb"]]])],
        predicted: [FilledTemplate(type: "bombing", fillers: ["Weapon": [["bomb"]]])]
      )
    ])
    #expect(value(split, "ceaf_rme.phi_subset.f1") == 1)
    #expect(value(split, "ceaf_rme.phi3.recall") == 1.0 / 2)
    let greedy = Doc2edag.values(
      [
        (
          gold: ["A": [["x": "1", "y": "1"], ["x": "1", "y": "2"]]],
          predicted: ["A": [["x": "1", "y": "3", "z": "5"], ["x": "1", "y": "1"]]]
        )
      ], schema: ["A": ["x", "y", "z"]])
    #expect(value(greedy, "doc2edag.micro.tp") == 2)
    #expect(value(Doc2edag.values([], schema: [:]), "doc2edag.derived.macro_type_f1") == .some(nil))
  }
}
