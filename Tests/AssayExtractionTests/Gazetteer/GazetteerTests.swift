import AssayExtraction
import AssayModel
import Testing

@Suite struct GazetteerTests {
  /// What a gazetteer with some settings finds: `text/Type`, with ids and attributes behind.
  private func found(
    _ names: String, _ settings: String = "", in text: String, date: String? = nil
  ) async throws -> [String] {
    let prepared = try PreparedExtractor(
      ExtractorSpecification("gazetteer:names=n.tsv\(settings)"),
      in: Sample.environment(["n.tsv": names]), foldCount: 1)
    let article = Article(
      id: "a", text: ArticleText(text), metadata: date.map { ["date": $0] } ?? [:])
    let outcomes = await ExtractionRunner(prepared, workers: 1).run([ExtractionInput(article)])
    return (outcomes.first?.layer?.mentions ?? []).map { mention in
      let links = mention.links.map { " \($0.base):\($0.identifier)" }.joined()
      let attributes = mention.attributes.map { " +\($0.name)" }.joined()
      return "\(article.text[mention.extent])/\(mention.type)\(links)\(attributes)"
    }
  }

  @Test func caseAndSpelling() async throws {
    let names =
      "al-Bab\tPlace\nRavno\tPlace\tgeo:1\tcase=fold\nMay\tPerson\t\tcase=exact\nSana'a\tPlace\n"
      + "Deir ez-Zor\tPlace\nal-Suwayda\tPlace\n"
    let cases: [(String, String, [String])] = [
      ("", "al-Bab ravno may May", ["al-Bab/Place", "ravno/Place geo:1", "May/Person"]),
      (",headlines=true", "AL-BAB RAVNO MAY", ["AL-BAB/Place", "RAVNO/Place geo:1"]),
      (",fold=true", "al-bab may", ["al-bab/Place"]),
      (
        ",loose=true", "Al Bab, El-Bab, el Bab, Sanaa, Sana’a's",
        ["Al Bab/Place", "El-Bab/Place", "el Bab/Place", "Sanaa/Place", "Sana’a/Place"]
      ),
      ("", "Sanaa Al Bab", []),
      (
        ",loose=true", "Deir al-Zor, Deir Ez Zor, Deir az-Zor, Deir an-Zor, as-Suwayda, ad-Bab",
        ["Deir al-Zor/Place", "Deir Ez Zor/Place", "Deir az-Zor/Place", "as-Suwayda/Place"]
      ),
    ]
    for (settings, text, expected) in cases {
      #expect(try await found(names, settings, in: text) == expected, "\(settings) \(text)")
    }
  }

