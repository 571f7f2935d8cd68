import AssayModel

/// Makes an article of a GATE document: a layer for each annotation set.
///
/// The default set, or the only one, is the layer of the options' annotator; another set is a person's of its
/// name. `Token` and `Sentence` are the article's tokens. The type of an annotation is the mention's, or, for
/// `NamedEntity` as DKPro writes it, the feature `value`; features are attributes, `true` a flag. The feature
/// `matches` gives coreference. Relations are relations; events are kept as ``GATENames`` says.
struct GATEAssembly {
  let document: GATEDocument
  /// What positions count.
  let unit: OffsetUnit

  func reading(
    file: String, name: String, options: ReadingOptions, bytes: Int
  ) -> Reading {
    var article = DraftArticle(id: name, text: document.text, layers: [], unit: unit)
    for feature in document.features {
      guard let text = feature.value.scalarText else { continue }
      if feature.name == GATENames.id {
        article.id = text
      } else {
        article.metadata[feature.name] = text
      }
    }
    article.faults = document.problems.map { problem in
      Fault(
        code: "annotation", file: file, line: problem.line > 0 ? problem.line : nil,
        message: problem.message)
    }
    article.unmodelled = document.sets.filter { $0.name == GATENames.markup }
      .map(\.annotations.count).reduce(0, +)
    let sets = document.sets.filter { set in
      set.name != GATENames.markup && !(set.annotations.isEmpty && set.relations.isEmpty)
    }
    for set in sets {
      let isMain = set.name.isEmpty || sets.count == 1
      article.layers.append(
        layer(set, isMain ? options.annotator : .person(set.name), &article.unmodelled))
      if article.tokens == nil { article.tokens = tokens(set, file, &article.faults) }
    }
    // Sets of nothing but tokens are no layers.
    article.layers.removeAll {
      $0.mentions.isEmpty && $0.events.isEmpty && $0.relations.isEmpty
    }
    if article.layers.isEmpty { article.layers = [Draft(options.annotator)] }
    return article.reading(file: file, options: options, bytes: bytes)
  }

  private func layer(
    _ set: GATEDocument.AnnotationSet, _ annotator: Annotator, _ unmodelled: inout Int
  ) -> Draft {
    var draft = Draft(annotator)
    var arguments: [String: [Draft.Argument]] = [:]
    for relation in set.relations where Self.isTrue(relation.features, GATENames.argument) {
      guard relation.members.count == 2 else { continue }
      arguments[relation.members[0], default: []].append(
        Draft.Argument(role: relation.type, filler: relation.members[1]))
    }
    for annotation in set.annotations {
      let place = Draft.Place(
        spans: [(annotation.start, annotation.end)], line: annotation.line)
      switch annotation.type {
      case GATENames.token:
        unmodelled += annotation.features.count { !GATENames.ofTokens.contains($0.name) }
        continue
      case GATENames.sentence: continue
      case let type where GATENames.bookkeeping.contains(type): continue
      default: break
      }
      if Self.isTrue(annotation.features, GATENames.event) {
        draft.events.append(
          Draft.Event(
            id: annotation.id, type: annotation.type, trigger: place,
            arguments: arguments[annotation.id] ?? [],
            attributes: attributes(annotation.features, without: [GATENames.event]),
            line: annotation.line))
      } else {
        draft.mentions.append(mention(annotation, place))
      }
    }
    draft.entities = chains(set)
    let ids = Set(set.relations.map(\.id))
    let known = Set(set.annotations.map(\.id))
    for relation in set.relations where !Self.isTrue(relation.features, GATENames.argument) {
      // A relation of relations has no place here.
      guard !relation.members.contains(where: { ids.contains($0) && !known.contains($0) }) else {
        unmodelled += 1
        continue
      }
      draft.relations.append(
        Draft.Relation(
          id: relation.id, type: relation.type,
          arguments: relation.members.enumerated().map { place, member in
            Draft.Argument(role: "Arg\(place + 1)", filler: member)
          }, attributes: attributes(relation.features, without: []), line: relation.line))
    }
    return draft
  }

  private func mention(
    _ annotation: GATEDocument.Annotation, _ place: Draft.Place
  ) -> Draft.Mention {
    let value = annotation.features.first { $0.name == "value" }?.value.string
    let isNamed = annotation.type == "NamedEntity" && value?.isEmpty == false
    let known = isNamed ? GATENames.repeated.union(["value"]) : []
    return Draft.Mention(
      id: annotation.id, type: isNamed ? value ?? "" : annotation.type, place: place,
      attributes: attributes(annotation.features, without: known.union([GATENames.matches])))
  }

  private func attributes(
    _ features: [(name: String, value: JSONValue)], without known: Set<String>
  ) -> [Attribute] {
    features.compactMap { name, value in
      guard !known.contains(name) else { return nil }
      switch value {
      case .bool(true): return Attribute(name, .flag)
      case .number(let number): return Attribute(name, .number(number))
      case .array(let items):
        return Attribute(name, items.compactMap(\.scalarText).joined(separator: ";"))
      default: return value.scalarText.map { Attribute(name, $0) }
      }
    }
  }

  private static func isTrue(_ features: [(name: String, value: JSONValue)], _ name: String) -> Bool
  {
    features.contains { $0.name == name && $0.value == .bool(true) }
  }

  /// Mentions that match each other, directly or by way of others.
  private func chains(_ set: GATEDocument.AnnotationSet) -> [Draft.Group] {
    var leaders: [String: String] = [:]
    func leader(_ id: String) -> String {
      var id = id
      while let next = leaders[id], next != id { id = next }
      return id
    }
    let all = set.annotations.filter { !Self.isTrue($0.features, GATENames.event) }
    let named = all.flatMap { annotation in
      annotation.features.filter { $0.name == GATENames.matches }.flatMap { feature in
        [annotation.id] + (feature.value.array ?? []).compactMap(\.identifier)
      }
    }
    let members = Set(named)
    let mentions = all.filter { members.contains($0.id) }
    let ids = Set(mentions.map(\.id))
    for mention in mentions {
      for feature in mention.features where feature.name == GATENames.matches {
        for other in (feature.value.array ?? []).compactMap(\.identifier) where ids.contains(other)
        {
          let (a, b) = (leader(mention.id), leader(other))
          if a != b { leaders[b] = a }
        }
      }
    }
    var groups: [String: Int] = [:]
    var chains: [Draft.Group] = []
    for mention in mentions {
      let leader = leader(mention.id)
      if let group = groups[leader] {
        chains[group].members.append(mention.id)
      } else {
        groups[leader] = chains.count
        chains.append(Draft.Group(members: [mention.id], line: mention.line))
      }
    }
    return chains
  }

  private func tokens(
    _ set: GATEDocument.AnnotationSet, _ file: String, _ faults: inout [Fault]
  ) -> Tokenization? {
    let offsets = OffsetTable(ArticleText(document.text))
    func fragments(_ type: String) -> [Fragment] {
      set.annotations.filter { $0.type == type }.compactMap {
        offsets.fragment($0.start, $0.end, in: unit)
      }.sorted()
    }
    let tokens = fragments(GATENames.token)
    guard !tokens.isEmpty else { return nil }
    let lost = set.annotations.count { $0.type == GATENames.token } - tokens.count
    if lost > 0 {
      faults.append(
        Fault(
          code: "offset-outside", file: file,
          message: "expected tokens within the text, found \(counted(lost, "token")) outside it"))
    }
    return Tokenization(tokens: tokens, sentencesAt: fragments(GATENames.sentence).map(\.start))
  }
}
