import AssayLinting
import AssayModel
import Foundation
import Testing

/// Each check on tiny gold: where it must fire and where it must not.
struct CheckTests {
  /// What a check finds in the last of some articles.
  private struct Row {
    let name: String
    let check: String
    var copies: (count: Int, text: String) = (0, "")
    let last: String
    let found: [String]
    var least = 0.5
  }

  @Test func theListIsKept() throws {
    let names = Checks.all.map(\.name)
    #expect(
      names == [
        "extent", "boundary", "crossing", "duplicate", "same-place", "missed-mention",
        "spurious-mention", "mention-type", "missed-trigger", "spurious-trigger", "trigger-type",
        "known-name", "schema", "rare-label", "missing-role", "filler-type", "repeated-filler",
        "split-event", "unreported-event", "attribute-bearer", "attribute-value", "mixed-chain",
        "split-name", "lone-pronoun", "agreed-prediction",
      ])
    for check in Checks.all {
      #expect(!check.summary.isEmpty && !check.summary.hasSuffix("."), "\(check.name)")
    }
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(
      path: "../../Sources/AssayLinting/Checks")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    let types = Set(Checks.all.map { "\(type(of: $0)).swift" })
    #expect(types == Set(files))
    #expect(throws: UnknownPart.self) { try Linter(checks: ["extents"]) }
  }

  private func check(_ rows: [Row]) throws {
    for row in rows {
      let copies = try Samples.copies(row.copies.count, of: row.copies.text)
      let articles = copies + [try Samples.article("last", row.last)]
      let found = try Samples.words(articles, row.check, least: row.least)
      #expect(found == row.found, "\(row.name)")
    }
  }

  @Test func extents() throws {
    let sound = (200, "The [army|Org] left [Ravno|Place].")
    try check([
      Row(name: "sound", check: "extent", copies: sound, last: sound.1, found: []),
      Row(name: "blank before", check: "extent", last: "The[ army|Org] left.", found: [" army"]),
      Row(name: "blank behind", check: "extent", last: "[The\n|Org]army", found: ["The\n"]),
      Row(
        name: "no-break space", check: "extent", last: "[\u{A0}Ravno|Place]", found: ["\u{A0}Ravno"]
      ),
      Row(name: "empty", check: "extent", last: "The [|Org]army", found: [""]),
      Row(name: "trigger", check: "extent", last: "It [fell |!Fall]today", found: ["fell "]),
      Row(
        name: "cut word", check: "extent", copies: sound, last: "[Rav|Place]no fell", found: ["Rav"]
      ),
      Row(name: "cut word, often", check: "extent", last: "[Rav|Place]no fell", found: []),
      Row(name: "accent cut off", check: "extent", last: "[Re|Place]\u{301}my fell", found: ["Re"]),
      Row(name: "family cut", check: "extent", last: "[👩|X]\u{200D}👧 fled", found: ["👩"]),
      Row(name: "whole family", check: "extent", last: "[👩\u{200D}👧|X] fled", found: []),
      Row(name: "before CRLF", check: "extent", last: "[Ravno|Place]\r\nfell", found: []),
    ])
  }

  @Test func boundaries() throws {
    let articles = (60, "The [army|Org] left [Ravno town|Place] and the [President Hale|Person].")
    try check([
      Row(name: "same", check: "boundary", copies: articles, last: articles.1, found: []),
      Row(
        name: "article in", check: "boundary", copies: articles,
        last: "It was [The army|Org].", found: ["The army"]),
      Row(
        name: "title out", check: "boundary", copies: articles,
        last: "It was President [Hale|Person].", found: ["Hale"]),
      Row(
        name: "classifier out", check: "boundary", copies: articles,
        last: "It was [Ravno|Place] town.", found: ["Ravno"]),
      Row(
        name: "stop in", check: "boundary", copies: (60, "He saw the [army|Org]. It left."),
        last: "He saw the [army.|Org] It left.", found: ["army."]),
      Row(
        name: "initials", check: "boundary", copies: (60, "He saw [Ivo|Person]. It left."),
        last: "He saw [Ivo B.|Person] It left.", found: []),
      Row(
        name: "quotation marks in pairs", check: "boundary",
        copies: (60, "\"[Ivo|Person]\" left."), last: "[Ivo \"B\"|Person] left.", found: []),
      Row(
        name: "quantifier of a time", check: "boundary",
        copies: (60, "It lasted [some 30 days|Time]."), last: "It lasted some [15 days|Time].",
        found: ["15 days"]),
      Row(
        name: "another mention before", check: "boundary",
        copies: (60, "[Lorvia|Place] [army|Org]."), last: "[Lorvia|Place] [army|Org].", found: []),
    ])
  }

  @Test func crossingsAndCopies() throws {
    let rest = (200, "The [army|Org] left [Ravno|Place] by [night|Time].")
    try check([
      Row(
        name: "nested", check: "crossing", copies: rest, last: "[[Ravno|Place] town|Place]",
        found: []),
      Row(name: "twice", check: "duplicate", last: "[[army|Org]|Org]", found: ["army"]),
      Row(name: "other type", check: "duplicate", last: "[[army|Org]|Group]", found: []),
      Row(
        name: "event twice", check: "duplicate", last: "[army|Org] [[fled|!Go Who=0]|!Go Who=0]",
        found: ["fled"]),
      Row(
        name: "one word, two events", check: "duplicate",
        last: "[army|Org] [[fled|!Go Who=0]|!Die Who=0]",
        found: []),
      Row(
        name: "two types on a word", check: "same-place", copies: rest,
        last: "[[army|Org]|Group] fled", found: ["army"]),
      Row(name: "one type on a word", check: "same-place", copies: rest, last: rest.1, found: []),
      Row(name: "often", check: "same-place", last: "[[army|Org]|Group] fled", found: []),
      Row(
        name: "shared trigger", check: "split-event",
        copies: (100, "[army|Org] [fled|!Go Who=0]"),
        last: "[army|Org] [crew|Group] [[fled|!Go Who=0]|!Go Who=1]", found: ["fled"]),
      Row(
        name: "shared trigger, other type", check: "split-event",
        copies: (100, "[army|Org] [fled|!Go Who=0]"),
        last: "[army|Org] [[fled|!Go Who=0]|!Die Who=0]", found: []),
    ])
    let crossing = try Layer(
      annotator: .person("gold"),
      mentions: [
        Mention(id: "T1", type: "Org", extent: Extent(0, 11)),
        Mention(id: "T2", type: "Group", extent: Extent(7, 17)),
      ])
    let last = AnnotatedArticle(
      Article(id: "last", text: ArticleText("Syrian army units fled")), layers: [crossing])
    let articles = try Samples.copies(200, of: rest.1) + [last]
    #expect(try Samples.words(articles, "crossing") == ["Syrian army"])
  }

  @Test func wordsTreatedInTwoWays() throws {
    let army = (60, "The [army|Org] [left|!Go Who=0] the hill.")
    try check([
      Row(
        name: "mention missed", check: "missed-mention", copies: army,
        last: "The army [left|!Go] it.", found: ["army"]),
      Row(name: "mention there", check: "missed-mention", copies: army, last: army.1, found: []),
      Row(
        name: "trigger missed", check: "missed-trigger", copies: army,
        last: "The [army|Org] left it.", found: ["left"]),
      Row(name: "trigger there", check: "missed-trigger", copies: army, last: army.1, found: []),
      Row(
        name: "not a mention elsewhere", check: "spurious-mention", copies: (200, army.1),
        last: "The [army|Org] [left|!Go] the [hill|Place].", found: ["hill"]),
      Row(
        name: "not a trigger elsewhere", check: "spurious-trigger", copies: (2_000, army.1),
        last: "The [army|Org] [left|!Go] the [hill|!Go].", found: ["hill"]),
      Row(
        name: "other type", check: "mention-type", copies: army,
        last: "The [army|Group] [left|!Go] it.", found: ["army"]),
      Row(name: "same type", check: "mention-type", copies: army, last: army.1, found: []),
      Row(
        name: "other event type", check: "trigger-type", copies: army,
        last: "The [army|Org] [left|!Die] it.", found: ["left"]),
      Row(
        name: "trigger for mention", check: "mention-type", copies: army,
        last: "The [army|Org] [left|Time] it.", found: ["left"]),
      Row(
        name: "part of a longer mention", check: "missed-mention", copies: army,
        last: "The [army spokesman|Person] [left|!Go] it.", found: []),
      Row(
        name: "nested elsewhere", check: "missed-mention",
        copies: (60, "The [[Ravno|Place] council|Org] met."), last: "The [Ravno council|Org] met.",
        found: ["Ravno"]),
      Row(
        name: "as often as not", check: "missed-mention",
        copies: (2, "A [hill|Place]. A hill. A [hill|Place]. A hill."), last: "A hill.", found: []),
      Row(
        name: "the longer of two", check: "missed-mention",
        copies: (60, "The [[Lorvian|Demonym] army|Org] left."), last: "The Lorvian army left.",
        found: ["Lorvian army"]),
      Row(
        name: "numbers alike", check: "missed-mention",
        copies: (60, "It lay [30 km|Quantity] off."),
        last: "It lay 15 km off.", found: ["15 km"]),
      Row(
        name: "what stands beside decides", check: "missed-mention",
        copies: (40, "[It|Org] said so. It rained. It snowed. It froze. It thawed."),
        last: "It said so.", found: ["It"], least: 0.2),
      Row(
        name: "what stands beside decides otherwise", check: "missed-mention",
        copies: (40, "[It|Org] said so. It rained. It snowed. It froze. It thawed."),
        last: "It rained.", found: [], least: 0.2),
    ])
  }

  @Test func secondNamingsScoreLess() throws {
    // Half of all sentences name the event twice and annotate it once.
    let copies =
      try Samples.copies(60, of: "He [said|!Say] that it fell, and said no more.")
      + (try (0..<200).map { try Samples.article("alone\($0)", "He [said|!Say] that it fell.") })
    func score(_ text: String) throws -> Double {
      let articles = copies + [try Samples.article("last", text)]
      return try Samples.findings(articles, checks: ["missed-trigger"])
        .filter { $0.article == "last" }.map(\.score).max() ?? 0
    }
    let alone = try score("He said that it fell.")
    let second = try score("He [said|!Say] that it fell, and said now so.")
    #expect(alone > 0.5 && second < alone, "\(alone) \(second)")
  }
}
