import AssayModel

/// Finds events by a trained model: triggers first, then for each the roles of its type among the
/// mentions and other events of its sentence.
struct EventsExtractor: FoundReader {
  /// Where the mentions come from.
  enum Mentions: String, CaseIterable {
    /// A tagger trained on the same gold.
    case tagger
    /// What an earlier stage of a cascade found.
    case found
    /// The gold, for measuring triggers and roles alone.
    case gold
  }

  /// An event in the sink.
  private struct FoundEvent {
    let index: Int
    let type: String
    let tokens: Range<Int>
  }

  struct Scratch: Sendable {
    var triggers: TaggerScratch
    var mentions: TaggerScratch?
    var finder = PathFinder()
  }

  let identity: ExtractorIdentity
  let vocabulary: Vocabulary
  private let model: EventsModel
  private let source: Mentions
  private let masks: [[SequenceModel.Row]]

  init(_ model: EventsModel, mentions: Mentions, identity: ExtractorIdentity) {
    self.model = model
    self.identity = identity
    source = mentions
    masks = model.roles.masks
    let own = model.mentions?.levels.flatMap(\.labels.types) ?? []
    vocabulary = Vocabulary(
      own + model.triggers.levels.flatMap(\.labels.types) + model.roles.roles)
  }

  var readsGold: Bool { source == .gold }
  var readsFound: Bool { source == .found }

  func makeScratch() -> Scratch { makeScratch(windowBlocks: TokenLayout.usualWindow) }

  /// - Parameter windowBlocks: See ``TokenLayout/init(windowBlocks:)``.
  func makeScratch(windowBlocks: Int) -> Scratch {
    Scratch(
      triggers: TaggerScratch(model.triggers, windowBlocks: windowBlocks),
      mentions: model.mentions.map { TaggerScratch($0, windowBlocks: windowBlocks) })
  }

  func extract(
    _ input: borrowing ExtractionInput, scratch: inout Scratch, into sink: inout AnnotationSink
  ) throws(ExtractionFailure) {
    try extract(input, others: FoundItems([]), scratch: &scratch, into: &sink)
  }

  func extract(
    _ input: borrowing ExtractionInput, others: FoundItems, scratch: inout Scratch,
    into sink: inout AnnotationSink
  ) throws(ExtractionFailure) {
    let first = sink.mentionCount
    try addMentions(input, others, &scratch, &sink)
    var events: [FoundEvent] = []
    var spans: [LabelledSpan] = []
    scratch.triggers.run(model.triggers, on: input.article, others: others) { _, span in
      spans.append(span)
    }
    let layout = scratch.triggers.features.layout
    for span in spans {
      let type = model.triggers.levels[0].labels.types[span.type]
      let event = sink.addEvent(sink.label(type), trigger: layout.extent(of: span.tokens))
      if let event { events.append(FoundEvent(index: event, type: type, tokens: span.tokens)) }
    }
    defer { scratch.triggers.forgetArticle(model.triggers) }
    guard !events.isEmpty else { return }
    var candidates: [RoleCandidate] = []
    candidates.reserveCapacity(events.count + sink.mentionCount - first)
    for event in events {
      candidates.append(RoleCandidate(event: event.index, type: event.type, tokens: event.tokens))
    }
    for index in first..<sink.mentionCount {
      let tokens = layout.tokens(touching: sink.extent(ofMention: index).envelope)
      guard !tokens.isEmpty else { continue }
      let type = sink.vocabulary.name(of: sink.label(ofMention: index))
      candidates.append(RoleCandidate(mention: index, type: type, tokens: tokens))
    }
    candidates.sort(by: RoleCandidate.precedes)
    let roles = FoundRoles(others, layout)
    var next = 0
    for window in layout.windows {
      let first = next
      while next < events.count, events[next].tokens.lowerBound < window.tokens.upperBound {
        next += 1
      }
      guard first < next else { continue }
      // All of a window stand together, and none before it starts in it.
      let low = candidates.partitioningIndex { $0.tokens.lowerBound >= window.tokens.lowerBound }
      let high = candidates.partitioningIndex { $0.tokens.lowerBound >= window.tokens.upperBound }
      let end = candidates[low..<high].reduce(0) { max($0, $1.tokens.upperBound) }
      scratch.triggers.turn(to: window, reaching: end, in: input.article)
      addRoles(events[first..<next], candidates, roles, &scratch, &sink)
    }
  }

  func write(to writer: inout ModelWriter) { model.write(to: &writer) }

  private func addMentions(
    _ input: borrowing ExtractionInput, _ others: FoundItems, _ scratch: inout Scratch,
    _ sink: inout AnnotationSink
  ) throws(ExtractionFailure) {
    let given: Layer?
    switch source {
    case .tagger:
      if let tagger = model.mentions {
        scratch.mentions?.addMentions(of: input.article, by: tagger, others: others, to: &sink)
      }
      return
    case .found: given = input.found
    case .gold: given = input.gold
    }
    guard let given else {
      throw ExtractionFailure(
        source == .gold
          ? "no gold to take mentions from" : "no stage before this one to take mentions from")
    }
    for mention in given.mentions { sink.addMention(sink.label(mention.type), mention.extent) }
  }

  private func addRoles(
    _ events: ArraySlice<FoundEvent>, _ candidates: [RoleCandidate], _ others: FoundRoles,
    _ scratch: inout Scratch, _ sink: inout AnnotationSink
  ) {
    let labels = model.roles.roles.map { sink.label($0) }
    for event in events {
      guard let number = model.roles.number(ofType: event.type),
        let sentence = scratch.triggers.features.layout.sentence(of: event.tokens)
      else { continue }
      // All of a sentence stand together, and none before it starts in it.
      let low = candidates.partitioningIndex { $0.tokens.lowerBound >= sentence.lowerBound }
      let high = candidates.partitioningIndex { $0.tokens.lowerBound >= sentence.upperBound }
      let scene = RoleScene(
        trigger: event.tokens, type: event.type, own: event.index, sentence: sentence,
        all: Array(candidates[low..<high]))
      let roles = model.roles.roles(
        of: scene, mask: masks[number], text: scratch.triggers.features, others: others,
        finder: &scratch.finder)
      for (candidate, role) in zip(scene.candidates, roles) {
        guard let role else { continue }
        let filler: Reference =
          candidate.isEvent ? .event(candidate.index) : .mention(candidate.index)
        sink.addArgument(labels[role], filler, to: event.index)
      }
    }
  }
}

extension TaggerScratch {
  /// Finds the mentions of an article and adds them.
  ///
  /// - Parameter others: What other extractors found, where the model learned from that.
  mutating func addMentions(
    of article: Article, by model: TaggerModel, others: FoundItems, to sink: inout AnnotationSink
  ) {
    let labels = model.levels.map { $0.labels.types.map { sink.label($0) } }
    var spans: [(Label, Range<Int>)] = []
    run(model, on: article, others: others) { level, span in
      spans.append((labels[level][span.type], span.tokens))
    }
    for (label, tokens) in spans {
      sink.addMention(label, features.layout.extent(of: tokens))
    }
    forgetArticle(model)
  }
}
