import AssayModel
import Testing

@testable import AssayScoring

/// Relations and links by hand.
struct RelationMistakeTests {
  /// Mentions A to D on bytes 0, 2, 4, 6 (two bytes each), relations as `TYPE role=LETTER ...`, links as
  /// `LETTER=identifier`.
  static func layer(_ relations: String, links: String = "") throws -> Layer {
    let names = Array("ABCDE")
    var identifiers: [Character: String] = [:]
    for link in links.split(separator: " ") {
      if let name = link.first { identifiers[name] = String(link.dropFirst(2)) }
    }
    let mentions = names.enumerated().map { index, name in
      Mention(
        id: "T\(index)", type: "X", extent: Extent(4 * index, 4 * index + 2 + index / 4),
        links: identifiers[name].map { [KnowledgeBaseLink(base: "Q", identifier: $0)] } ?? [])
    }
    let made = relations.split(separator: ";").enumerated().map { index, text in
      let words = text.split(separator: " ")
      return Relation(
        id: "R\(index)", type: String(words[0]),
        arguments: words.dropFirst().compactMap { word in
          let parts = word.split(separator: "=")
          guard let name = parts.last?.first, let place = names.firstIndex(of: name) else {
            return nil
          }
          return Argument(role: String(parts[0]), filler: .mention(place))
        })
    }
    return try Layer(annotator: .person("x"), mentions: mentions, relations: made)
  }

  private static func kinds(_ gold: Layer, _ predicted: Layer, _ subject: MistakeSubject)
    -> [String]
  {
    var analysis = MistakeAnalysis()
    return analysis.add(ArticlePair(id: "a", gold: gold, predicted: predicted))
      .filter { $0.subject == subject }.map(\.kind.rawValue).sorted()
  }

  @Test func relationsFallIntoBins() throws {
    let rows: [(gold: String, predicted: String, kinds: [String])] = [
      ("Met a=A b=B", "Met a=A b=B", []), ("Met a=A b=B", "Met b=B a=A", []),
      ("Met a=A b=B", "Saw a=A b=B", ["type"]),
      ("Met a=A b=B", "Met a=A b=C", ["wrong-argument"]),
      ("Met a=A b=B", "Met a=B b=A", ["wrong-argument"]),
      ("Met a=A b=B", "Met a=C b=D", ["missed", "spurious"]),
      ("Met a=A b=B", "Saw a=A b=C", ["missed", "spurious"]),
      ("Met a=A b=B", "Met a=A b=B;Met a=A b=B", ["duplicate"]),
      ("Met a=A b=B;Met a=A b=C", "Met a=A b=C", ["missed"]),
      ("Met a=A b=B;Met a=C b=D", "Met a=A b=D;Met a=C b=D", ["wrong-argument"]),
      // As many pairs as possible: A-B with A-C and C-D with B-D, not A-C alone.
      ("Met a=A b=C;Met a=C b=D", "Met a=A b=D", ["missed", "wrong-argument"]),
      ("Met a=A b=B", "", ["missed"]), ("", "Met a=A b=B", ["spurious"]),
      ("Met", "Met", []), ("Met", "Saw", ["type"]),
    ]
    for row in rows {
      let gold = try Self.layer(row.gold), predicted = try Self.layer(row.predicted)
      #expect(Self.kinds(gold, predicted, .relation) == row.kinds, "\(row)")
    }
  }

