import AssayFormats
import AssayModel
import AssayTesting
import Foundation
import Testing

/// A folder of files of one format is a corpus.
struct FolderTests {
  private static let columns = "Anna\tB-PER\nran\tO\n"

  @Test(arguments: Formats.writers.map(\.name))
  func foldersOfEachFormatAreRead(_ name: String) throws {
    let writer = try Formats.writer(named: name)
    let scratch = Scratch()
    let text = ArticleText("Anna met Bo")
    let tokens = Tokenization(
      tokens: [Fragment(0, 4), Fragment(5, 8), Fragment(9, 11)], sentenceStarts: [0])
    for (file, id) in [("x/one", "one"), ("y/two", "two"), ("z", "three")] {
      let mention = Mention(id: "T1", type: "PER", extent: Extent(0, 4))
      let event = Event(
        id: "E1", type: "Meet", trigger: Trigger(id: "T2", extent: Extent(5, 8)), arguments: [])
      let article = AnnotatedArticle(
        Article(id: id, text: text, tokens: tokens),
        layers: [try Layer(annotator: .person("gold"), mentions: [mention], events: [event])])
      let ending = writer.writesFolder ? "" : writer.endings.first ?? ".data"
      let path = "\(scratch.path)/in/\(file)\(ending)"
      try FileManager.default.createDirectory(
        atPath: URL(filePath: path).deletingLastPathComponent().path,
        withIntermediateDirectories: true)
      var sink = try writer.create(path)
      try sink.append(Reduction(article, for: writer.capabilities).article)
      try sink.finish()
    }
    scratch.write("in/README.md", "# About\n")
    scratch.write("in/LICENSE", "Free.\n")
    scratch.write("in/.hidden.jsonl", "{")
    let readings = try scratch.readings("in", { _ in })
    #expect(readings.flatMap(\.messages) == [], "\(name)")
    #expect(Set(readings.map(\.id)).count == 3 && readings.count == 3, "\(readings.map(\.id))")
    #expect(readings.allSatisfy { $0.article?.article.text.string == "Anna met Bo" }, "\(name)")
    let chosen = try Array(Formats.open("\(scratch.path)/in", as: Formats.named(name)))
    #expect(chosen.map(\.id) == readings.map(\.id), "\(name)")
  }

