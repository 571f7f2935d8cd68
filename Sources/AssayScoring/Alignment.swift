public import AssayModel

/// Which gold mention corresponds to which predicted one, one to one.
///
/// Three rounds, each with what the round before left over:
/// 1. same extent and same type;
/// 2. same extent, other type, in the order of the types' names;
/// 3. overlapping extents, by a matching of greatest weight. The weight of a matching is, in this
///    order, its number of pairs of one type, the sum of its pairs' Dice coefficients (twice the
///    shared bytes over the bytes of both), and its number of pairs. Among matchings of one weight
///    mentions with fewer overlaps are served first, then those that stand first in the text (start,
///    longer first, type).
///
/// Neither the order of the lists nor which of them is gold changes what corresponds to what.
/// Greedy matchers in file order (nervaluate, brateval) have no such property: one listed mention
/// may take away another's perfect counterpart.
///
/// Extents are compared as sets of fragments, so nested, crossing and discontinuous mentions need
/// no rule of their own. An empty extent overlaps nothing, but may equal another.
public struct Alignment: Hashable, Sendable {
  /// Two mentions that correspond.
  public struct Pair: Hashable, Sendable {
    /// The index of the gold mention.
    public let gold: Int
    /// The index of the predicted mention.
    public let predicted: Int
    /// How they correspond.
    public let correspondence: Correspondence
  }

  /// The pairs, in the text order of their gold mentions within each round.
  public let pairs: [Pair]
  /// Indexes of gold mentions without a counterpart, in text order.
  public let missed: [Int]
  /// Indexes of predicted mentions without a counterpart, in text order.
  public let spurious: [Int]

  /// Aligns two lists of mentions.
  ///
  /// - Complexity: O(n log n) in the number of mentions, O(n) where they are listed in text order,
  ///   plus at most O(k · e · log e) for k mentions that hang together by e overlaps and are not
  ///   matched exactly; in practice near O(e · log e).
  public init(gold: [Mention], predicted: [Mention], duplicates: Duplicates = .counted) {
    var types = NameTable()
    let golds = PlacedMention.all(of: gold, types: &types)
    let predicteds = PlacedMention.all(of: predicted, types: &types)
    self.init(gold: golds, predicted: predicteds, types: types.names, duplicates: duplicates)
  }

  /// Aligns mentions whose types are numbers into `types`.
  ///
  /// With a threshold, mentions of different extents correspond only if their overlap reaches it.
  init(
    gold: [PlacedMention], predicted: [PlacedMention], types: [String], duplicates: Duplicates,
    threshold: OverlapThreshold? = nil
  ) {
    let order = TextOrder(types: types)
    var exact = ExactRound(
      gold: order.sorted(gold, duplicates: duplicates),
      predicted: order.sorted(predicted, duplicates: duplicates), order: order)
    exact.run()
    var overlap = OverlapRound(
      gold: exact.goldLeft, predicted: exact.predictedLeft, order: order, threshold: threshold)
    overlap.run()
    pairs = exact.pairs + overlap.pairs
    missed = overlap.missed
    spurious = overlap.spurious
  }
}

/// What a second annotation with the same content counts.
public enum Duplicates: String, Hashable, Sendable, CaseIterable {
  /// One more annotation: a predicted copy without a gold copy is spurious.
  case counted
  /// Nothing: annotations are a set, as seqeval, spaCy, neleval and TextEE take them.
  case ignored
}
