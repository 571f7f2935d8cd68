/// One side's annotations of an article, made simple as `a2-evaluate.pl` does for task 1.
struct BionlpAnnotations {
  /// The `T` lines of the `.a2` file by identifier.
  let terms: [String: BionlpLines.Term]
  /// The events that remain, inner ones before those that contain them.
  private(set) var events: [BionlpLines.Event] = []

  /// Reads a file's lines.
  ///
  /// Themes lose their number, sites and locations are left out, members of an equivalence become
  /// its first, and of events that say the same one remains.
  ///
  /// - Parameters:
  ///   - equivalents: What stands for what, so far; grows by the lines read. It carries over from
  ///     gold to predictions, but for the events that were gold's duplicates.
  ///   - isGold: Whether these are the gold annotations.
  init(_ lines: BionlpLines, equivalents: inout [String: String], isGold: Bool) {
    terms = lines.terms
    var indexes: [String: Int] = [:]
    for line in lines.lines {
      switch line {
      case .term: continue
      case .equivalence(let members):
        for member in members.dropFirst() { equivalents[member] = members[0] }
      case .event(let event): add(Self.simplified(event, equivalents), &indexes)
      }
    }
    if isGold {
      var ofGold: [String: String] = [:]
      removeDuplicates(&ofGold)
    } else {
      removeDuplicates(&equivalents)
    }
  }

  /// Adds an event; a second one of an identifier takes the place of the first.
  private mutating func add(_ event: BionlpLines.Event, _ indexes: inout [String: Int]) {
    if let index = indexes[event.id] {
      events[index] = event
    } else {
      indexes[event.id] = events.count
      events.append(event)
    }
  }

  private static func simplified(
    _ event: BionlpLines.Event, _ equivalents: [String: String]
  ) -> BionlpLines.Event {
    var event = event
    event.arguments = event.arguments.compactMap { argument in
      if argument.role.contains("Site") || argument.role.contains("Loc") { return nil }
      let themes = ["Theme2", "Theme3", "Theme4", "Theme5", "Theme6"]
      return .init(
        role: themes.contains(argument.role) ? "Theme" : argument.role,
        filler: equivalents[argument.filler] ?? argument.filler)
    }
    return event
  }

  /// Removes events that equal another in type, trigger's identifier and arguments, inner ones
  /// first, and lets those that refer to them refer to the other.
  private mutating func removeDuplicates(_ equivalents: inout [String: String]) {
    struct Content: Hashable {
      let type: String
      let trigger: String
      let arguments: [BionlpLines.Argument]
    }
    var known: [Content: String] = [:]
    var kept: [BionlpLines.Event] = []
    for var event in eventsInnerFirst() {
      for index in event.arguments.indices {
        let filler = event.arguments[index].filler
        event.arguments[index].filler = equivalents[filler] ?? filler
      }
      let content = Content(
        type: event.type, trigger: event.trigger, arguments: event.arguments)
      if let other = known[content] {
        equivalents[event.id] = other
      } else {
        known[content] = event.id
        kept.append(event)
      }
    }
    events = kept
  }

  /// The events, each after those that it refers to.
  ///
  /// Events in a circle, and those that refer to what is not there, come last in file order.
  private func eventsInnerFirst() -> [BionlpLines.Event] {
    var placed: Set<String> = []
    var order: [BionlpLines.Event] = []
    var remaining = events
    while !remaining.isEmpty {
      var later: [BionlpLines.Event] = []
      for event in remaining {
        let isReady = event.arguments.allSatisfy {
          !$0.filler.hasPrefix("E") || placed.contains($0.filler)
        }
        if isReady {
          placed.insert(event.id)
          order.append(event)
        } else {
          later.append(event)
        }
      }
      if later.count == remaining.count { return order + later }
      remaining = later
    }
    return order
  }
}
