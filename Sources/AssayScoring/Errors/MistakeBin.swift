/// The mistakes of one kind, and what repairing them would bring.
///
/// An oracle repairs all mistakes of the kind and nothing else: a wrong prediction becomes the gold
/// annotation that it goes with, a duplicate or spurious one vanishes, a missed one is predicted.
/// Each repair is worked out on the counts as they are, so the gains of several kinds do not add up.
/// TIDE (Bolya et al. 2020, section 2.2) does likewise, except that it removes what was missed from
/// the gold.
public struct MistakeBin: Hashable, Sendable {
  /// The kind.
  public let kind: MistakeKind
  /// How many there are.
  public let count: Int
  /// The counts with all mistakes.
  public let counts: Counts

  /// The counts after the repair; unchanged for errors of coreference, of which no repair is known
  /// in counts.
  public var repaired: Counts {
    var repaired = counts
    guard let remedy = kind.remedy else { return counts }
    switch remedy {
    case .correct:
      repaired.gold.incorrect -= count
      repaired.gold.correct += count
      repaired.predicted.incorrect -= count
      repaired.predicted.correct += count
    case .remove:
      repaired.predicted.unmatched -= count
    case .find:
      repaired.gold.unmatched -= count
      repaired.gold.correct += count
      repaired.predicted.correct += count
    }
    return repaired
  }

  /// How much F1 grows by the repair; `nil` where it is undefined before or after.
  ///
  /// It is undefined after the repair where all there was were spurious predictions, and for errors
  /// of coreference.
  public var gain: Double? {
    guard kind.remedy != nil, let before = counts.f1, let after = repaired.f1 else { return nil }
    return after - before
  }
}

/// What became of the annotations of one subject.
struct MistakeTally: Sendable {
  /// What is right is correct; what stands for something else is incorrect.
  private(set) var counts = Counts()
  private(set) var mistakes: [MistakeKind: Int] = [:]
  private(set) var confusion = ConfusionMatrix()

  /// Counts two annotations that correspond, or one with nothing; `nil` where nothing is wrong.
  mutating func count(_ kind: MistakeKind?, gold: String?, predicted: String?) {
    confusion.count(gold: gold, predicted: predicted)
    guard let kind else {
      counts.gold.correct += 1
      counts.predicted.correct += 1
      return
    }
    mistakes[kind, default: 0] += 1
    switch kind.remedy {
    case nil: break
    case .correct:
      counts.gold.incorrect += 1
      counts.predicted.incorrect += 1
    case .remove: counts.predicted.unmatched += 1
    case .find: counts.gold.unmatched += 1
    }
  }

  /// Counts an error of coreference.
  mutating func count(step kind: MistakeKind) { mistakes[kind, default: 0] += 1 }

  /// Counts entities: those that are the same on both sides, and the others of each.
  mutating func count(entities: Counts) { counts += entities }

  /// The counts in MUC's words: of what was found in the wrong way, some is partial.
  var outcomes: Counts {
    var outcomes = counts
    for (kind, count) in mistakes where kind.outcome == .partial {
      outcomes.gold.incorrect -= count
      outcomes.gold.partial += count
      outcomes.predicted.incorrect -= count
      outcomes.predicted.partial += count
    }
    return outcomes
  }
}