  @Test func articlesAreCalledAfterTheirFiles() throws {
    let rows: [(name: String, files: [(String, String)], ids: [String])] = [
      (
        "one article a file", [("a.conll", Self.columns), ("b/c.d.conll", Self.columns)],
        ["a", "b/c.d"]
      ),
      (
        "several", [("a.conll", "-DOCSTART-\n\(Self.columns)-DOCSTART-\n\(Self.columns)")],
        ["a:1", "a:2"]
      ),
      (
        "some with names",
        [("a.conll", "-DOCSTART- (x)\n\(Self.columns)-DOCSTART-\n\(Self.columns)")], ["x", "a:2"]
      ),
      (
        "records without names",
        [
          ("a/x.jsonl", #"{"text": "Anna", "label": []}"#),
          ("b/x.jsonl", #"{"text": "Anna", "label": []}"#),
        ], ["a/x.jsonl:1", "b/x.jsonl:1"]
      ),
    ]
    for row in rows {
      let scratch = Scratch()
      for (name, content) in row.files { scratch.write(name, content) }
      let readings = try scratch.readings()
      #expect(readings.map(\.id) == row.ids, "\(row.name)")
      #expect(readings.compactMap(\.article?.article.id) == row.ids, "\(row.name)")
      #expect(readings.flatMap(\.messages) == [], "\(row.name)")
    }
  }

  @Test func articlesOfTwoFilesAreToldApart() throws {
    let scratch = Scratch()
    scratch.write("a.jsonl", #"{"id": 1, "text": "Anna", "label": []}"# + "\n")
    scratch.write(
      "b.jsonl",
      #"{"id": 1, "text": "Bo", "label": []}"# + "\n" + #"{"id": 2, "text": "Li", "label": []}"#)
    let readings = try scratch.readings()
    #expect(readings.map(\.id) == ["1", "b:1", "2"])
    #expect(
      readings.flatMap(\.messages) == [
        "b.jsonl: warning: expected articles that no earlier file has, found '1' as in a.jsonl; such "
          + "articles are called 'b:1'"
      ])
  }

  @Test func newNamesAreToldWhole() throws {
    let scratch = Scratch()
    let name = "what-an-archive-calls-one-of-its-many-files"
    scratch.write("a.jsonl", #"{"id": "x", "text": "Anna", "label": []}"#)
    scratch.write("\(name).jsonl", #"{"id": "x", "text": "Bo", "label": []}"#)
    let messages = try scratch.readings().flatMap(\.messages)
    #expect(messages.count == 1 && messages.first?.hasSuffix("called '\(name):x'") == true)
  }

  @Test func otherFilesAreNamed() throws {
    let xml = "<html><p>no</p></html>"
    let rows: [(name: String, files: [(String, String)], ids: [String], messages: [String])] = [
      (
        "no format", [("a.conll", Self.columns), ("b.csv", "a,b\n"), ("c.xml", xml)], ["a"],
        ["in: warning: expected columns, found 2 files: b.csv, c.xml; passed over"]
      ),
      (
        "among those of the format",
        [("a.conll", Self.columns), ("b.conll", "words\nalone\n"), ("c.conll", "")],
        ["a", "b", "c"],
        [
          "b.conll: expected columns as in other files of the folder, found a file that begins with "
            + "'words'",
          "c.conll: expected columns as in other files of the folder, found an empty file",
        ]
      ),
      (
        "texts beside", [("a.conll", Self.columns), ("a.txt", "Anna ran")], ["a"],
        ["in: warning: expected columns, found the file a.txt; passed over"]
      ),
      (
        "brat", [("a.ann", ""), ("a.txt", "Anna"), ("annotation.conf", ""), ("x.csv", "a,b")],
        ["a"],
        ["in: warning: expected brat, found the file x.csv; passed over"]
      ),
      (
        "brat beside others", [("a.ann", ""), ("a.txt", "Anna"), ("a.conll", Self.columns)], ["a"],
        ["in: warning: expected brat, found the file a.conll; passed over"]
      ),
    ]
    for row in rows {
      let scratch = Scratch()
      for (name, content) in row.files { scratch.write("in/\(name)", content) }
      let readings = try scratch.readings("in")
      #expect(readings.map(\.id) == row.ids, "\(row.name)")
      #expect(readings.flatMap(\.messages) == row.messages, "\(row.name)")
    }
  }

  @Test func foldersOfSeveralFormatsAreAskedAbout() throws {
    let scratch = Scratch()
    scratch.write("a.conll", Self.columns)
    scratch.write("b.jsonl", #"{"text": "Anna", "label": []}"#)
    let mixed = #expect(throws: Fault.self) { try scratch.readings() }
    #expect(
      mixed?.message
        == "expected files of one format, found columns (a.conll), doccano (b.jsonl); name the format "
        + "with --from or the folder of one")
    let chosen = Array(try Formats.open(scratch.path, as: Formats.named("doccano")))
    #expect(chosen.map(\.id) == ["b.jsonl:1"])
    #expect(chosen.flatMap(\.faults).map(\.code) == ["passed-over"])
    let none = Scratch()
    none.write("in/a.csv", "a,b")
    let unknown = #expect(throws: Fault.self) { try none.readings("in") }
    #expect(
      unknown?.message
        == "expected files of a format that Assay reads (see `assay list formats`), found the file a.csv"
    )
    let empty = #expect(throws: Fault.self) { try Scratch().readings() }
    #expect(empty?.message.hasSuffix("found no files") == true)
  }
}
