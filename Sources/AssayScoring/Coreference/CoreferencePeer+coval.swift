extension CoreferencePeer {
  /// The values of coval (Moosavi and Strube 2016), once with singletons and once without.
  ///
  /// Repeated mentions stay in every entity that names them, and are looked up in the last one. A
  /// mention is known by the sentence in which it ends and its first and last word.
  ///
  /// - Throws: ``CoreferencePeerRefusal`` where the response lacks a document of the key.
  package static func coval(
    key: [ColumnDocument], response: [ColumnDocument]
  ) throws(CoreferencePeerRefusal) -> [Value] {
    let keys = Dictionary(key.map { ($0.name, $0) }) { $1 }
    let responses = Dictionary(response.map { ($0.name, $0) }) { $1 }
    var kept = CovalSums(), withoutSingletons = CovalSums()
    for (name, document) in keys.sorted(by: { $0.key < $1.key }) {
      guard let answer = responses[name] else {
        throw CoreferencePeerRefusal(description: "coval: KeyError: '\(name)'")
      }
      kept.add(CovalDocument(key: document, response: answer, least: 1))
      withoutSingletons.add(CovalDocument(key: document, response: answer, least: 2))
    }
    return kept.values("coval") + withoutSingletons.values("coval.remove_singletons")
  }
}

/// A document as coval sees it.
private struct CovalDocument {
  let key: LooseClusters
  let response: LooseClusters

  /// Leaves out entities named in fewer than `least` places.
  init(key: ColumnDocument, response: ColumnDocument, least: Int) {
    struct Place: Hashable {
      let sentence: Int
      let first: Int
      let last: Int
    }
    var numbers: [Place: Int] = [:]
    func clusters(_ document: ColumnDocument) -> LooseClusters {
      var order: [Int] = []
      var members = [[Int]](repeating: [], count: document.entityCount)
      for mention in document.mentions {
        let place = Place(
          sentence: mention.sentence, first: mention.firstInSentence,
          last: mention.lastInSentence)
        let number = numbers[place] ?? numbers.count
        numbers[place] = number
        if members[mention.entity].isEmpty { order.append(mention.entity) }
        members[mention.entity].append(number)
      }
      return LooseClusters(order.map { members[$0] }.filter { $0.count >= least })
    }
    self.key = clusters(key)
    self.response = clusters(response)
  }
}

/// A numerator and its denominator.
private typealias Share = (part: Double, whole: Double)

private struct CovalSums {
  private var mentions = ClusterSums()
  private var muc = ClusterSums()
  private var bCubed = ClusterSums()
  private var ceafEntities = ClusterSums()
  private var lea = ClusterSums()

  mutating func add(_ document: CovalDocument) {
    func sums(_ share: (LooseClusters, LooseClusters) -> Share) -> ClusterSums {
      let recall = share(document.key, document.response)
      let precision = share(document.response, document.key)
      return ClusterSums(
        recallNumerator: recall.part, recallDenominator: recall.whole,
        precisionNumerator: precision.part, precisionDenominator: precision.whole)
    }
    mentions += sums(mentionShare)
    muc += sums(mucShare)
    bCubed += sums(bCubedShare)
    lea += sums(leaShare)
    let best = document.key.bestPairing(with: document.response, weight: LooseClusters.dice)
    ceafEntities += ClusterSums(
      recallNumerator: best, recallDenominator: Double(document.key.clusters.count),
      precisionNumerator: best, precisionDenominator: Double(document.response.clusters.count))
  }

  func values(_ prefix: String) -> [CoreferencePeer.Value] {
    mentions.values("\(prefix).mentions") + muc.values("\(prefix).muc")
      + bCubed.values("\(prefix).bcub") + ceafEntities.values("\(prefix).ceafe")
      + lea.values("\(prefix).lea")
  }
}

private func mentionShare(_ a: LooseClusters, _ b: LooseClusters) -> Share {
  let found = a.home.keys.reduce(0) { $0 + (b.home[$1] == nil ? 0 : 1) }
  return (Double(found), Double(a.home.count))
}

private func mucShare(_ a: LooseClusters, _ b: LooseClusters) -> Share {
  let links = a.places(in: b).joined().reduce(0) { $0 + $1.count - 1 }
  return (Double(links), a.clusters.reduce(0) { $0 + Double($1.count - 1) })
}

private func bCubedShare(_ a: LooseClusters, _ b: LooseClusters) -> Share {
  var share = (part: 0.0, whole: 0.0)
  for (cluster, places) in zip(a.clusters, a.places(in: b)) {
    let squares = places.reduce(0) { $0 + $1.count * $1.count }
    share.part += Double(squares) / Double(cluster.count)
    share.whole += Double(cluster.count)
  }
  return share
}

private func leaShare(_ a: LooseClusters, _ b: LooseClusters) -> Share {
  var share = (part: 0.0, whole: 0.0)
  for (cluster, places) in zip(a.clusters, a.places(in: b)) {
    share.whole += Double(cluster.count)
    if cluster.count == 1 {
      let isAlone = places.contains { b.clusters[$0.value].count == 1 }
      share.part += isAlone ? 1 : 0
    } else {
      let links = places.reduce(0) { $0 + pairsAmong($1.count) }
      share.part += Double(cluster.count * links) / Double(pairsAmong(cluster.count))
    }
  }
  return share
}
