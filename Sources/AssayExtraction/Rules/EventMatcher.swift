import AssayModel

/// What the rules found in one article, before it goes into a sink.
struct RuleMatches: Sendable {
  /// An event, with the rule that found it.
  struct Event: Sendable {
    let rule: Int32
    let trigger: Range<Int>
    /// The token of a particle that stands apart; -1 for none.
    let tail: Int32
    let voice: TriggerVoice
    /// The number of the sentence.
    let sentence: Int32
    /// The value of Realis in ``RuleProgram/realisValues``; -1 for none.
    let realis: Int32
    var confidence: Double
    /// Whether something that it needs was not found after all.
    var isDropped = false
    /// The last of its arguments; -1 for none.
    var lastArgument: Int32 = -1
  }

  /// A filler, with the line of the rule that found it.
  struct Argument: Sendable {
    let event: Int32
    let role: Label
    /// The index of a mention or of an event.
    let filler: Int32
    let isEvent: Bool
    /// The index of the rule's slot; -1 where the filler is inherited or reported.
    let slot: Int32
    /// The argument of the same event before this one; -1 for none.
    var previous: Int32 = -1
  }

  var events: [Event] = []
  private(set) var arguments: [Argument] = []

  /// Adds an argument to its event.
  mutating func append(_ argument: Argument) {
    var argument = argument
    argument.previous = events[Int(argument.event)].lastArgument
    events[Int(argument.event)].lastArgument = Int32(arguments.count)
    arguments.append(argument)
  }

  /// The arguments of an event, the last first.
  func arguments(of event: Int) -> [Argument] {
    var found: [Argument] = []
    var next = events[event].lastArgument
    while next >= 0 {
      found.append(arguments[Int(next)])
      next = arguments[Int(next)].previous
    }
    return found
  }

  /// Whether an event has a filler of a role.
  func isFilled(_ role: Label, of event: Int) -> Bool {
    var next = events[event].lastArgument
    while next >= 0 {
      if arguments[Int(next)].role == role { return true }
      next = arguments[Int(next)].previous
    }
    return false
  }

  mutating func removeAll() {
    events.removeAll(keepingCapacity: true)
    arguments.removeAll(keepingCapacity: true)
  }
}

extension RuleMatches.Argument {
  /// A mention that a line of the rule found.
  init(event: Int32, role: Label, mention: Int, slot: Int) {
    self.init(
      event: event, role: role, filler: Int32(mention), isEvent: false, slot: Int32(slot))
  }
}

/// How a trigger stands to its subject and object.
enum TriggerVoice: UInt8, Sendable {
  case active
  case passive
  /// A participle behind what it is said of: "the town seized by rebels".
  case reduced
  /// A participle inside the mention that it is said of: "wounded children".
  case attributive
  /// A noun, or a word of no known form.
  case nominal
}

/// Finds the events of an article by the rules of a program.
///
/// Only words that start a rule are looked at; each looks for the fillers of its roles in the mentions
/// near it. No search goes back on what it has taken.
struct EventMatcher {
  /// Room for one worker.
  struct Scratch: Sendable {
    var matches = RuleMatches()
    /// Whether a rule has used a token as its trigger.
    var isClaimed: [Bool] = []
    /// For each mention the first stratum whose rules may not use it.
    var maskedFrom: [Int32] = []
    /// Fillers of the event that is being made.
    var fillers: [RuleMatches.Argument] = []
    /// The last event of each type, by sentence.
    var lastSentence: [Int32] = []
  }

  let program: RuleProgram
  /// A rule that is left out; -1 for none.
  var disabledRule: Int32 = -1

  /// Puts the events of an article into `scratch.matches`.
  ///
  /// - Complexity: O(n) in tokens, for a given program.
  func match(_ text: inout RuleText, _ scratch: inout Scratch) {
    scratch.matches.removeAll()
    scratch.isClaimed.removeAll(keepingCapacity: true)
    scratch.isClaimed.append(contentsOf: repeatElement(false, count: text.count))
    text.cover()
    var view = TriggerView(ReadText(text, program.index))
    swap(&view.maskedFrom, &scratch.maskedFrom)
    swap(&view.fillers, &scratch.fillers)
    view.maskedFrom.refill(text.mentions.count, with: .max)
    for stratum in 0..<program.stratumCount {
      scratch.lastSentence.refill(program.eventTypes.count, with: -1)
      for event in scratch.matches.events {
        scratch.lastSentence[program.eventRules[Int(event.rule)].type] = event.sentence
      }
      for token in text.eventTokens { tryToken(Int(token), stratum, &view, &scratch) }
    }
    swap(&view.maskedFrom, &scratch.maskedFrom)
    swap(&view.fillers, &scratch.fillers)
    linkEvents(&text, &scratch)
    if program.keepsOnePerSentence { keepBest(&scratch.matches) }
  }

