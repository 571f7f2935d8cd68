import ArgumentParser
import AssayModel
import AssayScoring
import AssaySystem

/// All that is known before an article is read: rules, baseline, and what must be scored for them.
struct GatePlan {
  /// What is judged where neither a rule nor a metric is named, as far as the gold has it.
  static let usualMetrics = ["ent.strict", "event.TC", "event.AC+"]

  let source: BaselineSource
  /// `nil` where there is none.
  let baseline: Baseline?
  let accepted: [AcceptedSpan]
  let isRatchet: Bool
  let metrics: [Metric]
  /// The rules that were named; empty for the usual ones.
  private let rules: [GateRule]
  private let isStrict: Bool
  /// Whether the metrics are the usual ones, of which some may have nothing to count.
  private let isUsual: Bool

  /// Reads policy, baseline and accepted annotations.
  ///
  /// - Throws: the exit status for what cannot be used, the reason having been told.
  init(_ arguments: GateArguments, scoring: ScoringArguments, console: Console) throws {
    let policy = try Self.told(console, ExitStatus.usage) {
      try arguments.policy.map { try GatePolicy($0) } ?? GatePolicy()
    }
    let named = try arguments.rules(isStrict: policy.isStrict)
    rules = named.isEmpty ? policy.rules : named
    isStrict = policy.isStrict
    isRatchet = arguments.ratchet || policy.isRatchet
    source = try BaselineSource(
      arguments.baseline ?? policy.baseline ?? BaselineSource.usualPath)
    if arguments.update, case .git = source {
      throw ValidationError("--update writes a file: expected --baseline FILE, found \(source)")
    }
    baseline = try Self.baseline(source, isReplaced: arguments.update, console: console)
    let usual = rules.isEmpty ? try Self.usualMetrics.map { try Metric.named($0) } : []
    isUsual = rules.isEmpty && scoring.metric.isEmpty
    var metrics = rules.map(\.metric)
    for metric in try scoring.metrics(standard: usual) where !metrics.contains(metric) {
      metrics.append(metric)
    }
    self.metrics = metrics.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    if let metric = metrics.first(where: { !$0.isSummedOverArticles }) {
      throw ValidationError(
        "\(metric.name) is measured over all articles at once, so no article has a part of it; "
          + "expected metrics that sum over articles")
    }
    let file = arguments.accepted ?? policy.accepted
    let path = file ?? (Files.exists(AcceptedFile.usualPath) ? AcceptedFile.usualPath : nil)
    accepted = try Self.told(console, ExitStatus.badData) {
      try path.map { try AcceptedFile.read($0) } ?? []
    }
  }

  /// The slices that rules name, besides those that were asked for.
  func slices(_ given: [Slice]) throws -> [Slice] {
    var slices = given
    for dimension in rules.compactMap(\.scope.dimension) where dimension != Group.typeDimension {
      guard !slices.contains(where: { $0.name == dimension }) else { continue }
      guard dimension != "seen" else {
        throw ValidationError("a rule names the slice seen: expected --slice seen and --seen-in")
      }
      slices.append(try SliceArguments.parse(dimension, seen: SeenForms()))
    }
    return slices
  }

  /// The rules that a run is judged by.
  func rules(for run: GateRun) -> [GateRule] {
    guard rules.isEmpty else { return rules }
    let metrics = isUsual ? self.metrics.filter(run.isAnnotated) : self.metrics
    return metrics.map { GateRule($0, isStrict: isStrict) }
  }

  // MARK: - Files

  private static func baseline(
    _ source: BaselineSource, isReplaced: Bool, console: Console
  ) throws -> Baseline? {
    guard let bytes = try told(console, ExitStatus.notFound, { try source.bytes() }) else {
      return nil
    }
    var reader = BaselineReader(bytes, path: source.description)
    do {
      return try reader.read()
    } catch {
      guard !isReplaced else {
        console.warn("\(error); it is replaced")
        return nil
      }
      console.complain(error.description)
      throw ExitStatus.badData
    }
  }

  /// Tells a fault and gives up: with "not found" where a file could not be read.
  private static func told<Value>(
    _ console: Console, _ status: ExitCode, _ work: () throws -> Value
  ) throws -> Value {
    do {
      return try work()
    } catch let fault as Fault {
      console.complain(fault.description)
      throw fault.code == "unreadable" ? ExitStatus.notFound : status
    }
  }
}
