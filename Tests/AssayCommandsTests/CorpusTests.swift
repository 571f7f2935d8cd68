import AssayFormats
import AssayModel
import Foundation
import Testing

/// The project's own corpus is what its documents say.
@Suite struct CorpusTests {
  private static func articles() throws -> [AnnotatedArticle] {
    var options = ReadingOptions()
    options.annotations = Assay.root.appending(path: "gold-annotations/newswire").path
    options.requiresAnnotations = true
    let corpus = Assay.root.appending(path: "corpus/newswire").path
    return try Formats.open(corpus, options: options).map { reading in
      #expect(reading.faults.isEmpty, "\(reading.faults)")
      return try #require(reading.article)
    }
  }

  @Test func goldKeepsToItsSchema() throws {
    let file = Assay.root.appending(path: "gold-annotations/annotation.conf").path
    let found = AnnotationConfiguration.read(file)
    #expect(found.faults.isEmpty, "\(found.faults)")
    let check = SchemaCheck(try #require(found.schema))
    let articles = try Self.articles()
    #expect(articles.count >= 60)
    for article in articles {
      let layer = try #require(article.layers.first)
      #expect(!layer.mentions.isEmpty && !layer.events.isEmpty, "\(article.article.id)")
      let faults = check.faults(in: layer, file: article.article.id)
      #expect(faults.isEmpty, "\(faults)")
    }
  }

  /// What the linter finds in the gold was looked at, and what is right has a reason.
  @Test(.enabled(if: hasExceptions, "needs gold-annotations/newswire/lint.accepted.tsv"))
  func lintFindsNothingUnreasoned() throws {
    let result = try Assay.run(
      ["lint", "gold-annotations/newswire", "--texts", "corpus/newswire", "--json-lines"])
    #expect(result.status == 0, "\(result.output)")
    // Nor is an exception kept that nothing needs.
    #expect(result.errors.isEmpty, "\(result.errors)")
  }

  private static var hasExceptions: Bool {
    let file = Assay.root.appending(path: "gold-annotations/newswire/lint.accepted.tsv")
    return FileManager.default.fileExists(atPath: file.path)
  }

  @Test func everyTypeAndRealisIsThere() throws {
    var events: [String: Int] = [:]
    var realis: [String: Int] = [:]
    for layer in try Self.articles().flatMap(\.layers) {
      for event in layer.events {
        events[event.type, default: 0] += 1
        for case .text(let value) in event.attributes.map(\.value) {
          realis[value, default: 0] += 1
        }
      }
    }
    #expect(events.count == 34)
    for (type, count) in events { #expect(count >= 8, "\(type) stands \(count) times") }
    #expect(realis.count == 5)
    for (value, count) in realis { #expect(count >= 20, "\(value) stands \(count) times") }
  }

  @Test func happeningsStayInOneSplit() throws {
    var splits: [String: Set<String>] = [:]
    var counts: [String: Int] = [:]
    for article in try Self.articles().map(\.article) {
      let split = try #require(article.metadata["split"], "\(article.id)")
      let happening = try #require(article.metadata["happening"], "\(article.id)")
      splits[happening, default: []].insert(split)
      counts[split, default: 0] += 1
    }
    for (happening, found) in splits { #expect(found.count == 1, "\(happening): \(found)") }
    let total = counts.values.reduce(0, +)
    #expect(counts == ["train": total * 3 / 5, "dev": total / 5, "test": total / 5])
  }

  @Test func theOddTextsAreOdd() throws {
    let texts = Dictionary(
      uniqueKeysWithValues: try Self.articles().map { ($0.article.id, $0.article.text) })
    let newlines = try #require(texts["conflict-18"]).string.utf8
    #expect(newlines.count { $0 == 0x0A } == newlines.count { $0 == 0x0D })
    let emoji = try #require(texts["business-03"]).string.unicodeScalars
    #expect(emoji.contains { $0.value > 0xFFFF } && emoji.contains("\u{200D}"))
    #expect(try #require(texts["diplomacy-05"]).string.unicodeScalars.contains("\u{30C}"))
  }
}
