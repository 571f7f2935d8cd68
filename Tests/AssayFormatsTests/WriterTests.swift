import AssayFormats
import AssayModel
import AssayTesting
import Foundation
import Testing

struct WriterTests {
  /// An empty folder that is there until the test ends.
  static func withFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "assay-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder.path)
  }

  @Test(arguments: Formats.writers.map(\.name))
  func writersKeepWhatTheyPromise(_ name: String) throws {
    let articles = Array(RandomArticles(seed: 3).prefix(300))
    let writer = try Formats.writer(named: name), format = try Formats.named(name)
    try Self.withFolder { folder in
      try checkWriter(writer, readBy: format, articles: articles, folder: folder)
    }
  }

  @Test func everySchemeOfTagsIsReadBack() throws {
    let articles = Array(RandomArticles(seed: 5).prefix(60))
    for name in ["columns", "huggingface"] {
      for scheme in TagScheme.allCases {
        var options = WritingOptions()
        options.scheme = scheme
        let writer = try Formats.writer(named: name).applying(options)
        try Self.withFolder { folder in
          try checkWriter(
            writer, readBy: try Formats.named(name), articles: articles, folder: folder)
        }
      }
    }
  }

  @Test func bratIsCopiedToTheByte() throws {
    try Self.withFolder { folder in
      let text = "Rebels left Ravno.\r\n", source = "\(folder)/in", target = "\(folder)/out"
      let annotations =
        "T2\tPlace 12 17\tRavno\r\n#1\tAnnotatorNotes T2\ta town\nX9\tsomething else\n"
        + "T10\tGroup 0 6\tRebels\n"
      try FileManager.default.createDirectory(atPath: source, withIntermediateDirectories: true)
      try Data(text.utf8).write(to: URL(filePath: "\(source)/a.txt"))
      try Data(annotations.utf8).write(to: URL(filePath: "\(source)/a.ann"))
      let writer = try Formats.writer(named: "brat")
      var sink = try writer.create(target)
      for reading in try Formats.open(source) {
        let article = try #require(reading.article)
        try sink.append(article, baggage: reading.baggage)
      }
      try sink.finish()
      for (name, wanted) in [("a.txt", text), ("a.ann", annotations)] {
        let found = try Data(contentsOf: URL(filePath: "\(target)/\(name)"))
        #expect(found == Data(wanted.utf8), "\(name)")
      }
      let names = try FileManager.default.contentsOfDirectory(atPath: target)
      #expect(names.sorted() == ["a.ann", "a.txt"])
    }
  }
}
