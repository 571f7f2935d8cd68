/// The round of an alignment that pairs mentions whose extents overlap.
struct OverlapRound {
  let gold: [PlacedMention]
  let predicted: [PlacedMention]
  let order: TextOrder
  let threshold: OverlapThreshold?

  private var chosen: [Overlap] = []
  private var isGoldPaired: [Bool]
  private var isPredictedPaired: [Bool]

  /// Takes both lists in text order; no mention of one may have extent and type of one of the other.
  init(
    gold: [PlacedMention], predicted: [PlacedMention], order: TextOrder,
    threshold: OverlapThreshold?
  ) {
    self.gold = gold
    self.predicted = predicted
    self.order = order
    self.threshold = threshold
    isGoldPaired = Array(repeating: false, count: gold.count)
    isPredictedPaired = Array(repeating: false, count: predicted.count)
  }

  /// The pairs, in the text order of their gold mentions.
  var pairs: [Alignment.Pair] {
    chosen.sorted { $0.gold < $1.gold }.map { overlap in
      let gold = gold[overlap.gold], predicted = predicted[overlap.predicted]
      return Alignment.Pair(
        gold: gold.index, predicted: predicted.index,
        correspondence: gold.type == predicted.type ? .overlapOfType : .overlap)
    }
  }

  /// The gold mentions that are not paired, by index.
  var missed: [Int] { gold.indices.filter { !isGoldPaired[$0] }.map { gold[$0].index } }
  /// The predicted mentions that are not paired, by index.
  var spurious: [Int] {
    predicted.indices.filter { !isPredictedPaired[$0] }.map { predicted[$0].index }
  }

  /// Goes through the stretches of text that mentions cover without a gap.
  mutating func run() {
    var g = 0, p = 0
    while g < gold.count && p < predicted.count {
      let firstGold = g, firstPredicted = p
      var end = min(gold[g].start, predicted[p].start) + 1
      while true {
        if g < gold.count && gold[g].start < end {
          end = max(end, gold[g].end)
          g += 1
        } else if p < predicted.count && predicted[p].start < end {
          end = max(end, predicted[p].end)
          p += 1
        } else {
          break
        }
      }
      pairStretch(firstGold..<g, firstPredicted..<p)
    }
  }

  private mutating func pairStretch(_ golds: Range<Int>, _ predicteds: Range<Int>) {
    if golds.isEmpty || predicteds.isEmpty { return }
    let overlaps = overlaps(golds, predicteds)
    if overlaps.count == 1 { return pair(overlaps[0]) }
    for component in components(overlaps, golds, predicteds) { pairBest(component) }
  }

  private mutating func pair(_ overlap: Overlap) {
    isGoldPaired[overlap.gold] = true
    isPredictedPaired[overlap.predicted] = true
    chosen.append(overlap)
  }

  // MARK: - Overlaps

  /// Two mentions that share at least one byte.
  private struct Overlap {
    let gold: Int
    let predicted: Int
    let shared: Int
  }

  /// All overlaps in a stretch: a sweep from left to right over both lists, which remembers the
  /// mentions that have not ended.
  private func overlaps(_ golds: Range<Int>, _ predicteds: Range<Int>) -> [Overlap] {
    var overlaps: [Overlap] = []
    var openGolds: [Int] = [], openPredicteds: [Int] = []
    func add(_ g: Int, _ p: Int) {
      let shared = gold[g].sharedBytes(with: predicted[p])
      if shared > 0 && isEnough(g, p, shared) {
        overlaps.append(Overlap(gold: g, predicted: p, shared: shared))
      }
    }
    var g = golds.lowerBound, p = predicteds.lowerBound
    while g < golds.upperBound || p < predicteds.upperBound {
      let isGoldNext =
        p == predicteds.upperBound
        || (g < golds.upperBound && gold[g].start <= predicted[p].start)
      if isGoldNext {
        openPredicteds.removeAll { predicted[$0].end <= gold[g].start }
        for open in openPredicteds { add(g, open) }
        openGolds.append(g)
        g += 1
      } else {
        openGolds.removeAll { gold[$0].end <= predicted[p].start }
        for open in openGolds { add(open, p) }
        openPredicteds.append(p)
        p += 1
      }
    }
    return overlaps
  }

  private func isEnough(_ g: Int, _ p: Int, _ shared: Int) -> Bool {
    threshold?.isReached(gold: gold[g].count, predicted: predicted[p].count, shared: shared) ?? true
  }

  /// The overlaps, sorted into groups that have no mention in common.
  private func components(
    _ overlaps: [Overlap], _ golds: Range<Int>, _ predicteds: Range<Int>
  ) -> [[Overlap]] {
    var sets = DisjointSets(count: golds.count + predicteds.count)
    for overlap in overlaps {
      sets.join(
        overlap.gold - golds.lowerBound,
        golds.count + overlap.predicted - predicteds.lowerBound)
    }
    var positions: [Int: Int] = [:]
    var components: [[Overlap]] = []
    for overlap in overlaps {
      let root = sets.root(of: overlap.gold - golds.lowerBound)
      if let position = positions[root] {
        components[position].append(overlap)
      } else {
        positions[root] = components.count
        components.append([overlap])
      }
    }
    return components
  }

  // MARK: - Choice

  /// Pairs the mentions of a component by the matching of greatest weight.
  ///
  /// The side with the first mention in text order is served, gold or not.
  private mutating func pairBest(_ overlaps: [Overlap]) {
    let golds = Set(overlaps.map(\.gold)).sorted()
    let predicteds = Set(overlaps.map(\.predicted)).sorted()
    guard let firstGold = golds.first, let firstPredicted = predicteds.first else { return }
    let areRowsGold = order.precedes(gold[firstGold], predicted[firstPredicted])
    let rows = areRowsGold ? golds : predicteds, columns = areRowsGold ? predicteds : golds
    let rowNumbers = numbers(rows), columnNumbers = numbers(columns)

    var edges: [[Assignment.Edge]] = Array(repeating: [], count: rows.count)
    var overlapOfEdge: [[Int: Overlap]] = Array(repeating: [:], count: rows.count)
    for overlap in overlaps {
      let (row, column) =
        areRowsGold ? (overlap.gold, overlap.predicted) : (overlap.predicted, overlap.gold)
      guard let row = rowNumbers[row], let column = columnNumbers[column] else { continue }
      edges[row].append(Assignment.Edge(column: column, weight: weight(of: overlap)))
      overlapOfEdge[row][column] = overlap
    }
    let best = Assignment(edges: edges, columnCount: columns.count)
    for (row, column) in best.columnOfRow.enumerated() {
      if let column, let overlap = overlapOfEdge[row][column] { pair(overlap) }
    }
  }

  private func numbers(_ members: [Int]) -> [Int: Int] {
    Dictionary(uniqueKeysWithValues: zip(members, members.indices))
  }

  private func weight(of overlap: Overlap) -> MatchWeight {
    let gold = gold[overlap.gold], predicted = predicted[overlap.predicted]
    return MatchWeight(
      isOfOneType: gold.type == predicted.type, shared: overlap.shared,
      total: gold.count + predicted.count)
  }
}

/// Sets that can only be joined (union-find with path halving).
private struct DisjointSets {
  private var parents: [Int]

  init(count: Int) {
    parents = Array(0..<count)
  }

  mutating func root(of member: Int) -> Int {
    var member = member
    while parents[member] != member {
      parents[member] = parents[parents[member]]
      member = parents[member]
    }
    return member
  }

  mutating func join(_ a: Int, _ b: Int) {
    let first = root(of: a), second = root(of: b)
    parents[max(first, second)] = min(first, second)
  }
}
