/// The numbers of brateval 0.3.2 (Jimeno Yepes and Verspoor), `CompareEntities` without a hierarchy
/// of types.
///
/// Each gold entity takes the first predicted one that matches, both in the order of a Java hash map
/// by identifier, so that identifiers decide what is counted where entities overlap. Predicted files
/// without a gold file are not looked at. Ratios have four decimals; without a denominator they are
/// 0.
public enum Brateval {
  /// When extents match.
  public enum Spans: String, Hashable, Sendable, CaseIterable {
    /// If each gold fragment is one of the predicted fragments; further ones do no harm.
    case exact
    /// If any two fragments overlap.
    case overlap
  }

  /// When types match.
  public enum Types: String, Hashable, Sendable, CaseIterable {
    /// If they are equal.
    case exact
    /// Always.
    case inexact
  }

  /// The numbers of some articles in one mode: all entities, then each type by name.
  ///
  /// A match counts for the gold entity's type.
  /// - Throws: ``PeerFailure`` where an article with gold entities has no predicted file.
  /// - Complexity: O(g · p) in the number of gold and predicted entities of an article.
  public static func values(
    of articles: [PeerArticle], spans: Spans, types: Types
  ) throws(PeerFailure) -> [PeerValue] {
    let prefix = "brateval.\(spans.rawValue)-span.\(types.rawValue)-type"
    var counts: [String: BratevalCounts] = [:]
    for article in articles {
      guard let gold = article.gold else { continue }
      guard let predicted = article.predicted else {
        throw PeerFailure(prefix, "the predicted file of \(article.id) is missing")
      }
      count(gold, predicted, spans, types, into: &counts)
    }
    let all = counts.values.reduce(into: BratevalCounts()) { $0 += $1 }
    return all.values("\(prefix).all")
      + counts.sorted { $0.key < $1.key }.flatMap { $1.values("\(prefix).type.\($0)") }
  }

  // MARK: - Matching

  private static func count(
    _ gold: [PeerEntity], _ predicted: [PeerEntity], _ spans: Spans, _ types: Types,
    into counts: inout [String: BratevalCounts]
  ) {
    let pairing = BratevalPairing(gold: gold, predicted: predicted, spans: spans, types: types)
    for pair in pairing.pairs {
      counts[gold[pair.gold].type, default: BratevalCounts()].correct += 1
      // A type that is found only under another name still has a row.
      counts[predicted[pair.predicted].type, default: BratevalCounts()].correct += 0
    }
    for index in pairing.missed { counts[gold[index].type, default: BratevalCounts()].missed += 1 }
    for index in pairing.spurious {
      counts[predicted[index].type, default: BratevalCounts()].spurious += 1
    }
  }

  /// Whether a predicted entity matches a gold one.
  static func matches(
    gold: PeerEntity, predicted: PeerEntity, _ spans: Spans, _ types: Types
  ) -> Bool {
    (types == .inexact || gold.type == predicted.type)
      && (spans == .exact ? contains(predicted, fragmentsOf: gold) : overlap(predicted, gold))
  }

  private static func contains(_ predicted: PeerEntity, fragmentsOf gold: PeerEntity) -> Bool {
    gold.fragments.allSatisfy(predicted.fragments.contains)
  }

  private static func overlap(_ a: PeerEntity, _ b: PeerEntity) -> Bool {
    a.fragments.contains { fragment in
      b.fragments.contains { isEndIn(fragment, $0) || isEndIn($0, fragment) }
    }
  }

  /// Whether the start or the end of `a` lies in `b`, so that an empty one in `b` overlaps it.
  private static func isEndIn(_ a: Range<Int>, _ b: Range<Int>) -> Bool {
    b.contains(a.lowerBound) || (a.upperBound > b.lowerBound && a.upperBound <= b.upperBound)
  }
}

/// Which gold entity has which predicted one, by their indexes in the files.
///
/// Of entities with one identifier the last alone takes part.
struct BratevalPairing {
  private(set) var pairs: [(gold: Int, predicted: Int)] = []
  private(set) var missed: [Int] = []
  let spurious: [Int]

  /// - Complexity: O(g · p) in the number of gold and predicted entities.
  init(
    gold: [PeerEntity], predicted: [PeerEntity], spans: Brateval.Spans, types: Brateval.Types
  ) {
    var free = BratevalEntities(predicted).inOrder
    for index in BratevalEntities(gold).inOrder {
      let place = free.firstIndex {
        Brateval.matches(gold: gold[index], predicted: predicted[$0], spans, types)
      }
      if let place {
        pairs.append((index, free.remove(at: place)))
      } else {
        missed.append(index)
      }
    }
    spurious = free
  }
}

/// The counts of a row.
private struct BratevalCounts {
  var correct = 0
  var spurious = 0
  var missed = 0

  static func += (a: inout BratevalCounts, b: BratevalCounts) {
    a.correct += b.correct
    a.spurious += b.spurious
    a.missed += b.missed
  }

  func values(_ prefix: String) -> [PeerValue] {
    let precision = ratio(correct, correct + spurious)
    let recall = ratio(correct, correct + missed)
    let sum = precision + recall
    let f1 = sum > 0 ? 2 * precision * recall / sum : 0
    return [
      PeerValue("\(prefix).tp", correct), PeerValue("\(prefix).fp", spurious),
      PeerValue("\(prefix).fn", missed),
      PeerValue("\(prefix).precision_4dp", printed(precision)),
      PeerValue("\(prefix).recall_4dp", printed(recall)),
      PeerValue("\(prefix).f1_4dp", printed(f1)),
    ]
  }

  private func ratio(_ part: Int, _ whole: Int) -> Double {
    whole > 0 ? Double(part) / Double(whole) : 0
  }

  /// With four decimals, half of one rounded up.
  ///
  /// As in Java, the digits that spell the value decide, so that what is spelled 0.23125 goes up, and
  /// the next value below it goes down.
  private func printed(_ ratio: Double) -> Double {
    let below = (ratio * 10_000).rounded(.down)
    return (ratio >= (below + 0.5) / 10_000 ? below + 1 : below) / 10_000
  }
}
