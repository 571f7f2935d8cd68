internal import AssayModel

/// The numbers of TextEE's scorer for end-to-end extraction (Huang and others 2024).
///
/// Sets of keys over all articles: a second copy costs nothing, and an argument that two events of
/// one type share counts once. Precision, recall and F1 are percent, 0 for 0/0. What only one
/// side has of an article is missed or spurious.
public enum Textee {
  /// The values for the events of articles.
  ///
  /// - Complexity: O(n) in the number of events and arguments.
  public static func values(
    _ articles: [(gold: [PeerEvent], predicted: [PeerEvent])]
  ) -> [PeerValue] {
    EventLevel.allCases.flatMap { level in
      let gold = keys(articles.map(\.gold), level)
      let predicted = keys(articles.map(\.predicted), level)
      let counts = PeerCounts(
        gold: gold.count, predicted: predicted.count,
        matched: gold.intersection(predicted).count)
      return values(counts, prefix: "textee.\(name(of: level))")
    }
  }

  /// The values for pairs of layers.
  public static func values(_ pairs: [ArticlePair]) -> [PeerValue] {
    values(pairs.map { ($0.gold?.peerEvents ?? [], $0.predicted?.peerEvents ?? []) })
  }

  private static func values(_ counts: PeerCounts, prefix: String) -> [PeerValue] {
    [
      PeerValue("\(prefix).pred_num", counts.predicted),
      PeerValue("\(prefix).gold_num", counts.gold),
      PeerValue("\(prefix).match_num", counts.found),
      PeerValue("\(prefix).precision", counts.precision * 100),
      PeerValue("\(prefix).recall", counts.recall * 100),
      PeerValue("\(prefix).f1", counts.f1 * 100),
    ]
  }

  /// What the scorer calls a level.
  package static func name(of level: EventLevel) -> String {
    switch level {
    case .triggerIdentified: "trigger_id"
    case .triggerClassified: "trigger_cls"
    case .argumentIdentified: "argument_id"
    case .argumentClassified: "argument_cls"
    case .argumentAttached: "argument_attached_id"
    case .argumentAttachedClassified: "argument_attached_cls"
    }
  }

  private static func keys(_ articles: [[PeerEvent]], _ level: EventLevel) -> Set<Key> {
    var keys: Set<Key> = []
    for (article, events) in articles.enumerated() {
      for event in events { keys.formUnion(self.keys(event, article, level)) }
    }
    return keys
  }

  private static func keys(_ event: PeerEvent, _ article: Int, _ level: EventLevel) -> [Key] {
    guard level.countsArguments else {
      return [Key(event.type, event.trigger, article, level)]
    }
    return event.arguments.map { Key(event.type, event.trigger, $0, article, level) }
  }
}

extension Textee {
  /// What must agree at a level; `nil` where it does not matter.
  struct Key: Hashable {
    let article: Int
    let type: String?
    let trigger: Fragment?
    let filler: Fragment?
    let role: String?

    /// A trigger.
    init(_ type: String, _ trigger: Fragment, _ article: Int, _ level: EventLevel) {
      self.article = article
      self.type = level == .triggerIdentified ? nil : type
      self.trigger = trigger
      filler = nil
      role = nil
    }

    /// An argument of an event of a type with a trigger.
    init(
      _ type: String, _ trigger: Fragment, _ argument: PeerEvent.Argument, _ article: Int,
      _ level: EventLevel
    ) {
      self.article = article
      self.type = type
      self.trigger = level.includesTrigger ? trigger : nil
      filler = argument.filler
      role = level.includesRole ? argument.role : nil
    }
  }
}
