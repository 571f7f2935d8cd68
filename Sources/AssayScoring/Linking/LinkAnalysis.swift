/// How a mention's links differ, for mentions with the same span.
public enum LinkOutcome: String, Hashable, Sendable, CaseIterable {
  case correctLink = "correct link"
  case correctOutside = "correct nil"
  case wrongLink = "wrong-link"
  /// Gold is outside the knowledge base, predicted is in it.
  case outsideAsLink = "nil-as-link"
  /// Gold is in the knowledge base, predicted is outside.
  case linkAsOutside = "link-as-nil"
  case missing
  case extra
}

/// One mention's outcome.
public struct LinkInstance: Hashable, Sendable {
  /// The sort of outcome.
  public let outcome: LinkOutcome
  /// The gold annotation; `nil` for an extra mention.
  public let gold: LinkAnnotation?
  /// The predicted annotation; `nil` for a missing mention.
  public let predicted: LinkAnnotation?
}

/// Every mention of both sides with what became of its link (neleval's `analyze`).
public struct LinkAnalysis: Hashable, Sendable {
  /// The mentions, by document, start and end, the outer first.
  public let instances: [LinkInstance]

  /// Pairs mentions by their spans; of several on one span the last counts.
  public init(gold: [LinkAnnotation], predicted: [LinkAnnotation]) {
    struct Span: Hashable {
      let document: String
      let start: Int
      let last: Int
    }
    func spans(_ annotations: [LinkAnnotation]) -> [Span: LinkAnnotation] {
      Dictionary(
        annotations.map { (Span(document: $0.document, start: $0.start, last: $0.last), $0) }
      ) { $1 }
    }
    let golds = spans(gold), predicteds = spans(predicted)
    let places = Set(golds.keys).union(predicteds.keys).sorted {
      ($0.document, $0.start, -$0.last) < ($1.document, $1.start, -$1.last)
    }
    instances = places.map { place in
      let gold = golds[place], predicted = predicteds[place]
      return LinkInstance(
        outcome: outcome(gold, predicted), gold: gold, predicted: predicted)
    }
  }

  /// The number of mentions of an outcome.
  public func count(_ outcome: LinkOutcome) -> Int {
    instances.reduce(0) { $0 + ($1.outcome == outcome ? 1 : 0) }
  }
}

private func outcome(_ gold: LinkAnnotation?, _ predicted: LinkAnnotation?) -> LinkOutcome {
  guard let gold else { return .extra }
  guard let predicted else { return .missing }
  switch (gold.knowledgeBaseID, predicted.knowledgeBaseID) {
  case (nil, nil): return .correctOutside
  case (nil, _): return .outsideAsLink
  case (_, nil): return .linkAsOutside
  case (let a, let b): return a == b ? .correctLink : .wrongLink
  }
}
