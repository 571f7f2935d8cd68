package import AssayModel

/// Runs rules over articles for those who look at the rules themselves: profiles and explanations.
package struct RuleRunner: Sendable {
  /// An event with the rule that found it.
  package struct FoundEvent: Sendable {
    /// The index of the rule among the event rules.
    package let rule: Int
    package let type: String
    package let trigger: Extent
    /// Roles with the extents of the mentions, or triggers of the events, that fill them.
    package let arguments: [(role: String, filler: Extent)]
    /// The rule's name and line, and what was found where.
    package let explanation: [Attribute]
    package let confidence: Double
    /// The value of the attribute Realis, where it has one.
    package let realis: String?
  }

  /// A mention with the rule that found it.
  package struct FoundMention: Sendable {
    /// The index of the rule among the entity rules; `nil` where an earlier stage found it.
    package let rule: Int?
    package let type: String
    package let extent: Extent
  }

  /// What was found in an article.
  package struct Findings: Sendable {
    package var events: [FoundEvent] = []
    package var mentions: [FoundMention] = []
  }

  /// A rule's name, type and line.
  package struct RuleDescription: Sendable {
    package let name: String
    package let type: String
    package let line: Int
  }

  private let engine: RuleEngine
  /// The event rules, in the order of the file.
  package let eventRules: [RuleDescription]
  /// The rules for mentions, in the order of the file.
  package let entityRules: [RuleDescription]

  /// Makes a runner.
  ///
  /// - Parameter findsMentions: Whether the file's own rules for mentions run.
  package init(_ rules: Rules, findsMentions: Bool = true) {
    var engine = RuleEngine(rules.program)
    engine.findsMentions = findsMentions
    self.engine = engine
    let program = rules.program
    eventRules = program.eventRules.map {
      RuleDescription(
        name: $0.name, type: program.vocabulary.name(of: $0.label), line: $0.place.line)
    }
    entityRules = program.entityRules.map {
      RuleDescription(
        name: $0.name, type: program.vocabulary.name(of: $0.label), line: $0.place.line)
    }
  }

  /// What the rules find in an article.
  ///
  /// - Parameters:
  ///   - found: The mentions of an earlier stage.
  ///   - disabledRule: The index of an event rule that is left out.
  package func findings(
    in article: Article, found: Layer? = nil, without disabledRule: Int? = nil
  ) -> Findings {
    var engine = engine
    engine.disabledRule = Int32(disabledRule ?? -1)
    var scratch = RuleEngine.Scratch()
    engine.match(article, found: found, &scratch)
    var findings = Findings()
    let matches = scratch.events.matches
    for (index, event) in matches.events.enumerated() where !event.isDropped {
      let rule = engine.program.eventRules[Int(event.rule)]
      let arguments = matches.arguments(of: index).reversed().compactMap { argument in
        self.argument(argument, scratch)
      }
      findings.events.append(
        FoundEvent(
          rule: Int(event.rule), type: engine.program.vocabulary.name(of: rule.label),
          trigger: engine.extent(of: event, scratch.text), arguments: arguments,
          explanation: engine.explanation(of: index, scratch), confidence: event.confidence,
          realis: event.realis < 0 ? nil : engine.program.realisValues[Int(event.realis)]))
    }
    findings.events.sort { ($0.trigger, $0.rule) < ($1.trigger, $1.rule) }
    findings.mentions = scratch.text.mentions.map { mention in
      FoundMention(
        rule: mention.rule < 0 ? nil : Int(mention.rule),
        type: engine.program.types[Int(mention.type)], extent: scratch.text.extent(of: mention))
    }.sorted { $0.extent < $1.extent }
    return findings
  }

  private func argument(
    _ argument: RuleMatches.Argument, _ scratch: RuleEngine.Scratch
  ) -> (role: String, filler: Extent)? {
    let role = engine.program.vocabulary.name(of: argument.role)
    guard argument.isEvent else {
      return (role, scratch.text.extent(of: scratch.text.mentions[Int(argument.filler)]))
    }
    let event = scratch.events.matches.events[Int(argument.filler)]
    return event.isDropped ? nil : (role, engine.extent(of: event, scratch.text))
  }
}
