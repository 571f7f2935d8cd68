import AssayFormats
import AssayModel
import AssayTesting
import Foundation
import Testing

/// One invented document in many formats: each reading is that of brat but for what the format lacks.
struct SyntheticSampleTests {
  struct Sample {
    let file: String
    let format: String
    /// What differs from brat, each in the words of ``Comparison``.
    var differences: [String] = []
  }

  /// What every format without links, chains and events lacks, in the words of ``Comparison``.
  private static let chainLost =
    "entities lost: [\"{Person|138-141 Person|16-25|KB:people/117 Person|27-54}\"]"
  private static let eventsLost =
    "events lost: [\"Business.Merge|122-128|Polarity=text(\\\"Negative\\\")()\", "
    + "\"Report|142-147(Content=event Business.Merge|122-128|Polarity=text(\\\"Negative\\\"), "
    + "Reporter=Person|138-141)\", \"Transaction.Acquire|64-70|Polarity=text(\\\"Positive\\\")"
    + "(Artifact=Site|75-83,93-102, Artifact=Site|88-102, Buyer=Person|16-25|KB:people/117, "
    + "Time=Date|3-15)\"]"
  private static let relationLost =
    "relations lost: [\"Founder-Of|nowhere(Arg1=Person|16-25|KB:people/117, Arg2=Org|38-54)\"]"
  private static let linkAndFragmentsLost =
    "mentions lost: [\"Person|16-25|KB:people/117\", \"Site|75-83,93-102\"]"

  static let samples = [
    Sample(
      file: "orsk-1.doccano.jsonl", format: "doccano",
      differences: [
        linkAndFragmentsLost,
        "mentions new: [\"Business:Merge|122-128\", \"Person|16-25\", \"Report|142-147\"]",
        chainLost, eventsLost, relationLost,
        "relations new: [\"Artifact|nowhere(Arg1=Transaction:Acquire|64-70, Arg2=Site|75-102)\", "
          + "\"Artifact|nowhere(Arg1=Transaction:Acquire|64-70, Arg2=Site|88-102)\", "
          + "\"Buyer|nowhere(Arg1=Transaction:Acquire|64-70, Arg2=Person|16-25)\"]",
      ]),
    Sample(
      file: "orsk-1.prodigy.jsonl", format: "prodigy",
      differences: [
        linkAndFragmentsLost,
        "mentions new: [\"Business:Merge|122-128\", \"Person|16-25\", \"Report|142-147\"]",
        chainLost, eventsLost, relationLost,
        "relations new: [\"Founder-Of|nowhere(Arg1=Person|16-25, Arg2=Org|38-54)\"]",
      ]),
    Sample(
      file: "orsk-1.pubannotation.json", format: "pubannotation",
      differences: [
        "mentions lost: [\"Person|16-25|KB:people/117\"]",
        "mentions new: [\"Business:Merge|122-128|Polarity=text(\\\"Negative\\\")\", "
          + "\"Person|16-25\", \"Report|142-147\"]",
        chainLost, eventsLost, relationLost,
        "relations new: [\"Artifact|nowhere(Arg1=Transaction:Acquire|64-70, Arg2=Site|75-83,93-102)\", "
          + "\"Artifact|nowhere(Arg1=Transaction:Acquire|64-70, Arg2=Site|88-102)\", "
          + "\"Buyer|nowhere(Arg1=Transaction:Acquire|64-70, Arg2=Person|16-25)\"]",
      ]),
  ]

  static var folder: String? {
    let shared =
      ProcessInfo.processInfo.environment["ASSAY_SHARED"]
      ?? URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../shared")
      .path
    let folder = "\(shared)/samples/synthetic"
    return FileManager.default.fileExists(atPath: folder) ? folder : nil
  }

  @Test(.enabled(if: SyntheticSampleTests.folder != nil), arguments: samples.map(\.file))
  func samplesSayWhatBratSays(_ file: String) throws {
    let folder = try #require(Self.folder)
    let sample = try #require(Self.samples.first { $0.file == file })
    func article(_ path: String) throws -> AnnotatedArticle {
      let readings = Array(try Formats.open(path))
      #expect(readings.count == 1 && readings[0].faults == [], "\(readings.first?.faults ?? [])")
      return try #require(readings.first?.article)
    }
    let opened = try Formats.open("\(folder)/\(file)")
    #expect(opened.format.name == sample.format)
    let found = try article("\(folder)/\(file)"), wanted = try article("\(folder)/orsk-1.txt")
    let differences = Comparison(wanted, found, under: Capabilities()).differences
    #expect(differences == sample.differences, "\(differences.joined(separator: "\n"))")
  }

  /// A sample that has tokens in place of the text, so that only words can be compared.
  struct TokenSample {
    let file: String
    let format: String
    /// What brat has and the sample has not, and the other way round.
    var lost: [String] = []
    var new: [String] = []
  }

  /// Neither the discontinuous mention nor the outer of two that overlap can be spelled by tags.
  static let tagLosses =
    ["Person founderofVeldraLabs&Co", "Place dyeworksatOrskBay", site, chain]
    + [merger, report, acquisition, "relation Founder-Of LenaOrsk, VeldraLabs&Co"]

