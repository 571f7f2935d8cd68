/// Gold and predicted clusters: the mentions of one identifier, over all documents.
///
/// Mentions without an identifier are one cluster. A mention that stands in two clusters counts in
/// both; where one has to be chosen it is the one whose identifier comes last in the annotations.
struct LinkClusterings {
  private let gold: LooseClusters
  private let predicted: LooseClusters
  /// The clusters of mentions without an identifier.
  private let namelessGold: Int?
  private let namelessPredicted: Int?

  init(gold: [LinkAnnotation], predicted: [LinkAnnotation], fields: [LinkMeasure.Field]) {
    var numbers: [LinkKey: Int] = [:]
    func clusters(_ annotations: [LinkAnnotation]) -> (LooseClusters, nameless: Int?) {
      var indexes: [String?: Int] = [:]
      var members: [Set<Int>] = []
      for annotation in annotations {
        let key = LinkKey(annotation, fields: fields)
        let number = numbers[key] ?? numbers.count
        numbers[key] = number
        let index = indexes[annotation.identifier] ?? members.count
        if index == members.count {
          indexes[annotation.identifier] = index
          members.append([])
        }
        members[index].insert(number)
      }
      return (LooseClusters(members.map { $0.sorted() }), indexes[nil])
    }
    (self.gold, namelessGold) = clusters(gold)
    (self.predicted, namelessPredicted) = clusters(predicted)
  }

  private func sums(
    _ share: (LooseClusters, LooseClusters, Int?) -> (part: Double, whole: Double)
  ) -> ClusterSums {
    let recall = share(gold, predicted, namelessPredicted)
    let precision = share(predicted, gold, namelessGold)
    return ClusterSums(
      recallNumerator: recall.part, recallDenominator: recall.whole,
      precisionNumerator: precision.part, precisionDenominator: precision.whole)
  }

  var muc: ClusterSums {
    sums { a, b, _ in
      let links = a.places(in: b).joined().reduce(0) { $0 + $1.count - 1 }
      return (Double(links), a.clusters.reduce(0) { $0 + Double($1.count - 1) })
    }
  }

  /// A mention that the other side lacks is compared with the cluster of those without identifier.
  var bCubed: ClusterSums {
    sums { a, b, nameless in
      let shared = a.shared(with: b).map { partners in
        Dictionary(uniqueKeysWithValues: partners.map { ($0.value, $0.count) })
      }
      var part = 0.0
      for (mention, home) in a.home.sorted(by: { $0.key < $1.key }) {
        guard let other = b.home[mention] ?? nameless else { continue }
        part += Double(shared[home][other] ?? 0) / Double(a.clusters[home].count)
      }
      return (part, Double(a.home.count))
    }
  }

  /// What the best pairing is worth, out of what each side is worth paired with itself: clusters
  /// that share mentions are counted against each other, too.
  func ceaf(_ weight: (Int, Int, Int) -> Double) -> ClusterSums {
    let best = gold.bestPairing(with: predicted, weight: weight)
    return sums { a, _, _ in
      var whole = 0.0
      for (cluster, partners) in zip(a.clusters, a.shared(with: a)) {
        for partner in partners {
          whole += weight(partner.count, cluster.count, a.clusters[partner.value].count)
        }
      }
      return (best, whole)
    }
  }

  var pairwise: ClusterSums {
    let shared = gold.shared(with: predicted).joined().reduce(0) { $0 + pairsAmong($1.count) }
    return sums { a, _, _ in
      (Double(shared), a.clusters.reduce(0) { $0 + Double(pairsAmong($1.count)) })
    }
  }
}
