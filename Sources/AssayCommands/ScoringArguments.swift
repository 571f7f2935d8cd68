import ArgumentParser
import AssayScoring

/// What is measured and how sure it is; the same for every command that scores.
struct ScoringArguments: ParsableArguments {
  @Option(
    name: [.customShort("m"), .long],
    help: ArgumentHelp(
      "A metric (see `assay list metrics`). Repeat for several; where none is named, all or those "
        + "that the command names.",
      valueName: "metric"))
  var metric: [String] = []

  @Option(help: "The number of bootstrap replicates behind an interval; 0 for no intervals.")
  var boot = 2_000

  @Option(help: "The seed of the bootstrap and of tests.")
  var seed: UInt64 = 42

  func validate() throws {
    if boot < 0 { throw ValidationError("--boot: expected 0 or more, found \(boot)") }
    _ = try metrics()
  }

  /// The metrics that were asked for.
  func metrics() throws -> [Metric] {
    guard !metric.isEmpty else { return Metric.all }
    do {
      return try metric.map { name in try Metric.named(name) }
    } catch {
      throw ValidationError("\(error)")
    }
  }

  /// A scorer that has seen no article.
  ///
  /// - Parameter coversTypes: Whether single types get intervals, too.
  func makeScorer(coversTypes: Bool = false) throws -> Scorer {
    let bootstrap =
      boot == 0 ? nil : Bootstrap(replicates: boot, seed: seed, coversTypes: coversTypes)
    return Scorer(metrics: try metrics(), options: ScoringOptions(bootstrap: bootstrap))
  }
}
