import AssayLinting
import AssayModel
import AssayScoring
import Testing

/// The checks of roles, attributes, coreference, schemas and lists.
struct StructureCheckTests {
  private func found(
    _ check: String, _ copies: Int, _ text: String, _ last: String, chains: [[Int]] = [],
    lastChains: [[Int]] = [], options: LintOptions = .init(), least: Double = 0.5
  ) throws -> [String] {
    let articles = try (0..<copies).map {
      try Samples.article("copy\($0)", text, chains: chains)
    }
    let article = try Samples.article("last", last, chains: lastChains)
    return try Samples.words(articles + [article], check, least: least, options: options)
  }

  @Test func roles() throws {
    let text = "The [army|Org] [took|!Take Agent=0 Place=1] [Ravno|Place]."
    #expect(
      try found("missing-role", 99, text, "It [took|!Take Agent=0] [Ravno|Place].") == ["took"])
    #expect(try found("missing-role", 99, text, text) == [])
    // One event in two lacks the role.
    let half = "[Ravno|Place] [fell|!Fall Place=0]. It [fell|!Fall]."
    #expect(try found("missing-role", 99, half, "It [fell|!Fall].") == [])
    #expect(
      try found(
        "filler-type", 2_000, text, "[Dawn|Time] [took|!Take Agent=0 Place=1] [Ravno|Place].")
        == ["took"])
    #expect(try found("filler-type", 2_000, text, text) == [])
  }

  @Test func fillers() throws {
    let text = "The [army|Org] [took|!Take Agent=0 Place=1] [Ravno|Place]."
    let rows: [(String, [String])] = [
      (text, []), ("[army|Org] [took|!Take Agent=0 Agent=0]", ["took"]),
      ("[army|Org] [took|!Take Agent=0 Place=0]", ["took"]), ("It [took|!Take Agent=e0]", ["took"]),
      ("[army|Org] [foe|Org] [took|!Take Agent=0 Agent=1]", []),
    ]
    for (last, expected) in rows {
      #expect(try found("repeated-filler", 99, text, last) == expected, "\(last)")
    }
    let loop = try Samples.article("last", "[army|Org] left", relations: [("Part", 0, 0)])
    #expect(try Samples.words([loop], "repeated-filler") == ["army"])
    let twice = try Samples.article(
      "last", "[army|Org] [crew|Org]", relations: [("Part", 0, 1), ("Part", 0, 1)])
    #expect(try Samples.words([twice], "duplicate") == ["army"])
  }

  @Test func reports() throws {
    let text = "He [said|!Say Content=e1] that it [fell|!Fall]."
    let bare = "He [said|!Say] that it [fell|!Fall]."
    #expect(try found("unreported-event", 999, text, bare) == ["fell"])
    #expect(try found("unreported-event", 999, text, text) == [])
    // In a sentence of its own it is not reported.
    #expect(try found("unreported-event", 999, text, "He [said|!Say] so. It [fell|!Fall].") == [])
    // Where no type has a role that events fill, nothing reports, unless it is named.
    #expect(try found("unreported-event", 9, bare, bare, least: 0) == [])
    var options = LintOptions()
    options.reportTypes = ["Say"]
    #expect(try found("unreported-event", 999, text, bare, options: options) == ["fell"])
    options.reportTypes = ["Ask"]
    #expect(try found("unreported-event", 999, text, bare, options: options) == [])
  }

  @Test func attributes() throws {
    let text = "The [army|Org Kind=Military] left the [hill|Place]."
    #expect(try found("attribute-bearer", 99, text, "The [army|Org] left.") == ["army"])
    #expect(try found("attribute-bearer", 99, text, "A [hill|Place Kind=Natural]") == ["hill"])
    #expect(try found("attribute-bearer", 99, text, text) == [])
    // What is borne now and then may be borne or not.
    let flag = "It [fell|!Fall Negated=]. It [fell|!Fall]. It [fell|!Fall]. It [fell|!Fall]."
    #expect(try found("attribute-bearer", 99, flag, "It [fell|!Fall Negated=].") == [])
    #expect(
      try found("attribute-value", 200, text, "The [army|Org Kind=Civil] left.") == ["army"])
    #expect(try found("attribute-value", 200, text, text) == [])
    #expect(try found("attribute-value", 200, text, "The [navy|Org Kind=Civil] left.") == [])
    // What changes with the sentence is no error even where a word nearly always has one value.
    var articles = try Samples.copies(
      50,
      of: "He [said|!Say Real=Actual]. He [fled|!Go Real=Actual]. It [fell|!Fall Real=Actual].")
    for word in ["said|!Say", "fled|!Go", "fell|!Fall"] {
      for number in 0..<4 {
        articles.append(try Samples.article("\(word)\(number)", "None [\(word) Real=Negated]."))
      }
    }
    #expect(try Samples.words(articles, "attribute-value") == [])
  }

  @Test func coreference() throws {
    let text = "[Ravno|Place] fell. The [town|Place] burned. [It|Place] is [Ravno|Place]."
    let chain = [[0, 1, 2, 3]]
    #expect(try found("split-name", 99, text, text, chains: chain, lastChains: chain) == [])
    #expect(
      try found("split-name", 99, text, text, chains: chain, lastChains: [[0, 1, 2]]) == ["Ravno"])
    #expect(try found("split-name", 99, text, text) == [])
    #expect(
      try found("lone-pronoun", 99, text, text, chains: chain, lastChains: [[0, 1, 3]]) == ["It"])
    #expect(try found("lone-pronoun", 99, text, text, chains: chain, lastChains: chain) == [])
    let pronouns = "[We|Group] said [they|Group] left."
    #expect(
      try found("lone-pronoun", 99, text, pronouns, chains: chain, lastChains: [[0, 1]])
        == ["We", "they"])
    let mixed = "[Ravno|Place] fell. The [town|Org] burned. [It|Place] is [Ravno|Place]."
    #expect(
      try found("mixed-chain", 99, text, mixed, chains: chain, lastChains: chain) == ["town"])
    #expect(try found("mixed-chain", 99, text, mixed, chains: chain) == [])
    let events = try (0..<99).map {
      try Samples.article("copy\($0)", "It [fell|!Fall]. The [fall|!Fall]", eventChains: [[0, 1]])
    }
    let odd = try Samples.article(
      "last", "It [fell|!Fall]. The [loss|!Die] and [fall|!Fall]", eventChains: [[0, 1, 2]])
    #expect(try Samples.words(events + [odd], "mixed-chain") == ["loss"])
  }

  @Test func labels() throws {
    let text = "The [army|Organization] left [Ravno|Place]."
    #expect(try found("rare-label", 99, text, "[Ravno|Plase] fell") == ["Ravno"])
    #expect(try found("rare-label", 99, text, "[Ravno|place] fell") == ["Ravno"])
    #expect(try found("rare-label", 99, text, "[Ravno|River] fell") == [])
    #expect(try found("rare-label", 99, text, "[Ravno|River] fell", least: 0.3) == ["Ravno"])
    #expect(try found("rare-label", 9, text, "[Ravno|Plase] fell") == [])
    var options = LintOptions()
    options.schema = Schema(
      entities: ["Organization", "Place", "Plate"].map { Schema.Label(name: $0) }, events: [],
      relations: [], attributes: [])
    #expect(try found("rare-label", 99, text, "[Ravno|Plate] fell", options: options) == [])
    // Labels that hardly ever come twice are free text.
    let free = try (0..<99).map { try Samples.article("a\($0)", "[Ravno|Place\($0)] [x|Plasex]") }
    #expect(
      try Samples.words(free + [try Samples.article("last", "[y|Plasey]")], "rare-label") == [])
  }

  @Test func schemas() throws {
    var options = LintOptions()
    options.schema = Schema(
      entities: [Schema.Label(name: "Org"), Schema.Label(name: "Place")],
      events: [
        Schema.Label(
          name: "Take",
          roles: [
            Schema.Role(name: "Agent", minimum: 1, maximum: nil, fillers: ["Org"]),
            Schema.Role(name: "Place", minimum: 0, maximum: 1, fillers: ["Place"]),
          ])
      ], relations: [],
      attributes: [Schema.AttributeKind(name: "Kind", bearers: ["Org"], values: ["Army", "Party"])])
    let rows: [(String, [String])] = [
      ("[army|Org Kind=Army] [took|!Take Agent=0 Place=1] [Ravno|Place]", []),
      ("[army|Orb]", ["army"]), ("It [fell|!Fall]", ["fell"]), ("It [took|!Take]", ["took"]),
      ("[army|Org] [took|!Take Agent=0 Time=0]", ["took"]),
      ("[Ravno|Place] [took|!Take Agent=0]", ["took"]),
      ("[army|Org] [a|Place] [b|Place] [took|!Take Agent=0 Place=1 Place=2]", ["took"]),
      ("[army|Org Kind=Navy]", ["army"]), ("[Ravno|Place Kind=Army]", ["Ravno"]),
      ("[army|Org Size=Army]", ["army"]), ("[army|Org Kind=Navy Size=x]", ["army", "army"]),
    ]
    for (text, expected) in rows {
      let article = try Samples.article("last", text)
      #expect(try Samples.words([article], "schema", options: options) == expected, "\(text)")
      #expect(try Samples.words([article], "schema") == [])
    }
  }

  @Test func names() throws {
    var options = LintOptions()
    options.names = ["Ravno", "Dorn Ravno", "", "Marsk"]
    let text = "[Ravno|Place] and [Marsk|Place] fell."
    let rows: [(String, [String])] = [
      ("Ravno fell.", ["Ravno"]), ("Dorn Ravno fell.", ["Dorn Ravno"]), (text, []),
      ("The [Ravno council|Org] met.", []), ("Ravnovia fell.", []),
    ]
    for (last, expected) in rows {
      #expect(try found("known-name", 99, text, last, options: options) == expected, "\(last)")
      #expect(try found("known-name", 99, text, last) == [])
    }
    // A list of which little is annotated shows little.
    #expect(try found("known-name", 99, "Ravno and Marsk fell.", "Ravno", options: options) == [])
  }

  @Test func predictions() throws {
    let text = "The [army|Org] [left|!Go] [Ravno|Place] by [night|Time]."
    let copies = try Samples.copies(60, of: text)
    let rows: [(gold: String, predicted: [String], found: [String])] = [
      ("The army [left|!Go] it.", ["The [army|Org] [left|!Go] it."], ["army"]),
      ("The [army|Group] left it.", ["The [army|Org] left it."], ["army"]),
      ("The army left it.", ["The [army|Org] left it.", "The army left it."], []),
      ("The army left it.", ["The [army|Org] [left|!Go] it."], ["army", "left"]),
      ("The [army|Org] left it.", ["The [army|Org] left it."], []),
    ]
    for row in rows {
      let last = try Samples.article("last", row.gold)
      let predictions = try row.predicted.map { try Samples.article("last", $0).layers.first }
      let all: [[Layer?]] = copies.map { copy in row.predicted.map { _ in copy.layers.first } }
      let findings = try Samples.findings(
        copies + [last], checks: ["agreed-prediction"],
        predictions: all + [predictions])
      let words = findings.filter { $0.article == "last" && $0.score >= 0.5 }
        .map { $0.quotation?.text ?? "-" }
      #expect(words == row.found, "\(row)")
    }
    // One of two is enough where the user says so.
    var options = LintOptions()
    let half: [[Layer?]] = copies.map { [$0.layers.first, nil] }
    let odd = try Samples.article("last", "The army [left|!Go] it.")
    let guess = try Samples.article("last", "The [army|Org] [left|!Go] it.").layers.first
    for (agreeing, count) in [(nil, 0), (2, 0), (1, 1)] {
      options.agreeingPredictions = agreeing
      let found = try Samples.findings(
        copies + [odd], checks: ["agreed-prediction"], options: options,
        predictions: half + [[guess, nil]])
      #expect(found.count { $0.score >= 0.5 } == count, "\(found)")
    }
    // Where predictions are wrong as often as not, their agreement shows nothing.
    let wrong = try Samples.copies(60, of: "The army [left|!Go] it.")
    let bad = try Samples.article("last", "The [army|Org] left it.").layers.first
    let found = try Samples.findings(
      wrong, checks: ["agreed-prediction"], predictions: wrong.map { _ in [bad] })
    #expect(found.allSatisfy { $0.score < 0.5 })
  }
}
