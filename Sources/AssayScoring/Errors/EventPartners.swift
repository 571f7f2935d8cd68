import AssayModel

/// Which predicted event stands for which gold one.
struct EventPartners {
  /// For gold events, by index, the predicted ones whose triggers are paired.
  let events: [Int: Int]
  /// The gold events that were predicted: paired, or one of the same type without a trigger.
  let found: Set<Int>
}

/// The events of a layer that have a trigger.
struct Triggers {
  /// The triggers as mentions of the events' types.
  let spans: [Mention]
  /// For each trigger the index of its event.
  let events: [Int]
  /// The types of events without a trigger, by index.
  let bare: [Int: String]

  init(_ layer: Layer) {
    var spans: [Mention] = []
    var events: [Int] = []
    var bare: [Int: String] = [:]
    for (index, event) in layer.events.enumerated() {
      if let trigger = event.trigger {
        spans.append(Mention(id: trigger.id, type: event.type, extent: trigger.extent))
        events.append(index)
      } else {
        bare[index] = event.type
      }
    }
    self.spans = spans
    self.events = events
    self.bare = bare
  }

  func partners(among others: Triggers, _ verdicts: [Verdict]) -> EventPartners {
    var partners: [Int: Int] = [:]
    for verdict in verdicts {
      guard let gold = verdict.gold, let predicted = verdict.predicted else { continue }
      partners[events[gold]] = others.events[predicted]
    }
    let types = Set(others.bare.values)
    let bareFound = bare.filter { types.contains($0.value) }.keys
    return EventPartners(events: partners, found: Set(partners.keys).union(bareFound))
  }
}
