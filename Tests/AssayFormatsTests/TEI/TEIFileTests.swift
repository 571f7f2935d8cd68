import AssayFormats
import AssayModel
import Foundation
import Testing

/// Files on disk, and what other programs say about them.
struct TEIFileTests {
  private func inTemporaryFolder(_ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "assay-tei-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder)
  }

  @Test func aFailedExportLeavesTheOldFile() throws {
    try inTemporaryFolder { folder in
      let path = folder.appending(path: "a.xml").path
      let good = AnnotatedArticle(Article(id: "a", text: ArticleText("b")), layers: [])
      let count = try TEI.export(good, to: path)
      let old = try Data(contentsOf: URL(filePath: path))
      #expect(old.count == count)

      let outside = Mention(id: "T1", type: "X", extent: Extent(0, 5))
      let bad = AnnotatedArticle(
        good.article, layers: [try Layer(annotator: .person("gold"), mentions: [outside])])
      #expect(throws: TEIError.self) { try TEI.export(bad, to: path) }
      #expect(try Data(contentsOf: URL(filePath: path)) == old)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["a.xml"])

      let nowhere = folder.appending(path: "no/a.xml").path
      let error = #expect(throws: TEIError.self) { try TEI.export(good, to: nowhere) }
      #expect(error?.code == .file && error?.place == nowhere)

      try TEI.exportStyleSheet(toFolder: folder.path)
      let sheet = try Data(contentsOf: folder.appending(path: TEI.styleSheetName))
      #expect(sheet == Data(TEI.styleSheet.utf8))
    }
  }

  /// One call of xmllint for all files, as loading the schema takes seconds.
  @Test(.enabled(if: Schema.isAvailable, "xmllint or schema/tei_all.rng is not there"))
  func filesAreValidTEI() throws {
    try inTemporaryFolder { folder in
      var paths: [String] = []
      let count = Int(ProcessInfo.processInfo.environment["ASSAY_TEI_SAMPLE"] ?? "") ?? 200
      for (number, article) in TEIArticles.sample(count, seed: 11).enumerated() {
        var options = TEI.Options()
        options.inlineLayer = [.gold, .none, .index(1)][number % 3]
        options.scoreSignatures = number % 2 == 0 ? ["F1 = 1", "F1 = 0"] : []
        options.elements = ["Ort.é": .placeName, "x": .title]
        let path = folder.appending(path: "\(number).xml").path
        try TEI.export(article, to: path, options: options)
        paths.append(path)
      }
      let refusals = try Schema.refusals(of: paths)
      #expect(refusals.isEmpty, "\(refusals.prefix(20).joined(separator: "\n"))")
      #expect(paths.count == count)
    }
  }
}

/// TEI P5's schema and the validator that reads it.
private enum Schema {
  static let path: String = {
    let shared =
      ProcessInfo.processInfo.environment["ASSAY_SHARED"]
      ?? URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../../shared")
      .standardizedFileURL.path
    return shared + "/schema/tei_all.rng"
  }()

  static let xmllint = ["/usr/bin/xmllint", "/usr/local/bin/xmllint"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  static var isAvailable: Bool {
    xmllint != nil && FileManager.default.fileExists(atPath: path)
  }

  /// What xmllint says about files that are not valid.
  static func refusals(of files: [String]) throws -> [String] {
    guard let xmllint else { return ["xmllint is not there"] }
    let process = Process()
    process.executableURL = URL(filePath: xmllint)
    process.arguments = ["--noout", "--nonet", "--relaxng", path] + files
    let output = Pipe()
    process.standardError = output
    process.standardOutput = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    let lines = text.split(separator: "\n").map(String.init)
    let isEveryFileValid = lines.count { $0.hasSuffix(" validates") } == files.count
    let others = lines.filter { !$0.hasSuffix(" validates") }
    return others.isEmpty && !isEveryFileValid ? ["xmllint left files out"] : others
  }
}
