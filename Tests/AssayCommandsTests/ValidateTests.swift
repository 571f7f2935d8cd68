import AssayFormats
import AssayModel
import Foundation
import Testing

/// `assay validate`: what it says, and what it does where libxml2 does not come back.
@Suite struct ValidateTests {
  /// A schema of our own: a TEI document that holds anything but an element `bad`.
  private static let schema = """
    <grammar xmlns="http://relaxng.org/ns/structure/1.0"><start><ref name="any"/></start>
    <define name="any"><element><anyName><except><name ns="http://www.tei-c.org/ns/1.0">bad</name></except>
    </anyName><zeroOrMore><attribute><anyName/></attribute></zeroOrMore>
    <zeroOrMore><choice><text/><ref name="any"/></choice></zeroOrMore></element></define></grammar>
    """

  private static func tei(_ content: String) -> String {
    "<TEI xmlns=\"http://www.tei-c.org/ns/1.0\">\n\(content)\n</TEI>\n"
  }

  @Test func verdictsAndExitStatuses() throws {
    let scratch = try Assay.Scratch()
    try scratch.write("good/a.xml", Self.tei("<p xml:id=\"a\"/>"))
    try scratch.write("bad.xml", Self.tei("<p xml:id=\"a\"/>\n  <p xml:id=\"a\" who=\"#b\"/>"))
    try scratch.write("element.xml", Self.tei("<bad/>"))
    try scratch.write("half.xml", "<TEI>\n <p>")
    try scratch.write("type.xml", "<!DOCTYPE TEI [<!ENTITY e 'f'>]>\n" + Self.tei("<p/>"))
    try scratch.write("s.rng", Self.schema)
    try scratch.write("no.rng", "<grammar/>")
    try FileManager.default.createDirectory(
      at: scratch.url.appending(path: "empty"), withIntermediateDirectories: true)
    let cases: [(arguments: [String], status: Int32, output: [String], errors: String)] = [
      (["good"], 0, ["1 file: 1 valid; checked 1 identifier"], ""),
      (
        ["good", "bad.xml"], 1,
        [
          "bad.xml:3:3: expected each xml:id once, found 'a' again; it stands at 2:1 first",
          "bad.xml:3:3: expected an element with xml:id 'b', to which @who points, found none",
          "2 files: 1 valid, 1 not valid",
        ], ""
      ),
      (["half.xml"], 1, ["half.xml:2:"], ""),
      (["element.xml"], 0, ["1 valid"], ""),
      (["type.xml"], 1, ["type.xml:1:", "--allow-doctype reads on and loads nothing"], ""),
      (["type.xml", "--allow-doctype", "--schema", "s.rng"], 0, ["1 valid"], ""),
      (["good", "element.xml", "--schema", "s.rng"], 1, ["element.xml:2: expected what"], ""),
      (["good", "half.xml", "--schema", "s.rng"], 1, ["half.xml:2:", "1 valid, 1 not"], ""),
      (["bad.xml", "--ids-in", "good/a.xml"], 1, ["found 'a' again"], ""),
      (["good", "--schema", "no.rng"], 65, [], "no.rng"),
      (["good", "--schema", "absent.rng"], 66, [], "absent.rng: expected a readable file"),
      (["absent"], 66, [], "absent: expected a readable file"),
      (["empty"], 65, [], "empty: expected files ending in .xml or .tei, found none"),
      (["good", "--time-limit", "0"], 64, [], "--time-limit: expected 1 to 86400 seconds"),
      ([], 64, [], "paths"),
    ]
    for (arguments, status, output, errors) in cases {
      let result = try Assay.run(["validate"] + arguments, in: scratch.url)
      #expect(result.status == status, "\(arguments): \(result.output) \(result.errors)")
      for line in output { #expect(result.output.contains(line), "\(arguments): \(result.output)") }
      #expect(errors.isEmpty || result.errors.contains(errors), "\(arguments): \(result.errors)")
    }
  }

  /// A child that does not answer: it waits for a schema that nobody writes.
  @Test func aChildThatDoesNotAnswerIsKilled() throws {
    let scratch = try Assay.Scratch()
    try scratch.write("a.xml", Self.tei("<p/>"))
    let maker = try Process.run(
      URL(filePath: "/usr/bin/mkfifo"), arguments: [scratch.url.appending(path: "s.rng").path])
    maker.waitUntilExit()
    try #require(maker.terminationStatus == 0)
    let start = ContinuousClock().now
    let result = try Assay.run(
      ["validate", "a.xml", "--schema", "s.rng", "--time-limit", "1"], in: scratch.url)
    #expect(result.status == 2)
    #expect(
      result.errors == """
        s.rng: the schema could not be decided within 1 s; known fault of libxml2: try jing, or a \
        longer --time-limit

        """)
    #expect(result.output == "1 file: 1 undecided\n")
    #expect(ContinuousClock().now - start < .seconds(20))
  }

