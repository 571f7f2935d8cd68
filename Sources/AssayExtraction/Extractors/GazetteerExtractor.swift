import AssayModel

/// Finds the names of a list, the longest first, from left to right, on word boundaries.
struct GazetteerExtractor: Extractor {
  struct Scratch {
    var words: [Fragment] = []
  }

  private struct Entry: Hashable {
    let label: Label
    let links: [KnowledgeBaseLink]
  }

  let identity: ExtractorIdentity
  let vocabulary: Vocabulary
  private let names: PhraseTable
  private let entries: [Entry]

  /// Reads a list: name, type and, where known, ids such as `Wikidata:Q858` joined by blanks.
  ///
  /// A name that stands twice with one type keeps the ids of the first line.
  /// - Throws: ``SettingError`` where a line lacks a column, an id has no `:`, or a name stands twice
  ///   with different types.
  init(
    _ values: SettingValues, in environment: ExtractorEnvironment
  ) throws(SettingError) {
    let table = try Table(values.text("names"), in: environment)
    var vocabulary = Vocabulary()
    var names = PhraseTable(foldsCase: try values.flag("fold"))
    var entries: [Entry] = []
    var seen: [String: (type: String, line: Int)] = [:]
    for row in table.rows {
      guard row.columns.count >= 2, !row.columns[0].isEmpty, !row.columns[1].isEmpty else {
        throw table.error(row, "expected name, TAB, type, found \(row.columns.count) column(s)")
      }
      let (name, type) = (row.columns[0], row.columns[1])
      if let before = seen[name] {
        guard before.type == type else {
          throw table.error(
            row, "'\(name)' is \(type) here and \(before.type) in line \(before.line)")
        }
        continue
      }
      seen[name] = (type, row.line)
      let links = try Self.links(row, in: table)
      names.insert(name, value: Int32(entries.count))
      entries.append(Entry(label: vocabulary.label(type), links: links))
    }
    self.vocabulary = vocabulary
    self.names = names
    self.entries = entries
    identity = ExtractorIdentity(
      name: "gazetteer", version: "1", settings: values.description,
      content: [try environment.load(values.text("names"))])
  }

  func makeScratch() -> Scratch { Scratch() }

  func extract(
    _ input: borrowing ExtractionInput, scratch: inout Scratch, into sink: inout AnnotationSink
  ) {
    let text = input.article.text
    WordScanner.scan(text, into: &scratch.words)
    for match in names.matches(in: text, words: scratch.words) {
      let entry = entries[Int(match.value)]
      sink.addMention(
        entry.label, scratch.words.extent(of: match.words), links: entry.links)
    }
  }

  private static func links(
    _ row: Table.Row, in table: Table
  ) throws(SettingError) -> [KnowledgeBaseLink] {
    guard row.columns.count > 2 else { return [] }
    var links: [KnowledgeBaseLink] = []
    for id in row.columns[2].split(separator: " ") {
      let parts = id.split(separator: ":", maxSplits: 1)
      guard parts.count == 2 else {
        throw table.error(row, "expected an id such as Wikidata:Q858, found '\(id)'")
      }
      links.append(KnowledgeBaseLink(base: String(parts[0]), identifier: String(parts[1])))
    }
    return links
  }
}

struct GazetteerKind: ExtractorKind {
  let name = "gazetteer"
  let summary = "finds the names of a list, with their types and ids"
  let settings = [
    Setting("names", default: nil, "a file of name, type and ids, split by tabs"),
    Setting("fold", default: "false", "whether upper and lower case are the same"),
  ]

  func make(
    _ values: SettingValues, in environment: ExtractorEnvironment
  ) throws(SettingError) -> any Extractor {
    try GazetteerExtractor(values, in: environment)
  }
}
