/// Which annotations a rule is about.
public enum GateScope: Hashable, Sendable, CustomStringConvertible {
  /// All of them together.
  case all
  /// Those of a type, or of a part of a slice.
  case part(Group)
  /// Each type, or each part of a slice, on its own: a family of tests.
  case each(String)

  /// What annotations are parted by; `nil` where they are not.
  public var dimension: String? {
    switch self {
    case .all: nil
    case .part(let group): group.dimension
    case .each(let dimension): dimension
    }
  }

  /// `type=Person`, `type=*`; empty for all annotations.
  public var description: String {
    switch self {
    case .all: ""
    case .part(let group): "\(group.dimension)=\(group.value)"
    case .each(let dimension): "\(dimension)=*"
    }
  }
}

/// What must not get worse.
public struct GateRule: Hashable, Sendable {
  /// How far a ratio may fall where a rule does not say: half a point.
  public static let usualBudget = GateBudget.points(GateAmount("0.5") ?? .zero)

  /// What is measured.
  public var metric: Metric
  /// Which of its ratios.
  public var measure: Measure
  /// On which annotations.
  public var scope: GateScope
  /// How far it may fall below the baseline.
  public var budget: GateBudget
  /// What it may not fall below, whatever the baseline has.
  public var floor: GateAmount?
  /// In how many percent of the replicates a change must have one sign to be more than chance, both
  /// tails counted: 50 to 99.
  public var confidence: Int
  /// How many gold annotations there must be for a judgement, at least 1.
  public var minimumSupport: Int
  /// How probabilities are adjusted over the parts of ``GateScope/each(_:)``.
  public var adjustment: Adjustment
  /// Whether a fall that may be chance fails, too.
  public var isStrict: Bool
  /// Why there is this rule, for whoever meets it.
  public var note: String?

  /// Makes a rule.
  public init(
    _ metric: Metric, _ measure: Measure = .f1, scope: GateScope = .all,
    budget: GateBudget = usualBudget, floor: GateAmount? = nil, confidence: Int = 95,
    minimumSupport: Int = 1, adjustment: Adjustment = .holm, isStrict: Bool = false,
    note: String? = nil
  ) {
    self.metric = metric
    self.measure = measure
    self.scope = scope
    self.budget = budget
    self.floor = floor
    self.confidence = confidence
    self.minimumSupport = minimumSupport
    self.adjustment = adjustment
    self.isStrict = isStrict
    self.note = note
  }

  /// What it is about: `ent.strict.f1` or `ent.strict.recall type=*`.
  public var target: String {
    let name = "\(metric.name).\(measure.rawValue)"
    return scope == .all ? name : "\(name) \(scope)"
  }

  /// Whether sums lie below what they may never fall below.
  public func isBelowFloor(_ sums: MetricSums) -> Bool {
    floor?.isAbove(measure, of: sums) ?? false
  }

  /// The largest probability of chance that counts as a change.
  var level: Double { Double(100 - confidence) / 100 }
}
