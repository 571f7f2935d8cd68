internal import AssayModel

/// Resolves the references between the lines of an .ann file and makes the layer.
struct BratAssembly {
  /// What an id stands for.
  enum Target {
    case textBound(Int)
    case event(Int)
    case relation(Int)
  }

  /// What a text-bound annotation turned out to be.
  enum Role {
    case mention(Int)
    /// The trigger of these events.
    case trigger([Int])
  }

  let lines: BratLines
  let file: String
  let rules: BratRules
  var faults: [Fault] = []
  private var targets: [String: Target] = [:]
  private var roles: [Role] = []
  private var events: [BratLines.EventLine] = []

  init(_ lines: BratLines, file: String, rules: BratRules) {
    self.lines = lines
    self.file = file
    self.rules = rules
  }

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
    targets.reserveCapacity(lines.textBounds.count + lines.events.count + lines.relations.count)
    for (index, line) in lines.textBounds.enumerated() {
      register(line.id, .textBound(index), line.line)
    }
    for (index, line) in lines.relations.enumerated() {
      register(line.id, .relation(index), line.line)
    }
    // Events take their places in the order of lines, among them those that are a trigger alone.
    events = lines.events + triggersWithoutEvent()
    events.sort { $0.line < $1.line }
    for (index, line) in events.enumerated() where line.id != line.trigger {
      register(line.id, .event(index), line.line)
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

  private mutating func register(_ id: String, _ target: Target, _ line: Int) {
    if targets.updateValue(target, forKey: id) == nil { return }
    report("duplicate-id", line, "expected each id once, found \(quoted(id)) again")
  }

  private mutating func findTriggers() {
    roles = [Role](repeating: .mention(-1), count: lines.textBounds.count)
    for (index, event) in events.enumerated() {
      guard case .textBound(let trigger)? = targets[event.trigger] else {
        report(
          "unknown-id", event.line,
          "expected the id of a T line as trigger, found \(quoted(event.trigger))")
        continue
      }
      if lines.textBounds[trigger].type != event.type {
        warn(
          "trigger-type", event.line,
          "expected the type \(quoted(event.type)) at the trigger \(event.trigger), found "
            + quoted(lines.textBounds[trigger].type))
      }
      if case .trigger(let others) = roles[trigger] {
        roles[trigger] = .trigger(others + [index])
      } else {
        roles[trigger] = .trigger([index])
      }
    }
    var mentions = 0
    for index in roles.indices {
      guard case .mention = roles[index] else { continue }
      roles[index] = .mention(mentions)
      mentions += 1
    }
  }

  /// What an id refers to as a filler: a mention or an event; a trigger stands for its one event.
  mutating func reference(_ id: String, _ line: Int) -> Reference? {
    switch targets[id] {
    case .event(let index):
      return .event(index)
    case .textBound(let index):
      switch roles[index] {
      case .mention(let mention): return .mention(mention)
      case .trigger(let events) where events.count == 1: return .event(events[0])
      case .trigger(let events):
        let ids = events.map { self.events[$0].id }.joined(separator: ", ")
        report("ambiguous-id", line, "expected one event, found the trigger \(id) of \(ids)")
        return nil
      }
    case .relation, nil:
      report("unknown-id", line, "expected the id of a T or E line, found \(quoted(id))")
      return nil
    }
  }

  // MARK: - Attributes and links

  /// Attributes and links by what they are said of.
  struct Remarks {
    var mentionAttributes: [Int: [Attribute]] = [:]
    var eventAttributes: [Int: [Attribute]] = [:]
    var relationAttributes: [Int: [Attribute]] = [:]
    var mentionLinks: [Int: [KnowledgeBaseLink]] = [:]
    var eventLinks: [Int: [KnowledgeBaseLink]] = [:]
  }

  private mutating func collectRemarks() -> Remarks {
    var remarks = Remarks()
    for remark in lines.attributes {
      if case .relation(let index)? = targets[remark.target] {
        remarks.relationAttributes[index, default: []].append(remark.content)
        continue
      }
      for subject in subjects(remark.target, remark.line, "T, E or R") {
        switch subject {
        case .event(let index): remarks.eventAttributes[index, default: []].append(remark.content)
        case .mention(let index), .entity(let index):
          remarks.mentionAttributes[index, default: []].append(remark.content)
        }
      }
    }
    for remark in lines.links {
      for subject in subjects(remark.target, remark.line, "T or E") {
        switch subject {
        case .event(let index): remarks.eventLinks[index, default: []].append(remark.content)
        case .mention(let index), .entity(let index):
          remarks.mentionLinks[index, default: []].append(remark.content)
        }
      }
    }
    return remarks
  }

  /// What is meant by the target of a remark: a trigger stands for all its events.
  private mutating func subjects(_ id: String, _ line: Int, _ kinds: String) -> [Reference] {
    switch targets[id] {
    case .event(let index): return [.event(index)]
    case .textBound(let index):
      switch roles[index] {
      case .mention(let mention): return [.mention(mention)]
      case .trigger(let events): return events.map { .event($0) }
      }
    case .relation, nil:
      report("unknown-id", line, "expected the id of a \(kinds) line, found \(quoted(id))")
      return []
    }
  }

  // MARK: - Annotations

  private func makeMentions(_ remarks: Remarks) -> [Mention] {
    var mentions: [Mention] = []
    mentions.reserveCapacity(roles.count)
    for (line, role) in zip(lines.textBounds, roles) {
      guard case .mention(let index) = role else { continue }
      mentions.append(
        Mention(
          id: line.id, type: line.type, extent: line.extent,
          attributes: remarks.mentionAttributes[index] ?? [],
          links: remarks.mentionLinks[index] ?? []))
    }
    return mentions
  }

  private mutating func makeEvents(_ remarks: Remarks) -> [Event] {
    let rules = rules
    var made: [Event] = []
    made.reserveCapacity(events.count)
    for (index, line) in events.enumerated() {
      var trigger: Trigger?
      if case .textBound(let bound)? = targets[line.trigger] {
        trigger = Trigger(id: line.trigger, extent: lines.textBounds[bound].extent)
      }
      made.append(
        Event(
          id: line.id, type: line.type, trigger: trigger,
          arguments: arguments(line.arguments, line.line) { role in
            rules.role(role, of: line.type)
          },
          attributes: remarks.eventAttributes[index] ?? [],
          links: remarks.eventLinks[index] ?? []))
    }
    return made
  }

  private mutating func makeRelations(_ remarks: Remarks) -> [Relation] {
    var made: [Relation] = []
    for (index, line) in lines.relations.enumerated() {
      made.append(
        Relation(
          id: line.id, type: line.type, arguments: arguments(line.arguments, line.line) { $0 },
          attributes: remarks.relationAttributes[index] ?? []))
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