  @Test func datesAndPriorities() async throws {
    let names = """
      Rask\tPerson\ta:1\tfrom=2010-01-01 to=2014-06-30
      Rask\tOrg\ta:2\tfrom=2014-07-01
      Telk\tPlace\ta:3
      Telk\tOrg\ta:4\tpriority=2
      Ravno\tPlace\ta:5\tto=2011
      """
    let cases: [(String?, [String])] = [
      ("2014-06-30", ["Rask/Person a:1", "Telk/Org a:4"]),
      ("2014-07-01T10:00:00Z", ["Rask/Org a:2", "Telk/Org a:4"]),
      ("2009-12-31", ["Telk/Org a:4", "Ravno/Place a:5"]),
      ("2011-12-31", ["Rask/Person a:1", "Telk/Org a:4", "Ravno/Place a:5"]),
      ("2012-01-01", ["Rask/Person a:1", "Telk/Org a:4"]),
      ("20140701", ["Rask/Org a:2", "Telk/Org a:4"]),
      ("July 1, 2014", ["Rask/Org a:2", "Telk/Org a:4"]),
      (nil, ["Rask/Org a:2", "Telk/Org a:4", "Ravno/Place a:5"]),
      ("yesterday", ["Rask/Org a:2", "Telk/Org a:4", "Ravno/Place a:5"]),
    ]
    for (date, expected) in cases {
      #expect(
        try await found(names, in: "Rask Telk Ravno", date: date) == expected, "\(date ?? "")")
    }
  }

  @Test func namesInsideNames() async throws {
    let names = "Ravno\tPlace\nRavno bridge\tFacility\n"
    #expect(
      try await found(names, ",all=true", in: "Ravno bridge") == [
        "Ravno bridge/Facility", "Ravno/Place",
      ])
  }

  @Test func commonWordsNeedACue() async throws {
    let names = "May\tPerson\nSaid\tPerson\tx:1\nRavno\tPlace\n"
    let cases: [(String, [String])] = [
      ("May was long. Ravno fell.", ["Ravno/Place"]),
      ("In London May spoke.", ["May/Person"]),
      ("May spoke. Then May left.", ["May/Person", "May/Person"]),
      ("May Rask spoke.", ["May/Person"]),
      ("\"May it rain,\" Said said.", ["Said/Person x:1"]),
      ("Lt. May left.", ["May/Person"]),
      ("Ravno, MAY DAY", ["Ravno/Place", "MAY/Person"]),
    ]
    for (text, expected) in cases {
      let settings = text.contains("MAY") ? ",guard=true,headlines=true" : ",guard=true"
      #expect(try await found(names, settings, in: text) == expected, "\(text)")
    }
    #expect(try await found(names, in: "May was long.") == ["May/Person"])
  }

  @Test func nominalActors() async throws {
    let names = "Turkish\tDemonym\tiso:TR\nSyria\tPlace\tiso:SY\n"
    let cases: [(String, [String])] = [
      (
        "Turkish-backed rebels left",
        ["Turkish-backed rebels/Group iso:TR +sponsored", "Turkish/Demonym iso:TR"]
      ),
      ("Syria's army", ["Syria's army/Group iso:SY", "Syria/Place iso:SY"]),
      (
        "Turkish special police forces",
        ["Turkish special police/Group iso:TR", "Turkish/Demonym iso:TR"]
      ),
      ("Turkish coffee; Syria. Army", ["Turkish/Demonym iso:TR", "Syria/Place iso:SY"]),
      (
        "Turkish-backed Iraqi rebels; Syria's Kurdish-led forces",
        [
          "Turkish-backed Iraqi rebels/Group iso:TR +sponsored", "Turkish/Demonym iso:TR",
          "Syria's Kurdish-led forces/Group iso:SY", "Syria/Place iso:SY",
        ]
      ),
      ("Turkish man-made tanks", ["Turkish/Demonym iso:TR"]),
      ("Turkish-made tanks", ["Turkish/Demonym iso:TR"]),
    ]
    for (text, expected) in cases {
      #expect(try await found(names, ",actors=Group", in: text) == expected, "\(text)")
    }
  }

  @Test func faultyLinesAreNamed() {
    let form =
      "expected priority=NUMBER, case=exact|headline|fold, from=YYYY-MM-DD or to=YYYY-MM-DD"
    let cases: [(String, String)] = [
      ("A\tX\tq\tw\te\n", "n.tsv:1: expected name, type, ids and options, found 5 columns"),
      ("A\tX\t:1\n", "n.tsv:1: expected an id such as Wikidata:Q858, found ':1'"),
      ("\nA\tX\t\tpriority=high\n", "n.tsv:2: \(form), found 'priority=high'"),
      ("A\tX\t\tfrom=2014-13-01\n", "n.tsv:1: \(form), found 'from=2014-13-01'"),
      ("A\tX\t\tcase\n", "n.tsv:1: \(form), found 'case'"),
      (
        "A\tX\t\tfrom=2015 to=2014\n",
        "n.tsv:1: the name holds to a day before the day from which it holds"
      ),
      (
        "A\tX\t\tto=2014\nB\tX\nA\tY\t\tfrom=2013\n", "n.tsv:3: 'A' is Y here and X in line 1"
      ),
    ]
    for (names, message) in cases {
      let error = #expect(throws: SettingError.self) {
        _ = try Extractors.make(
          ExtractorSpecification("gazetteer:names=n.tsv"), in: Sample.environment(["n.tsv": names]))
      }
      #expect(error?.description == message)
    }
  }

  @Test func bytesThatAreNotUTF8AreNamed() {
    let environment = ExtractorEnvironment { _ in Array("A\tX\nB".utf8) + [0xFF, 0x0A] }
    let error = #expect(throws: SettingError.self) {
      _ = try Extractors.make(ExtractorSpecification("gazetteer:names=n.tsv"), in: environment)
    }
    #expect(error?.description == "n.tsv:2: byte 5 is not UTF-8")
  }

  @Test func earlierFilesHold() async throws {
    let files = ["a.tsv": "Ravno\tPlace\ta:1\n", "b.tsv": "Ravno\tOrg\nTelk\tPlace\n"]
    let found = try await Sample.output(
      "gazetteer:names=a.tsv+b.tsv", in: Sample.environment(files), on: "Ravno Telk")
    #expect(found == ["Ravno/Place", "Telk/Place"])
  }

  @Test func countriesOfISOCodes() async throws {
    let folder = "/usr/share/iso-codes/json/"
    let files = [
      folder + "iso_3166-1.json": """
      {"3166-1": [{"alpha_2": "SY", "alpha_3": "SYR", "name": "Syrian Arab Republic"},
      {"alpha_2": "AW", "name": "Aruba"}]}
      """,
      folder + "iso_3166-2.json": """
      {"3166-2": [{"code": "SY-ID", "name": "Idlib", "type": "Province"},
      {"code": "XX-1", "name": "Central [Centre]"}, {"code": "YY-1", "name": "Central"}]}
      """,
    ]
    let found = try await Sample.output(
      "gazetteer:names=iso-codes", in: Sample.environment(files),
      on: "Syrian Arab Republic, Syria's Idlib, Syrians, Aruba, U.S.-backed; Central")
    #expect(
      found == [
        "Syrian Arab Republic/Place", "Syria/Place", "Idlib/Place", "Syrians/Demonym",
        "Aruba/Place",
        "U.S./Place", "Central/Place",
      ])
    let error = #expect(throws: SettingError.self) {
      _ = try Extractors.make(
        ExtractorSpecification("gazetteer:names=iso-codes"), in: Sample.environment())
    }
    #expect(
      error?.description
        == "\(folder)iso_3166-1.json: not found; iso-codes needs Debian's package iso-codes")
  }
}
