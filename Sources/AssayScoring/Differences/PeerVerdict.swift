package import AssayModel

/// What a scorer makes of one annotation.
///
/// The sums of credit and of counts over all annotations of a side are the numerator and the
/// denominator of the scorer's recall (gold) or precision (predicted).
package struct PeerVerdict: Hashable, Sendable {
  /// With what the annotation was compared for its credit.
  package enum Counterpart: Hashable, Sendable {
    /// One with which all agrees that the scorer compares.
    case right
    /// One with which something agrees.
    case near
    /// None.
    case none
  }

  /// How much it earns.
  package var credit: Double
  /// How often it is counted; 0 for one that the scorer leaves out.
  package var count: Int
  /// Its counterpart.
  package var counterpart: Counterpart
  /// What the scorer does with it that others may not; `nil` for nothing of note.
  package var rule: DifferenceRule?

  /// Makes a verdict.
  package init(credit: Double, count: Int, counterpart: Counterpart, rule: DifferenceRule?) {
    self.credit = credit
    self.count = count
    self.counterpart = counterpart
    self.rule = rule
  }

  /// Counted once, fully right.
  static func right(_ rule: DifferenceRule? = nil) -> PeerVerdict {
    PeerVerdict(credit: 1, count: 1, counterpart: .right, rule: rule)
  }

  /// Counted once, with a counterpart that is not right.
  static func near(_ credit: Double = 0, _ rule: DifferenceRule? = nil) -> PeerVerdict {
    PeerVerdict(credit: credit, count: 1, counterpart: .near, rule: rule)
  }

  /// Counted once, without a counterpart.
  static func unmatched(_ rule: DifferenceRule? = nil) -> PeerVerdict {
    PeerVerdict(credit: 0, count: 1, counterpart: .none, rule: rule)
  }

  /// Not counted.
  static func leftOut(_ rule: DifferenceRule) -> PeerVerdict {
    PeerVerdict(credit: 0, count: 0, counterpart: .none, rule: rule)
  }

  /// Whether both give the annotation the same part in the numbers.
  func counts(as other: PeerVerdict) -> Bool { credit == other.credit && count == other.count }

  /// The verdict in words, for an annotation of a side.
  package func words(_ side: AnnotationSide) -> String {
    switch (count, counterpart) {
    case (0, _): "not counted"
    case _ where credit > Double(count): "found \(Self.decimal(credit)) times, counted \(count)"
    case _ where credit == Double(count): count > 1 ? "correct \(count) times" : "correct"
    case _ where credit > 0: "\(Self.decimal(credit)) of \(count)"
    case (_, .none): side == .gold ? "missed" : "spurious"
    default: "incorrect"
    }
  }

  private static func decimal(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded(.toNearestOrEven))
    let rest = hundredths % 100
    let digits = rest % 10 == 0 ? "\(rest / 10)" : (rest < 10 ? "0\(rest)" : "\(rest)")
    return rest == 0 ? "\(hundredths / 100)" : "\(hundredths / 100).\(digits)"
  }
}

/// An annotation of a side of a document.
package enum JudgedItem: Hashable, Sendable {
  /// A mention of the layer, by index.
  case mention(Int)
  /// What token tags say and no mention of the layer does.
  case chunk(type: String, Extent)
  /// An event, by index.
  case event(Int)
  /// An argument, by its event and its place among the event's arguments.
  case argument(event: Int, Int)
  /// A relation, by index.
  case relation(Int)
}

/// A scorer's verdicts on a document.
package struct DocumentVerdicts: Hashable, Sendable {
  /// On the gold annotations.
  package var gold: [JudgedItem: PeerVerdict] = [:]
  /// On the predicted annotations.
  package var predicted: [JudgedItem: PeerVerdict] = [:]

  subscript(side: AnnotationSide) -> [JudgedItem: PeerVerdict] {
    side == .gold ? gold : predicted
  }

  /// Notes the verdict on an annotation of a side.
  mutating func note(_ verdict: PeerVerdict, on item: JudgedItem, _ side: AnnotationSide) {
    if side == .gold { gold[item] = verdict } else { predicted[item] = verdict }
  }
}

/// What verdicts add up to.
package struct VerdictSums: Hashable, Sendable {
  /// What the gold annotations earn, and how many are counted.
  package var found = 0.0
  /// How many gold annotations are counted.
  package var gold = 0
  /// What the predicted annotations earn.
  package var right = 0.0
  /// How many predicted annotations are counted.
  package var predicted = 0

  /// The sums over documents.
  package init(_ verdicts: [DocumentVerdicts]) {
    for document in verdicts {
      for verdict in document.gold.values {
        gold += verdict.count
      }
      for verdict in document.predicted.values {
        predicted += verdict.count
      }
      // Shares are added in an order of their own, so that the sum is the same on every run.
      found += document.gold.values.map(\.credit).sorted().reduce(0, +)
      right += document.predicted.values.map(\.credit).sorted().reduce(0, +)
    }
  }

  /// `nil` where nothing predicted is counted.
  package var precision: Double? { predicted == 0 ? nil : right / Double(predicted) }
  /// `nil` where no gold annotation is counted.
  package var recall: Double? { gold == 0 ? nil : found / Double(gold) }
}
