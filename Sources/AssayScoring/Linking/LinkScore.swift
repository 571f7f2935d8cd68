/// What a measure counted, in numbers that can be added up.
///
/// Whole numbers but for shares; the credit of precision and of recall differ where shares are
/// counted from both sides.
public struct LinkScore: Hashable, Sendable {
  /// What of the predicted is right.
  public var rightPredicted: Double
  /// What of the predicted is not.
  public var spurious: Double
  /// What of the gold was found.
  public var foundGold: Double
  /// What of the gold was not.
  public var missed: Double

  /// Makes a score; without arguments, one of nothing.
  public init(
    rightPredicted: Double = 0, spurious: Double = 0, foundGold: Double = 0, missed: Double = 0
  ) {
    self.rightPredicted = rightPredicted
    self.spurious = spurious
    self.foundGold = foundGold
    self.missed = missed
  }

  /// From 0 to 1; `nil` where nothing is predicted.
  public var precision: Double? { score.precision }
  /// From 0 to 1; `nil` where there is nothing to find.
  public var recall: Double? { score.recall }
  /// The harmonic mean; `nil` where both are.
  public var f1: Double? { score.f1 }

  /// Adds the counts of another group of mentions.
  public static func += (a: inout LinkScore, b: LinkScore) {
    a.rightPredicted += b.rightPredicted
    a.spurious += b.spurious
    a.foundGold += b.foundGold
    a.missed += b.missed
  }

  private var score: ClusterScore {
    ClusterScore(
      recall: ratio(foundGold, foundGold + missed),
      precision: ratio(rightPredicted, rightPredicted + spurious))
  }

  private func ratio(_ part: Double, _ whole: Double) -> Double? {
    whole == 0 ? nil : part / whole
  }
}

extension LinkScore {
  init(correct: Int, gold: Int, predicted: Int) {
    self.init(
      rightPredicted: Double(correct), spurious: Double(predicted - correct),
      foundGold: Double(correct), missed: Double(gold - correct))
  }

  init(_ sums: ClusterSums) {
    self.init(
      rightPredicted: sums.precisionNumerator,
      spurious: sums.precisionDenominator - sums.precisionNumerator,
      foundGold: sums.recallNumerator, missed: sums.recallDenominator - sums.recallNumerator)
  }
}

extension LinkMeasure {
  /// The score of predicted links against gold.
  ///
  /// The order of annotations changes nothing, but where a mention stands in two clusters, or the
  /// spans of an overlap measure nest or repeat: see there.
  ///
  /// - Complexity: O(n log n) in the number of annotations, but for the pairing of clusters.
  public func score(gold: [LinkAnnotation], predicted: [LinkAnnotation]) -> LinkScore {
    switch aggregate {
    case .sets:
      let gold = keys(gold), predicted = keys(predicted)
      return LinkScore(
        correct: gold.intersection(predicted).count, gold: gold.count, predicted: predicted.count)
    case .overlap(let goldCoverage, let predictedCoverage):
      let overlaps = LinkOverlaps(
        gold: selected(gold), predicted: selected(predicted), fields: key)
      return overlaps.score(gold: goldCoverage, predicted: predictedCoverage)
    case .muc: return LinkScore(clusterings(gold, predicted).muc)
    case .bCubed: return LinkScore(clusterings(gold, predicted).bCubed)
    case .entityCEAF:
      return LinkScore(clusterings(gold, predicted).ceaf(LooseClusters.dice))
    case .mentionCEAF:
      return LinkScore(clusterings(gold, predicted).ceaf { shared, _, _ in Double(shared) })
    case .pairwise: return LinkScore(clusterings(gold, predicted).pairwise)
    }
  }

  private func keys(_ annotations: [LinkAnnotation]) -> Set<LinkKey> {
    Set(selected(annotations).map { LinkKey($0, fields: key) })
  }

  private func clusterings(
    _ gold: [LinkAnnotation], _ predicted: [LinkAnnotation]
  ) -> LinkClusterings {
    LinkClusterings(gold: selected(gold), predicted: selected(predicted), fields: key)
  }

  private func selected(_ annotations: [LinkAnnotation]) -> [LinkAnnotation] {
    filter == nil ? annotations : annotations.filter(counts)
  }

  /// Whether the measure counts an annotation.
  func counts(_ annotation: LinkAnnotation) -> Bool {
    switch filter {
    case nil: true
    case .linked: annotation.isLinked
    case .outside: annotation.isOutside
    }
  }
}

/// The fields of a mention by which it is compared; the others are left out.
struct LinkKey: Hashable {
  private var document: String?
  private var start: Int?
  private var last: Int?
  private var type: String?
  private var knowledgeBaseID: String?

  init(_ annotation: LinkAnnotation, fields: [LinkMeasure.Field]) {
    for field in fields {
      switch field {
      case .span:
        document = annotation.document
        start = annotation.start
        last = annotation.last
      case .document: document = annotation.document
      case .type: type = annotation.type
      case .knowledgeBaseID: knowledgeBaseID = annotation.knowledgeBaseID
      }
    }
  }
}
