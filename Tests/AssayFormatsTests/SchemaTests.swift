import AssayFormats
import AssayModel
import Testing

struct SchemaTests {
  static let configuration = """
    # A small schema.
    [entities]
    Actor
    \tPerson
    \tGroup
    Place|location
    -----
    [relations]
    Located Arg1:Actor, Arg2:Place
    <OVERLAP> Arg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>
    [events]
    <WHO>=Actor|Place
    !Contact
    \tMeet Who{2-3}:<WHO>, Where?:Place, Note*:<ANY>
    Report By:Person, What+:<EVENT>
    [attributes]
    Sure Arg:<EVENT>
    Level Arg:Actor, Value:Name|Nominal
    """

  @Test func configurationGivesTypesRolesAndArities() throws {
    let reading = AnnotationConfiguration.parse(Array(Self.configuration.utf8), file: "c")
    #expect(reading.faults == [])
    let schema = try #require(reading.schema)
    #expect(schema.entities.map(\.name) == ["Actor", "Person", "Group", "Place"])
    #expect(schema.entities.map(\.parent) == [nil, "Actor", "Actor", nil])
    #expect(schema.events.map(\.isAbstract) == [true, false, false])
    let meet = schema.events[1]
    #expect(meet.roles.map(\.minimum) == [2, 0, 0])
    #expect(meet.roles.map(\.maximum) == [3, 1, nil])
    #expect(meet.roles[0].fillers == ["Actor", "Person", "Group", "Place"])
    #expect(meet.roles[2].fillers.count == 8)
    #expect(schema.events[2].roles[1].fillers == ["Contact", "Meet", "Report"])
    #expect(schema.relations.map(\.name) == ["Located"])
    #expect(schema.attributes[0].values.isEmpty && schema.attributes[1].values.count == 2)
    #expect(schema.attributes[1].bearers == ["Actor", "Person", "Group"])
  }

  @Test func configurationFaultsNameTheirLines() {
    let rows: [(name: String, text: String, faults: [String])] = [
      ("nothing", "", []),
      (
        "no section", "Person\n",
        ["c:1: expected a section such as [entities] first, found 'Person'"]
      ),
      (
        "unknown section", "[entity]\n",
        ["c:1: expected [entities], [relations], [events] or [attributes], found '[entity]'"]
      ),
      ("twice", "[entities]\nA\nA\n", ["c:3: expected each type once, found 'A' again"]),
      (
        "indentation", "[entities]\nA\n\t\tB\n",
        ["c:3: expected an indentation of 1 at most, found 2 TABs"]
      ),
      (
        "roles", "[entities]\nA\n[events]\nE A:, :A, B{x}:A, C:<X>, D:Z\n",
        [
          "c:4: expected 'ROLE:TYPE' with ?, *, +, {2} or {1-3}, found 'A:'",
          "c:4: expected 'ROLE:TYPE', found ':A'",
          "c:4: expected 'ROLE:TYPE' with ?, *, +, {2} or {1-3}, found 'B{x}:A'",
          "c:4: expected a known abbreviation, found '<X>'",
          "c:4: warning: expected a type of this schema, found 'Z'",
        ]
      ),
      (
        "attribute", "[attributes]\nSure Value:A\n",
        ["c:2: expected 'Arg:TYPE' for the attribute 'Sure', found none"]
      ),
      ("circle", "[events]\n<A>=<B>\n<B>=<A>\nE R?:<A>\n", []),
    ]
    for row in rows {
      let reading = AnnotationConfiguration.parse(Array(row.text.utf8), file: "c")
      #expect(reading.faults.map(\.description) == row.faults, "\(row.name)")
    }
  }

