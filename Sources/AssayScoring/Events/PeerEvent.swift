public import AssayModel

/// An event as TextEE and OneIE see it: one stretch of text each for the trigger and for fillers.
///
/// Positions may be in any unit. A discontinuous extent is its envelope.
public struct PeerEvent: Hashable, Sendable {
  /// A filler and its role.
  public struct Argument: Hashable, Sendable {
    /// The role as the source spells it.
    public let role: String
    /// Where the filler stands: for an event, where its trigger does.
    public let filler: Fragment
    /// Whether the filler is an event.
    public let isEvent: Bool

    /// Makes an argument.
    public init(role: String, filler: Fragment, isEvent: Bool = false) {
      self.role = role
      self.filler = filler
      self.isEvent = isEvent
    }
  }

  /// The label.
  public let type: String
  /// Where the trigger stands.
  public let trigger: Fragment
  /// Fillers with their roles, in source order.
  public let arguments: [Argument]

  /// Makes an event.
  public init(type: String, trigger: Fragment, arguments: [Argument] = []) {
    self.type = type
    self.trigger = trigger
    self.arguments = arguments
  }
}

extension Layer {
  /// The events that have a trigger, in source order.
  ///
  /// An entity as filler stands where its first mention does; a filler that is an event without a
  /// trigger is left out.
  var peerEvents: [PeerEvent] {
    events.compactMap { event in
      guard let trigger = event.trigger else { return nil }
      return PeerEvent(
        type: event.type, trigger: trigger.extent.envelope,
        arguments: event.arguments.compactMap(peerArgument))
    }
  }

  /// What TextEE and OneIE see of an argument; `nil` for an event without a trigger.
  func peerArgument(_ argument: Argument) -> PeerEvent.Argument? {
    switch argument.filler {
    case .mention(let index):
      return .init(role: argument.role, filler: mentions[index].extent.envelope)
    case .entity(let index):
      let first = entities[index].mentions.map { mentions[$0].extent }.min()
      return first.map { .init(role: argument.role, filler: $0.envelope) }
    case .event(let index):
      return events[index].trigger.map {
        .init(role: argument.role, filler: $0.extent.envelope, isEvent: true)
      }
    }
  }
}
