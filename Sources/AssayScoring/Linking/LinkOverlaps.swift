/// The shares of mentions that mentions of the other side cover.
///
/// As in neleval, both sides are walked from the end of the document, and the mention that begins
/// later is left behind. All overlaps are found where no two mentions of a side overlap; nested and
/// repeated mentions may lose some.
struct LinkOverlaps {
  /// For each mention, those of the other side that it meets.
  private var overGold: [[Int]]
  private var overPredicted: [[Int]]
  private let gold: [LinkAnnotation]
  private let predicted: [LinkAnnotation]

  /// Compares mentions of a document that agree in the fields, the span apart.
  init(gold: [LinkAnnotation], predicted: [LinkAnnotation], fields: [LinkMeasure.Field]) {
    let fields = fields.filter { $0 != .span } + [.document]
    self.gold = gold
    self.predicted = predicted
    overGold = Array(repeating: [], count: gold.count)
    overPredicted = Array(repeating: [], count: predicted.count)
    func groups(_ annotations: [LinkAnnotation]) -> [LinkKey: [Int]] {
      Dictionary(grouping: annotations.indices) { LinkKey(annotations[$0], fields: fields) }
        .mapValues { $0.sorted { order(annotations[$0], $0) < order(annotations[$1], $1) } }
    }
    let golds = groups(gold)
    for (group, indexes) in groups(predicted) {
      walk(predicted: indexes, gold: golds[group] ?? [])
    }
  }

  private mutating func walk(predicted predictedIndexes: [Int], gold goldIndexes: [Int]) {
    var predictedLeft = predictedIndexes, goldLeft = goldIndexes
    while let p = predictedLeft.last, let g = goldLeft.last {
      let a = predicted[p], b = gold[g]
      if a.start <= b.last && b.start <= a.last {
        overPredicted[p].append(g)
        overGold[g].append(p)
      }
      if (a.start, -a.last) > (b.start, -b.last) {
        predictedLeft.removeLast()
      } else {
        goldLeft.removeLast()
      }
    }
  }

  func score(gold goldCoverage: LinkMeasure.Coverage, predicted coverage: LinkMeasure.Coverage)
    -> LinkScore
  {
    let found = goldShares(goldCoverage).reduce(0, +)
    let right = predictedShares(coverage).reduce(0, +)
    return LinkScore(
      rightPredicted: right, spurious: Double(predicted.count) - right,
      foundGold: found, missed: Double(gold.count) - found)
  }

  /// The share of each gold mention that predicted ones cover.
  func goldShares(_ coverage: LinkMeasure.Coverage) -> [Double] {
    zip(gold, overGold).map { share($0, $1.map { predicted[$0] }, coverage) }
  }

  /// The share of each predicted mention that gold ones cover.
  func predictedShares(_ coverage: LinkMeasure.Coverage) -> [Double] {
    zip(predicted, overPredicted).map { share($0, $1.map { gold[$0] }, coverage) }
  }

  /// The share of a mention's characters that others cover; 0 for an empty mention.
  private func share(
    _ mention: LinkAnnotation, _ others: [LinkAnnotation], _ coverage: LinkMeasure.Coverage
  ) -> Double {
    guard !others.isEmpty, mention.start <= mention.last else { return 0 }
    let spans = others.map {
      (start: max($0.start, mention.start), last: min($0.last, mention.last))
    }
    let covered: Int
    switch coverage {
    case .max: covered = spans.reduce(0) { max($0, $1.last - $1.start + 1) }
    case .sum: covered = union(spans)
    }
    return Double(covered) / Double(mention.last - mention.start + 1)
  }

  private func union(_ spans: [(start: Int, last: Int)]) -> Int {
    var covered = 0, next = Int.min
    for span in spans.sorted(by: { $0 < $1 }) {
      let start = max(span.start, next)
      covered += max(0, span.last - start + 1)
      next = max(next, span.last + 1)
    }
    return covered
  }
}

/// Text order, outer mentions first, then as given.
private func order(_ annotation: LinkAnnotation, _ index: Int) -> (Int, Int, Int) {
  (annotation.start, -annotation.last, index)
}
