internal import AssayModel

/// Makes layers of drafts: positions become bytes, identifiers become indexes.
///
/// Errors: `offset-outside`, `quote-mismatch`, `duplicate-id`, `unknown-id`, `type`, `spans`,
/// `score`, `layer`. Warnings: `offset-unit` where the quotes prove another unit than the declared
/// one, `quote-repaired` for each place that was found again by its quote.
struct DraftAssembly {
  private let text: ArticleText
  private let resolver: PlaceResolver
  private let file: String
  private let repairsQuotes: Bool
  private(set) var faults: [Fault] = []
  /// Fragments that were joined and places that were repaired.
  private(set) var repairs = 0

  /// Proves the unit by the quotes of all layers of an article.
  init(
    _ text: ArticleText, drafts: [Draft], declared: OffsetUnit, source: TextView? = nil,
    file: String, options: ReadingOptions
  ) {
    self.text = text
    self.file = file
    repairsQuotes = options.repairsQuotes
    resolver = PlaceResolver(
      text, declared: options.offsets ?? declared, claims: drafts.flatMap(\.claims),
      source: source)
    if let fault = resolver.evidence.fault(file: file) { faults.append(fault) }
  }

  /// What the quotes prove.
  var evidence: UnitEvidence { resolver.evidence }

  /// A layer, or `nil` where something in it is wrong.
  mutating func layer(_ draft: Draft) -> Layer? {
    let before = faults.count { $0.severity == .error }
    let mentions = mentions(draft.mentions)
    let ids = DraftIdentifiers(draft, mentions: mentions)
    for id in ids.repeated {
      report("duplicate-id", id.line, "\(id.id): expected each id once, found it again")
    }
    let entities = draft.entities.enumerated().map { place, group in
      Entity(id: ids.entities[place], mentions: members(group, ids.mentionNumbers, "mention"))
    }
    var events: [Event] = []
    events.reserveCapacity(draft.events.count)
    for place in draft.events.indices {
      events.append(event(draft.events[place], id: ids.events[place], ids))
    }
    let clusters = draft.eventClusters.enumerated().map { place, group in
      EventCluster(id: ids.clusters[place], events: members(group, ids.eventNumbers, "event"))
    }
    let relations = draft.relations.enumerated().map { place, relation in
      Relation(
        id: ids.relations[place], type: checked(relation.type, relation.line),
        arguments: arguments(relation.arguments, relation.line, ids),
        attributes: relation.attributes)
    }
    guard faults.count(where: { $0.severity == .error }) == before else { return nil }
    do {
      return try Layer(
        annotator: draft.annotator, mentions: mentions, entities: entities, events: events,
        eventClusters: clusters, relations: relations, tags: draft.tags)
    } catch {
      report("layer", 0, error.description)
      return nil
    }
  }

  // MARK: - Annotations

  private mutating func mentions(_ drafts: [Draft.Mention]) -> [Mention] {
    var mentions: [Mention] = []
    mentions.reserveCapacity(drafts.count)
    let ids = DraftIdentifiers.completed(drafts, "T") { $0.id }
    let drafts = drafts.span
    for index in drafts.indices {
      let draft = drafts[index], id = ids[index]
      check(draft.confidence, draft.place.line, id)
      mentions.append(
        Mention(
          id: id, type: checked(draft.type, draft.place.line),
          extent: extent(draft.place, of: id), attributes: draft.attributes, links: draft.links,
          confidence: draft.confidence))
    }
    return mentions
  }

  private mutating func event(
    _ draft: Draft.Event, id: String, _ ids: DraftIdentifiers
  ) -> Event {
    check(draft.confidence, draft.line, id)
    var trigger: Trigger?
    if let place = draft.trigger {
      trigger = Trigger(
        id: draft.triggerID ?? id + ".trigger", extent: extent(place, of: id, ", trigger"))
    }
    return Event(
      id: id, type: checked(draft.type, draft.line), trigger: trigger,
      arguments: arguments(draft.arguments, draft.line, ids), attributes: draft.attributes,
      links: draft.links, confidence: draft.confidence)
  }

