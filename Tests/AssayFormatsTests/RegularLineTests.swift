import AssayFormats
import AssayModel
import AssayTesting
import Testing

/// Column files by the block, compared with what splitting each line gives.
struct RegularLineTests {
  /// What a file should be read as, one entry an article.
  private struct Expected: Equatable {
    var text = ""
    var tags: [[String]]
    var sentenceStarts: [Int] = []

    init(layers: Int) {
      tags = Array(repeating: [], count: layers)
    }
  }

  private struct Shape {
    let name: String
    let separator: String
    let columns: Int
    let tagColumns: [Int]
    let lineEnd: String
    var kinds = 9
  }

  private static let shapes = [
    Shape(name: "two columns", separator: "\t", columns: 2, tagColumns: [1], lineEnd: "\n"),
    Shape(name: "blanks", separator: " ", columns: 4, tagColumns: [3], lineEnd: "\n"),
    Shape(name: "CRLF", separator: "\t", columns: 3, tagColumns: [2], lineEnd: "\r\n"),
    Shape(name: "two layers", separator: "\t", columns: 4, tagColumns: [1, 3], lineEnd: "\n"),
    Shape(name: "tags before all", separator: "\t", columns: 2, tagColumns: [0], lineEnd: "\n"),
    Shape(
      name: "many tags", separator: "\t", columns: 2, tagColumns: [1], lineEnd: "\n", kinds: 6000),
  ]

  @Test func filesAreReadAsTheirLinesSay() throws {
    var random = SeededGenerator(seed: 11)
    for shape in Self.shapes {
      for (unit, lines) in [(ReadingOptions.ArticleUnit.document, 40_000), (.sentence, 3000)] {
        let (file, expected) = Self.make(shape, unit, lines: lines, &random)
        let scratch = Scratch()
        let path = scratch.write("a.conll", file)
        var options = ReadingOptions()
        options.unit = unit
        options.tagColumns = shape.tagColumns.map { .init($0, .person("\($0)")) }
        let readings = Array(try Formats.open(path, as: Formats.named("columns"), options: options))
        #expect(readings.flatMap(\.messages) == [], "\(shape.name)")
        if unit == .document {
          #expect(readings.reduce(0) { $0 + $1.bytes } == file.utf8.count, "\(shape.name)")
        }
        let found = readings.compactMap(\.article).map { Self.summary($0) }
        #expect(found.count == expected.count && found.count > 1, "\(shape.name)")
        #expect(found == expected, "\(shape.name)")
      }
    }
  }

  private static func summary(_ article: AnnotatedArticle) -> Expected {
    var summary = Expected(layers: 0)
    summary.text = article.article.text.string
    summary.tags = article.layers.map { layer in
      guard let tags = layer.tags else { return [] }
      // Names stand in order of first appearance.
      #expect(tags == TagSequence((0..<tags.count).map { tags[$0] }))
      return (0..<tags.count).map { tags[$0] }
    }
    summary.sentenceStarts = article.article.tokens?.sentenceStarts ?? []
    return summary
  }

  private static func make(
    _ shape: Shape, _ unit: ReadingOptions.ArticleUnit, lines: Int,
    _ random: inout SeededGenerator
  ) -> (file: String, expected: [Expected]) {
    var file = "", expected: [Expected] = []
    var article = Expected(layers: shape.tagColumns.count)
    var startsSentence = true
    func end() {
      if !article.sentenceStarts.isEmpty { expected.append(article) }
      article = Expected(layers: shape.tagColumns.count)
    }
    for line in 0..<lines {
      let luck = Int.random(in: 0..<400, using: &random)
      if line > 0, luck < 16 {
        file += (luck == 0 ? " \t " : luck == 1 ? " " : "") + shape.lineEnd
        if unit == .sentence { end() }
        startsSentence = true
      } else if line > 0, line % 9000 == 0 {
        file += "-DOCSTART-\(shape.lineEnd)"
        if unit == .document || !startsSentence { end() }
        startsSentence = true
      } else {
        let cells = (0..<shape.columns).map { _ in cell(shape, &random) }
        file += cells.joined(separator: shape.separator) + shape.lineEnd
        if !article.sentenceStarts.isEmpty { article.text += startsSentence ? "\n" : " " }
        if startsSentence { article.sentenceStarts.append(article.tags[0].count) }
        startsSentence = false
        article.text += cells[0]
        for (layer, column) in shape.tagColumns.enumerated() {
          article.tags[layer].append(cells[column])
        }
      }
    }
    end()
    return (file, expected)
  }

  /// A cell of one to 40 bytes; those of one shape repeat.
  private static func cell(_ shape: Shape, _ random: inout SeededGenerator) -> String {
    let kind = Int.random(in: 0..<shape.kinds, using: &random)
    let lengths = [1, 2, 7, 8, 9, 15, 16, 17, 33]
    let start = ["-", "-D", "O", "B-", "\u{E9}", "x\u{A0}"][kind % 6]
    return start + String(repeating: "y", count: lengths[kind % lengths.count]) + "\(kind)"
  }
}