  @Test func linksFallIntoBins() throws {
    let rows: [(gold: String, predicted: String, kinds: [String])] = [
      ("A=1 B=2", "A=1 B=2", []), ("A=1", "A=2", ["wrong-link"]), ("A=1", "", ["link-as-nil"]),
      ("", "A=1", ["nil-as-link"]), ("", "", []),
      ("A=1 B=2", "A=2 C=3", ["link-as-nil", "nil-as-link", "wrong-link"]),
    ]
    for row in rows {
      let gold = try Self.layer("", links: row.gold)
      let predicted = try Self.layer("", links: row.predicted)
      #expect(Self.kinds(gold, predicted, .link) == row.kinds, "\(row)")
    }
    func layer(_ mentions: [(Int, String?)]) throws -> Layer {
      try Layer(
        annotator: .person("x"),
        mentions: mentions.enumerated().map { index, mention in
          Mention(
            id: "T\(index)", type: "X", extent: Extent(mention.0, mention.0 + 1),
            links: mention.1.map { [KnowledgeBaseLink(base: "Q", identifier: $0)] } ?? [])
        })
    }
    // Two mentions on one place: the same links go together whatever their order.
    #expect(
      Self.kinds(try layer([(0, "1"), (0, nil)]), try layer([(0, nil), (0, "1")]), .link).isEmpty)
    #expect(
      Self.kinds(try layer([(0, "1"), (2, "2")]), try layer([(0, "1"), (4, nil)]), .link)
        == ["extra", "missing"])
  }

  @Test func linksAreJudgedAsByNeleval() {
    var random = SplitMix(21)
    for _ in 0..<200 {
      let gold = Samples.richLayer(using: &random).withOneMentionAnExtent
      let predicted = Samples.richLayer(using: &random).withOneMentionAnExtent
      guard (gold.mentions + predicted.mentions).contains(where: { !$0.links.isEmpty }) else {
        continue
      }
      let analysis = LinkAnalysis(
        gold: LinkAnnotation.annotations(of: gold, document: "a"),
        predicted: LinkAnnotation.annotations(of: predicted, document: "a"))
      var mistakes = MistakeAnalysis()
      _ = mistakes.add(ArticlePair(id: "a", gold: gold, predicted: predicted))
      for (kind, outcome) in [
        (MistakeKind.wrongLink, LinkOutcome.wrongLink), (.linkAsNil, .linkAsOutside),
        (.nilAsLink, .outsideAsLink), (.missing, .missing), (.extra, .extra),
      ] {
        let bin = mistakes.bins(of: .link).first { $0.kind == kind }
        #expect(bin?.count == analysis.count(outcome), "\(kind)")
      }
      #expect(
        mistakes.counts(of: .link).correct
          == analysis.count(.correctLink) + analysis.count(.correctOutside))
    }
  }

  @Test func swappedSidesSwapMissedAndSpurious() {
    var random = SplitMix(4)
    for _ in 0..<200 {
      let a = Samples.richLayer(using: &random), b = Samples.richLayer(using: &random)
      var one = MistakeAnalysis(), other = MistakeAnalysis()
      _ = one.add(ArticlePair(id: "a", gold: a, predicted: b))
      _ = other.add(ArticlePair(id: "a", gold: b, predicted: a))
      for subject in [MistakeSubject.relation, .link] {
        let there = one.outcomes(of: subject), back = other.outcomes(of: subject)
        #expect(there.gold == back.predicted && there.predicted == back.gold, "\(subject)")
      }
      #expect(one.counts(of: .coreference).gold == other.counts(of: .coreference).predicted)
    }
  }

  @Test func orderOfAnnotationsChangesNoCount() {
    var random = SplitMix(8)
    for _ in 0..<200 {
      let a = Samples.richLayer(using: &random), b = Samples.richLayer(using: &random)
      var one = MistakeAnalysis(), other = MistakeAnalysis()
      _ = one.add(ArticlePair(id: "a", gold: a, predicted: b))
      _ = other.add(
        ArticlePair(
          id: "a", gold: a.withRelationsReversed, predicted: b.withRelationsReversed))
      for kind in MistakeSubject.relation.kinds {
        func count(_ analysis: MistakeAnalysis) -> Int? {
          analysis.bins(of: .relation).first { $0.kind == kind }?.count
        }
        #expect(count(one) == count(other), "\(kind)")
      }
    }
  }
}

extension Layer {
  fileprivate var withOneMentionAnExtent: Layer {
    var seen: Set<Extent> = []
    return Samples.layer(
      mentions.filter { !$0.extent.isDiscontinuous && seen.insert($0.extent).inserted })
  }

  fileprivate var withRelationsReversed: Layer {
    (try? Layer(
      annotator: annotator, mentions: mentions, entities: entities, events: events,
      eventClusters: eventClusters, relations: relations.reversed())) ?? self
  }
}
