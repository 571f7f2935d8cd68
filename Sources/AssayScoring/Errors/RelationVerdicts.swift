import AssayModel

/// A relation with what it is known by.
struct PlacedRelation {
  /// One of its arguments.
  struct Filled {
    let role: String
    let filler: EventKey.Filler

    var extent: Extent? { filler.extent }

    /// From 0 to 1: Dice's coefficient of the bytes, by half where the roles differ.
    func similarity(to other: Filled) -> Double {
      let share: Double =
        switch (filler, other.filler) {
        case (.extent(let a), .extent(let b)), (.trigger(let a), .trigger(let b)):
          a == b ? 1 : CoreferenceMistake.spanSimilarity(a, b)
        case (.eventType(let a), .eventType(let b)): a == b ? 1 : 0
        default: 0
        }
      return role == other.role ? share : share / 2
    }
  }

  /// What must agree.
  let key: RelationKey
  /// The arguments, in source order.
  let arguments: [Filled]

  /// All relations of a layer, in source order.
  static func all(of layer: Layer) -> [PlacedRelation] {
    zip(layer.relationKeys, layer.relations).map { key, relation in
      PlacedRelation(
        key: key,
        arguments: relation.arguments.map {
          Filled(role: $0.role, filler: layer.filler($0.filler))
        })
    }
  }

  /// For each argument of either side that of the most similar one of the other.
  func similarity(to other: PlacedRelation) -> Double {
    func best(_ one: [Filled], _ others: [Filled]) -> Double {
      one.reduce(0) { sum, argument in
        sum + (others.map { argument.similarity(to: $0) }.max() ?? 0)
      }
    }
    return best(arguments, other.arguments) + best(other.arguments, arguments)
  }

  /// A text that relations share exactly if they have the same key, for an order of their own.
  var spelling: String {
    let arguments = arguments.map { argument in
      "\(argument.role)\t\(argument.filler.extent.map { "\($0.fragments)" } ?? "")\t\(argument.filler)"
    }
    return ([key.type] + arguments.sorted()).joined(separator: "\n")
  }
}

/// What became of the relations of two layers: each stands in one verdict.
///
/// Rounds, each with what the rounds before left over: the same type and arguments; the same
/// arguments; the same type and arguments that overlap or stand in other roles, as many pairs as
/// possible, of these the most similar. What is left is missed, or a copy of a right relation, or
/// spurious.
struct RelationVerdicts {
  private(set) var all: [Verdict] = []
  private let gold: [PlacedRelation]
  private let predicted: [PlacedRelation]
  private var goldLeft: [Int]
  private var predictedLeft: [Int]

  /// - Complexity: O(n) in the number of arguments where few relations differ; of those that do, all
  ///   of one type are compared with one another.
  init(gold: [PlacedRelation], predicted: [PlacedRelation]) {
    self.gold = gold
    self.predicted = predicted
    goldLeft = Self.ordered(gold)
    predictedLeft = Self.ordered(predicted)
    pair(nil) { $0.key }
    pair(.type) { $0.key.arguments }
    pairSimilar()
    let known = Set(gold.map(\.key))
    all += goldLeft.map { Verdict(kind: .missed, gold: $0, predicted: nil) }
    all += predictedLeft.map { index in
      let kind: MistakeKind = known.contains(predicted[index].key) ? .duplicate : .spurious
      return Verdict(kind: kind, gold: nil, predicted: index)
    }
  }

  /// In an order that does not depend on that of the source.
  private static func ordered(_ relations: [PlacedRelation]) -> [Int] {
    let spellings = relations.map(\.spelling)
    return relations.indices.sorted { (spellings[$0], $0) < (spellings[$1], $1) }
  }

  private mutating func pair<Key: Hashable>(
    _ kind: MistakeKind?, by key: (PlacedRelation) -> Key
  ) {
    var waiting: [Key: [Int]] = [:]
    for index in predictedLeft.reversed() {
      waiting[key(predicted[index]), default: []].append(index)
    }
    var pairs: [(gold: Int, predicted: Int)] = []
    for index in goldLeft {
      guard let partner = waiting[key(gold[index])]?.popLast() else { continue }
      pairs.append((index, partner))
    }
    settle(pairs, kind)
  }

  private mutating func pairSimilar() {
    var places: [String: [Int]] = [:]
    for (place, index) in predictedLeft.enumerated() {
      places[predicted[index].key.type, default: []].append(place)
    }
    var edges: [ClusterAssignment.Edge] = []
    for (row, index) in goldLeft.enumerated() {
      for column in places[gold[index].key.type] ?? [] {
        let similarity = gold[index].similarity(to: predicted[predictedLeft[column]])
        guard similarity > 0 else { continue }
        // One more pair is worth more than any similarity.
        let worth = 1_000_000 + similarity
        edges.append(ClusterAssignment.Edge(row: row, column: column, weight: worth))
      }
    }
    let assignment = ClusterAssignment(
      rows: goldLeft.count, columns: predictedLeft.count, edges: edges)
    settle(
      assignment.chosen.map { (goldLeft[edges[$0].row], predictedLeft[edges[$0].column]) },
      .wrongArgument)
  }

  private mutating func settle(_ pairs: [(gold: Int, predicted: Int)], _ kind: MistakeKind?) {
    all += pairs.map { Verdict(kind: kind, gold: $0.gold, predicted: $0.predicted) }
    let golds = Set(pairs.map(\.gold)), predicteds = Set(pairs.map(\.predicted))
    goldLeft.removeAll(where: golds.contains)
    predictedLeft.removeAll(where: predicteds.contains)
  }
}
