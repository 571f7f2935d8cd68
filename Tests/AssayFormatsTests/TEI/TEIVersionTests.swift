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
}
