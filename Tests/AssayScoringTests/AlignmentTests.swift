import AssayModel
import AssayScoring
import Testing

struct AlignmentTests {
  struct Row {
    let name: String
    let gold: String
    let predicted: String
    /// `gold-predicted` indexes with how they correspond.
    let pairs: String
    var duplicates = Duplicates.counted
  }

  @Test func mentionsCorrespondAsByHand() {
    let rows = [
      Row(name: "nothing", gold: "", predicted: "", pairs: ""),
      Row(name: "the same", gold: "A 0-2;B 4-6", predicted: "A 0-2;B 4-6", pairs: "0-0= 1-1="),
      Row(name: "another type", gold: "A 0-2", predicted: "B 0-2", pairs: "0-0x"),
      Row(name: "overlap", gold: "A 0-4", predicted: "A 2-6", pairs: "0-0~"),
      Row(name: "overlap, another type", gold: "A 0-4", predicted: "B 2-6", pairs: "0-0?"),
      Row(name: "adjacent mentions do not overlap", gold: "A 0-2", predicted: "A 2-4", pairs: ""),
      Row(
        name: "a bad prediction listed first takes nothing away",
        gold: "A 0-8", predicted: "B 0-3;A 0-8", pairs: "0-1="),
      Row(
        name: "nested mentions of one extent, two types",
        gold: "A 0-4;B 0-4", predicted: "B 0-4;C 0-4", pairs: "1-0= 0-1x"),
      Row(
        name: "types of one extent pair by name",
        gold: "D 0-4;A 0-4", predicted: "C 0-4;B 0-4", pairs: "1-1x 0-0x"),
      Row(
        name: "one type goes before more overlap",
        gold: "A 0-10", predicted: "B 0-9;A 8-10", pairs: "0-1~"),
      Row(
        name: "more overlap goes first within a type",
        gold: "A 0-10", predicted: "A 0-3;A 2-10", pairs: "0-1~"),
      // Dice of 2/21 + 2/20 for the two outer pairs, 36/38 for the inner pair.
      Row(
        name: "greatest sum of Dice, not most pairs",
        gold: "A 0-2;A 2-21", predicted: "B 1-20;B 20-21", pairs: "1-0?"),
      Row(
        name: "but most pairs of one type",
        gold: "A 0-2;A 2-21", predicted: "A 1-20;A 20-21", pairs: "0-0~ 1-1~"),
      Row(
        name: "equal weight: the earlier mention",
        gold: "A 0-4;A 6-10", predicted: "A 2-8", pairs: "0-0~"),
      Row(
        name: "a copy is spurious", gold: "A 0-2", predicted: "A 0-2;A 0-2", pairs: "0-0="),
      Row(
        name: "copies ignored", gold: "A 0-2;A 0-2", predicted: "A 0-2", pairs: "0-0=",
        duplicates: .ignored),
      Row(
        name: "fragments are compared as sets",
        gold: "A 0-3,8-12", predicted: "A 8-12,0-3;A 0-12", pairs: "0-0="),
      Row(
        name: "a gap is not covered",
        gold: "A 0-3,8-12", predicted: "A 4-7", pairs: ""),
      Row(
        name: "part of a discontinuous mention",
        gold: "A 0-3,8-12", predicted: "A 8-12", pairs: "0-0~"),
      Row(
        name: "an empty extent equals another and overlaps nothing",
        gold: "A 3-3;A 5-5", predicted: "A 3-3;A 4-9", pairs: "0-0="),
    ]
    for row in rows {
      let gold = Samples.mentions(row.gold), predicted = Samples.mentions(row.predicted)
      let alignment = Alignment(gold: gold, predicted: predicted, duplicates: row.duplicates)
      let pairs = alignment.pairs.map {
        "\($0.gold)-\($0.predicted)\(Self.sign($0.correspondence))"
      }
      #expect(pairs.joined(separator: " ") == row.pairs, "\(row.name)")
    }
  }

  static func sign(_ correspondence: Correspondence) -> String {
    switch correspondence {
    case .exact: "="
    case .sameExtent: "x"
    case .overlapOfType: "~"
    case .overlap: "?"
    }
  }

