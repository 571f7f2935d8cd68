import AssayFormats
import AssayModel
import Testing

/// FoLiA: what is its text, what is read, and what is counted as not read.
struct FoLiATests {
  typealias Case = ToolConventionTests.Case

  private static func folia(_ name: String, _ text: String, lines: [String], unmodelled: Int = 0)
    -> Case
  {
    Case(
      name: name, file: "a.xml", format: "folia",
      content: "<FoLiA xmlns=\"http://ilk.uvt.nl/folia\" xml:id=\"f\"><text>\(text)</text></FoLiA>",
      lines: lines, unmodelled: unmodelled)
  }

  @Test func annotationsOfFoLiAAreReadOrCounted() throws {
    try ToolConventionTests.check([
      Self.folia(
        "relations of an entity are its links",
        """
        <s><w xml:id="w1"><t>Anna</t></w><w xml:id="w2"><t>ran</t></w><entities>\
        <entity class="per"><relation class="wiki" xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="https://x.org/A"/>\
        <relation class="other"><xref id="w9"/></relation><comment>sure</comment><wref id="w1"/></entity></entities></s>
        """, lines: ["per 'Anna' <wiki:https://x.org/A>"], unmodelled: 2),
      Self.folia(
        "a head is part of what it is the head of",
        """
        <s><w xml:id="w1"><t>The</t></w><w xml:id="w2"><t>Lama</t></w><w xml:id="w3"><t>ran</t></w><w xml:id="w4">\
        <t>he</t></w><coreferences><coreferencechain><coreferencelink><wref id="w1"/><hd><wref id="w2"/></hd>\
        </coreferencelink><coreferencelink><feat subset="level" class="x"/><wref id="w4"/></coreferencelink>\
        </coreferencechain></coreferences></s>
        """, lines: ["mention 'The Lama'", "mention 'he'", "= The Lama | he"], unmodelled: 1),
      Self.folia(
        "parts of speech, lemmas and alternatives are counted",
        """
        <s><w xml:id="w1"><t>Anna</t><pos class="N"/><lemma class="Anna"/><alt><pos class="V"/></alt></w>\
        <altlayers><entities><entity class="loc"><wref id="w1"/></entity></entities></altlayers></s>
        """, lines: [], unmodelled: 4),
      Self.folia(
        "a role without words",
        """
        <s><w xml:id="w1"><t>ran</t></w><semroles><predicate class="run"><semrole class="x"/><wref id="w1"/></predicate>\
        </semroles></s>
        """, lines: ["run 'ran'"], unmodelled: 1),
    ])
  }

  @Test func textOfFoLiAIsTheCurrentOne() throws {
    let cases: [(name: String, content: String, text: String)] = [
      (
        "a corrected word",
        """
        <s><w><t>a</t></w><w><correction><new><t>tree</t></new><original><correction><new><t>three</t></new>\
        <original><t>treee</t></original></correction></original></correction></w></s>
        """, "a tree"
      ),
      (
        "words that were two",
        """
        <s><correction><new><w><t>Ikhoor</t></w></new><original auth="no"><w><t>Ik</t></w><w><t>hoor</t></w></original>\
        <suggestion><w><t>Ik</t></w></suggestion></correction><w><t>niet</t></w></s>
        """, "Ikhoor niet"
      ),
      (
        "text at several levels",
        "<p><t>One. Two.</t><s><t>One.</t><str><t>One</t></str></s><s><t>Two.</t></s></p><p><t>Three.</t></p>",
        "One. Two.\nThree."
      ),
      (
        "a head without words before a sentence with words",
        "<div><head><t>News</t></head><p><t>It rains</t><s><w><t>It</t></w><w><t>rains</t></w></s></p></div>",
        "News\nIt rains"
      ),
      (
        "white space and breaks",
        "<p><t>\n  To be,<br/> or\n  not<t-hspace/>to </t></p><p><t xml:space=\"preserve\">a  b</t></p>",
        "To be,\nor not to\na  b"
      ),
      (
        "cells of a table and a line break between words",
        """
        <table><row><cell><w><t>a</t></w><w><t>b</t></w></cell><cell><w><t>c</t></w></cell></row></table>\
        <s><w><t>d</t></w><br/><w><t>e</t></w></s>
        """, "a b\nc\nd\ne"
      ),
    ]
    for row in cases {
      let content =
        "<FoLiA xmlns=\"http://ilk.uvt.nl/folia\" xml:id=\"f\"><text>\(row.content)</text></FoLiA>"
      let reading = try XMLFormatTests.reading("a.xml", content, as: "folia")
      #expect(reading.article?.article.text.string == row.text, "\(row.name)")
      #expect(reading.messages == [], "\(row.name)")
    }
  }
}
