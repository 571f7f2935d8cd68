internal import AssayModel

/// An article of the BioNLP shared task on GENIA events, with gold and predicted events.
public struct BionlpArticle: Sendable {
  let text: [UInt8]
  let proteins: BionlpLines
  let gold: BionlpLines?
  let predicted: BionlpLines?

  /// Takes the contents of four files.
  ///
  /// - Parameters:
  ///   - text: The bytes of the `.txt` file.
  ///   - proteins: The `.a1` file of the task, with the proteins.
  ///   - gold: The gold `.a2` file; `nil` where there is none.
  ///   - predicted: The predicted `.a2` file; `nil` where there is none.
  public init(text: [UInt8], proteins: String, gold: String?, predicted: String?) {
    self.text = text
    self.proteins = BionlpLines(proteins)
    self.gold = gold.map { BionlpLines($0) }
    self.predicted = predicted.map { BionlpLines($0) }
  }

  init(text: [UInt8], proteins: BionlpLines, gold: BionlpLines?, predicted: BionlpLines?) {
    self.text = text
    self.proteins = proteins
    self.gold = gold
    self.predicted = predicted
  }

  /// Gold and predicted events for ``Textee``, with all their arguments, roles as spelled.
  public var peerEvents: (gold: [PeerEvent], predicted: [PeerEvent]) {
    (peerEvents(gold), peerEvents(predicted))
  }

  private func peerEvents(_ lines: BionlpLines?) -> [PeerEvent] {
    guard let lines else { return [] }
    let terms = proteins.terms.merging(lines.terms) { _, own in own }
    let triggers = Dictionary(lines.events.map { ($0.id, $0.trigger) }) { _, last in last }
    func place(_ id: String) -> Fragment? {
      terms[id].map { Fragment($0.start, max($0.start, $0.end)) }
    }
    return lines.events.compactMap { event in
      guard let trigger = place(event.trigger) else { return nil }
      return PeerEvent(
        type: event.type, trigger: trigger,
        arguments: event.arguments.compactMap { argument in
          place(triggers[argument.filler] ?? argument.filler).map {
            .init(role: argument.role, filler: $0, isEvent: triggers[argument.filler] != nil)
          }
        })
    }
  }
}

/// The numbers of `a2-evaluate.pl` of 2011, the scorer of the BioNLP shared task, for task 1.
///
/// Matching is many to many: a gold event is found if any prediction matches it, a prediction is
/// right if it matches any gold event. Where more predictions of a type are right in an article
/// than gold events are found, the surplus is taken away from right and predicted alike. Types are
/// those of GENIA; others are not counted. Nor are articles without a file of predictions: all that
/// gold has of them is forgotten, not missed. Percents are rounded to the two decimals that it
/// prints.
///
/// Where the original would not end, an event that contains itself matches nothing, and inner
/// events without a theme match if their types and places do.
public enum Bionlp {
  /// The values of all four modes.
  ///
  /// - Complexity: O(g · p) for g gold and p predicted events of an article.
  public static func values(_ articles: [BionlpArticle]) -> [PeerValue] {
    BionlpMode.allCases.flatMap { values(articles, mode: $0) }
  }

  /// The values of one mode.
  public static func values(_ articles: [BionlpArticle], mode: BionlpMode) -> [PeerValue] {
    var counts: [String: PeerCounts] = [:]
    for article in articles {
      for (type, row) in self.counts(article, mode) {
        counts[type, default: PeerCounts()] += row
      }
    }
    return rows.flatMap { name, types in
      let row = types.reduce(into: PeerCounts()) { $0 += counts[$1] ?? PeerCounts() }
      return values(row, prefix: "bionlp.\(mode.rawValue).\(name)")
    }
  }

  private static let simple = [
    "Gene_expression", "Transcription", "Protein_catabolism", "Phosphorylation", "Localization",
  ]
  private static let regulation = ["Regulation", "Positive_regulation", "Negative_regulation"]

  /// The rows of the report with the types that they add up.
  private static var rows: [(name: String, types: [String])] {
    func each(_ types: [String]) -> [(name: String, types: [String])] { types.map { ($0, [$0]) } }
    let events = simple + ["Binding"]
    return each(simple) + [("SVT-TOTAL", simple)] + each(["Binding"]) + [("EVT-TOTAL", events)]
      + each(regulation) + [("REG-TOTAL", regulation), ("ALL-TOTAL", events + regulation)]
  }

  private static func values(_ counts: PeerCounts, prefix: String) -> [PeerValue] {
    [
      PeerValue("\(prefix).gold", counts.gold), PeerValue("\(prefix).gold_matched", counts.found),
      PeerValue("\(prefix).answer", counts.predicted),
      PeerValue("\(prefix).answer_matched", counts.right),
      PeerValue("\(prefix).recall_pct2", (counts.recall * 100).printedWithTwoDecimals),
      PeerValue("\(prefix).precision_pct2", (counts.precision * 100).printedWithTwoDecimals),
      PeerValue("\(prefix).fscore_pct2", (counts.f1 * 100).printedWithTwoDecimals),
    ]
  }

  private static func counts(_ article: BionlpArticle, _ mode: BionlpMode) -> [String: PeerCounts] {
    guard let comparison = BionlpComparison(article, mode) else { return [:] }
    var counts: [String: PeerCounts] = [:]
    for (event, isRight) in zip(comparison.predicted.events, comparison.matcher.isRight) {
      counts[event.type, default: PeerCounts()].predicted += 1
      if isRight { counts[event.type, default: PeerCounts()].right += 1 }
    }
    for (event, isFound) in zip(comparison.gold.events, comparison.matcher.isFound) {
      counts[event.type, default: PeerCounts()].gold += 1
      if isFound { counts[event.type, default: PeerCounts()].found += 1 }
    }
    return counts.mapValues(withoutSurplus)
  }

  /// The types that are counted.
  package static var countedTypes: Set<String> { Set(simple + ["Binding"] + regulation) }

  private static func withoutSurplus(_ counts: PeerCounts) -> PeerCounts {
    var counts = counts
    let surplus = max(0, counts.right - counts.found)
    counts.predicted -= surplus
    counts.right -= surplus
    return counts
  }
}

/// Both sides of an article, made simple, and what matches what.
struct BionlpComparison {
  let gold: BionlpAnnotations
  let predicted: BionlpAnnotations
  let matcher: BionlpMatcher

  /// `nil` where a side has no file.
  init?(_ article: BionlpArticle, _ mode: BionlpMode) {
    guard let goldLines = article.gold, let predictedLines = article.predicted else { return nil }
    var equivalents: [String: String] = [:]
    gold = BionlpAnnotations(goldLines, equivalents: &equivalents, isGold: true)
    predicted = BionlpAnnotations(predictedLines, equivalents: &equivalents, isGold: false)
    matcher = BionlpMatcher(article, gold: gold, predicted: predicted, mode: mode)
  }
}
