import AssayScoring

/// The first mistakes by their articles' identifiers, so that the order of articles does not matter.
struct FirstMistakes {
  /// How many are kept at most.
  private let bound: Int
  private var kept: [(number: Int, mistake: Mistake)] = []
  /// How many were added.
  private(set) var count = 0

  init(bound: Int) {
    self.bound = bound
  }

  /// Adds a mistake; those of one article come in the order in which they are to be shown.
  ///
  /// - Complexity: O(log n) on average, in the bound.
  mutating func add(_ mistake: Mistake) {
    count += 1
    guard bound > 0 else { return }
    kept.append((count, mistake))
    if bound < .max / 2 && kept.count >= 2 * bound + Self.slack { cut() }
  }

  /// What is shown: by article, and within an article as they were added.
  var mistakes: [Mistake] {
    var all = self
    all.cut()
    return all.kept.map(\.mistake)
  }

  /// Fewer are not worth a sorting.
  private static let slack = 64

  private mutating func cut() {
    kept.sort { ($0.mistake.article, $0.number) < ($1.mistake.article, $1.number) }
    if kept.count > bound { kept.removeLast(kept.count - bound) }
  }
}
