import AssayFormats
import AssayModel

/// Mentions that begin or end with a word that mentions of their type leave out, or leave out one
/// that they have: an article, a title, a quantifier, a classifier, punctuation.
///
/// For each word at an end it is counted how often mentions take it in and how often they stop before
/// it: mentions of all types, of the type, and with the same rest. No list of such words is needed.
/// A quotation mark or bracket with its partner inside, what an apostrophe joins, and the stop of an
/// initial are part of their words.
struct BoundaryCheck: Check {
  let name = "boundary"
  let summary = "a word at the end of a mention that others leave out, or the reverse"

  /// A word at an end of a mention.
  private struct Edge {
    /// Whether it is the beginning.
    let isLeft: Bool
    /// Whether the mention has the word, or stops before it.
    let isInside: Bool
    let word: Int
    /// The words of the mention without that word.
    let rest: Range<Int>
  }

  func survey(_ article: ArticleView, into tally: inout Tally) {
    for span in article.spans where span.isMention {
      for edge in edges(of: span, in: article) {
        for key in keys(edge, type: type(of: span, in: article), in: article) {
          tally.add(key, holds: edge.isInside)
        }
      }
    }
  }

  func suspicions(in article: ArticleView, of corpus: CorpusView) -> [Suspicion] {
    article.spans.filter(\.isMention).flatMap { span in
      edges(of: span, in: article).compactMap { suspicion($0, span, in: article, corpus.tally) }
    }
  }

  /// How many mentions those of all types count as, at most.
  private static let weightOfOtherTypes = 8

  private func suspicion(
    _ edge: Edge, _ span: Span, in article: ArticleView, _ tally: Tally
  ) -> Suspicion? {
    let type = type(of: span, in: article)
    // How often the word is treated in the other way.
    let ratios = keys(edge, type: type, in: article).map { key in
      let inside = tally.ratio(key).without(edge.isInside)
      return edge.isInside ? inside.complement : inside
    }
    // Types differ in what they take in, so that all types together count for little.
    var evidence = Evidence(prior: 0.5)
    evidence.refine(ratios[0].scaled(to: Self.weightOfOtherTypes))
    for ratio in ratios.dropFirst() { evidence.refine(ratio) }
    let score = evidence.score()
    guard score >= Finding.leastScore, let known = ratios.first(where: { $0.total > 0 }) else {
      return nil
    }
    let word = quoted(article.word(edge.word))
    let shown = ratios[1].total > 0 ? (ratios[1], "mentions of \(type)") : (known, "mentions")
    let verb = edge.isInside ? (edge.isLeft ? "begins" : "ends") + " with" : "leaves out"
    return Suspicion(
      score, Extent(article.fragment(of: span.words)), label: type, detail: "\(verb) \(word)",
      reason: "it \(verb) \(word), which \(shown.0.text) other \(shown.1) "
        + (edge.isInside ? "leave out" : "take in"))
  }

  private func type(of span: Span, in article: ArticleView) -> String {
    guard case .mention(let index) = span.source else { return "" }
    return article.layer.mentions[index].type
  }

  /// The words at both ends, inside and outside; words of another mention do not count.
  private func edges(of span: Span, in article: ArticleView) -> [Edge] {
    let words = span.words
    var edges: [Edge] = []
    if words.count > 1 {
      if !isBound(words.lowerBound, in: words, article) {
        edges.append(
          Edge(
            isLeft: true, isInside: true, word: words.lowerBound,
            rest: words.lowerBound + 1..<words.upperBound))
      }
      if !isBound(words.upperBound - 1, in: words, article) {
        edges.append(
          Edge(
            isLeft: false, isInside: true, word: words.upperBound - 1,
            rest: words.lowerBound..<words.upperBound - 1))
      }
    }
    if let before = article.word(before: words.lowerBound), !article.isInMention[before] {
      edges.append(Edge(isLeft: true, isInside: false, word: before, rest: words))
    }
    if let after = article.word(after: words.upperBound - 1), !article.isInMention[after] {
      edges.append(Edge(isLeft: false, isInside: false, word: after, rest: words))
    }
    return edges
  }

  /// Whether a word at an end belongs to the rest, whatever others do.
  private func isBound(_ index: Int, in words: Range<Int>, _ article: ArticleView) -> Bool {
    let word = article.word(index)
    if let partners = Self.partners[word] {
      return words.contains { $0 != index && partners.contains(article.word($0)) }
    }
    guard index > words.lowerBound, article.words[index - 1].end == article.words[index].start
    else { return false }
    let before = article.word(index - 1)
    return Self.apostrophes.contains(before)
      || word == "." && before.unicodeScalars.count == 1
        && before.unicodeScalars.allSatisfy(\.properties.isAlphabetic)
  }

  private static let apostrophes = ["'", "’"]
  private static let partners: [String: Set<String>] = [
    "\"": ["\""], "“": ["”"], "”": ["“", "„"], "„": ["”", "“"], "«": ["»"], "»": ["«"], "'": ["'"],
    "‘": ["’"], "’": ["‘"], "(": [")"], ")": ["("], "[": ["]"], "]": ["["],
  ]

  private func keys(_ edge: Edge, type: String, in article: ArticleView) -> [TallyKey] {
    let word = TallyKey().adding(edge.isLeft ? 1 : 2).adding(article.foldedNumbers[edge.word])
      .adding(article.isInTrigger[edge.word] ? 1 : 0)
    let typed = word.adding(type)
    return [word, typed, edge.rest.reduce(typed) { $0.adding(article.foldedNumbers[$1]) }]
  }
}
