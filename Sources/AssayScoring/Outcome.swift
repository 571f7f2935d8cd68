/// How a gold annotation and a predicted one correspond.
public enum Correspondence: Hashable, Sendable, CaseIterable {
  /// The same extent and type.
  case exact
  /// The same extent, another type.
  case sameExtent
  /// Extents that overlap, the same type.
  case overlapOfType
  /// Extents that overlap, another type.
  case overlap

  /// Whether both have one type.
  var isOfOneType: Bool { self == .exact || self == .overlapOfType }
}

/// How often each correspondence befell the annotations of one side.
///
/// Every definition of a match is a reading of these five numbers, so one alignment serves all.
public struct Outcomes: Hashable, Sendable, AdditiveArithmetic {
  /// Same extent, same type.
  public var exact = 0
  /// Same extent, another type.
  public var sameExtent = 0
  /// Overlap, same type.
  public var overlapOfType = 0
  /// Overlap, another type.
  public var overlap = 0
  /// Without a counterpart.
  public var unmatched = 0

  /// Nothing counted.
  public init() {}

  /// The number of annotations.
  public var total: Int { exact + sameExtent + overlapOfType + overlap + unmatched }

  /// How often a correspondence befell.
  subscript(correspondence: Correspondence) -> Int {
    switch correspondence {
    case .exact: exact
    case .sameExtent: sameExtent
    case .overlapOfType: overlapOfType
    case .overlap: overlap
    }
  }

  /// Counts one annotation; `nil` stands for no counterpart.
  public mutating func count(_ correspondence: Correspondence?, times: Int = 1) {
    switch correspondence {
    case .exact: exact += times
    case .sameExtent: sameExtent += times
    case .overlapOfType: overlapOfType += times
    case .overlap: overlap += times
    case nil: unmatched += times
    }
  }

  /// Nothing counted.
  public static var zero: Outcomes { Outcomes() }

  /// The sums of both.
  public static func + (a: Outcomes, b: Outcomes) -> Outcomes {
    var sum = a
    sum += b
    return sum
  }

  /// The first without the second.
  public static func - (a: Outcomes, b: Outcomes) -> Outcomes {
    var difference = a
    difference.exact -= b.exact
    difference.sameExtent -= b.sameExtent
    difference.overlapOfType -= b.overlapOfType
    difference.overlap -= b.overlap
    difference.unmatched -= b.unmatched
    return difference
  }

  /// Adds the second to the first.
  public static func += (a: inout Outcomes, b: Outcomes) {
    a.exact += b.exact
    a.sameExtent += b.sameExtent
    a.overlapOfType += b.overlapOfType
    a.overlap += b.overlap
    a.unmatched += b.unmatched
  }
}

/// The outcomes of both sides.
public struct PairedOutcomes: Hashable, Sendable {
  /// What became of the gold annotations.
  public var gold = Outcomes()
  /// What became of the predicted annotations.
  public var predicted = Outcomes()

  /// Nothing counted.
  public init() {}

  /// Adds the outcomes of the second to the first.
  public static func += (a: inout PairedOutcomes, b: PairedOutcomes) {
    a.gold += b.gold
    a.predicted += b.predicted
  }

  /// The counts under a definition of a match.
  public func counts(_ match: Match) -> Counts {
    Counts(gold: match.side(gold), predicted: match.side(predicted))
  }
}

/// Which correspondences are right, after SemEval-2013 task 9 and MUC.
///
/// | | same extent and type | same extent | overlap, same type | overlap |
/// |---|---|---|---|---|
/// | strict | correct | incorrect | incorrect | incorrect |
/// | exact | correct | correct | incorrect | incorrect |
/// | partial | correct | correct | partial | partial |
/// | type | correct | incorrect | correct | incorrect |
public enum Match: String, Hashable, Sendable, CaseIterable {
  /// Extent and type agree.
  case strict
  /// Extents agree.
  case exact
  /// Extents agree, or overlap for half the credit.
  case partial
  /// Types agree and extents overlap.
  case type

  /// Twice the credit of a correspondence.
  func halves(_ correspondence: Correspondence) -> Int {
    switch (self, correspondence) {
    case (_, .exact), (.exact, .sameExtent), (.partial, .sameExtent), (.type, .overlapOfType): 2
    case (.partial, _): 1
    default: 0
    }
  }

  fileprivate func side(_ outcomes: Outcomes) -> Counts.Side {
    var side = Counts.Side(unmatched: outcomes.unmatched)
    for correspondence in Correspondence.allCases {
      switch halves(correspondence) {
      case 2: side.correct += outcomes[correspondence]
      case 1: side.partial += outcomes[correspondence]
      default: side.incorrect += outcomes[correspondence]
      }
    }
    return side
  }
}