  @Test func annotationsAreComparedWithTheSchema() throws {
    let parsed = AnnotationConfiguration.parse(Array(Self.configuration.utf8), file: "c")
    let check = SchemaCheck(try #require(parsed.schema))
    func mention(_ type: String, _ attributes: [Attribute] = []) -> Mention {
      Mention(id: "T1", type: type, extent: Extent(0, 1), attributes: attributes)
    }
    func event(_ type: String, _ roles: [(String, Reference)], _ attributes: [Attribute] = [])
      -> Event
    {
      Event(
        id: "E1", type: type, trigger: nil,
        arguments: roles.map { Argument(role: $0.0, filler: $0.1) }, attributes: attributes)
    }
    let person = mention("Person")
    let rows: [(name: String, mentions: [Mention], events: [Event], faults: [String])] = [
      (
        "right", [person, mention("Place")],
        [event("Meet", [("Who", .mention(0)), ("Who", .mention(1))])], []
      ),
      (
        "unknown type", [mention("Persn")], [],
        [
          "f: warning: T1: expected an entity type of the schema, found 'Persn'; did you mean 'Person'?"
        ]
      ),
      (
        "abstract", [], [event("Contact", [])],
        [
          "f: warning: E1: expected a type below 'Contact', found it itself"
        ]
      ),
      (
        "role", [person],
        [event("Report", [("By", .mention(0)), ("Why", .mention(0)), ("What", .event(0))])],
        [
          "f: warning: E1: expected a role of Report (By, What), found 'Why'"
        ]
      ),
      (
        "filler and count", [person], [event("Meet", [("Where", .mention(0))])],
        [
          "f: warning: E1: expected Place as Where, found 'Person'",
          "f: warning: E1: expected 2 to 3 Who, found 0",
        ]
      ),
      (
        "attributes",
        [
          mention("Person", [Attribute("Level", "Nickname"), Attribute("Sure", .flag)]),
          mention("Place", [Attribute("Level", .flag), Attribute("Mood", .flag)]),
        ], [],
        [
          "f: warning: T1: expected Name or Nominal for Level, found 'Nickname'",
          "f: warning: T1: expected no Sure on 'Person', found it",
          "f: warning: T1: expected no Level on 'Place', found it",
          "f: warning: T1: expected Name or Nominal for Level, found no value",
          "f: warning: T1: expected an attribute of the schema, found 'Mood'",
        ]
      ),
    ]
    for row in rows {
      let layer = try Layer(annotator: .person("gold"), mentions: row.mentions, events: row.events)
      #expect(check.faults(in: layer, file: "f").map(\.description) == row.faults, "\(row.name)")
    }
  }

  /// Names that stand for any span in configurations that come with brat.
  @Test func typesThatNoSectionHasLimitNothing() throws {
    let scratch = Scratch()
    scratch.write(
      "annotation.conf",
      "[spans]\nn\nv\n[relations]\nSUBJ Arg1:Span, Arg2:Span\nOBJ Arg1:Span, Arg2:n|Span\n[attributes]\nSure Arg:Span\n"
    )
    let parsed = AnnotationConfiguration.parse(scratch.bytes("annotation.conf"), file: "c")
    #expect(
      parsed.faults.map(\.description) == [
        "c:5: warning: expected a type of this schema, found 'Span'"
      ])
    scratch.write("a.txt", "Anna ran")
    scratch.write(
      "a.ann",
      "T1\tn 0 4\tAnna\nT2\tv 5 8\tran\nR1\tSUBJ Arg1:T2 Arg2:T1\nR2\tOBJ Arg1:T1 Arg2:T2\nA1\tSure T1\n"
    )
    let layer = try #require(try scratch.readings()[0].layer)
    #expect(
      SchemaCheck(try #require(parsed.schema)).faults(in: layer, file: "f").map(\.description) == [
        "f: warning: R2: expected Span or n as Arg2, found 'v'"
      ])
  }

  @Test func schemaTurnsLoneTriggersIntoEvents() throws {
    let scratch = Scratch()
    scratch.write("annotation.conf", Self.configuration)
    scratch.write("sub/a.txt", "Anna met Ben")
    scratch.write(
      "sub/a.ann", "T1\tPerson 0 4\tAnna\nT2\tMeet 5 8\tmet\nA1\tSure T2\n*\tEquiv T2\n")
    let layer = try #require(try scratch.readings("sub")[0].layer)
    #expect(layer.mentions.map(\.id) == ["T1"])
    #expect(layer.events.map(\.id) == ["T2"] && layer.events[0].trigger?.extent == Extent(5, 8))
    #expect(layer.events[0].attributes == [Attribute("Sure", .flag)])
    #expect(layer.eventClusters.map(\.events) == [[0]])
  }

  @Test func metadataTableIsJoinedById() throws {
    let scratch = Scratch()
    scratch.write(
      "articles.tsv", "id\tdate\tplace\r\na\t2024-01-02\t\nb\t2024-01-03\nx\t1\t2\na\t1\t2\n")
    scratch.write("a.txt", "x")
    scratch.write("b.txt", "y")
    let readings = try scratch.readings()
    #expect(readings[0].article?.article.metadata == ["date": "2024-01-02"])
    #expect(readings[1].article?.article.metadata == [:])
    #expect(
      readings[0].messages == [
        "articles.tsv:3: expected 3 fields, found 2 fields from 'b'",
        "articles.tsv:5: expected an id that no other row has, found 3 fields from 'a'",
        "articles.tsv:4: warning: expected the id of an article, found 'x'",
      ])
    #expect(readings[1].messages == [])
  }
}
