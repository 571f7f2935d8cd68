extension CoreferencePeer {
  /// The values of the reference scorer of CoNLL-2011 and 2012, version 8.01.
  ///
  /// Pradhan and others 2014, ACL. It reads the key's documents only: what the response lacks is
  /// missed, what it has beyond them is not seen. Of a mention that the response repeats the first is kept, but only if the key has
  /// it, too; others stay twice. It refuses a response that repeats more than ten such mentions,
  /// counted over all documents. A mention that the key repeats stays in both entities.
  ///
  /// - Parameter limit: How many repeated mentions are allowed; `nil` for any number.
  /// - Throws: ``CoreferencePeerRefusal`` for more repeated mentions than the limit.
  package static func conll(
    key: [ColumnDocument], response: [ColumnDocument], limit: Int? = 10
  ) throws(CoreferencePeerRefusal) -> [Value] {
    let keys = Dictionary(key.map { ($0.name, $0) }) { $1 }
    let responses = Dictionary(response.map { ($0.name, $0) }) { $1 }
    var sums = ConllSums()
    for (name, document) in keys.sorted(by: { $0.key < $1.key }) {
      sums.add(ConllDocument(key: document, response: responses[name]))
    }
    guard sums.repeated <= limit ?? .max else {
      throw CoreferencePeerRefusal(
        description: "the CoNLL scorer refuses \(sums.repeated) repeated mentions; 10 are allowed")
    }
    return sums.values
  }
}

/// A document as the scorer sees it: mentions numbered, repeated ones dealt with.
private struct ConllDocument {
  let key: LooseClusters
  let response: LooseClusters
  let keyMentions: Int
  let responseMentions: Int
  let correct: Int
  let repeated: Int

  init(key: ColumnDocument, response: ColumnDocument?) {
    let keyClusters = key.document.clusters
    let keySpans = Set(keyClusters.joined())
    var numbers: [ClosedRange<Int>: Int] = [:]
    func number(_ span: ClosedRange<Int>) -> Int {
      let number = numbers[span] ?? numbers.count
      numbers[span] = number
      return number
    }
    var found: Set<ClosedRange<Int>> = []
    var repeated = 0
    var answered: [[ClosedRange<Int>]] = []
    for cluster in response?.document.clusters ?? [] {
      answered.append(
        cluster.filter { span in
          guard keySpans.contains(span) else { return true }
          guard !found.insert(span).inserted else { return true }
          repeated += 1
          return false
        })
    }
    answered.removeAll(where: \.isEmpty)
    self.key = LooseClusters(keyClusters.map { $0.map(number) })
    self.response = LooseClusters(answered.map { $0.map(number) })
    keyMentions = keySpans.count
    responseMentions = Set(answered.joined()).count
    correct = found.count
    self.repeated = repeated
  }

  /// A place of a response entity is right if a later place has the same home in the key.
  var muc: ClusterSums {
    let correct = response.places(in: key).joined().reduce(0) { $0 + $1.count - 1 }
    func links(_ clusters: LooseClusters) -> Int {
      clusters.clusters.reduce(0) { $0 + max(0, $1.count - 1) }
    }
    return ClusterSums(
      recallNumerator: Double(correct), recallDenominator: Double(links(key)),
      precisionNumerator: Double(correct), precisionDenominator: Double(links(response)))
  }

  /// Summed over the places of the response, for precision and for recall.
  var bCubed: ClusterSums {
    var sums = ClusterSums()
    let homes = response.places(in: key), shared = response.shared(with: key)
    for (index, cluster) in response.clusters.enumerated() {
      let common = Dictionary(uniqueKeysWithValues: shared[index].map { ($0.value, $0.count) })
      for home in homes[index] {
        let product = Double(home.count * (common[home.value] ?? 0))
        sums.precisionNumerator += product / Double(cluster.count)
        sums.recallNumerator += product / Double(key.clusters[home.value].count)
      }
    }
    sums.recallDenominator = Double(key.clusters.joined().count)
    sums.precisionDenominator = Double(response.clusters.joined().count)
    return sums
  }

  var ceafMentions: ClusterSums {
    let best = key.bestPairing(with: response) { shared, _, _ in Double(shared) }
    return ClusterSums(
      recallNumerator: best, recallDenominator: Double(key.clusters.joined().count),
      precisionNumerator: best, precisionDenominator: Double(response.clusters.joined().count))
  }

  var ceafEntities: ClusterSums {
    let best = key.bestPairing(with: response, weight: LooseClusters.dice)
    return ClusterSums(
      recallNumerator: best, recallDenominator: Double(key.clusters.count),
      precisionNumerator: best, precisionDenominator: Double(response.clusters.count))
  }

