import AssayFormats
import AssayModel
import Foundation
import Testing

/// The samples of others, read with the counts that they have, each recognised as what it is.
struct XMLSampleTests {
  struct Sample {
    let path: String
    let format: String
    /// Mentions, chains, events, clusters, relations and tokens of the first layer.
    let counts: [Int]
    /// What quotes prove; `nil` where there are none.
    var unit: String?
    /// The codes of what is told about it.
    var faults: [String] = []
  }

  static let samples = [
    Sample(
      path: "synthetic/orsk-1.apf.xml", format: "ace", counts: [9, 1, 3, 0, 1, 0],
      unit: "unit=code points: 12/12 quotes match"),
    Sample(
      path: "synthetic/orsk-1.rich_ere.xml", format: "rich-ere", counts: [9, 1, 3, 0, 1, 0],
      unit: "unit=code points: 12/12 quotes match"),
    Sample(
      path: "synthetic/orsk-1.tbf", format: "tbf", counts: [0, 0, 3, 1, 0, 0],
      unit: "unit=code points: 3/3 quotes match"),
    Sample(path: "cas/xmi__small_cas.xmi", format: "xmi", counts: [0, 0, 0, 0, 0, 11]),
    Sample(path: "cas/xmi__cas_with_smileys.xmi", format: "xmi", counts: [5, 0, 0, 0, 0, 148]),
    Sample(
      path: "cas/casWithEmojiUnicodeTextAndAnnotations__data.json", format: "cas-json",
      counts: [9, 0, 0, 0, 0, 0]),
    Sample(
      path: "bioc/example-with-sentences.xml", format: "bioc", counts: [2, 0, 0, 0, 1, 0],
      faults: ["no-quotes"]),
    Sample(
      path: "synthetic/orsk-1.bioc-codepoint.json", format: "bioc-json",
      counts: [11, 0, 1, 0, 0, 0], unit: "unit=code points: 12/12 quotes match"),
    Sample(
      path: "synthetic/orsk-1.bioc-byte.json", format: "bioc-json", counts: [11, 0, 1, 0, 0, 0],
      unit: "unit=bytes: 12/12 quotes match"),
    Sample(path: "gate/ner2002_ref_generic.xml", format: "gate", counts: [4, 0, 0, 0, 0, 23]),
    Sample(
      path: "synthetic/orsk-1.labelstudio.json", format: "label-studio",
      counts: [12, 0, 0, 0, 5, 0], unit: "unit=UTF-16 units: 13/13 quotes match"),
    Sample(
      path: "synthetic/orsk-1.webanno.jsonld", format: "web-annotation",
      counts: [12, 0, 0, 0, 0, 0], unit: "unit=code points: 12/12 quotes match"),
    Sample(
      path: "synthetic/orsk-1.nif.ttl", format: "nif", counts: [8, 0, 0, 0, 0, 0],
      unit: "unit=code points: 8/8 quotes match"),
    Sample(
      path: "nif/dkpro-example.ttl", format: "nif", counts: [2, 0, 0, 0, 0, 0],
      unit: "unit=code points: 2/2 quotes match"),
    Sample(
      path: "synthetic/orsk-1.naf.xml", format: "naf", counts: [9, 1, 3, 0, 0, 35],
      unit: "unit=code points: 35/35 quotes match"),
    Sample(path: "synthetic/orsk-1.tml", format: "timeml", counts: [1, 0, 3, 0, 1, 0]),
    Sample(path: "synthetic/orsk-1.muc.txt", format: "muc", counts: [3, 1, 1, 0, 0, 0]),
    Sample(path: "tei/TEI-P5-testoverlap.xml", format: "tei", counts: []),
    Sample(path: "tei/TEI-P5-testnames.xml", format: "tei", counts: []),
    Sample(path: "tei/ParlaMint-GB_2017-09-07-excerpt.ana.xml", format: "tei", counts: []),
  ]

  static var isThere: Bool { FileManager.default.fileExists(atPath: Shared.path("samples")) }

  @Test(.enabled(if: isThere, "needs the shared samples"))
  func samplesAreReadAsTheyAre() throws {
    for sample in Self.samples {
      let opened = try Formats.open(Shared.path("samples/\(sample.path)"))
      #expect(opened.format.name == sample.format, "\(sample.path)")
      let readings = Array(opened)
      let reading = try #require(readings.first, "\(sample.path)")
      #expect(
        readings.count == 1 && reading.faults.map(\.code) == sample.faults, "\(reading.faults)")
      let article = try #require(reading.article, "\(sample.path)")
      #expect((article.article.text.count == 0) == sample.path.hasSuffix("testnames.xml"))
      let counts = article.layers.first.map { layer in
        [
          layer.mentions.count, layer.entities.count, layer.events.count,
          layer.eventClusters.count, layer.relations.count,
          article.article.tokens?.tokens.count ?? 0,
        ]
      }
      #expect(counts ?? [] == sample.counts, "\(sample.path)")
      if let unit = sample.unit { #expect(reading.units?.description == unit, "\(sample.path)") }
    }
  }

