import AssayFormats
import AssayModel
import AssayTesting
import Foundation
import Testing

/// `docs/assay-jsonl.schema.json` says what is written and what is read.
struct JSONSchemaTests {
  private static func schema() throws -> JSONSchema {
    let bytes = try #require(Project.bytes("docs/assay-jsonl.schema.json"))
    return JSONSchema(try JSONValue(parsing: bytes))
  }

  private static let article = """
    {"id":"a","text":"Anna met Ben.","layers":[{"annotator":{"kind":"person","name":"gold"},\
    "mentions":[{"id":"T1","type":"PER","spans":[[0,4]],"text":"Anna","attributes":{"x":"y","f":true,"n":0.5},\
    "links":[{"base":"KB","id":"Q1"}],"score":0.5},{"id":"T2","type":"PER","spans":[[9,12]]}],\
    "entities":[{"id":"C1","mentions":["T1"]}],"events":[{"id":"E1","type":"Meet",\
    "trigger":{"spans":[[5,8]]},"args":[{"role":"Who","ref":"T1"}]}],"relations":[{"type":"knows",\
    "args":[{"role":"a","ref":"T1"},{"role":"b","ref":"T2"}]}]}]}
    """

  @Test func whatIsWrittenIsValid() throws {
    let schema = try Self.schema()
    let scratch = Scratch()
    let path = "\(scratch.path)/a.jsonl"
    var sink = try Formats.writer(named: "jsonl").create(path)
    for article in RandomArticles(seed: 11).prefix(300) { try sink.append(article) }
    try sink.finish()
    let lines = scratch.bytes("a.jsonl").split(separator: 0x0A)
    #expect(lines.count == 300)
    for line in lines {
      #expect(schema.problems(of: try JSONValue(parsing: Array(line))) == [])
    }
  }

  /// One change to a valid record each.
  @Test func whatIsWrongIsRefusedByTheSchemaAndTheReader() throws {
    let schema = try Self.schema()
    let rows: [(name: String, old: String, new: String)] = [
      ("no id", "\"id\":\"a\",", ""), ("an id that is a list", "\"id\":\"a\"", "\"id\":[]"),
      ("an id that is no whole number", "\"id\":\"a\"", "\"id\":1.5"),
      ("a text that is a number", "\"Anna met Ben.\"", "3"),
      ("no type", "\"type\":\"PER\",\"spans\":[[0,4]]", "\"spans\":[[0,4]]"),
      ("an empty type", "\"id\":\"T1\",\"type\":\"PER\"", "\"id\":\"T1\",\"type\":\"\""),
      ("a span of three", "[[0,4]]", "[[0,4,5]]"), ("a span that is flat", "[[0,4]]", "[0,4]"),
      ("a span before the text", "[[0,4]]", "[[-1,4]]"),
      ("a span of fractions", "[[0,4]]", "[[0.5,4]]"), ("no spans", "[[0,4]]", "[]"),
      ("a score above 1", "\"score\":0.5", "\"score\":2"),
      ("a score in quotes", "\"score\":0.5", "\"score\":\"1\""),
      ("an attribute that is false", "\"f\":true", "\"f\":false"),
      ("an attribute that is an object", "\"f\":true", "\"f\":{}"),
      ("a link without id", "{\"base\":\"KB\",\"id\":\"Q1\"}", "{\"base\":\"KB\"}"),
      ("a link that is a number", "{\"base\":\"KB\",\"id\":\"Q1\"}", "7"),
      ("an argument without role", "\"role\":\"Who\",", ""),
      ("an event without type", "\"type\":\"Meet\",", ""),
      ("a trigger without place", "{\"spans\":[[5,8]]}", "{\"id\":\"x\"}"),
      ("an annotator of no kind", "\"person\"", "\"robot\""),
      ("a chain without mentions", ",\"mentions\":[\"T1\"]", ""),
      ("layers that are an object", "\"layers\":[{", "\"layers\":{\"x\":[{"),
      ("an unknown unit", "\"id\":\"a\"", "\"id\":\"a\",\"offsets\":\"bytes\""),
    ]
    #expect(schema.problems(of: try JSONValue(parsing: Array(Self.article.utf8))) == [])
    for row in rows {
      var text = Self.article.replacing(row.old, with: row.new, maxReplacements: 1)
      #expect(text != Self.article, "\(row.name)")
      if row.new.hasSuffix("{\"x\":[{") { text = String(text.dropLast()) + "}}" }
      let value = try JSONValue(parsing: Array(text.utf8))
      #expect(!schema.problems(of: value).isEmpty, "\(row.name)")
      let scratch = Scratch()
      let path = scratch.write("a.jsonl", text + "\n")
      let found = Array(try Formats.open(path, as: try Formats.named("jsonl")))
      #expect(found.count == 1 && found[0].article == nil, "\(row.name)")
    }
  }
}
