import AssayLinting
import AssayModel
import AssayScoring

/// Small annotated articles in a short notation.
///
/// `[Ravno|Place]` is a mention, `[Ravno|Place Kind=Town]` one with an attribute, `[fell|!Capture Place=0]`
/// a trigger whose event has mention 0 in the role `Place`; `Content=e1` puts event 1 there. Brackets
/// nest. Mentions and events are numbered from 0 in the order of their closing brackets. `\[` is
/// not needed: no sample has a bracket in its text.
enum Samples {
  /// An article with its one layer.
  ///
  /// - Parameters:
  ///   - marked: The text in the notation.
  ///   - chains: Coreferent mentions, by number.
  ///   - eventChains: Coreferent events, by number.
  ///   - relations: Relations: a type with two mentions by number.
  static func article(
    _ id: String, _ marked: String, chains: [[Int]] = [], eventChains: [[Int]] = [],
    relations: [(String, Int, Int)] = []
  ) throws -> AnnotatedArticle {
    let parsed = Parser(marked).result
    let layer = try Layer(
      annotator: .person("gold"), mentions: parsed.mentions,
      entities: chains.enumerated().map { Entity(id: "C\($0.offset)", mentions: $0.element) },
      events: parsed.events,
      eventClusters: eventChains.enumerated().map {
        EventCluster(id: "H\($0.offset)", events: $0.element)
      },
      relations: relations.enumerated().map { index, relation in
        Relation(
          id: "R\(index)", type: relation.0,
          arguments: [
            Argument(role: "Arg1", filler: .mention(relation.1)),
            Argument(role: "Arg2", filler: .mention(relation.2)),
          ])
      })
    return AnnotatedArticle(Article(id: id, text: ArticleText(parsed.text)), layers: [layer])
  }

  /// Articles of the same notation, called `a0`, `a1` and so on.
  static func articles(_ marked: [String]) throws -> [AnnotatedArticle] {
    try marked.enumerated().map { try article("a\($0.offset)", $0.element) }
  }

  /// Copies of a text under names of their own, with which others are compared.
  static func copies(_ count: Int, of marked: String) throws -> [AnnotatedArticle] {
    try (0..<count).map { try article("copy\($0)", marked) }
  }

  private struct Parser {
    private(set) var result: (text: String, mentions: [Mention], events: [Event]) = ("", [], [])
    private var starts: [Int] = []
    private var rest: Substring.UnicodeScalarView

    init(_ marked: String) {
      rest = marked[...].unicodeScalars
      while let scalar = rest.popFirst() {
        switch scalar {
        case "[": starts.append(result.text.utf8.count)
        case "|": close(String(rest.prefix { $0 != "]" }))
        default: result.text.unicodeScalars.append(scalar)
        }
      }
    }

    private mutating func close(_ note: String) {
      rest = rest.dropFirst(note.unicodeScalars.count + 1)
      let extent = Extent(starts.popLast() ?? 0, result.text.utf8.count)
      let words = note.split(separator: " ").map(String.init)
      let pairs = words.dropFirst().map { word in
        let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
        return (name: parts[0], value: parts.count > 1 ? parts[1] : "")
      }
      guard let type = words.first else { return }
      if type.hasPrefix("!") {
        add(event: String(type.dropFirst()), extent, pairs)
      } else {
        result.mentions.append(
          Mention(
            id: "T\(result.mentions.count)", type: type, extent: extent,
            attributes: pairs.map { Attribute($0.name, $0.value) }))
      }
    }

    /// Pairs with a number are arguments, others attributes.
    private mutating func add(
      event: String, _ extent: Extent, _ pairs: [(name: String, value: String)]
    ) {
      var arguments: [Argument] = []
      var attributes: [Attribute] = []
      for pair in pairs {
        if let mention = Int(pair.value) {
          arguments.append(Argument(role: pair.name, filler: .mention(mention)))
        } else if pair.value.hasPrefix("e"), let index = Int(pair.value.dropFirst()) {
          arguments.append(Argument(role: pair.name, filler: .event(index)))
        } else {
          attributes.append(Attribute(pair.name, pair.value))
        }
      }
      result.events.append(
        Event(
          id: "E\(result.events.count)", type: event,
          trigger: Trigger(id: "V\(result.events.count)", extent: extent), arguments: arguments,
          attributes: attributes))
    }
  }

  // MARK: - Linting

  /// All findings of some checks on some articles, in the order of the articles.
  static func findings(
    _ articles: [AnnotatedArticle], checks: [String]? = nil, options: LintOptions = .init(),
    predictions: [[Layer?]]? = nil
  ) throws -> [Finding] {
    var options = options
    options.predictionCount = predictions?.first?.count ?? 0
    var linter = try Linter(checks: checks, options: options)
    for article in articles { linter.survey(article) }
    for (index, article) in articles.enumerated() {
      linter.count(article, predictions: predictions?[index] ?? [])
    }
    return articles.enumerated().flatMap { index, article in
      linter.findings(in: article, predictions: predictions?[index] ?? [])
    }
  }

  /// What a check finds in the last article: the words of each finding at or above a score.
  static func words(
    _ articles: [AnnotatedArticle], _ check: String, least: Double = 0.5,
    options: LintOptions = .init()
  ) throws -> [String] {
    let last = articles.last?.article.id
    return try findings(articles, checks: [check], options: options)
      .filter { $0.article == last && $0.score >= least }.map { $0.quotation?.text ?? "-" }
  }
}
