extension Metric {
  private static let textEE = "Huang et al. (2024), TextEE, section 3"

  /// The levels of event extraction.
  static let eventMetrics = EventLevel.allCases.map { level in
    Metric(
      "event", level.rawValue, level.summary, counts: .events(level), match: .exact,
      source: textEE)
  }

  /// The levels of arguments with credit for fillers that are not the same.
  static let creditMetrics = FillerCredit.allCases.flatMap { credit in
    EventLevel.allCases.filter(\.countsArguments).map { level in
      Metric(
        "event", "\(level.rawValue).\(credit.rawValue)", "\(level.summary), \(credit.summary)",
        counts: .creditedArguments(level, credit), match: .exact, source: credit.source)
    }
  }

  /// Attributes of events, such as realis.
  static let attributeMetrics = [
    Metric(
      "event", "attributes", "attributes of events with the right trigger and type",
      counts: .eventAttributes, match: .strict,
      source: "Mitamura et al. (2015), TAC KBP event nugget, where realis is a factor of the score")
  ]
}

extension EventLevel {
  fileprivate var summary: String {
    switch self {
    case .triggerIdentified: "triggers with the right extent"
    case .triggerClassified: "triggers with the right extent and event type"
    case .argumentIdentified: "arguments with the right event type and filler"
    case .argumentClassified: "arguments with the right event type, filler and role"
    case .argumentAttached: "arguments with the right event type, filler and trigger"
    case .argumentAttachedClassified:
      "arguments with the right event type, filler, role and trigger"
    }
  }
}
