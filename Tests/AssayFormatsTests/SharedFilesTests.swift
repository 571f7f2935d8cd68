import AssayFormats
import AssayModel
import Foundation
import Testing

/// No sample and no corpus is left out: each file is read without an error, or named here with what it is.
@Suite(.enabled(if: Shared.isThere, "needs the shared corpora"))
struct SharedFilesTests {
  /// Files that are no articles, by the ends of their paths.
  private static let others = [
    // Descriptions, licences and configurations.
    "SOURCES.md", "SHA256SUMS", "README.md", "LICENSE", "LICENSE.md", "LICENSE.txt", "splits.md",
    "DATASET.md",
    "BioC.dtd", "small_typesystem.xml", "annotation.conf", "visual.conf", "tools.conf",
    "kb_shortcuts.conf", "orsk-1.hf.features.json",
    // What others stand beside.
    "orsk-1.sgm", "entities.json", "relations.json", "qasrl-gs/data/sentences/",
    // What documents PLOVER's records.
    ".tex",
  ]

  /// Files of which a part, or all, is refused for a reason: what is told about them.
  private static let refused: [String: [String]] = [
    // The third line has no text.
    "doccano/sequence_labeling_example.jsonl": ["missing-field"],
    // Its first line has no tag.
    "doccano/sequence_labeling_labeling.invalid.conll": ["columns"],
  ]

  private static func files(in folder: String) -> [String] {
    let root = Shared.path(folder)
    let names = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
    return names.sorted().filter { name in
      (try? Source("\(root)/\(name)"))?.isFolder == false
        && !others.contains { ending in
          ending.hasSuffix("/") ? "\(folder)/\(name)".contains(ending) : name.hasSuffix(ending)
        }
    }
  }

  @Test(arguments: ["samples", "data"])
  func everyFileIsReadOrNamed(_ folder: String) throws {
    let files = Self.files(in: folder)
    #expect(files.count > 50, "\(folder)")
    for file in files {
      let expected = Self.refused[file] ?? []
      var codes: [String] = []
      do {
        let found = try readings(Shared.path("\(folder)/\(file)"))
        #expect(!found.isEmpty, "\(file)")
        codes = found.flatMap(\.faults).filter { $0.severity == .error }.map(\.code)
      } catch let fault as Fault {
        codes = [fault.code]
      }
      #expect(codes == expected, "\(file)")
    }
  }

  /// Counts that other tables of tests do not have.
  @Test func countsAreThoseOfTheSources() throws {
    let rows: [(path: String, counts: ArticleCounts)] = [
      // cut -f3 *.conll | grep -o '(' gives the mentions; ids that begin twice in a file are the chains.
      (
        "data/gum/coref/gum/conll",
        ArticleCounts(articles: 51, tokens: 43318, mentions: 12997, chains: 1868)
      ),
      // Entities and relations of doccano's own examples, counted by eye; lines with grep -c.
      (
        "samples/doccano/relation_extraction_example.jsonl",
        ArticleCounts(articles: 1, mentions: 4, relations: 3)
      ),
      (
        "samples/doccano/sequence_labeling_example_overlapping.jsonl",
        ArticleCounts(articles: 1, mentions: 2)
      ),
      (
        "samples/doccano/sequence_labeling_labeling.trailing.conll",
        ArticleCounts(articles: 1, tokens: 12, mentions: 2)
      ),
      ("samples/conll/conllu-words_and_tokens.conllu", ArticleCounts(articles: 1, tokens: 3)),
      ("samples/tei/TEI-P5-testnames.xml", ArticleCounts(articles: 1)),
      ("samples/tei/TEI-P5-testoverlap.xml", ArticleCounts(articles: 1)),
    ]
    for row in rows {
      #expect(try ArticleCounts(of: Shared.path(row.path)) == row.counts, "\(row.path)")
    }
  }

  /// LitBank has its names in brat and in columns: grep finds 5,725 tags that begin one in the columns.
  @Test func levelsOfLitBankAreThoseOfItsBratFiles() throws {
    let root = Shared.path("data/litbank/entities")
    var columns: [String: [String: Int]] = [:], brat: [String: [String: Int]] = [:]
    func types(_ reading: Reading) -> [String: Int] {
      Dictionary(grouping: reading.layer?.mentions.map(\.type) ?? [], by: { $0 }).mapValues(\.count)
    }
    for reading in try readings("\(root)/brat") { brat[reading.id] = types(reading) }
    for file in Self.files(in: "data/litbank/entities/tsv") {
      let id = String(file.dropLast(".tsv".count))
      columns[id] = types(try #require(try readings("\(root)/tsv/\(file)").first))
    }
    #expect(columns.count == 40 && columns == brat)
    #expect(columns.values.reduce(0) { $0 + $1.values.reduce(0, +) } == 5725)
  }
}
