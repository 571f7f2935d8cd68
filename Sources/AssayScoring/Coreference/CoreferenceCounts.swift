/// The counts of every coreference metric, for one document or summed over several.
///
/// A sum of counts is the counts of the documents together: ratios are formed last, as the CoNLL
/// scorer forms them.
public struct CoreferenceCounts: Hashable, Sendable {
  /// Mentions found, whatever their entity.
  public var mentions = ClusterTally()
  /// Links that would have to be added (Vilain and others 1995).
  public var muc = ClusterTally()
  /// For each mention the share of its entity (Bagga and Baldwin 1998).
  public var bCubed = ClusterTally()
  /// The best pairing of entities by shared mentions, φ3 (Luo 2005).
  public var ceafMentions = ClusterTally()
  /// The best pairing of entities by Dice's coefficient, φ4 (Luo 2005).
  public var ceafEntities = ClusterTally()
  /// For each entity the share of its links, weighted by its size (Moosavi and Strube 2016).
  public var lea = ClusterTally()
  /// Pairs of mentions of one entity, for BLANC (Luo and others 2014).
  public var coreferentPairs = ClusterTally()
  /// Pairs of mentions of two entities, for BLANC (Luo and others 2014).
  public var otherPairs = ClusterTally()

  /// The counts of no document.
  public init() {}

  /// The counts of a document.
  ///
  /// - Complexity: linear in the table's cells, but for the pairing of entities, see there.
  public init(_ table: CoreferenceTable) {
    mentions = table.mentions
    muc = table.muc
    bCubed = table.bCubed
    ceafMentions = table.ceafMentions
    ceafEntities = table.ceafEntities
    lea = table.lea
    (coreferentPairs, otherPairs) = table.pairs
  }

  /// Adds the counts of other documents.
  public static func += (a: inout CoreferenceCounts, b: CoreferenceCounts) {
    a.mentions += b.mentions
    a.muc += b.muc
    a.bCubed += b.bCubed
    a.ceafMentions += b.ceafMentions
    a.ceafEntities += b.ceafEntities
    a.lea += b.lea
    a.coreferentPairs += b.coreferentPairs
    a.otherPairs += b.otherPairs
  }
}

extension CoreferenceTable {
  var mentions: ClusterTally {
    ClusterTally(correct: sharedMentions, key: keyMentions, response: responseMentions)
  }

  /// An entity of n mentions is a chain of n - 1 links; those between its parts in the other
  /// clustering, and those to mentions that are not there, are missed.
  var muc: ClusterTally {
    ClusterTally(
      correct: sharedMentions - cells.count,
      key: keyMentions - keySizes.count, response: responseMentions - responseSizes.count)
  }

  var bCubed: ClusterTally {
    var tally = ClusterTally(recall: .zero, of: keyMentions, precision: .zero, of: responseMentions)
    for cell in cells {
      let square = cell.count * cell.count
      tally.recallNumerator.add(square, over: keySizes[cell.key])
      tally.precisionNumerator.add(square, over: responseSizes[cell.response])
    }
    return tally
  }

  var ceafMentions: ClusterTally {
    let best = bestCells { Double($0.count) }
    return ClusterTally(
      correct: best.reduce(0) { $0 + $1.count }, key: keyMentions, response: responseMentions)
  }

  var ceafEntities: ClusterTally {
    var similarity = ClusterFractions()
    for cell in bestCells({ Double(2 * $0.count) / Double(sizes(of: $0)) }) {
      similarity.add(2 * cell.count, over: sizes(of: cell))
    }
    return ClusterTally(
      recall: similarity, of: keySizes.count, precision: similarity, of: responseSizes.count)
  }

  private func sizes(of cell: Cell) -> Int { keySizes[cell.key] + responseSizes[cell.response] }

  private func bestCells(_ weight: (Cell) -> Double) -> [Cell] {
    let edges = cells.map {
      ClusterAssignment.Edge(row: $0.key, column: $0.response, weight: weight($0))
    }
    return ClusterAssignment(rows: keySizes.count, columns: responseSizes.count, edges: edges)
      .chosen.map { cells[$0] }
  }

  /// Of an entity's n(n - 1)/2 links those are right that lie within one of the other clustering.
  ///
  /// A single mention has one link, to itself, right if it is alone on both sides.
  var lea: ClusterTally {
    var tally = ClusterTally(recall: .zero, of: keyMentions, precision: .zero, of: responseMentions)
    for cell in cells {
      let key = keySizes[cell.key], response = responseSizes[cell.response]
      if key == 1 && response == 1 {
        tally.recallNumerator.add(1, over: 1)
        tally.precisionNumerator.add(1, over: 1)
      } else {
        // n · links / (n(n - 1)/2), with links = count(count - 1)/2.
        let links = cell.count * (cell.count - 1)
        if key > 1 { tally.recallNumerator.add(links, over: key - 1) }
        if response > 1 { tally.precisionNumerator.add(links, over: response - 1) }
      }
    }
    return tally
  }

  /// Pairs of mentions of one entity and of two, counted and not listed.
  var pairs: (coreferent: ClusterTally, other: ClusterTally) {
    let inKey = count(keySizes), inResponse = count(responseSizes)
    let inBoth = count(cells.map(\.count))
    let apart =
      pairsAmong(sharedMentions) - count(foundOfKey) - count(foundOfResponse)
      + inBoth
    return (
      ClusterTally(correct: inBoth, key: inKey, response: inResponse),
      ClusterTally(
        correct: apart, key: pairsAmong(keyMentions) - inKey,
        response: pairsAmong(responseMentions) - inResponse)
    )
  }

  private func count(_ sizes: [Int]) -> Int {
    sizes.reduce(0) { $0 + pairsAmong($1) }
  }
}