  private mutating func arguments(
    _ drafts: [Draft.Argument], _ line: Int, _ ids: DraftIdentifiers
  ) -> [Argument] {
    var arguments: [Argument] = []
    arguments.reserveCapacity(drafts.count)
    for draft in drafts {
      if let filler = ids.reference(draft.filler) {
        arguments.append(Argument(role: draft.role, filler: filler))
      } else {
        report(
          "unknown-id", line,
          "expected the id of a mention, entity or event as \(quoted(draft.role)), found "
            + quoted(draft.filler))
      }
    }
    return arguments
  }

  private mutating func members(
    _ group: Draft.Group, _ numbers: ByteTable<Void>, _ what: String
  ) -> [Int] {
    var members: [Int] = []
    for member in group.members {
      guard let number = numbers.number(of: member.utf8.span) else {
        report(
          "unknown-id", group.line, "expected the id of \(what)s, found \(quoted(member))")
        continue
      }
      if !members.contains(number) { members.append(number) }
    }
    return members
  }

  private mutating func checked(_ type: String, _ line: Int) -> String {
    if type.isEmpty { report("type", line, "expected a type, found none") }
    return type
  }

  private mutating func check(_ confidence: Double?, _ line: Int, _ id: String) {
    if let confidence, !(0...1).contains(confidence) {
      report("score", line, "\(id): expected a score between 0 and 1, found \(confidence)")
    }
  }

  // MARK: - Places

  /// The extent of a place of an annotation, or of a part of it that messages name.
  private mutating func extent(
    _ place: Draft.Place, of owner: String, _ part: String = ""
  ) -> Extent {
    // Nearly all places are of one span, and many without a quote.
    if place.quote == nil, let span = place.onlySpan, let fragment = resolver.fragment(span) {
      return Extent(fragment)
    }
    let id = owner + part
    let claim = place.quote.map { OffsetClaim(spans: place.spans, quote: Array($0.utf8)) }
    if let fragments = resolver.fragments(place.spans),
      claim.map({ resolver.matches($0) }) ?? true
    {
      guard let extent = Extent(joining: fragments) else {
        report("spans", place.line, "\(id): expected a place, found none")
        return Extent(0, 0)
      }
      repairs += place.spans.count - extent.fragments.count
      return extent
    }
    return repaired(place, claim, id) ?? refused(place, id)
  }

  /// The place of the quote that is nearest, where that is wanted.
  private mutating func repaired(
    _ place: Draft.Place, _ claim: OffsetClaim?, _ id: String
  ) -> Extent? {
    guard repairsQuotes, let claim, let repair = resolver.repair(claim) else { return nil }
    repairs += 1
    faults.append(
      Fault(
        .warning, code: "quote-repaired", file: file, line: place.line > 0 ? place.line : nil,
        message: "\(id): \(repair.description)"))
    return Extent(repair.fragment)
  }

  private mutating func refused(_ place: Draft.Place, _ id: String) -> Extent {
    guard let fragments = resolver.fragments(place.spans) else {
      report(
        "offset-outside", place.line,
        "\(id): expected offsets within the text (\(resolver.length)), found "
          + Self.text(place.spans))
      return Extent(0, 0)
    }
    let expected = fragments.map { text[$0] }.joined(separator: " ")
    report(
      "quote-mismatch", place.line,
      "\(id): expected the text \(quoted(expected)), which stands at \(Self.text(place.spans)), "
        + "found \(quoted(place.quote ?? ""))")
    return Extent(joining: fragments) ?? Extent(0, 0)
  }

  private static func text(_ spans: [(start: Int, end: Int)]) -> String {
    spans.map { "\($0.start) \($0.end)" }.joined(separator: "; ")
  }

  private mutating func report(_ code: String, _ line: Int, _ message: String) {
    faults.append(Fault(code: code, file: file, line: line > 0 ? line : nil, message: message))
  }
}
