/// What became of gold annotations and of predicted ones, in MUC's words.
///
/// The two sides are counted apart. Over all types they agree: as many gold annotations are correct
/// as predicted ones. In the row of one type they may not, where a definition lets a mention match
/// one of another type: the pair counts for the recall of the gold type and for the precision of
/// the predicted type.
///
/// Source: Chinchor and Sundheim (1993), MUC-5 evaluation metrics; SemEval-2013 task 9 for the
/// half credit of `partial`.
public struct Counts: Hashable, Sendable {
  /// What became of the annotations of one side.
  public struct Side: Hashable, Sendable {
    /// Matched as the definition wants it.
    public var correct: Int
    /// Matched otherwise.
    public var incorrect: Int
    /// Matched in part, for half the credit.
    public var partial: Int
    /// Without a counterpart.
    public var unmatched: Int

    /// Makes the counts of a side.
    public init(correct: Int = 0, incorrect: Int = 0, partial: Int = 0, unmatched: Int = 0) {
      self.correct = correct
      self.incorrect = incorrect
      self.partial = partial
      self.unmatched = unmatched
    }

    /// The number of annotations.
    public var total: Int { correct + incorrect + partial + unmatched }
    /// Twice the credit: 2 for each correct annotation, 1 for each partial one.
    public var halves: Int { 2 * correct + partial }
  }

  /// What became of the gold annotations.
  public var gold: Side
  /// What became of the predicted annotations.
  public var predicted: Side

  /// Makes counts from two sides.
  public init(gold: Side = Side(), predicted: Side = Side()) {
    self.gold = gold
    self.predicted = predicted
  }

  /// Makes counts where each match has a gold and a predicted side.
  public init(
    correct: Int, incorrect: Int = 0, partial: Int = 0, missed: Int = 0, spurious: Int = 0
  ) {
    gold = Side(correct: correct, incorrect: incorrect, partial: partial, unmatched: missed)
    predicted = Side(
      correct: correct, incorrect: incorrect, partial: partial, unmatched: spurious)
  }

  /// Gold annotations that were found.
  public var correct: Int { gold.correct }
  /// Gold annotations that were found otherwise than the definition wants it.
  public var incorrect: Int { gold.incorrect }
  /// Gold annotations that were found in part.
  public var partial: Int { gold.partial }
  /// Gold annotations without a counterpart.
  public var missed: Int { gold.unmatched }
  /// Predicted annotations without a counterpart.
  public var spurious: Int { predicted.unmatched }
  /// The number of gold annotations.
  public var possible: Int { gold.total }
  /// The number of predicted annotations.
  public var actual: Int { predicted.total }
}

// MARK: - Ratios

extension Counts {
  /// The share of predicted annotations that are right, partial ones by half; `nil` without any.
  public var precision: Double? { ratios.precision }
  /// The share of gold annotations that were found, partial ones by half; `nil` without any.
  public var recall: Double? { ratios.recall }
  /// The harmonic mean of precision and recall.
  ///
  /// 0 where one is 0 and the other undefined (nothing predicted, or nothing to find);
  /// `nil` where both are undefined, or one is and the other is not 0.
  public var f1: Double? { ratios.f1 }

  /// The counters that the ratios are made of.
  package var ratios: Ratios {
    Ratios(
      found: gold.halves, possible: possible, right: predicted.halves, actual: actual)
  }
}

/// Precision, recall and F1 as quotients of integers, credit counted in halves.
package struct Ratios: Hashable, Sendable {
  /// Twice the credit of the gold annotations.
  package let found: Int
  package let possible: Int
  /// Twice the credit of the predicted annotations.
  package let right: Int
  package let actual: Int

  package init(found: Int, possible: Int, right: Int, actual: Int) {
    self.found = found
    self.possible = possible
    self.right = right
    self.actual = actual
  }

  package var precision: Double? { actual == 0 ? nil : Double(right) / Double(2 * actual) }
  package var recall: Double? { possible == 0 ? nil : Double(found) / Double(2 * possible) }

  package var f1: Double? {
    if possible == 0 && actual == 0 { return nil }
    if found == right { return Double(found) / Double(possible + actual) }
    guard let precision, let recall else { return found + right == 0 ? 0 : nil }
    return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall)
  }
}

// MARK: - Sums

extension Counts.Side: AdditiveArithmetic {
  /// No annotations.
  public static var zero: Self { Self() }

  /// The counts of both.
  public static func + (a: Self, b: Self) -> Self {
    Self(
      correct: a.correct + b.correct, incorrect: a.incorrect + b.incorrect,
      partial: a.partial + b.partial, unmatched: a.unmatched + b.unmatched)
  }

  /// The counts of the first without those of the second.
  public static func - (a: Self, b: Self) -> Self {
    Self(
      correct: a.correct - b.correct, incorrect: a.incorrect - b.incorrect,
      partial: a.partial - b.partial, unmatched: a.unmatched - b.unmatched)
  }
}

extension Counts: AdditiveArithmetic {
  /// No annotations.
  public static var zero: Self { Self() }

  /// The counts of both.
  public static func + (a: Self, b: Self) -> Self {
    Self(gold: a.gold + b.gold, predicted: a.predicted + b.predicted)
  }

  /// The counts of the first without those of the second.
  public static func - (a: Self, b: Self) -> Self {
    Self(gold: a.gold - b.gold, predicted: a.predicted - b.predicted)
  }
}
