import AssayExtraction
import AssayModel
import AssayTesting
import Testing

@Suite struct ExtractorsTests {
  @Test func namesAreKept() {
    let names = [
      "null", "capitals", "memoriser", "gazetteer", "trigger-lexicon", "times", "rules", "tagger",
      "events", "coreference", "realis", "attribution", "process", "union", "vote", "cascade",
      "stack", "gold-noise",
    ]
    #expect(Extractors.all.map(\.name) == names)
  }

  @Test func capitalsFindsRunsOfCapitalisedWords() async throws {
    let cases: [(String, [String])] = [
      ("", []),
      ("Rebels left.", []),
      ("The army left Aleppo.", ["Aleppo/Place"]),
      ("In Aleppo Rami Khoury spoke.", ["In Aleppo Rami Khoury/Place"]),
      ("the Ministry of Defence and the army", ["Ministry of Defence/Place"]),
      ("near al-Bab, Arbin", ["al-Bab/Place", "Arbin/Place"]),
      ("in Éire and Đakovica", ["Éire and Đakovica/Place"]),
      ("left Ravno. Troops came", ["Ravno/Place"]),
      ("left Ravno.\nIvo came", ["Ravno/Place"]),
    ]
    for (text, expected) in cases {
      let found = try await Sample.output("capitals", in: Sample.environment(), on: text)
      #expect(found == expected, "\(text)")
    }
  }

  @Test func gazetteerTakesTheLongestName() async throws {
    let names = """
      # name	type	ids
      Ravno	Place	Wikidata:Q1 geo:7
      Ravno bridge	Facility
      al-Bab	Place
      İnönü	Place
      """
    let cases: [(String, [String], Bool)] = [
      ("Ravno bridge", ["Ravno bridge/Facility"], false),
      ("Ravno bridges", ["Ravno/Place"], false),
      ("Ravnoan", [], false),
      ("near al-Bab's gate", ["al-Bab/Place"], false),
      ("AL-BAB and RAVNO", [], false),
      ("AL-BAB and RAVNO", ["AL-BAB/Place", "RAVNO/Place"], true),
      ("i̇nönü", ["i̇nönü/Place"], true),
      ("Ravno\nbridge", ["Ravno\nbridge/Facility"], false),
    ]
    for (text, expected, folds) in cases {
      let found = try await Sample.output(
        "gazetteer:names=n.tsv,fold=\(folds)", in: Sample.environment(["n.tsv": names]), on: text)
      #expect(found == expected, "\(text)")
    }
  }

