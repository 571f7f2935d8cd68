import AssayModel

extension CASAssembly {
  /// Reads a structure of the package `assay`; parts of others are read with those.
  ///
  /// Gives whether it is an annotation that others may refer to.
  func readOwn(
    _ structure: FeatureStructure, _ kind: CASTypeKind.Own, into draft: inout CASDraft
  ) -> Bool {
    switch kind {
    case .mention:
      draft.layer.mentions.append(
        Draft.Mention(
          id: id(structure), type: word(.value, of: structure, &draft),
          place: ownPlace(structure), attributes: ownAttributes(structure, &draft),
          links: ownLinks(structure, &draft),
          confidence: confidence(structure)))
      return true
    case .event:
      let hasTrigger = contents.text(.hasTrigger, of: structure) != "false"
      draft.layer.events.append(
        Draft.Event(
          id: id(structure), type: word(.value, of: structure, &draft),
          trigger: hasTrigger ? ownPlace(structure) : nil,
          arguments: ownArguments(structure, &draft),
          attributes: ownAttributes(structure, &draft), links: ownLinks(structure, &draft),
          confidence: confidence(structure), line: structure.line))
      return true
    case .relation:
      draft.layer.relations.append(
        Draft.Relation(
          id: id(structure), type: word(.value, of: structure, &draft),
          arguments: ownArguments(structure, &draft),
          attributes: ownAttributes(structure, &draft), line: structure.line))
      return false
    case .entity:
      draft.layer.entities.append(ownGroup(structure, .mentions))
      return true
    case .eventCluster:
      draft.layer.eventClusters.append(ownGroup(structure, .events))
      return false
    case .metadata:
      if let key = contents.text(.key, of: structure) {
        draft.article.metadata[key] = contents.text(.value, of: structure) ?? ""
      }
      return false
    case .part: return false
    }
  }

  /// The identifier of a structure.
  func id(_ structure: FeatureStructure) -> String { contents.string(structure.id) }

  /// What a feature holds, which many others hold, too; empty where the structure lacks it.
  private func word(
    _ name: CASFeature, of structure: FeatureStructure, _ draft: inout CASDraft
  ) -> String {
    contents.value(name, of: structure).map { draft.words.string($0, in: contents) } ?? ""
  }

  private func confidence(_ structure: FeatureStructure) -> Double? {
    contents.text(.confidence, of: structure).flatMap(Double.init)
  }

  private func ownGroup(_ structure: FeatureStructure, _ members: CASFeature) -> Draft.Group {
    Draft.Group(
      id: id(structure),
      members: contents.references(members, of: structure).map { contents.string($0) },
      line: structure.line)
  }

  /// The fragments as `0 5;9 12`, or the one fragment of the annotation.
  private func ownPlace(_ structure: FeatureStructure) -> Draft.Place {
    guard let fragments = contents.text(.fragments, of: structure) else {
      return Draft.Place(structure.span, line: structure.line)
    }
    let parts = fragments.split(separator: ";").compactMap {
      part -> (start: Int, end: Int)? in
      let ends = part.split(separator: " ").map { Int($0) }
      guard ends.count == 2, let start = ends[0], let end = ends[1] else { return nil }
      return (start, end)
    }
    return parts.isEmpty
      ? Draft.Place(structure.span, line: structure.line)
      : Draft.Place(spans: parts, line: structure.line)
  }

  private func ownArguments(
    _ structure: FeatureStructure, _ draft: inout CASDraft
  ) -> [Draft.Argument] {
    var arguments: [Draft.Argument] = []
    forEachPart(of: structure, .arguments) { part in
      var filler = ""
      if let target = contents.reference(.target, of: part) { filler = contents.string(target) }
      arguments.append(Draft.Argument(role: word(.role, of: part, &draft), filler: filler))
    }
    return arguments
  }

  private func ownAttributes(
    _ structure: FeatureStructure, _ draft: inout CASDraft
  ) -> [Attribute] {
    var attributes: [Attribute] = []
    forEachPart(of: structure, .attributes) { part in
      let name = word(.name, of: part, &draft)
      if let number = contents.text(.number, of: part).flatMap(Double.init) {
        attributes.append(Attribute(name, .number(number)))
      } else if contents.value(.value, of: part) != nil {
        attributes.append(Attribute(name, .text(word(.value, of: part, &draft))))
      } else {
        attributes.append(Attribute(name, .flag))
      }
    }
    return attributes
  }

  private func ownLinks(
    _ structure: FeatureStructure, _ draft: inout CASDraft
  ) -> [KnowledgeBaseLink] {
    var links: [KnowledgeBaseLink] = []
    forEachPart(of: structure, .links) { part in
      links.append(
        KnowledgeBaseLink(
          base: word(.base, of: part, &draft), identifier: word(.identifier, of: part, &draft)))
    }
    return links
  }
}
