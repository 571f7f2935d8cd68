import AssayModel

/// Where something of a type stands: what two members must agree on to have found the same.
struct Place: Hashable, Comparable {
  let extent: Extent
  let type: String

  static func < (a: Place, b: Place) -> Bool {
    a.extent != b.extent ? a.extent < b.extent : a.type < b.type
  }
}

/// A role of an event, and where its filler stands.
struct Slot: Hashable, Comparable {
  /// Where a filler stands; the type only of an event.
  let filler: Place
  let isEvent: Bool
  let role: String

  static func < (a: Slot, b: Slot) -> Bool {
    if a.role != b.role { return a.role < b.role }
    if a.isEvent != b.isEvent { return b.isEvent }
    return a.filler < b.filler
  }
}

/// What the members of an ensemble found in one article, by place.
struct Ballot {
  /// Who found something, and with what.
  struct Votes<Found> {
    /// The members, ascending, each once, with what they found.
    var members: [(member: Int, found: Found)] = []
  }

  /// The mentions.
  private(set) var mentions: [Place: Votes<Mention>] = [:]
  /// The events that have a trigger.
  private(set) var events: [Place: Votes<Event>] = [:]
  /// The filled roles of each event, with the members that filled them, ascending.
  private(set) var slots: [Place: [Slot: [Int]]] = [:]

  /// Collects what was found; a member that failed has no vote.
  init(_ found: [Layer?]) {
    for (member, layer) in found.enumerated() {
      guard let layer else { continue }
      for mention in layer.mentions {
        Self.add(
          mention, by: member, at: Place(extent: mention.extent, type: mention.type), to: &mentions)
      }
      for event in layer.events {
        guard let trigger = event.trigger else { continue }
        let place = Place(extent: trigger.extent, type: event.type)
        Self.add(event, by: member, at: place, to: &events)
        for argument in event.arguments {
          guard let slot = Self.slot(argument, in: layer) else { continue }
          if slots[place]?[slot]?.last != member {
            slots[place, default: [:]][slot, default: []].append(member)
          }
        }
      }
    }
  }

  private static func add<Found>(
    _ found: Found, by member: Int, at place: Place, to votes: inout [Place: Votes<Found>]
  ) {
    guard votes[place]?.members.last?.member != member else { return }
    votes[place, default: Votes()].members.append((member, found))
  }

  private static func slot(_ argument: Argument, in layer: Layer) -> Slot? {
    switch argument.filler {
    case .mention(let index):
      return Slot(
        filler: Place(extent: layer.mentions[index].extent, type: ""), isEvent: false,
        role: argument.role)
    case .entity(let index):
      guard let mention = layer.entities[index].mentions.first else { return nil }
      return Slot(
        filler: Place(extent: layer.mentions[mention].extent, type: ""), isEvent: false,
        role: argument.role)
    case .event(let index):
      let event = layer.events[index]
      guard let trigger = event.trigger else { return nil }
      return Slot(
        filler: Place(extent: trigger.extent, type: event.type), isEvent: true, role: argument.role)
    }
  }
}

/// The mentions and events that were elected, as they are written to a sink.
struct ElectedAnnotations {
  /// The first mention at each extent.
  private var mentions: [Extent: Int] = [:]
  private var events: [Place: Int] = [:]

  /// Writes a mention with the attributes of the first member that found it.
  mutating func add(
    _ place: Place, _ votes: Ballot.Votes<Mention>, confidence: Double,
    to sink: inout AnnotationSink
  ) {
    guard let first = votes.members.first?.found,
      let index = sink.addMention(
        sink.label(place.type), place.extent, confidence: confidence,
        attributes: first.attributes, links: first.links)
    else { return }
    if mentions[place.extent] == nil { mentions[place.extent] = index }
  }

  /// Writes an event with the attributes of the first member that found it.
  mutating func add(
    _ place: Place, _ votes: Ballot.Votes<Event>, confidence: Double, to sink: inout AnnotationSink
  ) {
    guard let first = votes.members.first?.found else { return }
    events[place] = sink.addEvent(
      sink.label(place.type), trigger: place.extent, confidence: confidence,
      attributes: first.attributes)
  }

  /// Writes an argument of an event that was written.
  ///
  /// A filler that was not elected gives way to the mention that shares most bytes with it; where none
  /// shares any, the argument is left out.
  func add(_ slot: Slot, to place: Place, in sink: inout AnnotationSink) {
    guard let event = events[place] else { return }
    let filler: Reference? =
      slot.isEvent
      ? events[slot.filler].map(Reference.event)
      : mention(at: slot.filler.extent).map(Reference.mention)
    if let filler { sink.addArgument(sink.label(slot.role), filler, to: event) }
  }

  private func mention(at extent: Extent) -> Int? {
    if let same = mentions[extent] { return same }
    let nearest = mentions.max { a, b in
      let (left, right) = (a.key.sharedBytes(with: extent), b.key.sharedBytes(with: extent))
      return left != right ? left < right : b.key < a.key
    }
    guard let nearest, nearest.key.sharedBytes(with: extent) > 0 else { return nil }
    return nearest.value
  }
}
