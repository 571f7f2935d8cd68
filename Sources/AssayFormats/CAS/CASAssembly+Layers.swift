import AssayModel

extension CASAssembly {
  private func place(_ structure: FeatureStructure) -> Draft.Place {
    Draft.Place(spans: structure.span.map { [$0] } ?? [], line: structure.line)
  }

  /// Features as attributes, those left out that were read or that refer to other structures.
  private func attributes(
    _ structure: FeatureStructure, without known: Set<String> = []
  ) -> [Attribute] {
    structure.features.flatMap { feature -> [Attribute] in
      guard !known.contains(feature.name), !feature.isReference,
        !contents.types.refers(feature.name, of: structure.type.name)
      else { return [] }
      return feature.values.map { Attribute(feature.name, $0) }
    }
  }

  func addMention(_ structure: FeatureStructure, to draft: inout Draft) {
    let isNamed =
      structure.localType == "NamedEntity"
      || contents.types.isKind(structure.type.name, of: CASNames.namedEntity)
    var type = structure.localType
    var links: [KnowledgeBaseLink] = []
    var known: Set<String> = ["next"]
    if isNamed {
      type = structure.text("value") ?? type
      if let identifier = structure.text("identifier"), !identifier.isEmpty {
        links = [KnowledgeBaseLink(joined: identifier)]
      }
      known = ["value", "identifier"]
    } else if !structure.references("next").isEmpty || structure.localType == "CoreferenceLink" {
      type = structure.text("referenceType") ?? type
      known = ["next", "referenceType"]
    }
    draft.mentions.append(
      Draft.Mention(
        id: structure.id, type: type.isEmpty ? structure.localType : type,
        place: place(structure), attributes: attributes(structure, without: known), links: links))
  }

  /// Gives the number of slots that nobody filled.
  func addEvent(_ structure: FeatureStructure, to draft: inout Draft) -> Int {
    let slots = slots(of: structure)
    let isPredicate = structure.type.name == CASNames.predicate
    let category = isPredicate ? structure.text("category") : nil
    let known = Set(slots.links.map(\.feature) + slots.unfilled)
      .union(isPredicate ? ["category"] : [])
    draft.events.append(
      Draft.Event(
        id: structure.id, type: category ?? structure.localType, trigger: place(structure),
        arguments: slots.links.map { feature, link in
          Draft.Argument(
            role: link.text("role") ?? feature, filler: link.references("target")[0])
        }, attributes: attributes(structure, without: known), line: structure.line))
    return slots.unfilled.count
  }

  /// Whether both ends are annotations that are read.
  func addRelation(_ structure: FeatureStructure, to draft: inout Draft) -> Bool {
    let ends = ["Governor", "Dependent"].map { role in
      (role: role, filler: structure.references(role)[0])
    }
    guard ends.allSatisfy({ byID[$0.filler] != nil }) else { return false }
    draft.relations.append(
      Draft.Relation(
        id: structure.id, type: structure.localType,
        arguments: ends.map { Draft.Argument(role: $0.role, filler: $0.filler) },
        attributes: attributes(structure, without: ["Governor", "Dependent"]),
        line: structure.line))
    return true
  }

  func addChain(_ structure: FeatureStructure, to draft: inout Draft) {
    let members = chain(from: structure.references("first")[0])
    guard !members.isEmpty else { return }
    draft.entities.append(Draft.Group(id: structure.id, members: members, line: structure.line))
  }

  /// Arguments whose filler is none of the annotations, for example a token, are counted and left out.
  func keepKnownFillers(_ draft: inout Draft, _ article: inout DraftArticle) {
    let known = Set(draft.mentions.compactMap(\.id)).union(draft.events.compactMap(\.id))
      .union(draft.entities.compactMap(\.id))
    func isLost(_ argument: Draft.Argument) -> Bool {
      !known.contains(argument.filler) && byID[argument.filler] != nil
    }
    for index in draft.events.indices {
      let before = draft.events[index].arguments.count
      draft.events[index].arguments.removeAll(where: isLost)
      article.unmodelled += before - draft.events[index].arguments.count
    }
    let before = draft.relations.count
    draft.relations.removeAll { $0.arguments.contains(where: isLost) }
    article.unmodelled += before - draft.relations.count
  }
}
