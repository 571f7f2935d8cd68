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

  /// The counts after the repair.
  public var repaired: Counts {
    var repaired = counts
    switch kind.remedy {
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
  /// It is undefined after the repair where all there was were spurious predictions.
  public var gain: Double? {
    guard let before = counts.f1, let after = repaired.f1 else { return nil }
    return after - before
  }
}

/// What became of the annotations of one subject.
struct MistakeTally: Sendable {
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
    case .correct:
      counts.gold.incorrect += 1
      counts.predicted.incorrect += 1
    case .remove: counts.predicted.unmatched += 1
    case .find: counts.gold.unmatched += 1
    }
  }
}
