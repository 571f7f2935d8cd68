import AssayFormats
import AssayModel
import AssayTesting
import Foundation
import Testing

/// Whatever is left of a file, its reader gives articles and faults and never traps.
struct DamagedFormatsTests {
  @Test(arguments: Formats.writers.map(\.name))
  func damagedFilesOfAllWritersNeverTrap(_ name: String) throws {
    var generator = SeededGenerator(seed: 17)
    let writer = try Formats.writer(named: name), format = try Formats.named(name)
    for round in 0..<20 {
      let scratch = Scratch()
      let path = "\(scratch.path)/out" + (writer.writesFolder ? "" : writer.endings.first ?? "")
      var sink = try writer.create(path)
      for article in RandomArticles(seed: UInt64(round)).prefix(3) {
        try sink.append(Reduction(article, for: writer.capabilities).article)
      }
      try sink.finish()
      // What is wrong with a configuration is told with the first article and refuses none.
      let files =
        writer.writesFolder
        ? try Self.files(in: path).filter { !$0.hasSuffix(".conf") } : [path]
      #expect(!files.isEmpty)
      for file in files {
        let bytes = try Data(contentsOf: URL(filePath: file))
        guard let text = String(data: bytes, encoding: .utf8) else { continue }
        try Data(DamageTests.damaged(text, &generator)).write(to: URL(filePath: file))
      }
      for file in files { _ = Formats.format(of: try Source(file)) }
      guard let found = try? Formats.open(path, as: format) else { continue }
      for reading in found { #expect((reading.article == nil) == reading.isRefused, "\(name)") }
    }
  }

  @Test(.enabled(if: XMLSampleTests.isThere, "needs the shared samples"))
  func damagedSamplesNeverTrap() throws {
    var generator = SeededGenerator(seed: 23)
    for sample in XMLSampleTests.samples {
      let source = Shared.path("samples/\(sample.path)")
      let text = String(decoding: try Data(contentsOf: URL(filePath: source)), as: UTF8.self)
      let name = sample.path.split(separator: "/").last.map(String.init) ?? ""
      let scratch = Scratch()
      for ending in [".txt", ".sgm"] {
        let companion = Shared.path("samples/synthetic/orsk-1\(ending)")
        scratch.write("orsk-1\(ending)", Array(try Data(contentsOf: URL(filePath: companion))))
      }
      for _ in 0..<30 {
        let path = scratch.write(name, DamageTests.damaged(text, &generator))
        _ = Formats.format(of: try Source(path))
        guard let found = try? Formats.open(path, as: Formats.named(sample.format)) else {
          continue
        }
        for reading in found {
          #expect((reading.article == nil) == reading.isRefused, "\(sample.path)")
        }
      }
    }
  }

  private static func files(in folder: String) throws -> [String] {
    let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    return names.map { "\(folder)/\($0)" }.filter { (try? Source($0))?.isFolder == false }
  }
}
