import AssayModel

/// Makes an article of a BioC document.
///
/// The specification counts offsets in bytes, most programs in code points, some from the passage and
/// not from the document: the reading is taken under which the most quotes match. Where none match at all,
/// `text` is taken to hold something else, as the specification allows, with a warning.
struct BioCAssembly {
  private let document: BioCDocument
  /// The passages and sentences that have a text of their own.
  private var parts: [BioCDocument.Part] = []
  /// Annotations with the number of their part and their identifier in the layer.
  private var annotations: [(part: Int?, id: String, content: BioCDocument.Annotation)] = []
  private var relations: [(part: Int?, id: String?, content: BioCDocument.Relation)] = []
  /// What annotations and relations are called in the layer, by part and identifier.
  private var names: [Name: String] = [:]

  private struct Name: Hashable {
    let part: Int?
    let id: String
  }

  init(_ document: BioCDocument) {
    self.document = document
    for passage in document.whole.parts { collect(passage) }
    take(document.whole, nil)
  }

  private mutating func collect(_ passage: BioCDocument.Part) {
    var owner: Int?
    if passage.text != nil || passage.parts.allSatisfy({ $0.text == nil }) {
      owner = parts.count
      parts.append(passage)
    }
    for sentence in passage.parts {
      if owner == nil, sentence.text != nil {
        parts.append(sentence)
        take(sentence, parts.count - 1)
      } else {
        take(sentence, owner)
      }
    }
    take(passage, owner)
  }

  private mutating func take(_ part: BioCDocument.Part, _ number: Int?) {
    for annotation in part.annotations where !annotation.locations.isEmpty {
      let id = annotation.id ?? "T\(annotations.count + 1)"
      annotations.append((number, name(id, in: number), annotation))
    }
    for relation in part.relations {
      relations.append((number, relation.id.map { name($0, in: number) }, relation))
    }
  }

  /// A name that is unique in the document, for identifiers that are so only in a passage.
  private mutating func name(_ id: String, in part: Int?) -> String {
    let isTaken = names[Name(part: nil, id: id)] != nil && names[Name(part: part, id: id)] == nil
    let name = isTaken ? "\(id)#\((part ?? 0) + 1)" : id
    if names[Name(part: nil, id: id)] == nil { names[Name(part: nil, id: id)] = name }
    names[Name(part: part, id: id)] = name
    return name
  }

  private func resolved(_ id: String, in part: Int?) -> String {
    names[Name(part: part, id: id)] ?? names[Name(part: nil, id: id)] ?? id
  }

  // MARK: - The reading

  func reading(
    file: String, name: String, options: ReadingOptions, bytes: Int
  ) -> Reading {
    let id = document.id.flatMap { $0.isEmpty ? nil : $0 } ?? name
    if let fault = missingText(file) {
      return Reading(id: id, article: nil, faults: [fault], bytes: bytes)
    }
    let layout = layout(options)
    var draft = Draft(options.annotator)
    var faults = document.problems.map { problem in
      Fault(
        code: "record", file: file, line: problem.line > 0 ? problem.line : nil,
        message: problem.message)
    }
    let hasQuotes = layout.matches > 0 || annotations.allSatisfy { $0.content.text == nil }
    if !hasQuotes {
      faults.append(
        Fault(
          .warning, code: "no-quotes", file: file,
          line: document.line > 0 ? document.line : nil,
          message: "expected the text of annotations to be what stands at their places, found that "
            + "it is so for none; it is not checked"))
    }
    for annotation in annotations {
      let spans = annotation.content.locations.compactMap {
        layout.best.span($0, in: annotation.part)
      }
      let place = Draft.Place(
        spans: spans, quote: hasQuotes ? annotation.content.text : nil,
        line: annotation.content.line)
      draft.mentions.append(mention(annotation.id, annotation.content, place))
    }
    let unmodelled = addRelations(to: &draft)
    let infons = document.infons.map { ($0.key, $0.value) }
    return DraftArticle(
      id: id, text: layout.best.text.string,
      metadata: Dictionary(infons, uniquingKeysWith: { first, _ in first }), layers: [draft],
      unit: layout.best.unit, line: document.line, faults: faults, unmodelled: unmodelled
    ).reading(file: file, options: options, bytes: bytes)
  }

  /// What is wrong where there are annotations and no text, as in files that are merged with another.
  private func missingText(_ file: String) -> Fault? {
    let isOfNoText = annotations.allSatisfy { $0.content.locations.allSatisfy { $0.length == 0 } }
    guard !isOfNoText, parts.allSatisfy({ $0.text?.isEmpty ?? true }) else { return nil }
    return Fault(
      code: "missing-text", file: file, line: document.line > 0 ? document.line : nil,
      message: "expected the text of passages or sentences, found "
        + "\(counted(annotations.count, "annotation")) of a text that is not in the file")
  }

