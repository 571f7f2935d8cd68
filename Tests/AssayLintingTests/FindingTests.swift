import AssayLinting
import AssayModel
import AssayScoring
import AssayTesting
import Testing

/// Fingerprints, order, and what holds for any articles.
struct FindingTests {
  private static let text = "The [army|Org] [left|!Go Who=0] [Ravno|Place] at [dawn|Time] today."

  /// The fingerprint of the one surest finding in an article beside sixty sound ones.
  private func fingerprint(_ article: AnnotatedArticle, copies: Int = 60) throws -> String? {
    let articles = try Samples.copies(copies, of: Self.text) + [article]
    return try Samples.findings(articles, checks: ["missed-mention"])
      .filter { $0.article == article.article.id }.max { $0.score < $1.score }?.fingerprint
  }

  @Test func fingerprintsOutliveChangesElsewhere() throws {
    let faulty = "The [army|Org] [left|!Go Who=0] Ravno at [dawn|Time] today, it was told."
    let first = try #require(try fingerprint(try Samples.article("x", faulty)))
    #expect(first.utf8.count == 12 && first.allSatisfy(\.isHexDigit))
    let pad = "[Troops|Org] came and [took|!Take] a [hill|Place] of no name. "
    for (name, article, isSame) in [
      ("text before", try Samples.article("x", pad + faulty), false),
      (
        "text far before",
        try Samples.article("x", pad + "A word or two. The " + faulty.dropFirst(4)), false
      ),
      ("text far behind", try Samples.article("x", faulty + " " + pad), true),
      ("other words beside", try Samples.article("x", faulty.replacing("at", with: "by")), false),
      ("another article", try Samples.article("y", faulty), false),
    ] {
      let other = try fingerprint(article)
      if isSame { #expect(other == first, "\(name)") } else { #expect(other != nil, "\(name)") }
    }
    // Twenty code points on each side count, so that what stands further off does not.
    let near =
      "It was said long ago that the [army|Org] [left|!Go Who=0] Ravno at [dawn|Time] today."
    let alike = try fingerprint(try Samples.article("x", near))
    let moved = try fingerprint(try Samples.article("x", pad + near))
    #expect(alike != nil && alike == moved && alike != first)
    // The rest of the corpus changes scores, not names.
    #expect(try fingerprint(try Samples.article("x", faulty), copies: 90) == first)
  }

  @Test func equalFindingsAreTold() throws {
    let faulty = Array(
      repeating: "The [army|Org] [left|!Go Who=0] Ravno at [dawn|Time] today.", count: 3)
    let last = try Samples.article("x", faulty.joined(separator: "\n\n"))
    let findings = try Samples.findings(
      try Samples.copies(60, of: Self.text) + [last], checks: ["missed-mention"])
    #expect(findings.count == 3 && Set(findings.map(\.fingerprint)).count == 3)
  }

  @Test func anyArticlesGiveSoundFindings() throws {
    let articles = Array(RandomArticles(seed: 17).prefix(400))
    let predictions = articles.map { article in [article.layers.first, article.layers.last] }
    let findings = try Samples.findings(articles, predictions: predictions)
    #expect(findings.count > 100)
    let texts = Dictionary(uniqueKeysWithValues: articles.map { ($0.article.id, $0.article.text) })
    for finding in findings {
      #expect(finding.score >= Finding.leastScore && finding.score <= 1, "\(finding)")
      #expect(!finding.reason.isEmpty)
      if let extent = finding.extent {
        #expect(texts[finding.article]?.contains(extent) == true && finding.quotation != nil)
      }
    }
    #expect(Set(findings.map(\.fingerprint)).count == findings.count)
    #expect(try Samples.findings(articles, predictions: predictions) == findings)
  }

  @Test func orderOfArticlesChangesNothing() throws {
    let articles = Array(RandomArticles(seed: 23).prefix(200))
    let forward = try Samples.findings(articles).sorted(by: Finding.precedes)
    let backward = try Samples.findings(articles.reversed()).sorted(by: Finding.precedes)
    #expect(forward == backward && !forward.isEmpty)
  }

  @Test func checksStandAlone() throws {
    let articles = Array(RandomArticles(seed: 29).prefix(150))
    let all = try Samples.findings(articles)
    for check in Checks.all {
      let own = try Samples.findings(articles, checks: [check.name])
      #expect(own == all.filter { $0.check == check.name }, "\(check.name)")
    }
  }

  @Test func nothingIsFoundInNothing() throws {
    #expect(try Samples.findings([]) == [])
    let bare = AnnotatedArticle(Article(id: "a", text: ArticleText("")), layers: [])
    #expect(try Samples.findings([bare, bare]) == [])
  }
}