  @Test func gazetteerNamesFaultyLines() {
    let cases: [(String, String)] = [
      ("Ravno\n", "n.tsv:1: expected name, TAB, type, found 1 column"),
      ("# x\n\tPlace\n", "n.tsv:2: expected name, TAB, type, found 2 columns"),
      ("A\tPlace\nA\tPerson\n", "n.tsv:2: 'A' is Person here and Place in line 1"),
      ("A\tPlace\tQ858\n", "n.tsv:1: expected an id such as Wikidata:Q858, found 'Q858'"),
    ]
    for (names, message) in cases {
      let error = #expect(throws: SettingError.self) {
        _ = try Extractors.make(
          ExtractorSpecification("gazetteer:names=n.tsv"), in: Sample.environment(["n.tsv": names]))
      }
      #expect(error?.description == message)
    }
  }

  @Test func memoriserRepeatsTheMajorityType() async throws {
    let text = "Ravno fell. Ravno bridge stood. Ravno fell."
    let training = try ["x", "y"].map { id in
      TrainingExample(
        Article(id: id, text: ArticleText(text)),
        gold: try Sample.gold(
          text, mentions: [("Ravno", "Place"), ("Ravno", "Person"), ("Ravno bridge", "Facility")],
          events: [("fell", "Capture", []), ("fell", "Advance", []), ("fell", "Capture", [])]))
    }
    let found = try await Sample.output(
      "memoriser", in: Sample.environment(training: training),
      on: "Ravno bridge fell; Ravno falls. Ravnofell")
    // Of the equally frequent types of "Ravno" the first by name is taken.
    #expect(found == ["Ravno bridge/Facility", "Ravno/Person", "fell/Capture"])
  }

  @Test func triggerLexiconFillsRolesWithTheNearestMention() async throws {
    let files = [
      "n.tsv": "army\tOrg\nrebels\tOrg\nRavno\tPlace\nTelk\tPlace\nMonday\tTime\n",
      "t.tsv": """
      *	Capture	Agent:left:Org	Place:right:Place
      *	*	Time:near:Time
      seized	Capture
      clash	Clash	Side:near:Org
      took part	Meet
      """,
    ]
    let cases: [(String, [String])] = [
      (
        "The army seized Ravno and Telk.",
        ["army/Org", "Ravno/Place", "Telk/Place", "seized/Capture Agent=army Place=Ravno"]
      ),
      (
        "On Monday rebels or the army SEIZED Telk",
        [
          "Monday/Time", "rebels/Org", "army/Org", "Telk/Place",
          "SEIZED/Capture Agent=army Place=Telk Time=Monday",
        ]
      ),
      ("Ravno was seized. The army left.", ["Ravno/Place", "army/Org", "seized/Capture"]),
      ("a clash of rebels", ["rebels/Org", "clash/Clash Side=rebels"]),
      ("They took part", ["took part/Meet"]),
      ("seizedly", []),
    ]
    for (text, expected) in cases {
      let found = try await Sample.output(
        "trigger-lexicon:triggers=t.tsv,mentions=(gazetteer:names=n.tsv)",
        in: Sample.environment(files), on: text)
      #expect(found == expected, "\(text)")
    }
  }

  @Test func triggerLexiconNamesFaultyLines() {
    let cases: [(String, String)] = [
      ("seized\n", "t.tsv:1: expected trigger, TAB, event type, found one column"),
      (
        "seized\tCapture\tAgent:up:Org\n",
        "t.tsv:1: expected Role:left|right|near:Type|Type, found 'Agent:up:Org'"
      ),
      ("seized\tCapture\nSeized\tCapture\n", "t.tsv:2: 'seized' stands in line 1 already"),
    ]
    for (triggers, message) in cases {
      let error = #expect(throws: SettingError.self) {
        _ = try Extractors.make(
          ExtractorSpecification("trigger-lexicon:triggers=t.tsv"),
          in: Sample.environment(["t.tsv": triggers]))
      }
      #expect(error?.description == message)
    }
  }

  @Test func oracleWithoutGoldFailsForTheArticleAlone() async throws {
    let found = try await Sample.output("gold-noise", in: Sample.environment(), on: "Ravno")
    #expect(found == ["failed"])
  }

  @Test func everyExtractorKeepsItsContract() async throws {
    let texts = [
      "", "A", "The army seized Ravno\r\non Monday. \u{FEFF}Rebels left Telk!", "e\u{301}te\u{0}",
      "👩‍👩‍👧 Rami fled Ravno. 👩‍👩‍👧 Ravno fell", "\u{2028}army\u{85}army",
    ]
    let examples = try texts.enumerated().map { index, text in
      TrainingExample(
        Article(id: "a\(index)", text: ArticleText(text)),
        gold: try Sample.gold(
          text, mentions: text.contains("Ravno") ? [("Ravno", "Place"), ("a", "Org")] : [],
          events: text.contains("fell") ? [("fell", "Capture", [("Place", 0)])] : []))
    }
    let environment = Sample.environment(
      ["n.tsv": "army\tOrg\nRavno\tPlace\n", "t.tsv": "seized\tCapture\tPlace:right:Place\n"],
      training: examples)
    let specifications = [
      "null", "capitals", "memoriser", "gazetteer:names=n.tsv",
      "trigger-lexicon:triggers=t.tsv,mentions=(gazetteer:names=n.tsv)", "times", "rules", "tagger",
      "events", "union:members=(memoriser | capitals)",
      "vote:members=(memoriser | capitals),k=1", "cascade:stages=(capitals | memoriser)",
      "stack:members=(capitals | memoriser),folds=2",
      "stack:members=(capitals | memoriser),folds=2,learner=tagger",
      "stack:members=(capitals | memoriser),folds=2,learner=choice", "gold-noise",
    ]
    for written in specifications {
      let prepared = try PreparedExtractor(
        ExtractorSpecification(written), in: environment, foldCount: 3)
      await checkExtractor(
        prepared, on: examples.map { ExtractionInput($0.article, gold: $0.gold) })
    }
  }
}
