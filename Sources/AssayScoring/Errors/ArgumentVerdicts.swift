import AssayModel

/// An argument with what it is known by.
struct PlacedArgument {
  /// The index of its event.
  let event: Int
  /// What must agree at `AC+`.
  let key: EventKey
  /// Where the filler stands; `nil` for an event without a trigger.
  let extent: Extent?

  /// All arguments of a layer, in source order.
  static func all(of layer: Layer) -> [PlacedArgument] {
    layer.events.enumerated().flatMap { index, event in
      event.arguments.map { argument in
        let filler = layer.filler(argument.filler)
        let key = EventKey(
          type: event.type, trigger: event.trigger?.extent, filler: filler, role: argument.role)
        return PlacedArgument(event: index, key: key, extent: filler.extent)
      }
    }
  }

  /// The role.
  var role: String { key.role ?? "" }
  /// The event and the filler, in whatever role.
  fileprivate var ofAnyRole: EventKey {
    EventKey(type: key.type, trigger: key.trigger, filler: key.filler, role: nil)
  }
  /// The filler and the role, at whatever event.
  fileprivate var ofAnyEvent: EventKey {
    EventKey(type: nil, trigger: nil, filler: key.filler, role: key.role)
  }
}

/// What became of the arguments of two layers: each stands in one verdict.
///
/// Rounds, each with what the rounds before left over, in source order: right; right but for the
/// role; right but for the filler's extent, by an ``Alignment``; right but for the event's trigger,
/// where the triggers correspond; right but for the event. What is left is missed or, if its event
/// was not predicted, lost; a copy of a right argument, or spurious.
struct ArgumentVerdicts {
  private(set) var all: [Verdict] = []
  private let gold: [PlacedArgument]
  private let predicted: [PlacedArgument]
  private var goldLeft: [Int]
  private var predictedLeft: [Int]

  /// - Parameter partners: For gold events the predicted ones whose triggers correspond.
  /// - Complexity: O(n) in the number of arguments, and that of ``Alignment`` for those whose
  ///   fillers differ.
  init(gold: [PlacedArgument], predicted: [PlacedArgument], partners: EventPartners) {
    self.gold = gold
    self.predicted = predicted
    goldLeft = Array(gold.indices)
    predictedLeft = Array(predicted.indices)
    pair(nil, by: \.key)
    pair(.role, by: \.ofAnyRole)
    pairOverlaps()
    pair(
      .wrongTrigger,
      golds: { argument in
        partners.events[argument.event].map { EventAndContent(event: $0, argument.ofAnyEvent) }
      }, predicteds: { EventAndContent(event: $0.event, $0.ofAnyEvent) })
    pair(.attached, by: \.ofAnyEvent)
    closeAccounts(partners)
  }

  private struct EventAndContent: Hashable {
    let event: Int
    let content: EventKey

    init(event: Int, _ content: EventKey) {
      self.event = event
      self.content = content
    }
  }

  // MARK: - Rounds

  private mutating func pair(_ kind: MistakeKind?, by key: (PlacedArgument) -> EventKey) {
    pair(kind, golds: key, predicteds: key)
  }

  private mutating func pair<Key: Hashable>(
    _ kind: MistakeKind?, golds: (PlacedArgument) -> Key?, predicteds: (PlacedArgument) -> Key
  ) {
    var waiting: [Key: [Int]] = [:]
    for index in predictedLeft.reversed() {
      waiting[predicteds(predicted[index]), default: []].append(index)
    }
    var pairs: [(gold: Int, predicted: Int)] = []
    for index in goldLeft {
      guard let key = golds(gold[index]), let partner = waiting[key]?.popLast() else { continue }
      pairs.append((index, partner))
    }
    settle(pairs, kind)
  }

  private mutating func settle(_ pairs: [(gold: Int, predicted: Int)], _ kind: MistakeKind?) {
    guard !pairs.isEmpty else { return }
    all += pairs.map { Verdict(kind: kind, gold: $0.gold, predicted: $0.predicted) }
    let golds = Set(pairs.map(\.gold)), predicteds = Set(pairs.map(\.predicted))
    goldLeft.removeAll(where: golds.contains)
    predictedLeft.removeAll(where: predicteds.contains)
  }

  /// An event, a role and whether the filler is an event: within it only extents differ.
  private struct Slot: Hashable {
    let key: EventKey
    let isEvent: Bool

    init?(_ argument: PlacedArgument) {
      key = EventKey(
        type: argument.key.type, trigger: argument.key.trigger, filler: nil,
        role: argument.key.role)
      switch argument.key.filler {
      case .extent: isEvent = false
      case .trigger: isEvent = true
      case .eventType, nil: return nil
      }
    }
  }

  private mutating func pairOverlaps() {
    var golds: [Slot: [Int]] = [:], predicteds: [Slot: [Int]] = [:]
    for index in goldLeft {
      if let slot = Slot(gold[index]) { golds[slot, default: []].append(index) }
    }
    for index in predictedLeft {
      if let slot = Slot(predicted[index]) { predicteds[slot, default: []].append(index) }
    }
    var pairs: [(gold: Int, predicted: Int)] = []
    for (slot, members) in golds {
      guard let others = predicteds[slot] else { continue }
      let alignment = Alignment(
        gold: members.compactMap { Self.filler(gold[$0]) },
        predicted: others.compactMap { Self.filler(predicted[$0]) })
      pairs += alignment.pairs.map { (members[$0.gold], others[$0.predicted]) }
    }
    settle(pairs.sorted { $0.gold < $1.gold }, .span)
  }

  private static func filler(_ argument: PlacedArgument) -> Mention? {
    argument.extent.map { Mention(id: "", type: "", extent: $0) }
  }

  private mutating func closeAccounts(_ partners: EventPartners) {
    for index in goldLeft {
      let wasFound = partners.found.contains(gold[index].event)
      all.append(Verdict(kind: wasFound ? .missed : .lost, gold: index, predicted: nil))
    }
    let known = Set(gold.map(\.key))
    for index in predictedLeft {
      let isCopy = known.contains(predicted[index].key)
      all.append(Verdict(kind: isCopy ? .duplicate : .spurious, gold: nil, predicted: index))
    }
  }
}
