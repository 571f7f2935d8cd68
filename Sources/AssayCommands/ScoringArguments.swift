import ArgumentParser
import AssayScoring

/// What is measured and how sure it is; the same for every command that scores.
struct ScoringArguments: ParsableArguments {
  @Option(
    name: [.customShort("m"), .long],
    help: ArgumentHelp(
      "A metric (see `assay list metrics`), or all of a task, as 'coref.*'. Repeat for several; where "
        + "none is named, all or those that the command names.",
      valueName: "metric"))
  var metric: [String] = []

  @Option(help: "What a second annotation with the same content is: counted or ignored.")
  var duplicates: Duplicates = .counted

  @Option(help: "What is predicted in articles that the gold lacks: spurious or ignored.")
  var extraArticles: ExtraArticles = .spurious

  @Option(
    help: ArgumentHelp(
      "Call a type by another name on both sides before they are compared; repeat for several.",
      valueName: "from=to"))
  var label: [String] = []

  @Option(
    name: .customLong("boot"),
    help: ArgumentHelp(
      "The number of bootstrap replicates behind an interval; 0 for no intervals. (default: 2000, "
        + "for gate 10000)", valueName: "boot"))
  var replicates: Int?

  /// The number of replicates where the command has no usual number of its own.
  var boot: Int { replicates ?? 2_000 }

  @Option(help: "The seed of the bootstrap and of tests.")
  var seed: UInt64 = 42

  func validate() throws {
    if boot < 0 { throw ValidationError("--boot: expected 0 or more, found \(boot)") }
    _ = try metrics(standard: [])
    _ = try labels()
  }

  /// The metrics that were asked for.
  ///
  /// - Parameter standard: Those where none was.
  func metrics(standard: [Metric] = Metric.standard) throws -> [Metric] {
    guard !metric.isEmpty else { return standard }
    do {
      var metrics: [Metric] = []
      for name in metric {
        metrics += try Metric.all(named: name).filter { !metrics.contains($0) }
      }
      return metrics
    } catch {
      throw ValidationError("\(error)")
    }
  }

  /// A scorer that has seen no article.
  ///
  /// - Parameters:
  ///   - standard: The metrics where none was asked for.
  ///   - coversTypes: Whether single types get intervals, too.
  ///   - slices: How articles and annotations are parted.
  func makeScorer(
    standard: [Metric] = Metric.standard, coversTypes: Bool = false, slices: [Slice] = []
  ) throws -> Scorer {
    let bootstrap =
      boot == 0 ? nil : Bootstrap(replicates: boot, seed: seed, coversTypes: coversTypes)
    return Scorer(
      metrics: try metrics(standard: standard),
      options: ScoringOptions(
        duplicates: duplicates, extraArticles: extraArticles, labels: try labels(),
        slices: slices, bootstrap: bootstrap))
  }

  /// What types are called.
  func labels() throws -> LabelMap {
    var names: [String: String] = [:]
    for pair in label {
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
        throw ValidationError("--label: expected from=to, found '\(pair)'")
      }
      guard names.updateValue(String(parts[1]), forKey: String(parts[0])) == nil else {
        throw ValidationError("--label: '\(parts[0])' is given two names")
      }
    }
    return LabelMap(names)
  }
}