  @Test func overlapsPairWithTheGreatestWeight() {
    var random = SplitMix(7)
    for _ in 0..<1500 {
      let gold = Samples.randomMentions(count: 5, length: 10, using: &random)
      let predicted = Samples.randomMentions(count: 5, length: 10, using: &random)
      let alignment = Alignment(gold: gold, predicted: predicted)
      let overlaps = alignment.pairs.filter {
        $0.correspondence == .overlap || $0.correspondence == .overlapOfType
      }
      let rest = (
        gold: overlaps.map(\.gold) + alignment.missed,
        predicted: overlaps.map(\.predicted) + alignment.spurious
      )
      let weight = overlaps.reduce(into: Weight()) {
        $0.add(gold[$1.gold], predicted[$1.predicted])
      }
      let best = Weight.best(
        rest.gold.map { gold[$0] }, rest.predicted.map { predicted[$0] })
      #expect(weight.sameType == best.sameType)
      #expect(abs(weight.dice - best.dice) < 1e-6)
      #expect(overlaps.allSatisfy { gold[$0.gold].extent.overlaps(predicted[$0.predicted].extent) })
    }
  }

  /// The weight of a matching, by the definition.
  struct Weight {
    var sameType = 0
    var dice = 0.0

    mutating func add(_ a: Mention, _ b: Mention) {
      sameType += a.type == b.type ? 1 : 0
      dice +=
        2 * Double(a.extent.sharedBytes(with: b.extent)) / Double(a.extent.count + b.extent.count)
    }

    /// The greatest weight of all matchings, by trying every one.
    static func best(_ gold: [Mention], _ predicted: [Mention]) -> Weight {
      guard let first = gold.first else { return Weight() }
      let rest = Array(gold.dropFirst())
      var best = Self.best(rest, predicted)
      for (index, partner) in predicted.enumerated() where first.extent.overlaps(partner.extent) {
        var others = predicted
        others.remove(at: index)
        var weight = Self.best(rest, others)
        weight.add(first, partner)
        if (weight.sameType, weight.dice) > (best.sameType, best.dice) { best = weight }
      }
      return best
    }
  }

  @Test func everyMentionIsAccountedForOnce() {
    var random = SplitMix(11)
    for _ in 0..<1000 {
      let gold = Samples.randomMentions(count: 12, length: 20, using: &random)
      let predicted = Samples.randomMentions(count: 12, length: 20, using: &random)
      let alignment = Alignment(gold: gold, predicted: predicted)
      let golds = alignment.pairs.map(\.gold) + alignment.missed
      let predicteds = alignment.pairs.map(\.predicted) + alignment.spurious
      #expect(golds.sorted() == Array(gold.indices))
      #expect(predicteds.sorted() == Array(predicted.indices))
    }
  }

  @Test func neitherOrderNorSideChangesWhatCorresponds() {
    var random = SplitMix(13)
    for _ in 0..<1000 {
      let gold = Samples.randomMentions(count: 9, length: 14, using: &random)
      let predicted = Samples.randomMentions(count: 9, length: 14, using: &random)
      let alignment = contents(Alignment(gold: gold, predicted: predicted), gold, predicted)
      let g = gold.shuffled(using: &random), p = predicted.shuffled(using: &random)
      #expect(contents(Alignment(gold: g, predicted: p), g, p) == alignment)
      let swapped = contents(Alignment(gold: p, predicted: g), p, g).map {
        $0.split(separator: ":").reversed().joined(separator: ":")
      }
      #expect(swapped.sorted() == alignment)
    }
  }

  /// What corresponds to what, by content, since copies are interchangeable.
  private func contents(
    _ alignment: Alignment, _ gold: [Mention], _ predicted: [Mention]
  ) -> [String] {
    func content(_ mention: Mention) -> String { "\(mention.type)\(mention.extent.fragments)" }
    return alignment.pairs
      .map {
        content(gold[$0.gold]).replacing(":", with: "")
          + ":" + content(predicted[$0.predicted]).replacing(":", with: "")
      }
      .sorted()
  }
}
