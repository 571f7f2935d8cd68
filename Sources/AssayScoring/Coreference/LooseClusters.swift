/// Clusters as the peers take them: a mention may stand in several, or in one more than once.
///
/// Mentions are numbers. Where a mention stands in several clusters, its *home* is the last.
struct LooseClusters {
  let clusters: [[Int]]
  /// For each mention the last cluster that holds it.
  let home: [Int: Int]

  init(_ clusters: [[Int]]) {
    self.clusters = clusters
    var home: [Int: Int] = [:]
    for (index, cluster) in clusters.enumerated() {
      for mention in cluster { home[mention] = index }
    }
    self.home = home
  }

  /// Whether no mention stands in two places.
  var isStrict: Bool { home.count == clusters.reduce(0) { $0 + $1.count } }

  /// For each cluster the clusters of `other` that are home to its mentions, with the number of
  /// its places that each is home to.
  func places(in other: LooseClusters) -> [[(value: Int, count: Int)]] {
    clusters.map { cluster in runs(of: cluster.compactMap { other.home[$0] }.sorted()) }
  }

  /// For each cluster the clusters of `other` that share mentions with it, with the number of its
  /// places whose mention the other holds, home or not.
  func shared(with other: LooseClusters) -> [[(value: Int, count: Int)]] {
    var holders: [Int: [Int]] = [:]
    for (index, cluster) in other.clusters.enumerated() {
      for mention in Set(cluster) { holders[mention, default: []].append(index) }
    }
    return clusters.map { cluster in
      runs(of: cluster.flatMap { holders[$0] ?? [] }.sorted())
    }
  }

  /// What the best pairing with the clusters of `other` is worth, for a weight that depends on the
  /// shared places and on the numbers of places of both.
  func bestPairing(with other: LooseClusters, weight: (Int, Int, Int) -> Double) -> Double {
    var edges: [ClusterAssignment.Edge] = []
    for (row, partners) in shared(with: other).enumerated() {
      for partner in partners {
        let weight = weight(
          partner.count, clusters[row].count, other.clusters[partner.value].count)
        edges.append(ClusterAssignment.Edge(row: row, column: partner.value, weight: weight))
      }
    }
    let assignment = ClusterAssignment(
      rows: clusters.count, columns: other.clusters.count, edges: edges)
    return assignment.chosen.reduce(0) { $0 + edges[$1].weight }
  }

  /// Dice's coefficient, φ4 of Luo (2005).
  static func dice(_ shared: Int, _ a: Int, _ b: Int) -> Double {
    Double(2 * shared) / Double(a + b)
  }
}

/// Sums for recall and precision; ratios of nothing are 0, as the peers have it.
struct ClusterSums {
  var recallNumerator = 0.0
  var recallDenominator = 0.0
  var precisionNumerator = 0.0
  var precisionDenominator = 0.0

  var recall: Double { ratio(recallNumerator, recallDenominator) }
  var precision: Double { ratio(precisionNumerator, precisionDenominator) }
  var f1: Double { ClusterScore.harmonicMean(recall, precision) }

  static func += (a: inout ClusterSums, b: ClusterSums) {
    a.recallNumerator += b.recallNumerator
    a.recallDenominator += b.recallDenominator
    a.precisionNumerator += b.precisionNumerator
    a.precisionDenominator += b.precisionDenominator
  }

  private func ratio(_ numerator: Double, _ denominator: Double) -> Double {
    denominator == 0 ? 0 : numerator / denominator
  }
}
