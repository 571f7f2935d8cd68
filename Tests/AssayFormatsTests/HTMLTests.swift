import AssayFormats
import AssayModel
import AssayTesting
import Foundation
import Testing

/// Pages for people: the text must be the article's, and nothing may come from elsewhere.
struct HTMLTests {
  /// Elements and text of a page, read as a browser would read what the pages hold.
  private struct Page {
    private(set) var text: [UInt8] = []
    private(set) var tags: [String] = []

    init(_ bytes: [UInt8]) throws {
      let page = String(decoding: bytes, as: UTF8.self)
      let start = try #require(page.firstRange(of: "<article>"))
      let end = try #require(page.firstRange(of: "</article>"))
      var rest = page[start.upperBound..<end.lowerBound].utf8[...]
      while let byte = rest.popFirst() {
        switch byte {
        case UInt8(ascii: "<"):
          let tag = rest.prefix { $0 != UInt8(ascii: ">") }
          tags.append(String(decoding: tag, as: UTF8.self))
          rest = rest.dropFirst(tag.count + 1)
        case UInt8(ascii: "&"):
          let name = rest.prefix { $0 != UInt8(ascii: ";") }
          rest = rest.dropFirst(name.count + 1)
          text += try Self.reference(String(decoding: name, as: UTF8.self)).utf8
        default: text.append(byte)
        }
      }
    }

    private static func reference(_ name: String) throws -> String {
      switch name {
      case "amp": "&"
      case "lt": "<"
      case "gt": ">"
      case "#13": "\r"
      default: try #require(nil as String?, "&\(name);")
      }
    }
  }

  @Test func theTextOfThePageIsTheArticles() throws {
    let articles = TEIArticles.sample(400, seed: 21) + Array(RandomArticles(seed: 8).prefix(200))
    var marked = 0
    for article in articles {
      let page = try Page(HTML.page(of: article, version: "1"))
      // HTML cannot hold NUL.
      let expected = article.article.text.string.replacing("\u{0}", with: "\u{FFFD}")
      #expect(Array(expected.utf8) == page.text, "\(article.article.id)")
      #expect(page.tags.allSatisfy { $0.hasPrefix("span class=\"s") || $0 == "/span" })
      marked += page.tags.count / 2
    }
    #expect(marked > 2_000)
  }

  @Test func pagesAreSelfContained() throws {
    let layer = try Layer(
      annotator: .person("<gold>\""),
      mentions: [
        Mention(
          id: "T1", type: "<script>\"&", extent: Extent(0, 1),
          attributes: [Attribute("a\"", .text("<b>"))],
          links: [KnowledgeBaseLink(base: "http://x", identifier: "<i>")])
      ])
    let article = AnnotatedArticle(
      Article(id: "<a>&\"", text: ArticleText("<a>"), metadata: ["title": "</title><script>"]),
      layers: [layer])
    let page = String(decoding: try HTML.page(of: article, version: "1"), as: UTF8.self)
    for forbidden in ["<script", "<link", "<img", "<iframe", "<object", "src=", "@import", "url("] {
      #expect(!page.contains(forbidden), "\(forbidden)")
    }
    #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"und\">"))
    #expect(page.contains("<title>&lt;/title&gt;&lt;script&gt;</title>"))
  }

  /// Overlapping, discontinuous and empty mentions, events and two layers, in a page that is looked at.
  @Test func linesShowWhatIsAnnotated() throws {
    let gold = try Layer(
      annotator: .person("gold"),
      mentions: [
        Mention(id: "T1", type: "X", extent: Extent(0, 5)),
        Mention(id: "T2", type: "X", extent: Extent(3, 8)),
        Mention(
          id: "T3", type: "Y",
          extent: try #require(Extent(joining: [Fragment(9, 10), Fragment(12, 13)]))),
        Mention(id: "T4", type: "Y", extent: Extent(13, 13)),
      ], entities: [Entity(id: "C", mentions: [0, 1])],
      events: [
        Event(
          id: "E1", type: "Z", trigger: Trigger(id: "t", extent: Extent(9, 10)),
          arguments: [Argument(role: "R", filler: .mention(0))])
      ])
    let other = try Layer(
      annotator: Annotator(kind: .extractor, name: "names"),
      mentions: [Mention(id: "T1", type: "X", extent: Extent(0, 5))])
    let article = AnnotatedArticle(
      Article(id: "a", text: ArticleText("abcdefgh i j k")), layers: [gold, other])
    let match = LayerMatch(
      gold: 0, predicted: 1,
      mentions: [
        .init(.correct, gold: 0, predicted: 0), .init(.missed, gold: 1, predicted: nil),
        .init(.missed, gold: 2, predicted: nil), .init(.missed, gold: 3, predicted: nil),
      ], events: [.init(.missed, gold: 0, predicted: nil)])
    let bytes = try HTML.page(of: article, matches: [match], version: "1")
    let tags = try Page(bytes).tags.filter { $0 != "/span" }
    // T1 and T2 cross, so that the middle has both; the gap of T3 is drawn, its ends are two pieces.
    #expect(tags.count == 7)
    #expect(tags[0].contains("data-l=\"X₁\"") && tags[0].contains("--p2:var(--k0)"))
    #expect(tags[1].contains("var(--k0)") && tags[1].contains("var(--x0)"))
    #expect(tags[3].contains("class=\"s g\"") && tags[3].contains("var(--x2)"))
    #expect(tags[4].contains("var(--d1)"))
    #expect(tags[6].hasPrefix("span class=\"s e\""))
    let page = String(decoding: bytes, as: UTF8.self)
    for expected in [
      "<b>1</b> correct", "<b>4</b> missed", "<h3>Events (1)</h3>", "<dt>R</dt>",
      "Entities with several mentions (1)", "All mentions (4)", "names against gold",
      "9–10, 12–13",
    ] {
      #expect(page.contains(expected), "\(expected)")
    }
  }

  @Test func extentsOutsideTheTextAreRefused() throws {
    let layer = try Layer(
      annotator: .person("gold"), mentions: [Mention(id: "T1", type: "X", extent: Extent(0, 9))])
    let article = AnnotatedArticle(Article(id: "a", text: ArticleText("b")), layers: [layer])
    let fault = #expect(throws: Fault.self) { try HTML.page(of: article, version: "1") }
    #expect(fault?.code == "unwritable" && fault?.message.contains("'T1'") == true)
  }
}
