import AssayFormats
import AssayModel
import Testing

/// Real brat corpora, read whole.
@Suite(.enabled(if: Shared.isThere, "needs the shared corpora"))
struct BratCorpusTests {
  @Test func newsTutorialCountsAreKnown() throws {
    let readings = try readings(Shared.path("data/brat-news-tutorial"))
    #expect(readings.count == 13)
    #expect(readings.flatMap(\.faults) == [])
    let layers = readings.compactMap(\.layer)
    let events = layers.flatMap(\.events)
    #expect(events.count == 23)
    #expect(Set(events.compactMap(\.trigger?.id)).count <= 23)
    #expect(layers.reduce(0) { $0 + $1.mentions.count } + 23 == 119)
    #expect(events.reduce(0) { $0 + $1.arguments.count } == 52)
    #expect(layers.reduce(0) { $0 + $1.relations.count } == 8)
    let mentions = layers.flatMap(\.mentions)
    let attributes = mentions.flatMap(\.attributes) + events.flatMap(\.attributes)
    #expect(attributes.count == 11)
    #expect(
      mentions.flatMap(\.links) == [KnowledgeBaseLink(base: "Wikipedia", identifier: "64488")])
    #expect(readings.reduce(0) { $0 + $1.unmodelled } == 4)
    #expect(layers.flatMap(\.entities).map(\.mentions.count) == [3, 2])
    let roles = Set(events.flatMap { $0.arguments.map(\.role) })
    #expect(roles.contains("Org-Arg") && !roles.contains("Org-Arg2"))
  }

  @Test func litbankIsReadWhole() throws {
    let rows: [(name: String, mentions: Int, relations: Int)] = [
      ("entities", 5725, 0), ("events", 3440, 0), ("coref", 23490, 267),
    ]
    for row in rows {
      let readings = try readings(Shared.path("data/litbank/\(row.name)/brat"))
      #expect(readings.count == 40, "\(row.name)")
      #expect(readings.flatMap(\.messages) == [], "\(row.name)")
      let layers = readings.compactMap(\.layer)
      #expect(layers.reduce(0) { $0 + $1.mentions.count } == row.mentions, "\(row.name)")
      #expect(layers.reduce(0) { $0 + $1.relations.count } == row.relations, "\(row.name)")
    }
    let apart = try readings(Shared.path("data/litbank/entities/brat")) {
      $0.annotations = Shared.path("data/litbank/events/brat")
    }
    #expect(apart.compactMap(\.layer).reduce(0) { $0 + $1.mentions.count } == 3440)
  }

  @Test func samplesOfOtherProgramsAreRead() throws {
    let samples = try readings(Shared.path("samples/brat"))
    #expect(samples.flatMap(\.messages) == [])
    let dkpro = try readings(Shared.path("samples/brat-dkpro")) {
      $0.joinsAcrossLineBreaks = false
    }
    #expect(dkpro.flatMap(\.messages) == [])
    let discontinuous = dkpro.compactMap(\.layer).flatMap(\.events).compactMap(\.trigger)
      .filter(\.extent.isDiscontinuous)
    #expect(discontinuous.count == 2)
    // One of them goes over a line break.
    let joined = try readings(Shared.path("samples/brat-dkpro"))
    #expect(joined.flatMap(\.faults).map(\.code) == ["fragments-joined"])
    let orsk = try readings(Shared.path("samples/synthetic/orsk-1.ann"))
    #expect(orsk.flatMap(\.messages) == [])
    let layer = try #require(orsk[0].layer)
    #expect(layer.mentions.count == 9 && layer.events.count == 3 && layer.entities.count == 1)
    #expect(layer.events[2].arguments.last?.filler == .event(1))
  }

  @Test func configurationsAreRead() throws {
    for name in ["samples/brat", "data/brat-news-tutorial/example-data/tutorials/news"] {
      let reading = AnnotationConfiguration.read(Shared.path("\(name)/annotation.conf"))
      #expect(reading.faults == [])
      let schema = try #require(reading.schema)
      #expect(schema.entities.map(\.name) == ["Person", "Organization", "GPE", "Money"])
      #expect(schema.relations.map(\.name).count == 7)
      #expect(
        schema.events.filter(\.isAbstract).map(\.name) == ["Life", "Transaction", "Business"])
      #expect(schema.events.count == 13)
      let die = schema.events.first { $0.name == "Die" }
      #expect(die?.parent == "Life" && die?.roles.map(\.minimum) == [1, 0, 0])
      #expect(die?.roles[1].fillers == ["Person", "Organization", "GPE"])
      let merge = schema.events.first { $0.name == "Merge-org" }?.roles[0]
      #expect(merge?.minimum == 1 && merge?.maximum == nil)
      #expect(schema.attributes.map(\.name) == ["Individual", "Mention", "Negation", "Confidence"])
      #expect(schema.attributes[3].values == ["High", "Neutral", "Low"])
    }
  }
}
