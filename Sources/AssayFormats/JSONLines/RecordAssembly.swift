internal import AssayModel

/// Makes layers from a record: positions become bytes, ids become indexes.
struct RecordAssembly {
  /// The record.
  let bytes: [UInt8]
  let text: ArticleText
  let offsets: OffsetTable
  let unit: OffsetUnit
  /// What positions count where the quotes prove that it is not `unit`.
  let resolver: PlaceResolver?
  let repairsQuotes: Bool
  let file: String
  let line: Int
  var faults: [Fault] = []
  /// How many places were found again by their quotes.
  var repairs = 0

  init(
    _ bytes: [UInt8], _ text: ArticleText, unit: OffsetUnit, repairsQuotes: Bool, file: String,
    line: Int, resolver: PlaceResolver? = nil
  ) {
    self.bytes = bytes
    self.text = text
    offsets = OffsetTable(text)
    self.unit = unit
    self.resolver = resolver
    self.repairsQuotes = repairsQuotes
    self.file = file
    self.line = line
  }

  /// An assembly of the same record that has seen nothing and knows what offsets count.
  func anew(by resolver: PlaceResolver) -> RecordAssembly {
    RecordAssembly(
      bytes, text, unit: unit, repairsQuotes: repairsQuotes, file: file, line: line,
      resolver: resolver)
  }

  /// The tokens and layers of a record; layers in which something is wrong are left out.
  mutating func parts(
    _ record: RawRecord, known: Article?, annotator: Annotator
  ) -> (tokens: Tokenization?, layers: [Layer]) {
    let tokens = record.tokens == nil ? known?.tokens : tokens(record)
    var layers: [Layer] = []
    for raw in record.layers {
      if let layer = layer(
        raw, annotator: raw.annotator ?? annotator, tokenCount: tokens?.count)
      {
        layers.append(layer)
      }
    }
    return (tokens, layers)
  }

  /// The tokens of a record, or `nil` where it has none or they lie outside the text.
  mutating func tokens(_ record: RawRecord) -> Tokenization? {
    guard let spans = record.tokens else { return nil }
    var tokens: [Fragment] = []
    tokens.reserveCapacity(spans.count)
    for span in spans {
      guard let fragment = fragment(span) else {
        report("offset-outside", "tokens", outside(span))
        return nil
      }
      tokens.append(fragment)
    }
    let starts = record.sentences ?? (tokens.isEmpty ? [] : [0])
    let isAscending = zip(starts, starts.dropFirst()).allSatisfy { $0 < $1 }
    guard isAscending, starts.allSatisfy(tokens.indices.contains) else {
      report("sentences", "sentences", "expected ascending numbers of tokens, found others")
      return nil
    }
    return Tokenization(tokens: tokens, sentenceStarts: starts)
  }

  /// A layer, or `nil` where something in it is wrong.
  mutating func layer(
    _ raw: RawRecord.Layer, annotator: Annotator, tokenCount: Int?
  ) -> Layer? {
    let before = errorCount
    let mentions = mentions(raw.mentions)
    let ids = RecordIdentifiers(raw, mentions)
    for id in ids.repeated {
      report("duplicate-id", id, "expected each id once in a list, found it again")
    }
    let entities = raw.entities.enumerated().map { index, group in
      Entity(
        id: ids.entities[index], mentions: members(group, of: ids.entities[index], ids.mention))
    }
    var events: [Event] = []
    events.reserveCapacity(raw.events.count)
    for index in raw.events.indices {
      events.append(event(raw.events[index], ids.events[index], ids))
    }
    let clusters = raw.eventClusters.enumerated().map { index, group in
      EventCluster(
        id: ids.clusters[index], events: members(group, of: ids.clusters[index], ids.event))
    }
    let relations = raw.relations.enumerated().map { relation($1, ids.relations[$0], ids) }
    if let tags = raw.tags, tags.count != tokenCount {
      report(
        "tags", "tags", "expected \(tokenCount ?? 0) tags, as many as tokens, found \(tags.count)")
    }
    guard errorCount == before else { return nil }
    do {
      return try Layer(
        annotator: annotator, mentions: mentions, entities: entities, events: events,
        eventClusters: clusters, relations: relations, tags: raw.tags)
    } catch {
      faults.append(Fault(code: "layer", file: file, line: line, message: error.description))
      return nil
    }
  }

  // MARK: - Annotations

  private mutating func mentions(_ raw: [RawRecord.Mention]) -> [Mention] {
    var mentions: [Mention] = []
    mentions.reserveCapacity(raw.count)
    let raw = raw.span
    for index in raw.indices {
      let mention = raw[index]
      let id = mention.id ?? "m\(mentions.count + 1)"
      if mention.type.isEmpty { report("type", id, "expected a type, found none") }
      check(mention.remarks.confidence, of: id)
      mentions.append(
        Mention(
          id: id, type: mention.type, extent: extent(mention.place, of: id),
          attributes: mention.remarks.attributes, links: mention.remarks.links,
          confidence: mention.remarks.confidence))
    }
    return mentions
  }

