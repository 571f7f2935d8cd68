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

  static let samples = [
    Sample(file: "orsk-1.doccano.jsonl", format: "doccano"),
    Sample(file: "orsk-1.prodigy.jsonl", format: "prodigy"),
    Sample(file: "orsk-1.pubannotation.json", format: "pubannotation"),
  ]

  static var folder: String? {
    let shared =
      ProcessInfo.processInfo.environment["ASSAY_SHARED"]
      ?? URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../shared").path
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
