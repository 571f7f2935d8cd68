/// EvmEval's scores of event coreference: those of the CoNLL scorer over mapped mentions.
///
/// A gold mention and the predicted one that it is mapped to by type stand for one mention if they
/// have the same characters; all others stand alone. A mention in no hopper is a hopper of its own.
/// Of the metrics' F1 the CoNLL scorer prints two decimals, cut off; their average leaves CEAFm
/// out. Definitions: see Pradhan and others 2014, ACL.
struct EvmevalHoppers {
  private var muc = PeerCounts()
  private var bCubed = PeerCounts()
  private var ceafMentions = PeerCounts()
  private var ceafEntities = PeerCounts()
  private var coreferentPairs = PeerCounts()
  private var otherPairs = PeerCounts()

  init(_ articles: [EvmevalArticle]) {
    for article in articles { add(HopperTable(article)) }
  }

  /// F1 of each metric in percent, and the average of four.
  var values: [PeerValue] {
    let printed = [
      ("muc", muc.f1), ("bcub", bCubed.f1), ("ceafm", ceafMentions.f1), ("ceafe", ceafEntities.f1),
      ("blanc", blanc),
    ].map { (metric: $0.0, percent: ($0.1 * 10_000).rounded(.towardZero) / 100) }
    let averaged = printed.filter { $0.metric != "ceafm" }
    let average = averaged.reduce(0) { $0 + $1.percent } / Double(averaged.count)
    return printed.map { PeerValue("evmeval.hopper_coref.\($0.metric).f1_pct_trunc2", $0.percent) }
      + [
        PeerValue(
          "evmeval.hopper_coref.average_muc_bcub_ceafe_blanc_f1_pct2",
          average.printedWithTwoDecimals)
      ]
  }

  /// The mean over both sorts of pairs; a sort that gold has none of is left out.
  private var blanc: Double {
    switch (coreferentPairs.gold > 0, otherPairs.gold > 0) {
    case (true, true): (coreferentPairs.f1 + otherPairs.f1) / 2
    case (true, false): coreferentPairs.f1
    case (false, true): otherPairs.f1
    case (false, false): 0
    }
  }

  private mutating func add(_ table: HopperTable) {
    let goldMentions = table.goldSizes.reduce(0, +)
    let predictedMentions = table.predictedSizes.reduce(0, +)
    let cells = table.cells.joined().filter { $0 > 0 }
    let shared = cells.reduce(0, +)
    muc += PeerCounts(
      gold: goldMentions - table.goldSizes.count,
      predicted: predictedMentions - table.predictedSizes.count, matched: shared - cells.count)
    addBCubed(table)
    let mentions = table.best { shared, _, _ in Double(shared) }
    ceafMentions += PeerCounts(
      gold: goldMentions, predicted: predictedMentions, matched: Int(mentions))
    let entities = table.best { Double(2 * $0) / Double($1 + $2) }
    ceafEntities.gold += Double(table.goldSizes.count)
    ceafEntities.predicted += Double(table.predictedSizes.count)
    ceafEntities.found += entities
    ceafEntities.right += entities
    addPairs(table, goldMentions, predictedMentions, shared: shared)
  }

  private mutating func addBCubed(_ table: HopperTable) {
    for (gold, row) in table.cells.enumerated() {
      for (predicted, cell) in row.enumerated() {
        let square = Double(cell * cell)
        bCubed.found += square / Double(table.goldSizes[gold])
        bCubed.right += square / Double(table.predictedSizes[predicted])
      }
    }
    bCubed.gold += Double(table.goldSizes.reduce(0, +))
    bCubed.predicted += Double(table.predictedSizes.reduce(0, +))
  }

  private mutating func addPairs(
    _ table: HopperTable, _ goldMentions: Int, _ predictedMentions: Int, shared: Int
  ) {
    func pairs(_ sizes: some Sequence<Int>) -> Int { sizes.reduce(0) { $0 + $1 * ($1 - 1) / 2 } }
    let gold = pairs(table.goldSizes), predicted = pairs(table.predictedSizes)
    let both = pairs(table.cells.joined())
    let ofGold = pairs(table.cells.map { $0.reduce(0, +) })
    let ofPredicted = pairs(
      table.predictedSizes.indices.map { column in table.cells.reduce(0) { $0 + $1[column] } })
    coreferentPairs += PeerCounts(gold: gold, predicted: predicted, matched: both)
    otherPairs += PeerCounts(
      gold: pairs([goldMentions]) - gold, predicted: pairs([predictedMentions]) - predicted,
      matched: pairs([shared]) - ofGold - ofPredicted + both)
  }
}

/// How many mentions each gold hopper of an article shares with each predicted one.
private struct HopperTable {
  private(set) var goldSizes: [Int] = []
  private(set) var predictedSizes: [Int] = []
  /// By gold hopper, then by predicted hopper.
  private(set) var cells: [[Int]] = []

  init(_ article: EvmevalArticle) {
    let gold = Self.numbered(article.goldHoppers)
    let predicted = Self.numbered(article.predictedHoppers)
    goldSizes = Self.sizes(gold)
    predictedSizes = Self.sizes(predicted)
    let empty = [Int](repeating: 0, count: predictedSizes.count)
    cells = Array(repeating: empty, count: goldSizes.count)
    for (index, partner) in EvmevalMapping(article, .type).partners.enumerated() {
      guard let partner, partner.dice >= 1 else { continue }
      cells[gold[index]][predicted[partner.predicted]] += 1
    }
  }

  /// What the best pairing of hoppers is worth, for a worth of shared mentions and both sizes.
  func best(_ worth: (Int, Int, Int) -> Double) -> Double {
    let table = cells.enumerated().map { gold, row in
      row.enumerated().map { worth($0.element, goldSizes[gold], predictedSizes[$0.offset]) }
    }
    return RectangularAssignment(worth: table, columns: predictedSizes.count).total(table)
  }

  /// The same grouping, numbered from 0 in order of first appearance.
  private static func numbered(_ hoppers: [Int]) -> [Int] {
    var numbers: [Int: Int] = [:]
    return hoppers.map { hopper in
      let number = numbers[hopper] ?? numbers.count
      numbers[hopper] = number
      return number
    }
  }

  private static func sizes(_ hoppers: [Int]) -> [Int] {
    var sizes = [Int](repeating: 0, count: (hoppers.max() ?? -1) + 1)
    for hopper in hoppers { sizes[hopper] += 1 }
    return sizes
  }
}
