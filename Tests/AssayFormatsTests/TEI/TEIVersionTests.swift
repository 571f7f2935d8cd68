import AssayFormats
import AssayModel
import Testing

/// Which version is the text of a TEI document where it has several.
struct TEIVersionTests {
  @Test func oneVersionIsTheText() throws {
    let cases: [(name: String, body: String, text: String)] = [
      ("corrected", "a <choice><sic>bd</sic><corr>bc</corr></choice> d", "a bc d"),
      ("corrected, first", "a <choice><corr>bc</corr><sic>bd</sic></choice> d", "a bc d"),
      ("regularised", "<choice><orig>vp</orig><reg>up</reg></choice>", "up"),
      ("expanded", "<choice><abbr>M.</abbr><expan>Marcus</expan></choice> A", "Marcus A"),
      ("marks of abbreviation", "Mar<choice><am>~</am><ex>cus</ex></choice>", "Marcus"),
      ("nothing better", "a<choice><sic>b</sic></choice>", "ab"),
      ("equals", "<choice><seg>x</seg><seg>y</seg></choice>z", "xz"),
      ("worse before equals", "<choice><sic>x</sic><seg>y</seg><seg>z</seg></choice>", "y"),
      (
        "white space between versions",
        "Cae<choice>\n  <sic>z</sic>\n  <corr>s</corr>\n</choice>ar\n<choice> <sic>x</sic> <corr>y</corr> </choice>",
        "Caesar y"
      ),
      ("a break in a version", "<choice><orig>a<lb/>b</orig><reg>ab</reg></choice> c", "ab c"),
      (
        "a choice in what is left out",
        "<choice><orig><choice><sic>a</sic><corr>b</corr></choice></orig><reg>c</reg></choice>", "c"
      ),
      (
        "a choice in what is read",
        "<choice><orig>x</orig><reg>y<choice><sic>1</sic><corr>2</corr></choice></reg></choice>",
        "y2"
      ),
      ("a note in a version", "<choice><sic>a<note>n</note></sic><corr>b</corr></choice>", "b"),
      ("lemma", "<app><lem>one</lem><rdg>two</rdg><note>three</note></app>", "one"),
      ("readings alone", "<app><rdg>one</rdg><rdg>two</rdg><wit>A</wit></app>", "one"),
      ("groups", "<app><rdgGrp><rdg>a</rdg><rdg>b</rdg></rdgGrp><rdg>c</rdg></app>", "a"),
      ("an apparatus on other text", "a<app from=\"#x\"><lem>a</lem><rdg>b</rdg></app>", "a"),
      ("substitution", "a<subst>\n<del>x</del>\n<add>y</add>\n</subst>b", "ayb"),
      ("deletion", "a <del>b</del> c", "a c"),
      ("outside of a choice all is read", "<sic>a</sic> <orig>b</orig> <abbr>c</abbr>", "a b c"),
    ]
    for row in cases {
      let reading = try XMLFormatTests.reading(
        "a.xml",
        "<TEI xmlns=\"http://www.tei-c.org/ns/1.0\"><teiHeader/><text><body><p>\(row.body)</p></body></text></TEI>",
        as: "tei")
      #expect(reading.article?.article.text.string == row.text, "\(row.name)")
    }
  }

  @Test func theOriginalVersionMayBeTheText() throws {
    let cases: [(name: String, body: String, text: String)] = [
      ("mistake", "a <choice><sic>bd</sic><corr>bc</corr></choice> d", "a bd d"),
      ("mistake, last", "a <choice><corr>bc</corr><sic>bd</sic></choice> d", "a bd d"),
      ("spelling", "<choice><reg>up</reg><orig>vp</orig></choice>", "vp"),
      ("abbreviation", "<choice><abbr>M.</abbr><expan>Marcus</expan></choice> A", "M. A"),
      ("marks of abbreviation", "Mar<choice><am>~</am><ex>cus</ex></choice>", "Mar~"),
      ("nothing original", "a<choice><corr>b</corr></choice>", "ab"),
      ("several corrections", "<choice><corr>a</corr><corr>b</corr><sic>c</sic></choice>", "c"),
      (
        "a choice in what is read",
        "<choice><orig>x<choice><sic>1</sic><corr>2</corr></choice></orig><reg>y</reg></choice>",
        "x1"
      ),
      ("an apparatus is as it was", "<app><lem>one</lem><rdg>two</rdg></app>", "one"),
    ]
    for row in cases {
      let scratch = Scratch()
      scratch.write(
        "a.xml",
        "<TEI xmlns=\"http://www.tei-c.org/ns/1.0\"><teiHeader/><text><body><p>\(row.body)</p></body></text></TEI>"
      )
      let reading = try #require(
        try scratch.readings("a.xml") { $0.spelling = .original }.first, "\(row.name)")
      #expect(reading.article?.article.text.string == row.text, "\(row.name)")
    }
  }

  @Test func layersStandOnTheVersionThatTheyWereMadeOn() throws {
    let xml =
      "<TEI xmlns=\"http://www.tei-c.org/ns/1.0\"><teiHeader/><text><body><p>a <choice><reg>bc</reg><orig>bd</orig></choice> "
      + "<choice><orig>e</orig><reg>fg</reg></choice> h</p></body></text></TEI>"
    let scratch = Scratch()
    scratch.write("a.xml", xml)
    for (spelling, text, words) in [
      (ReadingOptions.Spelling.original, "a bd e h", "bd e"), (.edited, "a bc fg h", "bc fg"),
    ] {
      func read(_ name: String) throws -> [Reading] {
        try scratch.readings(name) { $0.spelling = spelling }
      }
      let article = try #require(try read("a.xml").first?.article?.article)
      #expect(article.text.string == text)
      let layer = try Layer(
        annotator: .person("gold"),
        mentions: [Mention(id: "T1", type: "X", extent: Extent(2, 2 + words.utf8.count))])
      let meant = AnnotatedArticle(article, layers: [layer])
      let result = try TEI.adding([0: meant], to: Array(xml.utf8), spelling: spelling)
      scratch.write("b.xml", result)
      let again = try read("b.xml")
      #expect(again.flatMap(\.messages) == [] && again.first?.layer == layer, "\(spelling)")
      #expect(again.first?.article?.article.text == article.text, "\(spelling)")
      #expect(again.first?.article?.lines == ["X '\(words)'"])
      let other = try scratch.readings("b.xml") {
        $0.spelling = spelling == .edited ? .original : .edited
      }
      #expect(other.allSatisfy { $0.article == nil }, "\(spelling)")
      let told = other.flatMap(\.messages).joined(separator: "\n")
      #expect(told.contains("--spelling"), "\(spelling)")
    }
  }
}
