import AssayModel

/// Outcomes of one subject, summed over articles: for each type and for all types together.
struct SubjectTally: Sendable {
  let subject: Metric.Subject
  private(set) var types = NameTable()
  /// For each type by number.
  private(set) var rows: [Sum] = []
  private(set) var total = Sum()

  init(_ subject: Metric.Subject) {
    self.subject = subject
  }

  /// Outcomes over articles.
  struct Sum: Hashable {
    private(set) var outcomes = PairedOutcomes()
    /// Articles in which there is anything to count.
    private(set) var articles = 0

    mutating func add(_ article: PairedOutcomes) {
      outcomes += article
      if article != PairedOutcomes() { articles += 1 }
    }

    static func += (a: inout Sum, b: Sum) {
      a.outcomes += b.outcomes
      a.articles += b.articles
    }
  }

  /// What one article adds.
  struct Contribution {
    var total = PairedOutcomes()
    /// For each type that occurs, by number; ascending.
    var rows: [(type: Int, outcomes: PairedOutcomes)] = []
  }

  /// Aligns one article's annotations and adds their outcomes.
  mutating func add(
    gold: Layer?, predicted: Layer?, duplicates: Duplicates
  ) -> Contribution {
    let contribution =
      switch subject {
      case .mentions: mentionOutcomes(gold, predicted, duplicates)
      case .events(let level): eventOutcomes(gold, predicted, level, duplicates)
      }
    extendRows()
    for (type, outcomes) in contribution.rows { rows[type].add(outcomes) }
    total.add(contribution.total)
    return contribution
  }

  mutating func merge(_ other: SubjectTally) {
    for (name, row) in zip(other.types.names, other.rows) {
      let type = types.number(of: name)
      extendRows()
      rows[type] += row
    }
    total += other.total
  }

  private mutating func extendRows() {
    while rows.count < types.names.count { rows.append(Sum()) }
  }

  // MARK: - One article

  private mutating func mentionOutcomes(
    _ gold: Layer?, _ predicted: Layer?, _ duplicates: Duplicates
  ) -> Contribution {
    let golds = placed(gold?.mentions ?? []), predicteds = placed(predicted?.mentions ?? [])
    let alignment = Alignment(
      gold: golds, predicted: predicteds, types: types.names, duplicates: duplicates)
    return contribution(alignment, gold: golds.map(\.type), predicted: predicteds.map(\.type))
  }

  private mutating func placed(_ mentions: [Mention]) -> [PlacedMention] {
    PlacedMention.all(of: mentions, types: &types)
  }

  private mutating func eventOutcomes(
    _ gold: Layer?, _ predicted: Layer?, _ level: EventLevel, _ duplicates: Duplicates
  ) -> Contribution {
    let golds = gold?.items(at: level, types: &types) ?? []
    let predicteds = predicted?.items(at: level, types: &types) ?? []
    let alignment = Alignment(
      gold: golds, predicted: predicteds, types: types.names, duplicates: duplicates)
    return contribution(alignment, gold: golds.map(\.type), predicted: predicteds.map(\.type))
  }

  private func contribution(
    _ alignment: Alignment, gold: [Int], predicted: [Int]
  ) -> Contribution {
    var rows = [PairedOutcomes](repeating: PairedOutcomes(), count: types.names.count)
    for pair in alignment.pairs {
      rows[gold[pair.gold]].gold.count(pair.correspondence)
      rows[predicted[pair.predicted]].predicted.count(pair.correspondence)
    }
    for index in alignment.missed { rows[gold[index]].gold.count(nil) }
    for index in alignment.spurious { rows[predicted[index]].predicted.count(nil) }
    var contribution = Contribution()
    for (type, outcomes) in rows.enumerated() where outcomes != PairedOutcomes() {
      contribution.rows.append((type, outcomes))
      contribution.total += outcomes
    }
    return contribution
  }
}
