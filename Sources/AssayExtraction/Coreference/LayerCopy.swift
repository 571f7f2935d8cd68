import AssayModel

/// Copies the mentions and events of a layer into a sink, so that a stage can give them on.
struct LayerCopy {
  /// The index in the sink of each mention; `nil` where it was refused.
  private(set) var mentions: [Int?] = []
  /// The index in the sink of each event; `nil` where it was refused or has no trigger.
  private(set) var events: [Int?] = []

  /// Copies the mentions.
  init(mentionsOf layer: Layer, to sink: inout AnnotationSink) {
    mentions = layer.mentions.map { mention in
      sink.addMention(
        sink.label(mention.type), mention.extent, confidence: mention.confidence,
        attributes: mention.attributes, links: mention.links)
    }
  }

  /// Adds entities of these mentions of the layer, those of one mention left out.
  mutating func addEntities(_ groups: [[Int]], to sink: inout AnnotationSink) {
    for group in groups {
      let members = group.compactMap { mentions[$0] }
      if members.count > 1 { sink.addEntity(members) }
    }
  }

  /// Copies the events, with the attributes and arguments that are given for each.
  ///
  /// A filler that is an entity becomes its first mention.
  mutating func addEvents(
    of layer: Layer, to sink: inout AnnotationSink,
    attributes: (Int) -> [Attribute], arguments: (Int) -> [Argument]
  ) {
    let mentions = mentions
    events = layer.events.enumerated().map { index, event in
      event.trigger.flatMap { trigger in
        sink.addEvent(
          sink.label(event.type), trigger: trigger.extent, confidence: event.confidence,
          attributes: attributes(index))
      }
    }
    let events = events
    for (index, event) in events.enumerated() {
      guard let event else { continue }
      for argument in arguments(index) {
        let filler = layer.filler(argument) {
          mentions[$0]
        } event: {
          events[$0]
        }
        if let filler {
          sink.addArgument(sink.label(argument.role), filler, to: event)
        }
      }
    }
  }
}

extension Layer {
  /// What fills a role in a copy; an entity becomes its first mention there.
  ///
  /// - Parameters:
  ///   - mention: Gives for a mention its index in the copy, if it is there.
  ///   - event: Gives for an event likewise.
  func filler(
    _ argument: Argument, mention: (Int) -> Int?, event: (Int) -> Int?
  ) -> Reference? {
    switch argument.filler {
    case .mention(let old): return mention(old).map(Reference.mention)
    case .event(let old): return event(old).map(Reference.event)
    case .entity(let old):
      let first = entities[old].mentions.first { mention($0) != nil }
      return first.flatMap(mention).map(Reference.mention)
    }
  }
}

/// Whose annotations a stage works on.
enum StageInput: String, CaseIterable {
  /// What the stages before found.
  case found
  /// The gold: to measure the stage alone.
  case gold

  /// The layer.
  ///
  /// - Parameter setting: The setting of the extractor of that name which tells whose annotations it works on.
  /// - Throws: ``ExtractionFailure`` where there is no such layer.
  func layer(
    of input: borrowing ExtractionInput, for name: String, setting: String
  ) throws(ExtractionFailure) -> Layer {
    switch self {
    case .found:
      guard let found = input.found else {
        throw ExtractionFailure(
          "\(name) works on what earlier stages found, and there were none: put it behind others in a "
            + "cascade, or set \(setting)=gold")
      }
      return found
    case .gold:
      guard let gold = input.gold else {
        throw ExtractionFailure("\(name) needs gold for \(input.article.id)")
      }
      return gold
    }
  }
}
