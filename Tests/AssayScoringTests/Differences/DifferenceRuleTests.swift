import AssayCommands
import AssayModel
import AssayScoring
import Testing

/// Which rule explains a difference: for each rule annotations that show it.
struct DifferenceRuleTests {
  /// Two scorers, what they are given, and the rules that explain where they differ.
  private struct Row {
    let first: String
    let second: String
    let documents: [PeerDocument]
    let rules: Set<DifferenceRule>
    var criteria: [String] = []
  }

  @Test func eachRuleIsFoundWhereItHolds() throws {
    var seen: Set<DifferenceRule> = []
    for row in Self.entityRows + Self.tagRows + Self.eventRows + Self.coreferenceRows {
      let comparison = try PeerComparison(
        (try ChosenPeer.orOwn(row.first), row.documents),
        (try ChosenPeer.orOwn(row.second), row.documents), at: row.criteria)
      let rules = Set(comparison.parts.flatMap { $0.study.differences.map(\.rule) })
      #expect(rules == row.rules, "\(row.first) and \(row.second)")
      seen.formUnion(rules)
    }
    let spelled = try Self.rolesSpelledDifferently()
    #expect(spelled == [.roleName])
    #expect(seen.union(spelled) == Set(DifferenceRule.allCases))
  }

  // MARK: - Entities

  private static let entityRows = [
    Row(
      first: "neleval", second: "ent.strict", documents: [pair("A 0-2", "A 0-2;A 0-2")],
      rules: [.duplicate]),
    Row(
      first: "brateval", second: "ent.strict", documents: [sameIdentifiers],
      rules: [.sameIdentifier]),
    Row(
      first: "spacy", second: "ent.strict",
      documents: [pair("A 0-2", "A 0-2"), pair(nil, "A 4-6")], rules: [.extraArticle]),
    Row(
      first: "nervaluate:loader=dict", second: "ent.strict",
      documents: [pair("A 0-2,4-6", "A 0-6")], rules: [.discontinuous]),
    // Both sides have the same fragments, and the order decides.
    Row(
      first: "nervaluate:loader=dict", second: "ent.strict",
      documents: [pair("A 0-2,4-6", "A 1-4;A 0-2,4-6")], rules: [.matching]),
    Row(
      first: "brateval", second: "ent.strict", documents: [pair("A 0-2", "A 0-2,4-6")],
      rules: [.moreFragments]),
    Row(
      first: "nervaluate:loader=dict", second: "ent.strict",
      documents: [pair("A 0-4", "A 2-6;A 0-4")], rules: [.matching]),
    Row(
      first: "nervaluate:loader=dict", second: "brateval", documents: [pair("A 0-4", "A 2-6")],
      rules: [.overlapCredit], criteria: ["partial"]),
    Row(
      first: "ent.strict", second: "ent.partial", documents: [pair("A 0-4", "A 2-6")],
      rules: [.criterion]),
    Row(
      first: "ent.strict", second: "neleval",
      documents: [pair("A 0-4;B 6-8", "A 0-4;B 7-8")], rules: []),
  ]

  private static let tagRows = [
    Row(
      first: "seqeval", second: "ent.strict", documents: [pair("A 0-6;B 2-4", "A 0-6;B 2-4")],
      rules: [.overlapping]),
    Row(
      first: "seqeval", second: "ent.strict", documents: [pair("A 0-2;A 3-3", "A 0-2;A 3-3")],
      rules: [.empty]),
    Row(
      first: "seqeval:tokens=given", second: "ent.strict",
      documents: [pair("A 1-3", "A 0-4", tokens: [0, 4, 8])], rules: [.unaligned]),
    Row(
      first: "seqeval:tokens=given", second: "ent.strict",
      documents: [pair("A 0-4;A 2-6", "A 0-4;A 2-6", tokens: [0, 4, 8], sentences: [0, 1])],
      rules: [.acrossSentences]),
    Row(
      first: "seqeval:IOB2", second: "conlleval", documents: [tags("B-X I-X O", "I-X I-X O")],
      rules: [.tagsRead]),
    Row(
      first: "hipe", second: "conlleval", documents: [tags("B-X O O", "B-X O B-Y")],
      rules: [.typeOnlyPredicted]),
    Row(
      first: "hipe", second: "conlleval", documents: [tags("B-x O O", "B-X O O")],
      rules: [.typeName]),
    Row(
      first: "hipe", second: "conlleval", documents: [tags("B-X O B-X", "B-X O O", text: "a b #")],
      rules: [.commentTokens]),
    // A bracket is a chunk of its own, and still the one before it ends with the prediction.
    Row(
      first: "conlleval", second: "ent.strict", documents: [tags("B-X [-X O", "B-X I-X O")],
      rules: [.tagWalk]),
  ]

  // MARK: - Events

