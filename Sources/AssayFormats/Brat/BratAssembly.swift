internal import AssayModel

/// Resolves the references between the lines of an .ann file and makes the layer.
struct BratAssembly {
  /// What an id stands for.
  enum Target {
    case nothing
    case textBound(Int)
    case event(Int)
    case relation(Int)
  }

  /// What a text-bound annotation turned out to be.
  enum Role {
    case mention(Int)
    /// The trigger of an event, and of others.
    case trigger(Int, others: [Int])
  }

  let lines: BratLines
  let file: String
  let rules: BratRules
  var faults: [Fault] = []
  /// By the number of an id.
  private(set) var targets: [Target]
  private(set) var roles: [Role] = []
  private(set) var events: [BratLines.EventLine] = []
  private(set) var mentionCount = 0

  init(_ lines: BratLines, file: String, rules: BratRules) {
    self.lines = lines
    self.file = file
    self.rules = rules
    targets = [Target](repeating: .nothing, count: lines.ids.count)
  }

  /// How many events there are, with those of a trigger alone.
  var eventCount: Int { events.count }

  /// The layer, or `nil` where a reference leads nowhere.
  mutating func layer(_ annotator: Annotator) -> Layer? {
    register()
    findTriggers()
    let remarks = collectRemarks()
    let mentions = makeMentions(remarks)
    let events = makeEvents(remarks)
    let relations = makeRelations(remarks)
    let groups = makeGroups()
    guard !faults.contains(where: { $0.severity == .error }) else { return nil }
    do {
      return try Layer(
        annotator: annotator, mentions: mentions, entities: groups.entities, events: events,
        eventClusters: groups.clusters, relations: relations)
    } catch {
      faults.append(Fault(code: "layer", file: file, message: error.description))
      return nil
    }
  }

  // MARK: - Ids

  private mutating func register() {
    for index in lines.textBounds.indices {
      register(lines.textBounds[index].id, .textBound(index), lines.textBounds[index].line)
    }
    for index in lines.relations.indices {
      register(lines.relations[index].id, .relation(index), lines.relations[index].line)
    }
    // Events take their places in the order of lines, among them those that are a trigger alone.
    events = lines.events
    let alone = triggersWithoutEvent()
    if !alone.isEmpty {
      events += alone
      events.sort { $0.line < $1.line }
    }
    for index in events.indices where events[index].id != events[index].trigger {
      register(events[index].id, .event(index), events[index].line)
    }
  }

  /// Events of a trigger alone: types that the schema knows as events only.
  private func triggersWithoutEvent() -> [BratLines.EventLine] {
    guard !rules.eventTypes.isEmpty else { return [] }
    let used = Set(lines.events.map(\.trigger))
    return lines.textBounds.filter { rules.eventTypes.contains($0.type) && !used.contains($0.id) }
      .map {
        BratLines.EventLine(
          id: $0.id, type: $0.type, trigger: $0.id, arguments: [], line: $0.line)
      }
  }

  private mutating func register(_ id: Int, _ target: Target, _ line: Int) {
    if case .nothing = targets[id] {
      targets[id] = target
      return
    }
    targets[id] = target
    report(
      "duplicate-id", line, "expected each id once, found \(quoted(lines.spelling(id))) again")
  }

  private mutating func findTriggers() {
    roles = [Role](repeating: .mention(-1), count: lines.textBounds.count)
    for index in events.indices {
      guard case .textBound(let trigger) = targets[events[index].trigger] else {
        report(
          "unknown-id", events[index].line,
          "expected the id of a T line as trigger, found "
            + quoted(lines.spelling(events[index].trigger)))
        continue
      }
      if lines.textBounds[trigger].type != events[index].type {
        warn(
          "trigger-type", events[index].line,
          "expected the type \(quoted(events[index].type)) at the trigger "
            + "\(lines.spelling(events[index].trigger)), found "
            + quoted(lines.textBounds[trigger].type))
      }
      if case .trigger(let first, let others) = roles[trigger] {
        roles[trigger] = .trigger(first, others: others + [index])
      } else {
        roles[trigger] = .trigger(index, others: [])
      }
    }
    for index in roles.indices {
      guard case .mention = roles[index] else { continue }
      roles[index] = .mention(mentionCount)
      mentionCount += 1
    }
  }

  /// What an id refers to as a filler: a mention or an event; a trigger stands for its one event.
  mutating func reference(_ id: Int, _ line: Int) -> Reference? {
    switch targets[id] {
    case .event(let index):
      return .event(index)
    case .textBound(let index):
      switch roles[index] {
      case .mention(let mention): return .mention(mention)
      case .trigger(let event, let others):
        if others.isEmpty { return .event(event) }
        let ids = ([event] + others).map { lines.spelling(events[$0].id) }
        report(
          "ambiguous-id", line,
          "expected one event, found the trigger \(lines.spelling(id)) of "
            + ids.joined(separator: ", "))
        return nil
      }
    case .relation, .nothing:
      report(
        "unknown-id", line,
        "expected the id of a T or E line, found \(quoted(lines.spelling(id)))")
      return nil
    }
  }

  // MARK: - Annotations

  private func makeMentions(_ remarks: Remarks) -> [Mention] {
    var mentions: [Mention] = []
    mentions.reserveCapacity(mentionCount)
    for place in roles.indices {
      guard case .mention(let index) = roles[place] else { continue }
      let line = lines.textBounds[place]
      mentions.append(
        Mention(
          id: lines.spelling(line.id), type: line.type, extent: line.extent,
          attributes: remarks.mentionAttributes[index],
          links: remarks.mentionLinks.isEmpty ? [] : remarks.mentionLinks[index] ?? []))
    }
    return mentions
  }

  private mutating func makeEvents(_ remarks: Remarks) -> [Event] {
    let rules = rules
    var made: [Event] = []
    made.reserveCapacity(events.count)
    for index in events.indices {
      let line = events[index]
      var trigger: Trigger?
      if case .textBound(let bound) = targets[line.trigger] {
        trigger = Trigger(
          id: lines.spelling(line.trigger), extent: lines.textBounds[bound].extent)
      }
      made.append(
        Event(
          id: lines.spelling(line.id), type: line.type, trigger: trigger,
          arguments: arguments(line.arguments, line.line) { role in
            rules.role(role, of: line.type)
          },
          attributes: remarks.eventAttributes[index],
          links: remarks.eventLinks.isEmpty ? [] : remarks.eventLinks[index] ?? []))
    }
    return made
  }

  private mutating func makeRelations(_ remarks: Remarks) -> [Relation] {
    var made: [Relation] = []
    for index in lines.relations.indices {
      let line = lines.relations[index]
      made.append(
        Relation(
          id: lines.spelling(line.id), type: line.type,
          arguments: arguments(line.arguments, line.line) { $0 },
          attributes: remarks.relationAttributes[index]))
    }
    return made
  }

  private mutating func arguments(
    _ fillers: [BratLines.RoleFiller], _ line: Int, _ role: (String) -> String
  ) -> [Argument] {
    var arguments: [Argument] = []
    arguments.reserveCapacity(fillers.count)
    for filler in fillers {
      guard let reference = reference(filler.target, line) else { continue }
      arguments.append(Argument(role: role(filler.role), filler: reference))
    }
    return arguments
  }

  // MARK: - Faults

  mutating func report(_ code: String, _ line: Int, _ message: String) {
    faults.append(Fault(code: code, file: file, line: line, message: message))
  }

  private mutating func warn(_ code: String, _ line: Int, _ message: String) {
    faults.append(Fault(.warning, code: code, file: file, line: line, message: message))
  }
}
