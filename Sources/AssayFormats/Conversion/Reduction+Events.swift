import AssayModel

extension Reducer {
  mutating func reducedEvents(
    _ layer: Layer, in article: Article, _ kept: inout KeptIndexes
  ) -> [Event] {
    guard let rules = capabilities.events else {
      for event in layer.events { drop(.event, event.id, event.type, "target has no events") }
      return []
    }
    var chosen: [Int] = []
    for (index, event) in layer.events.enumerated() {
      if let reason = refusal(of: event, rules, in: article) {
        drop(.event, event.id, event.type, reason)
      } else {
        kept.events[index] = chosen.count
        chosen.append(index)
      }
    }
    let indexes = kept
    return chosen.map { reduced(layer.events[$0], rules, layer, article, indexes) }
  }

  private func refusal(
    of event: Event, _ rules: Capabilities.Events, in article: Article
  ) -> String? {
    guard let trigger = event.trigger?.extent else {
      return rules.needsTrigger ? "no trigger: target needs one" : nil
    }
    guard rules.keepsTrigger else { return nil }
    if trigger.isDiscontinuous && !rules.allowsDiscontinuous {
      return "discontinuous trigger: target has no fragments"
    }
    if trigger.count == 0 && !capabilities.allowsEmpty { return "empty trigger: target has none" }
    guard capabilities.grain != .codePoint, let tokens = article.tokens else { return nil }
    guard let ranges = tokens.ranges(of: trigger), let range = Range(covering: ranges) else {
      return "trigger ends inside a token: target counts tokens"
    }
    if rules.needsTokenTrigger && range.count > 1 {
      return "trigger of \(range.count) tokens: target has one"
    }
    if capabilities.grain == .tokenInSentence && !tokens.isInOneSentence(range) {
      return "trigger crosses sentences: target has none that do"
    }
    return nil
  }

  private mutating func reduced(
    _ event: Event, _ rules: Capabilities.Events, _ layer: Layer, _ article: Article,
    _ kept: KeptIndexes
  ) -> Event {
    var trigger = event.trigger
    if trigger != nil, !rules.keepsTrigger {
      change(.event, event.id, event.type, "target has no triggers")
      trigger = nil
    }
    let type = name(event.type, .event, event.id)
    if let whole = trigger {
      let extent = parted(whole.extent)
      if extent != whole.extent {
        noteParting(.event, event.id, event.type, of: whole.extent, into: extent)
        trigger = Trigger(id: whole.id, extent: extent)
      }
    }
    if type == event.type && trigger == event.trigger { ledger.keep(.event) }
    return Event(
      id: event.id, type: type, trigger: trigger,
      arguments: arguments(of: event, rules, layer, article, kept),
      attributes: attributes(event.attributes, .event, event.id, event.type),
      links: links(event.links, .event, event.id),
      confidence: confidence(event.confidence, .event, event.id))
  }

  private mutating func arguments(
    of event: Event, _ rules: Capabilities.Events, _ layer: Layer, _ article: Article,
    _ kept: KeptIndexes
  ) -> [Argument] {
    var arguments: [Argument] = []
    for argument in event.arguments {
      guard let filler = reference(argument.filler, rules.fillers, kept, layer) else {
        drop(.argument, event.id, argument.role, lostFiller(argument.filler, rules))
        continue
      }
      if rules.needsArgumentsInSentence, !isInSentence(argument.filler, of: event, layer, article) {
        drop(.argument, event.id, argument.role, "filler in another sentence: target has none")
        continue
      }
      let role = capabilities.legal(argument.role)
      if role != argument.role {
        change(.argument, event.id, argument.role, "target cannot spell the role")
      } else if case .entity = argument.filler, case .mention = filler {
        change(.argument, event.id, argument.role, "an entity became its first mention")
      } else {
        ledger.keep(.argument)
      }
      arguments.append(Argument(role: role, filler: filler))
    }
    return arguments
  }

  private func lostFiller(_ filler: Reference, _ rules: Capabilities.Events) -> String {
    let kind: Capabilities.Filler =
      switch filler {
      case .mention: .mention
      case .entity: .entity
      case .event: .event
      }
    return rules.fillers.contains(kind) || (kind == .entity && rules.fillers.contains(.mention))
      ? "its filler was dropped"
      : "\(kind == .mention ? "a" : "an") \(kind.rawValue) fills it: target has none that do"
  }

  private func isInSentence(
    _ filler: Reference, of event: Event, _ layer: Layer, _ article: Article
  ) -> Bool {
    guard let trigger = event.trigger?.extent else { return true }
    return isInOneSentence([trigger, layer.extent(of: filler)], article)
  }

  /// Whether all that is referred to stands in one sentence; true where there are no tokens.
  func isInOneSentence(_ fillers: [Reference], _ layer: Layer, _ article: Article) -> Bool {
    isInOneSentence(fillers.map(layer.extent(of:)), article)
  }

  private func isInOneSentence(_ extents: [Extent?], _ article: Article) -> Bool {
    guard let tokens = article.tokens else { return true }
    var all: [Range<Int>] = []
    for extent in extents {
      guard let extent, let ranges = tokens.ranges(of: extent) else { return false }
      all += ranges
    }
    return Range(covering: all).map { tokens.isInOneSentence($0) } ?? true
  }
}
