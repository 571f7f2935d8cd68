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
}
