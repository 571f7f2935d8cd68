import AssayExtraction

/// A stage of the work, or an extractor, with the times that were measured.
struct SpeedStage {
  /// What it is called in the table.
  let name: String
  /// The time of each round over all articles.
  var rounds: [Duration] = []
  /// The time of each article, in every round; empty where it was not measured.
  var articles: [Duration] = []
  /// What a program says that it worked in each round; empty where it does not say.
  var own: [Duration] = []
  /// The articles that it failed on in the last round; where there are any it has no speed.
  var failures = 0

  init(_ name: String) {
    self.name = name
  }

  /// The median of the rounds, in seconds; `nil` where none was measured or articles failed.
  var seconds: Double? { failures > 0 ? nil : Self.quantile(0.5, of: rounds)?.seconds }

  /// How much faster it is than another, by the median of the rounds' ratios; `nil` where either failed on articles.
  ///
  /// - Parameter other: Measured in the same rounds.
  func speedup(over other: SpeedStage) -> Double? {
    guard failures == 0, other.failures == 0 else { return nil }
    let ratios = zip(rounds, other.rounds).compactMap { own, other in
      own > .zero ? other.seconds / own.seconds : nil
    }
    .sorted()
    guard !ratios.isEmpty else { return nil }
    let middle = ratios.count / 2
    return ratios.count % 2 == 1 ? ratios[middle] : (ratios[middle - 1] + ratios[middle]) / 2
  }

  /// The time below which a share of the articles stays (nearest rank); `nil` where there is none or articles failed.
  func articleTime(_ share: Double) -> Duration? {
    failures > 0 ? nil : Self.quantile(share, of: articles)
  }

  private static func quantile(_ share: Double, of durations: [Duration]) -> Duration? {
    guard !durations.isEmpty else { return nil }
    let sorted = durations.sorted()
    let rank = Int((share * Double(sorted.count)).rounded(.up))
    return sorted[min(max(rank, 1), sorted.count) - 1]
  }
}
