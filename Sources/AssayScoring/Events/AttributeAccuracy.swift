internal import AssayModel

/// How often matched events agree about an attribute, such as realis, tense or negation.
public struct AttributeAccuracy: Hashable, Sendable {
  /// Both have the attribute with the same value.
  public var agreed = 0
  /// Both have it, with different values.
  public var differing = 0
  /// Only the gold event has it.
  public var missed = 0
  /// Only the predicted event has it, and it is a flag, which gold denies by not having it.
  public var spurious = 0
  /// Only the predicted event has it, with a value that gold does not judge.
  public var unjudged = 0

  /// Makes an agreement about nothing.
  public init() {}

  /// The share of agreement where gold judges; `nil` where it never does.
  public var accuracy: Double? {
    let judged = agreed + differing + missed + spurious
    return judged == 0 ? nil : Double(agreed) / Double(judged)
  }
}

/// Agreement about the attributes of matched events, over articles.
///
/// Events match one to one if trigger and type agree. Of several with one trigger and one type
/// those are paired that agree about most attributes. Events without a trigger or a counterpart
/// are not judged here: they are missed or spurious already. EvmEval multiplies both into one
/// number; here the attribute is judged on its own.
public struct EventAttributeScores: Hashable, Sendable {
  /// Pairs of events so far.
  public private(set) var pairs = 0
  /// For each attribute how often it agreed.
  public private(set) var attributes: [String: AttributeAccuracy] = [:]

  /// Makes scores of no article.
  public init() {}

  /// Adds the matched events of an article.
  ///
  /// - Complexity: O(n) in the number of events and attributes, where few share a trigger and type.
  public mutating func add(_ pair: ArticlePair) {
    let golds = Self.groups(pair.gold), predicteds = Self.groups(pair.predicted)
    for (key, gold) in golds {
      guard let predicted = predicteds[key] else { continue }
      add(gold, predicted)
    }
  }

  private struct Key: Hashable {
    let trigger: Extent
    let type: String
  }

  /// An event's values by attribute.
  private typealias Values = [String: Set<Attribute.Value>]

  private static func groups(_ layer: Layer?) -> [Key: [Values]] {
    var groups: [Key: [Values]] = [:]
    for event in layer?.events ?? [] {
      guard let trigger = event.trigger?.extent else { continue }
      groups[Key(trigger: trigger, type: event.type), default: []].append(
        event.attributes.reduce(into: [:]) { $0[$1.name, default: []].insert($1.value) })
    }
    return groups.mapValues { $0.count == 1 ? $0 : $0.sorted(by: precedes) }
  }

  private mutating func add(_ gold: [Values], _ predicted: [Values]) {
    let agreements = gold.map { gold in
      predicted.map { predicted in Double(gold.count { predicted[$0.key] == $0.value }) }
    }
    let assignment = RectangularAssignment(worth: agreements, columns: predicted.count)
    for pair in assignment.pairs { add(gold[pair.row], predicted[pair.column]) }
  }

  private mutating func add(_ gold: Values, _ predicted: Values) {
    pairs += 1
    for name in Set(gold.keys).union(predicted.keys) {
      attributes[name, default: AttributeAccuracy()].add(gold[name], predicted[name])
    }
  }

  /// An order that depends on the values alone.
  private static func precedes(_ a: Values, _ b: Values) -> Bool {
    func spelling(_ values: Values) -> [String] {
      values.sorted { $0.key < $1.key }.flatMap { name, values in
        [name] + values.map { "\($0)" }.sorted()
      }
    }
    return spelling(a).lexicographicallyPrecedes(spelling(b))
  }
}

extension AttributeAccuracy {
  fileprivate mutating func add(
    _ gold: Set<Attribute.Value>?, _ predicted: Set<Attribute.Value>?
  ) {
    switch (gold, predicted) {
    case (let gold?, let predicted?): if gold == predicted { agreed += 1 } else { differing += 1 }
    case (_?, nil): missed += 1
    case (nil, let predicted?): if predicted == [.flag] { spurious += 1 } else { unjudged += 1 }
    case (nil, nil): break
    }
  }
}
