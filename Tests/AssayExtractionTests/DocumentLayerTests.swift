import AssayExtraction
import AssayModel
import AssayTesting
import Testing

@Suite struct DocumentLayerTests {
  /// Runs a stage on the events of a text whose trigger words stand in stars.
  private static func layer(
    _ specification: String, _ marked: String, types: [String: String] = [:],
    arguments: [(event: Int, role: String, words: String)] = []
  ) async throws -> (article: Article, layer: Layer) {
    var text = "", triggers: [Extent] = [], open: Int?
    for character in marked {
      guard character == "*" else {
        text.append(character)
        continue
      }
      if let start = open { triggers.append(Extent(start, text.utf8.count)) }
      open = open == nil ? text.utf8.count : nil
    }
    let article = Article(id: "a", text: ArticleText(text))
    let found = try Layer(
      annotator: .person("x"),
      mentions: arguments.enumerated().map { index, argument in
        Mention(
          id: "T\(index)", type: "Organization", extent: Sample.extent(of: argument.words, in: text)
        )
      },
      events: triggers.enumerated().map { index, trigger in
        Event(
          id: "E\(index)", type: types[article.text[trigger]] ?? "Clash",
          trigger: Trigger(id: "X\(index)", extent: trigger),
          arguments: arguments.enumerated().filter { $0.element.event == index }.map {
            Argument(role: $0.element.role, filler: .mention($0.offset))
          })
      })
    let prepared = try PreparedExtractor(
      ExtractorSpecification(specification), in: Sample.environment(), foldCount: 2)
    let outcomes = await ExtractionRunner(prepared, workers: 1)
      .run([ExtractionInput(article, found: found)])
    return (article, try #require(outcomes.first?.layer))
  }

  /// Each text with the first letter of the realis of each event, in their order.
  @Test func realisIsReadFromCues() async throws {
    let cases: [(String, String)] = [
      ("Rebels *attacked* the town.", "A"), ("Rebels will *attack* the town.", "F"),
      ("Rebels did not *attack*.", "N"), ("They didn't *attack*.", "N"),
      ("Rebels would not *leave*.", "N"), ("Nobody was *hurt*.", "N"),
      ("No bombs were *dropped*.", "N"), ("They left without a *fight*.", "N"),
      ("The army denied that jets had *bombed* the market.", "N"),
      ("He ruled out a *handover*.", "N"), ("It gave up rather than *fight*.", "N"),
      ("A third grenade did not only *explode*.", "A"), ("The *meeting* was called off.", "N"),
      ("The *attack* was foiled.", "H"), ("A *strike* on the town is possible.", "H"),
      ("They ordered the troops to *leave*.", "F"), ("They agreed to *meet* on Friday.", "F"),
      ("It plans to *send* troops.", "F"), ("The court is to *rule* on it.", "F"),
      ("Talks are due to *open*.", "F"), ("About 50 women *marched*.", "A"),
      ("They want to *take* the town.", "H"), ("He demanded that they *withdraw*.", "H"),
      ("She called for a *truce*.", "H"), ("They called the *truce* a lie.", "A"),
      ("He threatened to *kill* them.", "H"), ("They tried to *flee*.", "H"),
      ("They may *attack*.", "H"), ("They fought to *capture* the city.", "H"),
      ("They managed to *capture* the city.", "A"), ("Would they *attack*?", "H"),
      ("If they *attack*, we will *answer*.", "HH"), ("Should they *attack*, we *flee*.", "HH"),
      ("We will *answer* if they *attack*.", "HH"),
      ("He warned that troops would *retake* it.", "H"), ("Mudflows *kill* people.", "G"),
      ("They often *attack* convoys.", "G"), ("Witnesses get *arrested*.", "G"),
      ("He urged them to *talk* and *called* a vote.", "HA"), ("Army to *withdraw*", "F"),
      ("They *killed* nobody.", "N"), ("Neither would *bring* rifles.", "N"),
      ("When the talks *open*, both will come.", "F"),
      ("The *attack* could take place soon.", "H"), ("*Clashes* may erupt.", "H"),
      ("*Shooting* could still be heard.", "A"),
      ("The *meeting* did not take place.", "N"), ("The *attack* will not go ahead.", "N"),
      ("The *attack* did not stop them.", "A"),
      ("The *attack* did not take the town.", "A"), ("*Protests* are expected on Friday.", "F"),
      ("A *meeting* is planned.", "F"),
    ]
    for (text, expected) in cases {
      let found = try await Self.layer("realis", text)
      let letters = found.layer.events.map { event in
        event.attributes.compactMap { attribute in
          if case .text(let value) = attribute.value { String(value.prefix(1)) } else { nil }
        }.joined()
      }
      #expect(letters.joined() == expected, "\(text)")
    }
  }

  @Test func realisReplacesTheAttributeAndKeepsArguments() async throws {
    let found = try await Self.layer(
      "realis:actual=false,attribute=Mood", "The army will *attack*. It *fled*.",
      arguments: [(0, "Attacker", "army")])
    #expect(found.layer.events.map(\.attributes) == [[Attribute("Mood", "Future")], []])
    #expect(found.layer.events[0].arguments.map(\.role) == ["Attacker"])
  }

  /// Each text with the content of its reports, as `report>event`.
  @Test func reportsGovernTheirClause() async throws {
    let types = [
      "said": "Statement-Report", "added": "Statement-Report", "According to": "Statement-Report",
      "quoted": "Statement-Report", "saying": "Statement-Report", "claimed": "Statement-Report",
    ]
    let cases: [(String, [(Int, String, String)], [String])] = [
      ("Police *said* rebels *fled*.", [(0, "Speaker", "Police")], ["said>fled"]),
      ("Rebels *fled*, police *said*.", [(1, "Speaker", "police")], ["said>fled"]),
      ("\"We *fled*,\" they *said*.", [(1, "Speaker", "they")], ["said>fled"]),
      ("*According to* police, rebels *fled*.", [(0, "Speaker", "police")], ["According to>fled"]),
      (
        "A paper *quoted* him as *saying* rebels *fled*.", [(0, "Speaker", "paper")],
        ["quoted>saying", "saying>fled"]
      ),
      ("Police *said* rebels *fled*; troops *came*.", [(0, "Speaker", "Police")], ["said>fled"]),
      (
        "Police *said* rebels *fled*, but troops *came*.", [(0, "Speaker", "Police")], ["said>fled"]
      ),
      ("Rebels *fled*. Police *said* little.", [(1, "Speaker", "Police")], []),
      ("Troops *fled*. Rebels *came*, he *said*.", [(2, "Speaker", "he")], ["said>came"]),
    ]
    for (text, arguments, expected) in cases {
      let found = try await Self.layer(
        "attribution", text, types: types, arguments: arguments.map { ($0.0, $0.1, $0.2) })
      let words = found.layer.events.map { event in
        event.trigger.map { found.article.text[$0.extent] } ?? ""
      }
      var pairs: [String] = []
      for (index, event) in found.layer.events.enumerated() {
        for case .event(let content) in event.arguments.map(\.filler) {
          pairs.append("\(words[index])>\(words[content])")
        }
      }
      #expect(pairs == expected, "\(text)")
    }
  }

  @Test func speakersLeaveTheRolesOfWhatTheyReport() async throws {
    let types = ["said": "Statement-Report", "claimed": "Statement-Report"]
    for (verb, mask, roles) in [
      ("said", "true", 0), ("said", "false", 1), ("claimed", "true", 1),
    ] {
      let found = try await Self.layer(
        "attribution:mask=\(mask)", "The army *\(verb)* the *attack*.", types: types,
        arguments: [(0, "Speaker", "army")])
      #expect(found.layer.events[0].arguments.count == 2)
      // The same mention as the attacker.
      let layer = try Layer(
        annotator: .person("x"), mentions: found.layer.mentions,
        events: [
          found.layer.events[0],
          Event(
            id: "E9", type: "Clash", trigger: found.layer.events[1].trigger,
            arguments: [Argument(role: "Side", filler: .mention(0))]),
        ])
      let prepared = try PreparedExtractor(
        ExtractorSpecification("attribution:mask=\(mask)"), in: Sample.environment(), foldCount: 2)
      let outcomes = await ExtractionRunner(prepared, workers: 1)
        .run([ExtractionInput(found.article, found: layer)])
      #expect(outcomes.first?.layer?.events[1].arguments.count == roles, "\(verb) \(mask)")
    }
  }
}
