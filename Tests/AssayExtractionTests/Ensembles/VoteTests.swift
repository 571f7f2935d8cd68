import AssayModel
import AssayTesting
import Testing

@testable import AssayExtraction

/// What votes must keep true, over random members.
@Suite struct VoteTests {
  private static let article = Article(
    id: "a", text: ArticleText(String(repeating: "abcde fghij ", count: 4)))

  /// Layers of a few mentions and events at few places, so that members agree now and then.
  private static func members(_ seed: UInt64, count: Int, isFlat: Bool = false) -> [Layer] {
    var generator = SeededGenerator(seed: seed)
    func random(_ range: Range<Int>) -> Int { Int.random(in: range, using: &generator) }
    return (0..<count).map { _ in
      var sink = AnnotationSink(text: article.text, vocabulary: Vocabulary())
      var end = 0
      for _ in 0..<random(0..<8) {
        let start = isFlat ? end + random(0..<4) : 2 * random(0..<20)
        end = start + 1 + random(0..<4)
        guard end <= article.text.count else { break }
        sink.addMention(sink.label(["A", "B"][random(0..<2)]), Extent(start, end))
      }
      for _ in 0..<random(0..<3) {
        let start = 5 * random(0..<8)
        let event = sink.addEvent(
          sink.label(["X", "Y"][random(0..<2)]), trigger: Extent(start, start + 3))
        for _ in 0..<random(0..<3) where sink.mentionCount > 0 {
          sink.addArgument(
            sink.label(["R", "S"][random(0..<2)]), .mention(random(0..<sink.mentionCount)),
            to: event ?? 0)
        }
      }
      return sink.layer(by: Annotator(kind: .extractor, name: "m"))
    }
  }

  private static func result(of vote: LayerVote, _ layers: [Layer]) -> Layer {
    var sink = AnnotationSink(text: article.text, vocabulary: Vocabulary())
    var layers: [Layer?] = layers
    vote.combine(&layers, of: article, into: &sink)
    return sink.layer(by: Annotator(kind: .extractor, name: "vote"))
  }

  /// Mentions, events and arguments as sets, however they are numbered.
  private struct Content: Hashable {
    var mentions: Set<Place> = []
    var events: Set<Place> = []
    var arguments: Set<[String]> = []

    init(_ layer: Layer) {
      for mention in layer.mentions {
        mentions.insert(Place(extent: mention.extent, type: mention.type))
      }
      for event in layer.events {
        guard let trigger = event.trigger else { continue }
        events.insert(Place(extent: trigger.extent, type: event.type))
        for argument in event.arguments {
          guard case .mention(let filler) = argument.filler else { continue }
          arguments.insert([
            "\(trigger.extent)", event.type, argument.role, "\(layer.mentions[filler].extent)",
          ])
        }
      }
    }
  }

  private static func vote(_ k: Int, of count: Int, isFlat: Bool = false) -> LayerVote {
    LayerVote(
      weights: [Int](repeating: 1_000, count: count), threshold: k * 1_000, isFlat: isFlat)
  }

  @Test func oneVoteGivesTheUnionAndAllVotesTheIntersection() {
    for seed in 0..<200 as Range<UInt64> {
      let layers = Self.members(seed, count: 3)
      let contents = layers.map(Content.init)
      let union = Content(Self.result(of: Self.vote(1, of: 3), layers))
      #expect(union.mentions == contents.reduce([]) { $0.union($1.mentions) }, "seed \(seed)")
      #expect(union.events == contents.reduce([]) { $0.union($1.events) }, "seed \(seed)")
      #expect(union.arguments == contents.reduce([]) { $0.union($1.arguments) }, "seed \(seed)")
      let all = Content(Self.result(of: Self.vote(3, of: 3), layers))
      func common<Item>(_ key: (Content) -> Set<Item>) -> Set<Item> {
        contents.dropFirst().reduce(key(contents[0])) { $0.intersection(key($1)) }
      }
      #expect(all.mentions == common { $0.mentions }, "seed \(seed)")
      #expect(all.events == common { $0.events }, "seed \(seed)")
      #expect(all.arguments.isSubset(of: common { $0.arguments }), "seed \(seed)")
    }
  }

  @Test func moreVotesKeepLess() {
    for seed in 0..<100 as Range<UInt64> {
      let layers = Self.members(seed, count: 5)
      let kept = (1...5).map { Content(Self.result(of: Self.vote($0, of: 5), layers)) }
      for (fewer, more) in zip(kept, kept.dropFirst()) {
        #expect(more.mentions.isSubset(of: fewer.mentions), "seed \(seed)")
        #expect(more.events.isSubset(of: fewer.events), "seed \(seed)")
      }
    }
  }

  @Test func flatOutputNeverOverlaps() {
    for match in LayerVote.Match.allCases {
      for seed in 0..<200 as Range<UInt64> {
        var vote = Self.vote(1 + Int(seed % 3), of: 4, isFlat: true)
        vote.match = match
        let layer = Self.result(of: vote, Self.members(seed, count: 4))
        for (index, mention) in layer.mentions.enumerated() {
          for other in layer.mentions[(index + 1)...] {
            #expect(!mention.extent.envelope.overlaps(other.extent.envelope), "seed \(seed)")
          }
        }
      }
    }
  }

