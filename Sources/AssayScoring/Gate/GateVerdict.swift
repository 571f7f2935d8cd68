/// What became of a rule.
public enum GateVerdict: String, Hashable, Sendable, CaseIterable {
  /// The counts are the same.
  case unchanged
  /// The ratio rose, by more than chance.
  case improved
  /// The ratio did not fall by more than is allowed.
  case withinBudget = "within budget"
  /// The ratio fell by more than is allowed, and it may be chance.
  case inconclusive
  /// The comparison cannot be made.
  case unmeasured
  /// The ratio lies below what it may never fall below.
  case belowFloor = "below floor"
  /// The ratio fell by more than is allowed, and by more than chance.
  case regressed

  /// What follows from the verdict of one rule.
  ///
  /// - Parameter isStrict: Whether what may be chance fails, too.
  func status(isStrict: Bool) -> GateStatus {
    switch self {
    case .unchanged, .improved, .withinBudget: .passed
    case .inconclusive: isStrict ? .undecided : .passed
    case .unmeasured: .undecided
    case .belowFloor, .regressed: .failed
    }
  }

  /// The verdict on a whole of which the parts have these: the worst; `nil` without parts.
  static func worst(of verdicts: some Sequence<GateVerdict>) -> GateVerdict? {
    verdicts.max { $0.gravity < $1.gravity }
  }

  /// Its place in order of gravity, in which a part within its budget speaks louder than an improved
  /// one.
  public var gravity: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

/// What the gate answers: the exit status, the word in the text and the one in JSON.
public enum GateStatus: Int32, Hashable, Sendable, CaseIterable {
  /// All rules hold.
  case passed = 0
  /// A rule is broken.
  case failed = 1
  /// No rule is broken, and not all could be decided.
  case undecided = 2

  /// The exit status of the program.
  public var exitCode: Int32 { rawValue }

  /// The word in text: `PASS`, `FAIL` or `UNDECIDED`.
  public var word: String {
    switch self {
    case .passed: "PASS"
    case .failed: "FAIL"
    case .undecided: "UNDECIDED"
    }
  }

  /// The word in JSON: `passed`, `failed` or `undecided`.
  public var name: String { "\(self)" }

  /// The status of several rules together: a broken rule outweighs an undecided one.
  static func together(_ statuses: some Sequence<GateStatus>) -> GateStatus {
    let all = Set(statuses)
    return all.contains(.failed) ? .failed : all.contains(.undecided) ? .undecided : .passed
  }
}
