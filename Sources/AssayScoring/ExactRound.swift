/// The rounds of an alignment that pair mentions of one extent.
struct ExactRound {
  let gold: [PlacedMention]
  let predicted: [PlacedMention]
  let order: TextOrder

  private(set) var pairs: [Alignment.Pair] = []
  private(set) var goldLeft: [PlacedMention] = []
  private(set) var predictedLeft: [PlacedMention] = []

  /// Takes both lists in text order.
  init(gold: [PlacedMention], predicted: [PlacedMention], order: TextOrder) {
    self.gold = gold
    self.predicted = predicted
    self.order = order
    pairs.reserveCapacity(min(gold.count, predicted.count))
  }

  /// Walks both lists at once, one extent at a time.
  mutating func run() {
    var g = 0, p = 0
    while g < gold.count && p < predicted.count {
      let comparison = order.compareExtents(gold[g], predicted[p])
      if comparison < 0 {
        goldLeft.append(gold[g])
        g += 1
      } else if comparison > 0 {
        predictedLeft.append(predicted[p])
        p += 1
      } else {
        let goldEnd = endOfExtent(gold, from: g), predictedEnd = endOfExtent(predicted, from: p)
        if goldEnd == g + 1 && predictedEnd == p + 1 {
          pair(gold[g], predicted[p])
        } else {
          pairExtent(gold[g..<goldEnd], predicted[p..<predictedEnd])
        }
        g = goldEnd
        p = predictedEnd
      }
    }
    goldLeft += gold[g...]
    predictedLeft += predicted[p...]
  }

  private func endOfExtent(_ mentions: [PlacedMention], from start: Int) -> Int {
    var end = start + 1
    while end < mentions.count && mentions[end].hasExtent(of: mentions[start]) { end += 1 }
    return end
  }

  private mutating func pair(_ gold: PlacedMention, _ predicted: PlacedMention) {
    pairs.append(
      Alignment.Pair(
        gold: gold.index, predicted: predicted.index,
        correspondence: gold.type == predicted.type ? .exact : .sameExtent))
  }

  /// Pairs mentions of one extent: those of one type, then the others in the order of their types.
  private mutating func pairExtent(
    _ gold: ArraySlice<PlacedMention>, _ predicted: ArraySlice<PlacedMention>
  ) {
    var gold = gold, predicted = predicted
    var goldRest: [PlacedMention] = [], predictedRest: [PlacedMention] = []
    while let g = gold.first, let p = predicted.first {
      if g.type == p.type {
        pair(g, p)
        gold.removeFirst()
        predicted.removeFirst()
      } else if order.types[g.type] < order.types[p.type] {
        goldRest.append(gold.removeFirst())
      } else {
        predictedRest.append(predicted.removeFirst())
      }
    }
    goldRest += gold
    predictedRest += predicted
    let paired = min(goldRest.count, predictedRest.count)
    for i in 0..<paired { pair(goldRest[i], predictedRest[i]) }
    goldLeft += goldRest.dropFirst(paired)
    predictedLeft += predictedRest.dropFirst(paired)
  }
}
