import AssayModel

/// Runs a rule program over one article: mentions of earlier stages and of its own rules, then events.
struct RuleEngine: Sendable {
  /// Room for one worker.
  struct Scratch: Sendable {
    var text = RuleText()
    var entities = EntityMatcher.Scratch()
    var events = EventMatcher.Scratch()
    /// For each mention its number in the sink.
    var numbers: [Int] = []
    var eventNumbers: [Int] = []
    /// Whether each mention fills a role.
    var isFiller: [Bool] = []
  }

  let program: RuleProgram
  /// A rule for events that is left out; -1 for none.
  var disabledRule: Int32 = -1
  /// Whether the program's own rules for mentions run.
  var findsMentions = true

  init(_ program: RuleProgram) {
    self.program = program
  }

  /// Finds what there is, and leaves it in the scratch.
  func match(_ article: Article, found: Layer?, _ scratch: inout Scratch) {
    scratch.text.read(article.text, program)
    if let found { take(found, &scratch.text) }
    if findsMentions {
      EntityMatcher(program: program).match(&scratch.text, &scratch.entities)
    }
    if scratch.text.isLarge {
      scratch.entities = EntityMatcher.Scratch()
      scratch.text.forgetAnchors()
    }
    EventMatcher(program: program, disabledRule: disabledRule)
      .match(&scratch.text, &scratch.events)
  }

  /// Takes the mentions of earlier stages whose types the rules know.
  private func take(_ layer: Layer, _ text: inout RuleText) {
    let tokens = text.tokens
    text.foundMentions = layer.mentions
    text.makeRoom(for: layer.mentions.count)
    for (index, mention) in layer.mentions.enumerated() {
      guard let type = program.types.firstIndex(of: mention.type) else { continue }
      let start = tokens.partitioningIndex { $0.end > mention.extent.start }
      let end = tokens.partitioningIndex { $0.start >= mention.extent.end }
      guard start < end, text.article.contains(mention.extent) else { continue }
      text.add(
        RuleMention(
          start: Int32(start), end: Int32(end), type: Int32(type), rule: -1, source: Int32(index)))
    }
  }

  // MARK: - Output

  /// Puts what was found into a sink.
  func emit(
    _ scratch: inout Scratch, found: Layer?, explains: Bool, into sink: inout AnnotationSink
  ) {
    markFillers(&scratch)
    if scratch.text.isLarge { scratch.text.forgetWords() }
    scratch.numbers.removeAll(keepingCapacity: true)
    scratch.numbers.reserveCapacity(scratch.text.mentions.count)
    let matches = scratch.events.matches
    sink.makeRoom(
      mentions: scratch.text.mentions.count, events: matches.events.count,
      arguments: matches.arguments.count)
    let tokens = scratch.text.tokens.span
    for index in scratch.text.mentions.indices {
      let mention = scratch.text.mentions[index]
      let extent =
        mention.source < 0
        ? Extent(tokens[Int(mention.start)].start, tokens[Int(mention.end) - 1].end)
        : scratch.text.extent(of: mention)
      let isFiller = scratch.isFiller[index]
      scratch.numbers.append(number(mention, extent, isFiller, found, explains, &sink))
    }
    scratch.eventNumbers.removeAll(keepingCapacity: true)
    for (index, event) in matches.events.enumerated() {
      guard !event.isDropped else {
        scratch.eventNumbers.append(-1)
        continue
      }
      var attributes: [Attribute] = []
      if event.realis >= 0 {
        attributes.append(Attribute("Realis", program.realisValues[Int(event.realis)]))
      }
      if explains { attributes += explanation(of: index, scratch) }
      scratch.eventNumbers.append(
        sink.addEvent(
          program.eventRules[Int(event.rule)].label, trigger: extent(of: event, scratch.text),
          confidence: event.confidence, attributes: attributes) ?? -1)
    }
    for argument in matches.arguments {
      let event = scratch.eventNumbers[Int(argument.event)]
      let filler =
        argument.isEvent
        ? scratch.eventNumbers[Int(argument.filler)] : scratch.numbers[Int(argument.filler)]
      guard event >= 0, filler >= 0 else { continue }
      sink.addArgument(
        argument.role, argument.isEvent ? .event(filler) : .mention(filler), to: event)
    }
  }

  private func markFillers(_ scratch: inout Scratch) {
    scratch.isFiller.removeAll(keepingCapacity: true)
    scratch.isFiller.append(contentsOf: repeatElement(false, count: scratch.text.mentions.count))
    for argument in scratch.events.matches.arguments
    where !argument.isEvent && !scratch.events.matches.events[Int(argument.event)].isDropped {
      scratch.isFiller[Int(argument.filler)] = true
    }
  }

  /// Puts out a mention and gives its number in the sink; -1 where it is not put out.
  @inline(__always)
  private func number(
    _ mention: RuleMention, _ extent: Extent, _ isFiller: Bool, _ found: Layer?, _ explains: Bool,
    _ sink: inout AnnotationSink
  ) -> Int {
    let label = program.mentionLabels[Int(mention.type)]
    guard mention.rule >= 0 else {
      let source = found.map { $0.mentions[Int(mention.source)] }
      return sink.addMention(
        label, extent, confidence: source?.confidence, attributes: source?.attributes ?? [],
        links: source?.links ?? []) ?? -1
    }
    let output = program.entityOutputs[Int(mention.rule)]
    guard !output.isFillerOnly || isFiller else { return -1 }
    guard explains || output.hasAttributes else {
      return sink.addMention(label, extent, confidence: output.score) ?? -1
    }
    let rule = program.entityRules[Int(mention.rule)]
    var attributes = rule.attributes
    if explains { attributes.append(Attribute("Rule", "\(rule.name) \(rule.place.line)")) }
    return sink.addMention(
      label, extent, confidence: rule.score, attributes: attributes) ?? -1
  }

  @inline(__always)
  func extent(of event: RuleMatches.Event, _ text: RuleText) -> Extent {
    let extent = text.extent(event.trigger)
    guard event.tail >= 0 else { return extent }
    return Extent(joining: [extent.first, text.tokens[Int(event.tail)]]) ?? extent
  }

  // MARK: - Explanations

  /// The rule with its line, and how each filler was found.
  func explanation(of event: Int, _ scratch: Scratch) -> [Attribute] {
    let found = scratch.events.matches.events[event]
    let rule = program.eventRules[Int(found.rule)]
    var evidence = [
      "\(scratch.text.article[extent(of: found, scratch.text)]): \(found.voice.words)"
    ]
    for argument in scratch.events.matches.arguments(of: event).reversed() {
      let role = program.vocabulary.name(of: argument.role)
      let filler =
        argument.isEvent
        ? extent(of: scratch.events.matches.events[Int(argument.filler)], scratch.text)
        : scratch.text.extent(of: scratch.text.mentions[Int(argument.filler)])
      let how =
        argument.slot < 0 ? "from another event" : rule.slots[Int(argument.slot)].direction.rawValue
      evidence.append("\(role) '\(scratch.text.article[filler])' \(how)")
    }
    return [
      Attribute("Rule", "\(rule.name) \(rule.place.line)"),
      Attribute("Evidence", evidence.joined(separator: "; ")),
    ]
  }
}

extension TriggerVoice {
  /// As explanations say it.
  var words: String {
    switch self {
    case .active: "active verb"
    case .passive: "passive verb"
    case .reduced: "participle behind its noun"
    case .attributive: "participle before its noun"
    case .nominal: "noun"
    }
  }
}
