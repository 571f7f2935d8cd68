/// Keeps the work on one best alignment within bounds, unit by unit.
///
/// There is a stock from the start, and each unit brings its share; what a unit does not need the later
/// ones may spend. The count alone decides, never the clock, so that the same units give the same
/// result everywhere.
struct WorkAccount {
  /// How many trials there are from the start: to find unitary alignments, and again to join them.
  static let stock = 500_000
  /// How many trials each unit brings.
  static let share = 100

  private var credit = Self.stock

  /// What the next unit may spend: its share and a part of what is left.
  var allowance: Int { max(0, credit / 32 + Self.share) }

  /// Ends a unit.
  mutating func spend(_ trials: Int) {
    credit += Self.share - trials
  }
}