  private func tryToken(
    _ token: Int, _ stratum: Int, _ view: inout TriggerView, _ scratch: inout Scratch
  ) {
    let fact = view.read.text[token]
    if fact.phrase >= 0 {
      let trigger = token..<token + fact.phraseLength
      let tail = fact.phraseTail == 0 ? -1 : Int32(token + fact.phraseTail)
      for place in program.starts[Int(fact.phrase)] {
        let start = program.starts.elements[place]
        guard start.stratum == stratum else { continue }
        tryRule(start, trigger, tail: tail, stratum, &view, &scratch)
      }
    }
    for place in program.starts[Int(fact.entry)] {
      let start = program.starts.elements[place]
      guard start.stratum == stratum else { continue }
      tryRule(start, token..<token + 1, tail: -1, stratum, &view, &scratch)
    }
  }

  private func tryRule(
    _ start: RuleProgram.Start, _ trigger: Range<Int>, tail: Int32, _ stratum: Int,
    _ view: inout TriggerView, _ scratch: inout Scratch
  ) {
    guard start.rule != disabledRule,
      start.isAdditional || !scratch.isClaimed[trigger.lowerBound]
    else { return }
    let rule = program.eventRules[Int(start.rule)]
    let sentence = view.read.text[trigger.lowerBound].sentence
    if rule.isOnce && scratch.lastSentence[rule.type] == sentence { return }
    view.turn(to: trigger, start, isTransitive: rule.isTransitive)
    guard view.readsRight, view.hold(rule.guards) else { return }
    let event = Int32(scratch.matches.events.count)
    guard let score = view.fill(rule, event: event, stratum: stratum),
      hasRequired(rule, view.fillers)
    else { return }
    for argument in view.fillers where rule.slots[Int(argument.slot)].masks {
      let mention = Int(argument.filler)
      view.maskedFrom[mention] = min(view.maskedFrom[mention], Int32(stratum + 1))
    }
    let realis =
      rule.realis.first { $0.guards.isEmpty || view.holdsAny($0.guards) }
      ?? (view.mayHave(program.realisCue)
        ? program.realis.first { view.holdsAny($0.guards) } : nil)
    scratch.matches.events.append(
      RuleMatches.Event(
        rule: start.rule, trigger: trigger, tail: tail, voice: view.voice, sentence: sentence,
        realis: realis?.value ?? -1, confidence: rule.score * score))
    for filler in view.fillers { scratch.matches.append(filler) }
    scratch.lastSentence[rule.type] = sentence
    if !rule.isAdditional {
      for token in trigger { scratch.isClaimed[token] = true }
      if tail >= 0 { scratch.isClaimed[Int(tail)] = true }
    }
  }

  /// Whether one of each list of roles is filled; roles that events fill are looked at later.
  private func hasRequired(
    _ rule: Shared<RuleProgram.EventRule>, _ fillers: [RuleMatches.Argument]
  ) -> Bool {
    rule.required.allSatisfy { roles in
      roles.contains { role in
        fillers.contains { $0.role == role }
          || rule.slots.contains { $0.role == role && $0.eventTypes != 0 }
          || rule.inherited.contains { $0.role == role }
      }
    }
  }

  /// Of each sentence the most confident event, of equal ones the first.
  private func keepBest(_ matches: inout RuleMatches) {
    var best: [Int32: Int] = [:]
    for (index, event) in matches.events.enumerated() where !event.isDropped {
      guard let other = best[event.sentence] else {
        best[event.sentence] = index
        continue
      }
      let rival = matches.events[other]
      if (event.confidence, -event.trigger.lowerBound)
        > (rival.confidence, -rival.trigger.lowerBound)
      {
        best[event.sentence] = index
        matches.events[other].isDropped = true
      } else {
        matches.events[index].isDropped = true
      }
    }
  }
}