  /// The layout under which the most quotes match, of those the one with the most places in their parts, of
  /// those the one with the most parts one blank behind another.
  private func layout(_ options: ReadingOptions) -> (best: BioCLayout, matches: Int) {
    let isASCII = parts.allSatisfy { $0.text?.utf8.allSatisfy { $0 < 0x80 } ?? true }
    let units =
      options.offsets.map { [$0] } ?? (isASCII ? [.codePoint] : [.codePoint, .byte, .utf16])
    var best = BioCLayout(parts, unit: units[0], isRelative: false)
    var score = score(best)
    for isRelative in [false, true] {
      // Nothing is better than offsets that all fit as they should.
      if isRelative, score.matches == annotations.count || score.inside == annotations.count {
        break
      }
      for unit in units where isRelative || unit != units[0] {
        let layout = BioCLayout(parts, unit: unit, isRelative: isRelative)
        let other = self.score(layout)
        let isBetter =
          (other.matches, other.inside, layout.singleBlanks)
          > (score.matches, score.inside, best.singleBlanks)
        if isBetter { (best, score) = (layout, other) }
      }
    }
    return (best, score.matches)
  }

  private func score(_ layout: BioCLayout) -> (matches: Int, inside: Int) {
    let offsets = OffsetTable(layout.text)
    var matches = 0, inside = 0
    for annotation in annotations {
      let spans = annotation.content.locations.compactMap { layout.span($0, in: annotation.part) }
      let fragments = spans.compactMap { offsets.fragment($0.start, $0.end, in: layout.unit) }
      guard fragments.count == annotation.content.locations.count else { continue }
      if spans.allSatisfy({ layout.isInside($0, annotation.part) }) { inside += 1 }
      if let text = annotation.content.text,
        Quote.matches(Array(text.utf8)[...], fragments, of: layout.text)
      {
        matches += 1
      }
    }
    return (matches, inside)
  }

  // MARK: - Annotations

  private func mention(
    _ id: String, _ content: BioCDocument.Annotation, _ place: Draft.Place
  ) -> Draft.Mention {
    let infons = content.infons
    var links: [KnowledgeBaseLink] = []
    if let identifier = BioCNames.value(infons, "identifier") {
      links = [
        BioCNames.value(infons, "database").map {
          KnowledgeBaseLink(base: $0, identifier: identifier)
        } ?? KnowledgeBaseLink(joined: identifier)
      ]
    }
    return Draft.Mention(
      id: id, type: BioCNames.value(infons, "type") ?? "annotation", place: place,
      attributes: BioCNames.attributes(infons, without: ["type", "identifier", "database"]),
      links: links)
  }

  /// Adds relations, events and chains; gives how many relations of relations were left out.
  private func addRelations(to draft: inout Draft) -> Int {
    let places = Dictionary(
      draft.mentions.enumerated().map { ($1.id ?? "", $0) }, uniquingKeysWith: { a, _ in a })
    let events = relations.filter { trigger($0.content, $0.part, places) != nil }
    let eventIDs = Set(events.compactMap(\.content.id))
    let relationIDs = Set(relations.compactMap(\.content.id)).subtracting(eventIDs)
    var unmodelled = 0
    var triggers: Set<Int> = [], fillers: Set<String> = []
    for (number, entry) in relations.enumerated() {
      let relation = entry.content, trigger = trigger(relation, entry.part, places)
      var arguments: [Draft.Argument] = []
      for node in relation.nodes where trigger == nil || !BioCNames.isTrigger(node.role) {
        let filler = resolved(node.id, in: entry.part)
        if relationIDs.contains(node.id), places[filler] == nil { continue }
        arguments.append(Draft.Argument(role: node.role, filler: filler))
        fillers.insert(filler)
      }
      let isWhole = arguments.count + (trigger == nil ? 0 : 1) >= relation.nodes.count
      if !isWhole { unmodelled += 1 }
      let type = BioCNames.value(relation.infons, "type") ?? "relation"
      if let trigger {
        triggers.insert(trigger)
        draft.events.append(
          Draft.Event(
            id: entry.id ?? "E\(number + 1)", type: type, trigger: draft.mentions[trigger].place,
            arguments: arguments,
            attributes: BioCNames.attributes(relation.infons, without: ["type"]),
            line: relation.line))
      } else if type == BioCNames.coreference {
        draft.entities.append(
          Draft.Group(
            id: entry.id, members: arguments.map(\.filler), line: relation.line))
      } else if isWhole {
        draft.relations.append(
          Draft.Relation(
            id: entry.id, type: type, arguments: arguments,
            attributes: BioCNames.attributes(relation.infons, without: ["type"]),
            line: relation.line))
      }
    }
    // A trigger is no mention, unless something else points to it.
    let members = Set(draft.entities.flatMap(\.members))
    draft.mentions = draft.mentions.enumerated().filter { place, mention in
      let id = mention.id ?? ""
      return !triggers.contains(place) || fillers.contains(id) || members.contains(id)
    }.map(\.element)
    return unmodelled
  }

  /// The number of the annotation that a relation has as trigger.
  private func trigger(
    _ relation: BioCDocument.Relation, _ part: Int?, _ places: [String: Int]
  ) -> Int? {
    relation.nodes.first { BioCNames.isTrigger($0.role) }.flatMap {
      places[resolved($0.id, in: part)]
    }
  }
}
