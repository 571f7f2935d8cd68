import AssayModel

extension CASAssembly {
  /// Features as attributes, those left out that were read or that refer to other structures.
  private func attributes(
    _ structure: FeatureStructure, _ draft: inout CASDraft,
    isRead: (CASFeatureName) -> Bool
  ) -> [Attribute] {
    var attributes: [Attribute] = []
    for feature in contents.features(of: structure) {
      guard !feature.isReference, !isRead(feature.name),
        !refers(feature.name, of: structure, &draft)
      else { continue }
      attributes.append(
        Attribute(contents.spelling(feature.name), contents.string(feature.value)))
    }
    return attributes
  }

  /// Whether a feature is known to hold other structures.
  private func refers(
    _ name: CASFeatureName, of structure: FeatureStructure, _ draft: inout CASDraft
  ) -> Bool {
    let feature = CASDraft.TypedFeature(type: structure.type, name: name)
    if let known = draft.refers[feature] { return known }
    let refers = contents.typeSystem.refers(
      contents.spelling(name), of: contents.types[Int(structure.type)].name)
    draft.refers[feature] = refers
    return refers
  }

  private func localType(_ structure: FeatureStructure) -> String {
    contents.types[Int(structure.type)].localName
  }

  func addMention(_ structure: FeatureStructure, to draft: inout CASDraft) {
    let kind = kind(of: structure)
    var type: String?
    var links: [KnowledgeBaseLink] = []
    var read = (CASFeature.next, CASFeature.next)
    if kind.isNamedEntity {
      type = contents.text(.value, of: structure)
      if let identifier = contents.text(.identifier, of: structure), !identifier.isEmpty {
        links = [KnowledgeBaseLink(joined: identifier)]
      }
      read = (.value, .identifier)
    } else if kind.isChainLink || contents.reference(.next, of: structure) != nil {
      type = contents.text(.referenceType, of: structure)
      read = (.next, .referenceType)
    }
    if type?.isEmpty ?? true { type = localType(structure) }
    let attributes = attributes(structure, &draft) {
      $0 == CASFeatureName(read.0) || $0 == CASFeatureName(read.1)
    }
    draft.layer.mentions.append(
      Draft.Mention(
        id: id(structure), type: type ?? "",
        place: Draft.Place(structure.span, line: structure.line), attributes: attributes,
        links: links))
  }

  /// Gives the number of slots that nobody filled.
  func addEvent(
    _ structure: FeatureStructure, _ slots: Slots, to draft: inout CASDraft
  ) -> Int {
    let isPredicate = kind(of: structure).isPredicate
    let category = isPredicate ? contents.text(.category, of: structure) : nil
    let read = Set(slots.links.map(\.feature) + slots.unfilled)
    let attributes = attributes(structure, &draft) {
      read.contains($0) || (isPredicate && $0 == CASFeatureName(.category))
    }
    draft.layer.events.append(
      Draft.Event(
        id: id(structure), type: category ?? localType(structure),
        trigger: Draft.Place(structure.span, line: structure.line),
        arguments: slots.links.map { feature, link in
          Draft.Argument(
            role: contents.text(.role, of: link) ?? contents.spelling(feature),
            filler: contents.references(.target, of: link).first.map(contents.string) ?? "")
        }, attributes: attributes, line: structure.line))
    return slots.unfilled.count
  }

  /// Whether both ends are annotations that are read.
  func addRelation(_ structure: FeatureStructure, to draft: inout CASDraft) -> Bool {
    var arguments: [Draft.Argument] = []
    for role in [CASFeature.Governor, .Dependent] {
      guard let filler = contents.reference(role, of: structure), place(of: filler) != nil else {
        return false
      }
      arguments.append(Draft.Argument(role: "\(role)", filler: contents.string(filler)))
    }
    let attributes = attributes(structure, &draft) {
      $0 == CASFeatureName(.Governor) || $0 == CASFeatureName(.Dependent)
    }
    draft.layer.relations.append(
      Draft.Relation(
        id: id(structure), type: localType(structure), arguments: arguments,
        attributes: attributes, line: structure.line))
    return true
  }

  /// Whether the chain has members.
  func addChain(_ structure: FeatureStructure, to draft: inout CASDraft) -> Bool {
    guard let first = contents.reference(.first, of: structure) else { return false }
    let members = chain(from: first)
    guard !members.isEmpty else { return false }
    draft.layer.entities.append(
      Draft.Group(
        id: id(structure), members: members.map { id(contents.structures[$0]) },
        line: structure.line))
    return true
  }

  /// Arguments whose filler is none of the annotations, for example a token, are counted and left out.
  func keepKnownFillers(_ draft: inout CASDraft) {
    let isRead = draft.isRead
    func isLost(_ argument: Draft.Argument) -> Bool {
      index.index(of: argument.filler).map { !isRead[$0] } ?? false
    }
    for index in draft.layer.events.indices {
      let before = draft.layer.events[index].arguments.count
      draft.layer.events[index].arguments.removeAll(where: isLost)
      draft.article.unmodelled += before - draft.layer.events[index].arguments.count
    }
    let before = draft.layer.relations.count
    draft.layer.relations.removeAll { $0.arguments.contains(where: isLost) }
    draft.article.unmodelled += before - draft.layer.relations.count
  }
}