  @Test(.enabled(if: hang != nil, "needs ../shared/schema/libxml2-hang-repro.rng"))
  func aSchemaThatHangsLibxml2IsUndecided() throws {
    let scratch = try Assay.Scratch()
    try scratch.write("a.xml", Self.tei("<p/>"))
    let result = try Assay.run(
      ["validate", "a.xml", "--schema", try #require(Self.hang), "--time-limit", "2", "--json"],
      in: scratch.url)
    #expect(result.status == 2, "\(result.errors)")
    let json = try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any]
    #expect(json?["undecided"] as? Int == 1)
    let fault = json?["schema_fault"] as? [String: Any]
    #expect(fault?["code"] as? String == "schema-undecided")
    let files = try #require(json?["files"] as? [[String: Any]])
    #expect(files[0]["valid"] is NSNull && files[0]["schema"] as? String == "undecided")
  }

  private static let hang = shared("schema/libxml2-hang-repro.rng")

  private static func shared(_ name: String) -> String? {
    guard let path = Assay.shared?.appending(path: name).path,
      FileManager.default.fileExists(atPath: path)
    else { return nil }
    return path
  }

  /// The same verdicts as xmllint, on files of the profile and on damaged ones.
  @Test(
    .enabled(if: subset != nil && hasXMLLint, "needs xmllint and ../shared/schema/assay-subset.rng")
  )
  func verdictsAreThoseOfXMLLint() throws {
    let scratch = try Assay.Scratch()
    let layer = try Layer(
      annotator: .person("gold"),
      mentions: [Mention(id: "T1", type: "Person", extent: Extent(0, 4))])
    let good = String(
      decoding: try TEI.write(
        AnnotatedArticle(Article(id: "a", text: ArticleText("Orsk left")), layers: [layer])),
      as: UTF8.self)
    let damages = [
      ("", ""), ("<persName", "<unknown"), ("</persName>", "</persName><p/>"),
      ("</p>", "<head/></p>"),
      ("<extent>", "<extent n='1'>"), ("resp=\"#gold\"", "rasp=\"#gold\""),
      ("<title>", "<title><title/>"),
      ("<body>", "<body>words"), ("quantity=\"9\"", "quantity=\"nine\""), ("cert", "cert"),
      ("xml:space=\"preserve\"", "xml:space=\"other\""), ("<spanGrp", "<spanGrp type2=\"x\""),
    ]
    var invalid = 0
    for (number, damage) in damages.enumerated() {
      var xml = good
      if let range = good.firstRange(of: damage.0), !damage.0.isEmpty {
        xml.replaceSubrange(range, with: damage.1)
        if damage.1 == "<unknown" { xml = xml.replacing("</persName>", with: "</unknown>") }
      }
      let path = try scratch.write("\(number).xml", xml)
      let process = Process()
      process.executableURL = URL(filePath: "/usr/bin/xmllint")
      process.arguments = ["--noout", "--nonet", "--relaxng", try #require(Self.subset), path]
      process.standardError = FileHandle.nullDevice
      try process.run()
      process.waitUntilExit()
      let result = try Assay.run(
        ["validate", path, "--schema", try #require(Self.subset), "--json"])
      let json = try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any]
      let files = try #require(json?["files"] as? [[String: Any]])
      let isValid = files.first?["schema"] as? String == "valid"
      #expect(isValid == (process.terminationStatus == 0), "\(damage): \(result.output)")
      if !isValid { invalid += 1 }
    }
    #expect((5..<damages.count).contains(invalid), "\(invalid)")
  }

  private static let subset = shared("schema/assay-subset.rng")
  private static let hasXMLLint = FileManager.default.isExecutableFile(atPath: "/usr/bin/xmllint")
}
