import AssayModel

/// The entities of a document as a scorer compares them.
///
/// A place is one naming of a mention. Mentions are numbers, the same on both sides.
struct CoreferenceView {
  /// A naming of a mention in an entity.
  struct Place {
    let mention: Int
    let item: JudgedItem
    var rule: DifferenceRule?
  }

  /// What a scorer is given: for each entity its mentions by what identifies them.
  typealias Given<Key> = [[(key: Key, item: JudgedItem, rule: DifferenceRule?)]]

  private(set) var sides: [AnnotationSide: [[Place]]] = [:]
  /// What is not compared.
  private(set) var leftOut: [AnnotationSide: [JudgedItem: PeerVerdict]] = [:]

  /// Numbers the mentions; those that a side names more than once are noted.
  init<Key: Hashable>(gold: Given<Key>, predicted: Given<Key>) {
    var numbers: [Key: Int] = [:]
    for (side, given) in [(AnnotationSide.gold, gold), (.predicted, predicted)] {
      var occurrences: [Key: Int] = [:]
      for naming in given.joined() { occurrences[naming.key, default: 0] += 1 }
      sides[side] = given.map { entity in
        entity.map { naming in
          let number = numbers[naming.key] ?? numbers.count
          numbers[naming.key] = number
          let isRepeated = (occurrences[naming.key] ?? 0) > 1
          return Place(
            mention: number, item: naming.item, rule: isRepeated ? .repeatedMention : naming.rule)
        }
      }
    }
  }

  /// Leaves out places that a condition does not hold for, entity by entity, in order.
  mutating func keep(_ side: AnnotationSide, _ rule: DifferenceRule, where holds: (Place) -> Bool) {
    let entities = sides[side] ?? []
    sides[side] = entities.map { entity in
      entity.filter { place in
        let isKept = holds(place)
        if !isKept { leftOut[side, default: [:]][place.item] = .leftOut(rule) }
        return isKept
      }
    }.filter { !$0.isEmpty }
  }

  /// Leaves out entities with fewer places than a number.
  mutating func keepEntities(_ side: AnnotationSide, ofAtLeast count: Int) {
    for entity in sides[side] ?? [] where entity.count < count {
      for place in entity { leftOut[side, default: [:]][place.item] = .leftOut(.singleton) }
    }
    sides[side]?.removeAll { $0.count < count }
  }

  /// Leaves out every later naming of a mention.
  mutating func keepFirst(_ side: AnnotationSide) {
    var seen: Set<Int> = []
    keep(side, .repeatedMention) { seen.insert($0.mention).inserted }
  }

  /// The mentions that a side names.
  func mentions(_ side: AnnotationSide) -> Set<Int> {
    Set((sides[side] ?? []).joined().map(\.mention))
  }

  func clusters(_ side: AnnotationSide) -> LooseClusters {
    LooseClusters((sides[side] ?? []).map { $0.map(\.mention) })
  }

  /// Verdicts by credits, given for each place of each entity.
  func verdicts(_ credits: [AnnotationSide: [[Double]]]) -> DocumentVerdicts {
    var verdicts = DocumentVerdicts()
    let known = [
      AnnotationSide.gold: mentions(.predicted), .predicted: mentions(.gold),
    ]
    for side in AnnotationSide.allCases {
      for (item, verdict) in leftOut[side] ?? [:] { verdicts.note(verdict, on: item, side) }
      for (entity, credits) in zip(sides[side] ?? [], credits[side] ?? []) {
        for (place, credit) in zip(entity, credits) {
          let isFound = known[side]?.contains(place.mention) == true
          let verdict = PeerVerdict(
            credit: credit, count: 1,
            counterpart: !isFound ? .none : credit == 1 ? .right : .near, rule: place.rule)
          verdicts.note(verdict, on: place.item, side)
        }
      }
    }
    return verdicts
  }

  /// What each place earns by B³ where a mention's other entity is its last: as coval has it, and
  /// everybody where no mention is repeated.
  var creditsByHome: [AnnotationSide: [[Double]]] {
    func credits(_ own: LooseClusters, _ other: LooseClusters) -> [[Double]] {
      own.clusters.map { cluster in
        let homes = cluster.map { other.home[$0] }
        var counts: [Int: Int] = [:]
        for home in homes.compactMap(\.self) { counts[home, default: 0] += 1 }
        return homes.map { home in
          home.map { Double(counts[$0] ?? 0) / Double(cluster.count) } ?? 0
        }
      }
    }
    let gold = clusters(.gold), predicted = clusters(.predicted)
    return [.gold: credits(gold, predicted), .predicted: credits(predicted, gold)]
  }

  /// What each place earns by B³ where all is counted from the response's places, as the CoNLL
  /// scorer has it.
  var creditsByResponse: [AnnotationSide: [[Double]]] {
    let key = clusters(.gold), response = clusters(.predicted)
    var ofKey = key.clusters.map { [Double](repeating: 0, count: $0.count) }
    var ofResponse = response.clusters.map { [Double](repeating: 0, count: $0.count) }
    for (index, shared) in response.shared(with: key).enumerated() {
      let common = Dictionary(uniqueKeysWithValues: shared.map { ($0.value, $0.count) })
      for (place, mention) in response.clusters[index].enumerated() {
        guard let home = key.home[mention],
          let other = key.clusters[home].lastIndex(of: mention)
        else { continue }
        let count = Double(common[home] ?? 0)
        ofResponse[index][place] += count / Double(response.clusters[index].count)
        ofKey[home][other] += count / Double(key.clusters[home].count)
      }
    }
    return [.gold: ofKey, .predicted: ofResponse]
  }
}