  @Test func nestingIsKeptWhereAMemberFoundBoth() {
    func layer(_ extents: [(Int, Int)]) -> Layer {
      var sink = AnnotationSink(text: Self.article.text, vocabulary: Vocabulary())
      for (start, end) in extents { sink.addMention(sink.label("A"), Extent(start, end)) }
      return sink.layer(by: Annotator(kind: .extractor, name: "m"))
    }
    // The third knows other bounds than the first two, and found nothing inside.
    let layers = [layer([(0, 11), (6, 11)]), layer([(0, 11), (6, 11)]), layer([(5, 11)])]
    let rows: [(Int, Bool, [Extent])] = [
      (1, true, [Extent(0, 11), Extent(6, 11)]), (2, true, [Extent(0, 11), Extent(6, 11)]),
      (1, false, [Extent(0, 11)]), (3, true, []),
    ]
    for (k, keepsNesting, extents) in rows {
      var vote = Self.vote(k, of: 3, isFlat: true)
      vote.keepsNesting = keepsNesting
      #expect(Self.result(of: vote, layers).mentions.map(\.extent) == extents, "k=\(k)")
    }
  }

  @Test func whatOverlapsWasFoundByOneMember() {
    for seed in 0..<200 as Range<UInt64> {
      let layers = Self.members(seed, count: 4)
      var vote = Self.vote(1 + Int(seed % 2), of: 4, isFlat: true)
      vote.keepsNesting = true
      let kept = Content(Self.result(of: vote, layers)).mentions.sorted()
      let found = layers.map { Content($0).mentions }
      for (index, place) in kept.enumerated() {
        for other in kept[(index + 1)...] where place.extent.overlaps(other.extent) {
          #expect(found.contains { $0.contains(place) && $0.contains(other) }, "seed \(seed)")
        }
      }
    }
  }

  @Test func overlapCountsMembersThatDifferInBounds() {
    func layer(_ start: Int, _ end: Int, _ type: String) -> Layer {
      var sink = AnnotationSink(text: Self.article.text, vocabulary: Vocabulary())
      sink.addMention(sink.label(type), Extent(start, end))
      return sink.layer(by: Annotator(kind: .extractor, name: "m"))
    }
    let layers = [layer(0, 5, "A"), layer(0, 5, "B"), layer(0, 11, "A")]
    var vote = Self.vote(3, of: 3, isFlat: true)
    #expect(Self.result(of: vote, layers).mentions.isEmpty)
    vote.match = .overlap
    let mentions = Self.result(of: vote, layers).mentions
    // Two of three gave these bounds, and two this type.
    #expect(mentions.map(\.extent) == [Extent(0, 5)])
    #expect(mentions.map(\.type) == ["A"])
    #expect(mentions.map(\.confidence) == [1])
  }

  @Test func orderOfMembersDoesNotMatter() async throws {
    let names = "Ravno\tPlace\nTelk\tPlace\nTelk Ravno\tOrg\n"
    let environment = Sample.environment(["n.tsv": names])
    let members = ["capitals", "gazetteer:names=n.tsv", "gazetteer:names=n.tsv,fold=true"]
    let text = "In Telk Ravno the RAVNO army left Telk. Ivo Telk and ravno"
    for settings in ["k=1", "k=2", "k=3", "k=1.5,weights=(2|1|0.5)", "match=overlap,k=2"] {
      var outputs: Set<[String]> = []
      for order in [[0, 1, 2], [2, 1, 0], [1, 2, 0]] {
        let list = order.map { members[$0] }.joined(separator: " | ")
        let weights = order.map { ["2", "1", "0.5"][$0] }.joined(separator: "|")
        let own = settings.replacing("2|1|0.5", with: weights)
        outputs.insert(
          try await Sample.output("vote:members=(\(list)),\(own)", in: environment, on: text))
      }
      #expect(outputs.count == 1, "\(settings): \(outputs)")
      #expect(outputs.first?.isEmpty == false, "\(settings)")
    }
  }

  @Test func heaviestChoiceIsTheBestOfAll() {
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<300 {
      let count = Int.random(in: 0...9, using: &generator)
      let spans = (0..<count).map { _ in
        let start = Int.random(in: 0..<12, using: &generator)
        return Fragment(start, start + Int.random(in: 1...5, using: &generator))
      }
      let weights = spans.map { _ in Int.random(in: 1...5, using: &generator) }
      let chosen = IntervalSelection.choose(spans, weights: weights)
      var best = 0
      for choice in 0..<(1 << count) {
        let kept = (0..<count).filter { choice >> $0 & 1 == 1 }
        let overlaps = kept.contains { a in kept.contains { $0 > a && spans[$0].overlaps(spans[a]) }
        }
        if !overlaps { best = max(best, kept.reduce(0) { $0 + weights[$1] }) }
      }
      #expect(chosen.reduce(0) { $0 + weights[$1] } == best)
    }
  }
}
