/// What the gate says: the one value that text, exit status and every report are made from.
public struct GateOutcome: Hashable, Sendable {
  /// The verdict on each rule, in their order; with a ratchet, that comes last.
  public let results: [GateResult]
  /// What changed, annotation by annotation.
  public let flips: Flips
  /// Why nothing can be compared; empty where it can.
  public let problems: [GateProblem]
  /// What there was to compare with.
  public let basis: Basis
  /// The number of gold articles.
  public let articles: Int

  /// What there was to compare with.
  public enum Basis: Hashable, Sendable {
    /// A baseline of the same predictions.
    case samePredictions
    /// A baseline of other predictions.
    case otherPredictions
    /// No baseline yet, and that is allowed: rules are held to their floors alone.
    case nothing
  }

  /// The answer; where nothing could be measured, or there is a baseline and no rule, nothing was decided.
  public var status: GateStatus {
    if results.isEmpty { return basis == .nothing && problems.isEmpty ? .passed : .undecided }
    return GateStatus.together(results.map(\.status))
  }
}

/// Something that makes the comparison impossible.
public struct GateProblem: Hashable, Sendable {
  /// What it is, without a full stop.
  public let description: String
  /// The articles that it is about, where it is about articles.
  public let articles: [String]
  /// Whether the run is to be mended, and no other baseline would help.
  public let isOfRun: Bool

  init(_ description: String, articles: [String] = [], isOfRun: Bool = false) {
    self.description = description
    self.articles = articles
    self.isOfRun = isOfRun
  }
}

/// The verdict on one rule.
public struct GateResult: Hashable, Sendable {
  /// What the rule is about, as its ``GateRule/target``.
  public let target: String
  /// The rule; `nil` for the ratchet.
  public let rule: GateRule?
  /// What it is made of: one part, or one for each type or part of a slice that there is enough of.
  public let parts: [GatePart]
  /// How many parts there is too little of.
  public let leftOut: Int
  /// Why nothing was measured, or what the ratchet found; `nil` where the parts say it.
  public let reason: String?
  /// The verdict: the worst of the parts.
  public let verdict: GateVerdict

  /// What follows from it.
  public var status: GateStatus { verdict.status(isStrict: rule?.isStrict ?? false) }

  init(_ rule: GateRule, parts: [GatePart], leftOut: Int = 0, reason: String? = nil) {
    target = rule.target
    self.rule = rule
    self.parts = parts
    self.leftOut = leftOut
    self.reason = reason
    verdict = GateVerdict.worst(of: parts.map(\.verdict)) ?? .unmeasured
  }

  init(ratchet verdict: GateVerdict, reason: String) {
    target = "ratchet"
    rule = nil
    parts = []
    leftOut = 0
    self.reason = reason
    self.verdict = verdict
  }
}

/// What a rule found on one part of the annotations.
public struct GatePart: Hashable, Sendable {
  /// The type or the part of a slice; `nil` for all annotations.
  public let group: Group?
  /// The sums of the baseline; `nil` where there is none.
  public let before: MetricSums?
  /// The sums of this run.
  public let now: MetricSums
  /// The difference, this run less the baseline, with its interval; `nil` where nothing changed, nothing
  /// can be compared, or fewer than two articles have anything to count.
  public let bootstrap: PairedBootstrap?
  /// The probability of chance, adjusted over the parts of the rule; `nil` without ``bootstrap``.
  public internal(set) var adjusted: Double?
  /// The verdict.
  public internal(set) var verdict: GateVerdict
  /// Why nothing was measured; `nil` where something was.
  public let reason: String?

  /// Half the width of the interval: about the smallest change that this gold can show.
  public var smallestShown: Double? {
    bootstrap?.interval.map { ($0.upper - $0.lower) / 2 }
  }
}