  /// No format takes a file of another for its own.
  @Test(.enabled(if: isThere, "needs the shared samples"))
  func noFormatTakesWhatIsNotItsOwn() throws {
    let own = Dictionary(uniqueKeysWithValues: Self.samples.map { ($0.path, $0.format) })
    let names = Set(Self.samples.map(\.format)).union([
      "bdoc", "folia", "tcf", "nitf", "newsml",
    ])
    let root = Shared.path("samples")
    let files = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
    #expect(files.count > 50)
    for file in files where file.contains("/") {
      let source = try Source("\(root)/\(file)")
      if source.isFolder { continue }
      let found = Formats.all.filter { names.contains($0.name) && $0.recognises(source) }.map(
        \.name)
      #expect(found == (own[file].map { [$0] } ?? []), "\(file)")
    }
  }

  /// What the formats of events say of the one document, word for word.
  @Test(.enabled(if: isThere, "needs the shared samples"))
  func eventsAreReadWordForWord() throws {
    func lines(_ file: String) throws -> [String] {
      let readings = try readings(Shared.path("samples/synthetic/\(file)"))
      return try #require(readings.first?.article).lines
    }
    let ace = try lines("orsk-1.apf.xml")
    #expect(
      ace[0...2] == [
        "PER 'Lena Orsk' subtype=Individual class=SPC mention_type=NAM LDCTYPE=NAM",
        "PER 'founder of Veldra Labs & Co' subtype=Individual class=SPC mention_type=NOM LDCTYPE=NOM head=0-7",
        "PER 'she' subtype=Individual class=SPC mention_type=PRO LDCTYPE=PRO",
      ])
    #expect(
      ace[8...] == [
        "TIMEX2 '3 March 2031' VAL=2031-03-03",
        "= Lena Orsk | founder of Veldra Labs & Co | she",
        "Transaction.Acquire 'bought' (Buyer: Lena Orsk, Artifact: Hartmoor and Pell dye works, Artifact: Pell dye works, Time: 3 March 2031) Modality=Asserted Polarity=Positive Genericity=Specific Tense=Past",
        "Business.Merge 'merger' Modality=Asserted Polarity=Negative Genericity=Specific Tense=Past",
        "Report.Report 'wrote' (Reporter: she) Modality=Asserted Polarity=Positive Genericity=Specific Tense=Past",
        "ORG-AFF.Founder (Arg1: Lena Orsk, Arg2: Veldra Labs & Co) Modality=Asserted Tense=Unspecified LexicalCondition=Formulaic",
      ])
    #expect(
      try lines("orsk-1.rich_ere.xml").suffix(6) == [
        "time '3 March 2031'",
        "= Lena Orsk | founder of Veldra Labs & Co | she",
        "transaction.acquire 'bought' (buyer: Lena Orsk, artifact: Hartmoor and Pell dye works, artifact: Pell dye works, time: 3 March 2031) Realis=actual",
        "business.merge 'merger' Realis=other",
        "report.report 'wrote' (reporter: she) Realis=actual",
        "orgaffiliation.founder (person: Lena Orsk, org: Veldra Labs & Co) Realis=true",
      ])
    #expect(
      try lines("orsk-1.tbf") == [
        "Transaction_Acquire 'bought' Realis=Actual", "Business_Merge 'merger' Realis=Other",
        "Report 'wrote' Realis=Actual", "== Transaction_Acquire | Business_Merge",
      ])
    #expect(
      try lines("orsk-1.naf.xml").suffix(4) == [
        "= Lena Orsk | founder of Veldra Labs & Co | she",
        "Transaction:Acquire 'bought' (Buyer: Lena Orsk, Artifact: Hartmoor dye works, Artifact: Pell dye works, Time: 3 March 2031)",
        "Business:Merge 'merger'", "Report 'wrote' (Reporter: she)",
      ])
    #expect(
      try lines("orsk-1.bioc-byte.json").last
        == "Transaction:Acquire 'bought' (Buyer: Lena Orsk, Artifact: Hartmoor dye works, Artifact: Pell dye works, Time: 3 March 2031)"
    )
    #expect(
      try lines("orsk-1.tml") == [
        "DATE '3 March 2031' value=2031-03-03",
        "OCCURRENCE 'bought' tense=PAST aspect=NONE polarity=POS pos=VERB",
        "OCCURRENCE 'merger' tense=PAST aspect=NONE polarity=NEG pos=VERB",
        "REPORTING 'wrote' tense=PAST aspect=NONE polarity=POS pos=VERB",
        "TLINK (eventInstanceID: event OCCURRENCE, relatedToTime: 3 March 2031) relType=IS_INCLUDED",
      ])
    #expect(
      try lines("orsk-1.muc.txt") == [
        "PERP: INDIVIDUAL ID 'Lena Orsk'",
        "PERP: INDIVIDUAL ID 'founder of Veldra Labs & Co'",
        "PHYS TGT: ID 'Hartmoor and Pell dye works'", "= Lena Orsk | founder of Veldra Labs & Co",
        "ACQUISITION - (PERP: INDIVIDUAL ID: Lena Orsk | founder of Veldra Labs & Co, PHYS TGT: ID: Hartmoor and Pell dye works) INCIDENT: DATE=03 MAR 31 INCIDENT: LOCATION=ORSK BAY (REGION) INCIDENT: STAGE OF EXECUTION=ACCOMPLISHED",
      ])
    #expect(
      try lines("../tei/ParlaMint-GB_2017-09-07-excerpt.ana.xml") == [])
    let speech = try readings(Shared.path("samples/tei/ParlaMint-GB_2017-09-07-excerpt.ana.xml"))
    #expect(
      speech.first?.article?.article.text.string
        == "What discussions he has had with Cabinet colleagues")
  }
}