  /// Pairs within entities and across them; where no mention is repeated they need not be listed.
  var links: (coreferent: ClusterSums, other: ClusterSums) {
    if key.isStrict && response.isStrict {
      let pairs = CoreferenceTable(key: key.clusters, response: response.clusters).pairs
      return (ClusterSums(pairs.coreferent), ClusterSums(pairs.other))
    }
    let inKey = MentionPairs(key.clusters), inResponse = MentionPairs(response.clusters)
    return (
      ClusterSums(shared: inKey.coreferent, inResponse.coreferent),
      ClusterSums(shared: inKey.other, inResponse.other)
    )
  }
}

/// All pairs of a document's mentions, listed: in one entity, and in two.
///
/// A repeated mention makes a pair with itself.
private struct MentionPairs {
  struct Pair: Hashable {
    let low: Int
    let high: Int

    init(_ a: Int, _ b: Int) {
      low = min(a, b)
      high = max(a, b)
    }
  }

  var coreferent: Set<Pair> = []
  var other: Set<Pair> = []

  init(_ clusters: [[Int]]) {
    for (index, cluster) in clusters.enumerated() {
      for (place, mention) in cluster.enumerated() {
        for second in cluster.dropFirst(place + 1) { coreferent.insert(Pair(mention, second)) }
        for second in clusters.dropFirst(index + 1).joined() { other.insert(Pair(mention, second)) }
      }
    }
  }
}

extension ClusterSums {
  fileprivate init(_ tally: ClusterTally) {
    self.init(
      recallNumerator: tally.recallNumerator.value,
      recallDenominator: Double(tally.recallDenominator),
      precisionNumerator: tally.precisionNumerator.value,
      precisionDenominator: Double(tally.precisionDenominator))
  }

  fileprivate init(shared key: Set<MentionPairs.Pair>, _ response: Set<MentionPairs.Pair>) {
    let shared = Double(key.intersection(response).count)
    self.init(
      recallNumerator: shared, recallDenominator: Double(key.count),
      precisionNumerator: shared, precisionDenominator: Double(response.count))
  }
}

/// The scorer's sums over documents.
private struct ConllSums {
  var keyMentions = 0
  var responseMentions = 0
  var correct = 0
  var repeated = 0
  var muc = ClusterSums()
  var bCubed = ClusterSums()
  var ceafMentions = ClusterSums()
  var ceafEntities = ClusterSums()
  var coreferent = ClusterSums()
  var other = ClusterSums()

  mutating func add(_ document: ConllDocument) {
    keyMentions += document.keyMentions
    responseMentions += document.responseMentions
    correct += document.correct
    repeated += document.repeated
    muc += document.muc
    bCubed += document.bCubed
    ceafMentions += document.ceafMentions
    ceafEntities += document.ceafEntities
    let links = document.links
    coreferent += links.coreferent
    other += links.other
  }

  var values: [CoreferencePeer.Value] {
    [
      ("conll.mentions.gold", Double(keyMentions)),
      ("conll.mentions.pred", Double(responseMentions)),
      ("conll.mentions.correct", Double(correct)),
    ] + values("muc", muc) + values("bcub", bCubed) + values("ceafm", ceafMentions)
      + values("ceafe", ceafEntities) + values("blanc.coref_links", coreferent)
      + values("blanc.noncoref_links", other) + blanc
  }

  private func values(_ name: String, _ sums: ClusterSums) -> [CoreferencePeer.Value] {
    let prefix = "conll.\(name)"
    return [
      ("\(prefix).recall_num", sums.recallNumerator),
      ("\(prefix).recall_den", sums.recallDenominator),
      ("\(prefix).precision_num", sums.precisionNumerator),
      ("\(prefix).precision_den", sums.precisionDenominator),
    ] + sums.values(prefix) + [("\(prefix).f1_pct_trunc2", truncatedPercent(sums.f1))]
  }

  /// A kind of link that the key lacks is left out; one that the response lacks has precision 0.
  private var blanc: [CoreferencePeer.Value] {
    let kinds = [coreferent, other].filter { $0.recallDenominator > 0 }
    func mean(_ value: (ClusterSums) -> Double) -> Double {
      kinds.isEmpty ? 0 : kinds.reduce(0) { $0 + value($1) } / Double(kinds.count)
    }
    let f1 = mean(\.f1)
    return [
      ("conll.blanc.recall", mean(\.recall)), ("conll.blanc.precision", mean(\.precision)),
      ("conll.blanc.f1_pct_trunc2", truncatedPercent(f1)), ("conll.derived.blanc_f1", f1),
      ("conll.derived.conll_average_f1", (muc.f1 + bCubed.f1 + ceafEntities.f1) / 3),
    ]
  }

  /// Percent with two decimals, cut and not rounded, as it is printed.
  private func truncatedPercent(_ share: Double) -> Double {
    Double(Int(share * 10_000)) / 100
  }
}