  private static let eventRows = [
    Row(
      first: "textee", second: "oneie",
      documents: [events([hit(0)], [hit(0), hit(0)])], rules: [.duplicate, .copyCountedAgain],
      criteria: ["TC"]),
    Row(
      first: "textee", second: "oneie",
      documents: [events([hit(0), event("Win", 0)], [event("Win", 0)])],
      rules: [.firstTriggerOnly], criteria: ["TC"]),
    Row(
      first: "evmeval", second: "event.TC", documents: [events([], [hit(0)])],
      rules: [.articleWithoutGold]),
    Row(
      first: "evmeval", second: "event.TC",
      documents: [events([event("Hit-It", 0)], [event("hit it", 0)])], rules: [.typeName]),
    Row(
      first: "oneie", second: "event.AC",
      documents: [
        events(
          [hit(0), event("Win", 4, [Argument(role: "Of", filler: .event(0))])],
          [hit(0), event("Win", 4, [Argument(role: "Of", filler: .event(0))])])
      ], rules: [.eventFiller]),
    Row(
      first: "textee", second: "event.AC",
      documents: [events([event("Hit", nil, who)], [event("Hit", nil, who)])],
      rules: [.noTrigger]),
    Row(
      first: "bionlp", second: "textee",
      documents: [
        events([event("Regulation", 0, who)], [event("Regulation", 0)]),
        events([hit(0)], [hit(0)]),
        PeerDocument(
          ArticlePair(id: "c", text: text, gold: layer([event("Binding", 0)]), predicted: nil)),
      ], rules: [.wholeEvent, .unknownType, .missingArticle]),
    Row(
      first: "bionlp:approx_span", second: "textee",
      documents: [
        events([event("Regulation", 4)], [event("Regulation", 4), event("Regulation", 6)])
      ],
      rules: [.surplus], criteria: ["TC"]),
  ]

  /// brat's second fillers, once with their numbers and once without.
  private static func rolesSpelledDifferently() throws -> Set<DifferenceRule> {
    func documents(_ second: String) -> [PeerDocument] {
      let arguments = [
        Argument(role: "Who", filler: .mention(0)), Argument(role: second, filler: .mention(1)),
      ]
      return [events([event("Hit", 0, arguments)], [event("Hit", 0, arguments.reversed())])]
    }
    let gold = documents("Who2")
    let mixed = PeerDocument(
      ArticlePair(
        id: "a", text: text, gold: gold[0].pair.gold, predicted: documents("Who")[0].pair.predicted)
    )
    let comparison = try PeerComparison(
      (try ChosenPeer.orOwn("textee:roles=spelled"), [mixed]),
      (try ChosenPeer.orOwn("event.AC"), documents("Who")))
    return Set(comparison.parts.flatMap { $0.study.differences.map(\.rule) })
  }

  // MARK: - Coreference

  private static let coreferenceRows = [
    Row(
      first: "conll:singletons=remove", second: "conll",
      documents: [entities([[0, 1], [2]], [[0, 1], [2]])], rules: [.singleton]),
    // The response names the mention at 0 twice: the CoNLL scorer drops the second naming.
    Row(
      first: "conll", second: "coval",
      documents: [entities([[0, 1], [2, 3]], [[0, 1], [4, 2, 3]], extra: "X 0-1")],
      rules: [.repeatedMention, .entityChanged]),
  ]

  // MARK: - Samples

  private static let text = ArticleText(String(repeating: "x", count: 40))
  private static let who = [Argument(role: "Who", filler: .mention(0))]

  private static func pair(
    _ gold: String?, _ predicted: String?, tokens bounds: [Int]? = nil, sentences: [Int] = [0]
  ) -> PeerDocument {
    let tokens = bounds.map { bounds in
      Tokenization(
        tokens: zip(bounds, bounds.dropFirst()).map { Fragment($0, $1) }, sentenceStarts: sentences)
    }
    return PeerDocument(
      ArticlePair(
        id: gold == nil ? "extra" : "a", text: text,
        gold: gold.map { Samples.layer(Samples.mentions($0)) },
        predicted: predicted.map { Samples.layer(Samples.mentions($0)) }), tokens: tokens)
  }

  private static let sameIdentifiers: PeerDocument = {
    let mentions = [0, 4].map { Mention(id: "T1", type: "A", extent: Extent($0, $0 + 2)) }
    let layer = Samples.layer(mentions)
    return PeerDocument(ArticlePair(id: "a", text: text, gold: layer, predicted: layer))
  }()

  private static func tags(
    _ gold: String, _ predicted: String, text: String? = nil
  ) -> PeerDocument {
    let lists = [gold, predicted].map { TagSequence($0.split(separator: " ").map(String.init)) }
    let pair = try? TagPair(
      gold: lists[0], predicted: lists[1], sentences: [0..<lists[0].count])
    let document = PeerDocument(tags: pair ?? TagPair(joining: []), id: "a")
    guard let text else { return document }
    return PeerDocument(
      ArticlePair(
        id: "a", text: ArticleText(text), gold: document.pair.gold,
        predicted: document.pair.predicted), tokens: document.tokens)
  }

  private static func hit(_ start: Int) -> Event { event("Hit", start) }

  private static func event(
    _ type: String, _ start: Int?, _ arguments: [Argument] = []
  ) -> Event {
    Event(
      id: "E\(type)\(start ?? 0)", type: type,
      trigger: start.map { Trigger(id: "V\($0)", extent: Extent($0, $0 + 1)) },
      arguments: arguments)
  }

  private static func layer(_ events: [Event]) -> Layer {
    Samples.layer(Samples.mentions("P 20-22;P 24-26"), events: events)
  }

  private static func events(_ gold: [Event], _ predicted: [Event]) -> PeerDocument {
    PeerDocument(
      ArticlePair(id: "a", text: text, gold: layer(gold), predicted: layer(predicted)))
  }

  /// Entities of mentions at 0-1, 2-3, 4-5, 6-7 and, in the response, one more.
  private static func entities(
    _ key: [[Int]], _ response: [[Int]], extra: String = ""
  ) -> PeerDocument {
    func layer(_ groups: [[Int]], _ more: String) -> Layer? {
      try? Layer(
        annotator: .person("x"),
        mentions: Samples.mentions("X 0-1;X 2-3;X 4-5;X 6-7;\(more)"),
        entities: groups.enumerated().map { Entity(id: "e\($0)", mentions: $1) })
    }
    return PeerDocument(
      ArticlePair(id: "a", text: text, gold: layer(key, ""), predicted: layer(response, extra)))
  }
}
