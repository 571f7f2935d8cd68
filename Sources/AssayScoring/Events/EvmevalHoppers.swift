/// EvmEval's scores of event coreference: those of the CoNLL scorer over mapped mentions.
///
/// A gold mention and the predicted one that it is mapped to by type stand for one mention if they
/// have the same characters; all others stand alone. A mention in no hopper is a hopper of its own.
/// Of the metrics' F1 the CoNLL scorer prints two decimals, cut off, and 0 for undefined ones; their
/// average leaves CEAFm out. Definitions: see Pradhan and others 2014, ACL.
struct EvmevalHoppers {
  private static let metrics: [(name: String, metric: CoreferenceMetric)] = [
    ("muc", .muc), ("bcub", .bCubed), ("ceafm", .ceafMentions), ("ceafe", .ceafEntities),
    ("blanc", .blanc),
  ]

  private var counts = CoreferenceCounts()

  init(_ articles: [EvmevalArticle]) {
    for article in articles { counts += CoreferenceCounts(CoreferenceTable(article)) }
  }

  /// F1 of each metric in percent, and the average of four.
  var values: [PeerValue] {
    let printed = Self.metrics.map { name, metric in
      let f1 = metric.score(counts).f1 ?? 0
      return (name: name, percent: (f1 * 10_000).rounded(.towardZero) / 100)
    }
    let averaged = printed.filter { $0.name != "ceafm" }
    let average = averaged.reduce(0) { $0 + $1.percent } / Double(averaged.count)
    return printed.map { PeerValue("evmeval.hopper_coref.\($0.name).f1_pct_trunc2", $0.percent) }
      + [
        PeerValue(
          "evmeval.hopper_coref.average_muc_bcub_ceafe_blanc_f1_pct2",
          average.printedWithTwoDecimals)
      ]
  }
}

extension CoreferenceTable {
  /// The hoppers of an article: a predicted mention has the number of the gold one that it stands
  /// for, or one of its own.
  fileprivate init(_ article: EvmevalArticle) {
    var numbers = article.predicted.indices.map { article.gold.count + $0 }
    for (gold, partner) in EvmevalMapping(article, .type).partners.enumerated() {
      if let partner, partner.dice >= 1 { numbers[partner.predicted] = gold }
    }
    self.init(
      key: Self.hoppers(article.goldHoppers, of: Array(article.gold.indices)),
      response: Self.hoppers(article.predictedHoppers, of: numbers))
  }

  private static func hoppers(_ hoppers: [Int], of mentions: [Int]) -> [[Int]] {
    var members: [Int: [Int]] = [:]
    for (hopper, mention) in zip(hoppers, mentions) { members[hopper, default: []].append(mention) }
    return members.sorted { $0.key < $1.key }.map(\.value)
  }
}
