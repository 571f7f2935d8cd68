internal import AssayModel

/// An event mention as EvmEval reads it.
struct EvmevalNugget: Hashable {
  /// The characters of the trigger, in code points where the text is known, else in bytes.
  let trigger: Extent
  /// The type, folded.
  let type: String
  /// The attribute `Realis`, folded; `NOT_ANNOTATED` where there is none.
  let realis: String

  /// What stands for an attribute that was not annotated, folded: any answer is right.
  static let notAnnotated = folded("NOT_ANNOTATED")

  /// A label in lower case, without all that is neither letter nor number.
  static func folded(_ label: String) -> String {
    var folded = ""
    for scalar in label.unicodeScalars where scalar.isPythonAlphanumeric {
      folded += scalar.properties.lowercaseMapping
    }
    return folded
  }

  /// Twice the shared characters over the characters of both; 0 for empty triggers.
  func dice(_ other: EvmevalNugget) -> Double {
    let total = trigger.count + other.trigger.count
    return total == 0 ? 0 : 2 * Double(trigger.sharedBytes(with: other.trigger)) / Double(total)
  }
}

/// An article as EvmEval reads it: nuggets in the order of their events.
struct EvmevalArticle {
  let gold: [EvmevalNugget]
  let predicted: [EvmevalNugget]
  /// For each gold event the number of its hopper.
  let goldHoppers: [Int]
  /// For each predicted event the number of its hopper.
  let predictedHoppers: [Int]

  /// The article of a pair; `nil` where gold has none, for EvmEval does not look at others.
  init?(_ pair: ArticlePair) {
    guard let gold = pair.gold else { return nil }
    let predicted = pair.predicted ?? Layer(empty: gold.annotator)
    let table = pair.text.map(OffsetTable.init)
    self.gold = gold.nuggets(table)
    self.predicted = predicted.nuggets(table)
    goldHoppers = gold.hoppers
    predictedHoppers = predicted.hoppers
  }
}

extension Layer {
  /// The events that have a trigger, with their indexes.
  var nuggetEvents: [(index: Int, event: Event, trigger: Extent)] {
    events.enumerated().compactMap { index, event in
      event.trigger.map { (index, event, $0.extent) }
    }
  }

  fileprivate func nuggets(_ table: OffsetTable?) -> [EvmevalNugget] {
    nuggetEvents.map { _, event, trigger in
      let realis = event.attributes.last { $0.name == "Realis" }
      return EvmevalNugget(
        trigger: table.map { trigger.inCodePoints($0) } ?? trigger,
        type: EvmevalNugget.folded(event.type),
        realis: realis.map { EvmevalNugget.folded($0.value.spelling) }
          ?? EvmevalNugget.notAnnotated)
    }
  }

  /// For each event with a trigger the number of its hopper.
  ///
  /// Events hang together by the layer's clusters and by relations of type `Coreference`.
  fileprivate var hoppers: [Int] {
    var hopper = Array(events.indices)
    func unite(_ members: [Int]) {
      guard let first = members.first else { return }
      for member in members {
        let (old, new) = (hopper[member], hopper[first])
        for index in hopper.indices where hopper[index] == old { hopper[index] = new }
      }
    }
    for cluster in eventClusters { unite(cluster.events) }
    for relation in relations where relation.type == "Coreference" {
      unite(
        relation.arguments.compactMap {
          if case .event(let index) = $0.filler { index } else { nil }
        })
    }
    return nuggetEvents.map { hopper[$0.index] }
  }
}

extension Attribute.Value {
  fileprivate var spelling: String {
    switch self {
    case .flag: ""
    case .text(let text): text
    case .number(let number): "\(number)"
    }
  }
}