  private mutating func event(
    _ raw: RawRecord.Event, _ id: String, _ ids: RecordIdentifiers
  ) -> Event {
    if raw.type.isEmpty { report("type", id, "expected a type, found none") }
    check(raw.remarks.confidence, of: id)
    var trigger: Trigger?
    if let place = raw.trigger?.place {
      trigger = Trigger(id: raw.trigger?.id ?? id, extent: extent(place, of: id, ", trigger"))
    }
    return Event(
      id: id, type: raw.type, trigger: trigger, arguments: arguments(raw.arguments, of: id, ids),
      attributes: raw.remarks.attributes, links: raw.remarks.links,
      confidence: raw.remarks.confidence)
  }

  private mutating func relation(
    _ raw: RawRecord.Relation, _ id: String, _ ids: RecordIdentifiers
  ) -> Relation {
    if raw.type.isEmpty { report("type", id, "expected a type, found none") }
    return Relation(
      id: id, type: raw.type, arguments: arguments(raw.arguments, of: id, ids),
      attributes: raw.attributes)
  }

  private mutating func arguments(
    _ raw: [RawRecord.Argument], of id: String, _ ids: RecordIdentifiers
  ) -> [Argument] {
    var arguments: [Argument] = []
    arguments.reserveCapacity(raw.count)
    for argument in raw {
      switch ids.reference(argument.target, kind: argument.kind) {
      case .found(let filler): arguments.append(Argument(role: argument.role, filler: filler))
      case .ambiguous:
        report(
          "ambiguous-id", id,
          "expected 'of' (mention, entity or event) beside the ref \(quoted(argument.target)), "
            + "which several have, found none")
      case .unknown:
        report(
          "unknown-id", id,
          "expected the id of a mention, entity or event, found \(quoted(argument.target))")
      }
    }
    return arguments
  }

  private mutating func members(
    _ group: RawRecord.Group, of id: String, _ numbers: ByteTable<Void>
  ) -> [Int] {
    var members: [Int] = []
    for member in group.members {
      if let index = numbers.number(of: member.utf8.span) {
        members.append(index)
      } else {
        report("unknown-id", id, "expected the id of a member, found \(quoted(member))")
      }
    }
    return members
  }

  // MARK: - Places

  /// The extent of a place of an annotation, or of a part of it that messages name.
  private mutating func extent(
    _ place: RawRecord.Place, of owner: String, _ part: String = ""
  ) -> Extent {
    if let resolver, let repaired = repaired(place, resolver, owner + part) {
      return Extent(repaired)
    }
    if let first = place.first, place.others.isEmpty, unit == .codePoint, resolver == nil,
      let quote = place.quote,
      quote.decoded == nil,
      let fragment = offsets.fragment(first, quoted: quote.range, in: bytes, of: text)
    {
      return Extent(fragment)
    }
    let id = owner + part
    if let first = place.first, place.others.isEmpty, let fragment = fragment(first) {
      check(place, [fragment], id)
      return Extent(fragment)
    }
    var fragments: [Fragment] = []
    for span in place.spans {
      if let fragment = fragment(span) {
        fragments.append(fragment)
      } else {
        report("offset-outside", id, outside(span))
      }
    }
    guard let extent = Extent(joining: fragments) else {
      if place.first == nil { report("spans", id, "expected spans, found none") }
      return Extent(0, 0)
    }
    if fragments.count == place.spans.count { check(place, fragments, id) }
    return extent
  }

  private func fragment(_ span: (start: Int, end: Int)) -> Fragment? {
    guard let resolver else { return offsets.fragment(span.start, span.end, in: unit) }
    return resolver.fragments([span])?.first
  }

  private mutating func check(_ place: RawRecord.Place, _ fragments: [Fragment], _ id: String) {
    guard let quote = place.quote?.content(in: bytes), !Quote.matches(quote, fragments, of: text)
    else { return }
    if let resolver, let claim = claim(place), resolver.matches(claim) { return }
    let expected = fragments.map { text[$0] }.joined(separator: " ")
    report(
      "quote-mismatch", id,
      "expected the text \(quoted(expected)), which stands at the spans, found \(quoted(quote))"
    )
  }

  private mutating func check(_ confidence: Double?, of id: String) {
    if let confidence, !(0...1).contains(confidence) {
      report("score", id, "expected a score between 0 and 1, found \(confidence)")
    }
  }

  private func outside(_ span: (start: Int, end: Int)) -> String {
    let length = resolver?.length ?? "\(offsets.count(in: unit)) \(unit.rawValue)"
    return "expected offsets within the text (\(length)), found \(span.start) \(span.end)"
  }

  private var errorCount: Int { faults.count { $0.severity == .error } }

  private mutating func report(_ code: String, _ id: String, _ message: String) {
    faults.append(Fault(code: code, file: file, line: line, message: "\(id): \(message)"))
  }
}
