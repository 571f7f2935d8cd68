extension Metric {
  private static let textEE = "Huang et al. (2024), TextEE, section 3"

  /// The levels of event extraction.
  static let eventMetrics = EventLevel.allCases.map { level in
    Metric(
      "event", level.rawValue, summary(of: level),
      counts: .events(level), match: .exact, source: textEE)
  }

  private static func summary(of level: EventLevel) -> String {
    switch level {
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
