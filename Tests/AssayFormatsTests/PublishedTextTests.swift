import AssayFormats
import AssayModel
import Testing

/// Texts, and quotes of them, as they were met in published collections.
struct PublishedTextTests {
  @Test func quotesMaySayThatSomethingIsLeftOut() throws {
    let scratch = Scratch()
    scratch.write("a.txt", "breast and lung cancer")
    for quote in [
      "breast cancer", "breastcancer", "breast ... cancer", "breast [...] cancer",
      "breast \u{2026} cancer", "breast...cancer",
    ] {
      scratch.write("a.ann", "T1\tD 0 6;16 22\t\(quote)\n")
      let found = try scratch.readings()
      #expect(found.map(\.messages) == [[]], "\(quote)")
      #expect(found.first?.layer?.mentions.first?.extent.fragments.count == 2, "\(quote)")
    }
    scratch.write("a.ann", "T1\tD 0 6;16 22\tbreast and cancer\n")
    #expect(try scratch.readings().first?.faults.map(\.code) == ["quote-mismatch"])
  }

  @Test func quotesMayLackTheWhiteSpaceAtTheirEnds() throws {
    for (quote, isRead) in [
      ("Bo", true), (" Bo", true), (" Bo ", true), ("B", false), ("Boo", false), (" B", false),
    ] {
      let scratch = Scratch()
      scratch.write("a.txt", "Anna Bo ran")
      scratch.write("a.ann", "T1\tP 4 8\t\(quote)\n")
      let reading = try #require(try scratch.readings().first)
      #expect((reading.article != nil) == isRead, "\(quote)")
      #expect(reading.layer?.mentions.first?.extent == (isRead ? Extent(4, 8) : nil), "\(quote)")
    }
  }

  @Test func bratMayHaveTABsBetweenTypeAndOffsets() throws {
    let scratch = Scratch()
    scratch.write("a.txt", "Anna met Bo Li")
    scratch.write("a.ann", "T1\tPERS\t0\t4\tAnna\nT2\tPERS\t9\t14\tBo Li\n")
    let found = try scratch.readings()
    #expect(found.flatMap(\.messages) == [])
    #expect(found.first?.article?.lines == ["PERS 'Anna'", "PERS 'Bo Li'"])
    for line in [
      "T1\tPERS\t0\tAnna", "T1\tPERS\t4\t0\tAnna", "T1\tPERS\t0\tx\tAnna", "T1\tP\t0\t4",
    ] {
      scratch.write("a.ann", line + "\n")
      #expect(try scratch.readings().first?.faults.map(\.code) == ["brat-fields"], "\(line)")
    }
  }

  @Test func quotesMayGoOverLineBreaks() throws {
    let scratch = Scratch()
    scratch.write("a.txt", "In Iran\n\nUSA and Bo")
    scratch.write(
      "a.ann", "T1\tLOC 3 12\tIran\n\nUSA\nT2\tPER 17 19\tBo\nX\nT3\tPER 3 19\tIran\n\nUSA and Bo")
    let reading = try #require(try scratch.readings().first)
    #expect(reading.faults.map { "\($0.code) \($0.line ?? 0)" } == ["unknown-line 5"])
    #expect(
      reading.article?.lines == ["LOC 'Iran\n\nUSA'", "PER 'Bo'", "PER 'Iran\n\nUSA and Bo'"])
    scratch.write("a.ann", "T1\tLOC 3 12\tIran\n\nUSB\nT2\tPER 17 19\tBo\n")
    #expect(try scratch.readings().first?.article == nil)
  }

  @Test func aTextMayBeSpelledOtherwiseThanItsTokens() throws {
    let content = """
      <D-Spin version="0.4"><TextCorpus><text>Peter a\u{DF} Brot.</text><tokens>
      <token ID="t1">Peter</token><token ID="t2">ass</token><token ID="t3">Brot</token><token ID="t4">.</token></tokens>
      <sentences><sentence tokenIDs="t1 t2 t3 t4"/></sentences>
      <namedEntities><entity class="PER" tokenIDs="t1"/><entity class="F" tokenIDs="t2 t3"/></namedEntities>
      </TextCorpus></D-Spin>
      """
    let reading = try XMLFormatTests.reading("a.tcf", content, as: "tcf")
    #expect(reading.faults.map(\.code) == ["text"])
    #expect(reading.article?.article.text.string == "Peter ass Brot .")
    #expect(reading.article?.lines == ["PER 'Peter'", "F 'ass Brot'"])
  }

  @Test func aFewNULsMakeNoBinaryFile() throws {
    for (text, isRead) in [("\u{0}\u{0}", true), ("a\u{0}\u{0}b", true), ("a\u{0}b\u{0}", false)] {
      let scratch = Scratch()
      scratch.write("a.txt", text)
      scratch.write("a.ann", "")
      let reading = try #require(try scratch.readings().first)
      #expect((reading.article != nil) == isRead, "\(text.debugDescription)")
    }
  }

  @Test func annotationsWithoutTheirTextAreOneFault() throws {
    let content = """
      <collection><source/><date/><key/><document><id>7</id><passage><offset>0</offset>
      <annotation id="a"><location offset="0" length="3"/><text>x</text></annotation>
      <annotation id="b"><location offset="4" length="3"/><text>y</text></annotation></passage></document></collection>
      """
    let reading = try XMLFormatTests.reading("a.xml", content, as: "bioc")
    #expect(reading.article == nil && reading.faults.map(\.code) == ["missing-text"])
    #expect(
      reading.messages.first?.contains("2 annotations of a text that is not in the file") == true)
  }
}
