import AssayModel

/// What must agree for two events, or two arguments, to match at a level.
struct EventKey: Hashable {
  /// What an argument is filled with, told by where it stands.
  enum Filler: Hashable {
    /// A mention, or an entity: the extent of its first mention in text order, outer before inner.
    case extent(Extent)
    /// An event: its trigger's extent. Its own arguments do not matter.
    case trigger(Extent)
    /// An event without a trigger: its type.
    case eventType(String)
  }

  /// The event's type; `nil` where it does not matter.
  let type: String?
  /// The trigger's extent; `nil` where it does not matter or there is none.
  let trigger: Extent?
  /// The filler of an argument.
  let filler: Filler?
  /// The role of an argument; `nil` where it does not matter.
  let role: String?
}

/// A key with the type that it is counted under.
struct KeyedItem<Key: Hashable> {
  let key: Key
  let type: Int
}

extension Layer {
  /// The items of a level, in source order; `types` numbers the event types.
  ///
  /// `known` may say by what a filler is known; where it gives `nil`, the usual rule holds.
  func items(
    at level: EventLevel, types: inout NameTable,
    known: (Reference) -> EventKey.Filler? = { _ in nil }
  ) -> [KeyedItem<EventKey>] {
    var items: [KeyedItem<EventKey>] = []
    for event in events {
      let type = types.number(of: event.type)
      let trigger = level.includesTrigger ? event.trigger?.extent : nil
      if level.countsArguments {
        for argument in event.arguments {
          let key = EventKey(
            type: event.type, trigger: trigger,
            filler: known(argument.filler) ?? filler(argument.filler),
            role: level.includesRole ? argument.role : nil)
          items.append(KeyedItem(key: key, type: type))
        }
      } else if let trigger {
        let key = EventKey(
          type: level == .triggerIdentified ? nil : event.type, trigger: trigger, filler: nil,
          role: nil)
        items.append(KeyedItem(key: key, type: type))
      }
    }
    return items
  }

  /// What slices ask of the items of a level, in the same order.
  func facts(at level: EventLevel) -> [ItemFacts] {
    var facts: [ItemFacts] = []
    for event in events {
      if level.countsArguments {
        for argument in event.arguments {
          let extent: Extent? =
            switch filler(argument.filler) {
            case .extent(let extent), .trigger(let extent): extent
            case .eventType: nil
            }
          facts.append(ItemFacts(extent, attributes: event.attributes, role: argument.role))
        }
      } else if let trigger = event.trigger {
        facts.append(ItemFacts(trigger.extent, type: event.type, attributes: event.attributes))
      }
    }
    return facts
  }

  /// The relations as items of a level, in source order.
  func items(at level: RelationLevel, types: inout NameTable) -> [KeyedItem<RelationKey>] {
    relations.map { relation in
      var arguments: [RelationKey.Filled: Int] = [:]
      for argument in relation.arguments {
        let filled = RelationKey.Filled(
          role: argument.role, filler: filler(argument.filler),
          type: level == .strict ? type(of: argument.filler) : nil)
        arguments[filled, default: 0] += 1
      }
      let key = RelationKey(
        type: level == .untyped ? "" : relation.type, arguments: arguments)
      return KeyedItem(key: key, type: types.number(of: relation.type))
    }
  }

  /// The type of what fills a role; that of an entity is its first mention's.
  private func type(of reference: Reference) -> String {
    switch reference {
    case .mention(let index): mentions[index].type
    case .entity(let index):
      entities[index].mentions.min { mentions[$0].extent < mentions[$1].extent }
        .map { mentions[$0].type } ?? ""
    case .event(let index): events[index].type
    }
  }

  func filler(_ reference: Reference) -> EventKey.Filler {
    switch reference {
    case .mention(let index): .extent(mentions[index].extent)
    case .entity(let index): .extent(firstExtent(of: entities[index]))
    case .event(let index): trigger(of: events[index])
    }
  }

  private func trigger(of event: Event) -> EventKey.Filler {
    if let trigger = event.trigger { return .trigger(trigger.extent) }
    return .eventType(event.type)
  }

  private func firstExtent(of entity: Entity) -> Extent {
    entity.mentions.map { mentions[$0].extent }.min() ?? Extent(0, 0)
  }
}