  static let site = "Site Hartmoordyeworks"
  static let chain = "chain Person LenaOrsk, Person founderofVeldraLabs&Co, Person she"
  static let merger = "event Business.Merge merger ()"
  static let report = "event Report wrote (Content=Business.Merge, Reporter=she)"
  static let acquisition =
    "event Transaction.Acquire bought (Artifact=Hartmoordyeworks, Artifact=Pelldyeworks, "
    + "Buyer=LenaOrsk, Time=3March2031)"

  /// A mention of two fragments became one from the first to the last, and an event fills no role.
  static let wholeSite = "Site HartmoorandPelldyeworks"
  static let shortReport = "event Report wrote (Reporter=she)"
  static let wholeAcquisition =
    "bought (Artifact=HartmoorandPelldyeworks, Artifact=Pelldyeworks, Buyer=LenaOrsk, "
    + "Time=3March2031)"

  static let tokenSamples = [
    TokenSample(file: "orsk-1.iob1.conll", format: "columns", lost: tagLosses),
    TokenSample(file: "orsk-1.iob2.conll", format: "columns", lost: tagLosses),
    TokenSample(file: "orsk-1.iobes.conll", format: "columns", lost: tagLosses),
    TokenSample(file: "orsk-1.hf.jsonl", format: "huggingface", lost: tagLosses),
    TokenSample(file: "orsk-1.conllup", format: "conllu", lost: tagLosses),
    // The sample has no entity ids.
    TokenSample(
      file: "orsk-1.oneie.json", format: "oneie",
      lost: [site, chain, merger, report, acquisition],
      new: [
        wholeSite, "event Business:Merge merger ()", shortReport,
        "event Transaction:Acquire " + wholeAcquisition,
      ]),
    TokenSample(
      file: "orsk-1.textee.json", format: "textee",
      lost: [
        site, chain, merger, report, acquisition, "relation Founder-Of LenaOrsk, VeldraLabs&Co",
      ],
      new: [
        wholeSite, "event Business:Merge merger ()", shortReport,
        "event Transaction:Acquire " + wholeAcquisition,
      ]),
    TokenSample(
      file: "orsk-1.dygiepp.jsonl", format: "dygie", lost: [site, report, acquisition],
      new: [wholeSite, shortReport, "event Transaction.Acquire " + wholeAcquisition]),
    // The shared task's types are upper case.
    TokenSample(
      file: "orsk-1.v4_gold_conll", format: "conll2012",
      lost: ["Date 3March2031", "Org VeldraLabs&Co", "Person LenaOrsk"]
        + ["Person founderofVeldraLabs&Co", "Person she", "Place OrskBay"]
        + ["Place dyeworksatOrskBay", site, "Site Pelldyeworks", chain, merger, report]
        + [acquisition, "relation Founder-Of LenaOrsk, VeldraLabs&Co"],
      new: ["DATE 3March2031", "ORG VeldraLabs&Co", "PERSON LenaOrsk", "PERSON she"]
        + ["PLACE OrskBay", "SITE Pelldyeworks", "SPAN founderofVeldraLabs&Co"]
        + ["chain PERSON LenaOrsk, PERSON she, SPAN founderofVeldraLabs&Co"]),
  ]

  @Test(.enabled(if: SyntheticSampleTests.folder != nil), arguments: tokenSamples.map(\.file))
  func tokenSamplesSayWhatBratSays(_ file: String) throws {
    let folder = try #require(Self.folder)
    let sample = try #require(Self.tokenSamples.first { $0.file == file })
    let opened = try Formats.open("\(folder)/\(file)")
    #expect(opened.format.name == sample.format)
    let readings = Array(opened)
    #expect(readings.count == 1 && readings[0].faults == [], "\(readings.first?.faults ?? [])")
    let found = Self.facts(try #require(readings.first?.article))
    let brat = try #require(Array(try Formats.open("\(folder)/orsk-1.txt")).first?.article)
    let wanted = Self.facts(brat)
    #expect(wanted.subtracting(found).sorted() == sample.lost, "\(file)")
    #expect(found.subtracting(wanted).sorted() == sample.new, "\(file)")
  }

  /// What a layer says, in words without white space.
  static func facts(_ annotated: AnnotatedArticle) -> Set<String> {
    guard let layer = annotated.layers.first else { return [] }
    func words(_ extent: Extent) -> String {
      annotated.article.text[extent].filter { !$0.isWhitespace }
    }
    func filler(_ reference: Reference) -> String {
      switch reference {
      case .mention(let index): words(layer.mentions[index].extent)
      case .entity(let index): "entity \(index)"
      case .event(let index): layer.events[index].type
      }
    }
    let mentions = layer.mentions.map { "\($0.type) \(words($0.extent))" }
    let chains = layer.entities.map { entity in
      "chain " + entity.mentions.map { mentions[$0] }.sorted().joined(separator: ", ")
    }
    let events = layer.events.map { event in
      let arguments = event.arguments.map { "\($0.role)=\(filler($0.filler))" }.sorted()
      return "event \(event.type) \(event.trigger.map { words($0.extent) } ?? "") "
        + "(\(arguments.joined(separator: ", ")))"
    }
    let relations = layer.relations.map { relation in
      "relation \(relation.type) "
        + relation.arguments.map { filler($0.filler) }.joined(separator: ", ")
    }
    return Set(mentions + chains + events + relations)
  }
}
