import AssayModel

extension CASAssembly {
  /// Reads a structure of the package `assay`; parts of others are read with those.
  func readOwn(
    _ structure: FeatureStructure, into article: inout DraftArticle, _ draft: inout Draft
  ) {
    switch structure.localType {
    case "Mention":
      draft.mentions.append(
        Draft.Mention(
          id: structure.id, type: structure.text("value") ?? "", place: ownPlace(structure),
          attributes: ownAttributes(structure), links: ownLinks(structure),
          confidence: structure.text("confidence").flatMap(Double.init)))
    case "Event":
      let hasTrigger = structure.text("hasTrigger") != "false"
      draft.events.append(
        Draft.Event(
          id: structure.id, type: structure.text("value") ?? "",
          trigger: hasTrigger ? ownPlace(structure) : nil, arguments: ownArguments(structure),
          attributes: ownAttributes(structure), links: ownLinks(structure),
          confidence: structure.text("confidence").flatMap(Double.init), line: structure.line))
    case "Relation":
      draft.relations.append(
        Draft.Relation(
          id: structure.id, type: structure.text("value") ?? "",
          arguments: ownArguments(structure), attributes: ownAttributes(structure),
          line: structure.line))
    case "Entity":
      draft.entities.append(
        Draft.Group(
          id: structure.id, members: structure.references("mentions"), line: structure.line))
    case "EventCluster":
      draft.eventClusters.append(
        Draft.Group(
          id: structure.id, members: structure.references("events"), line: structure.line))
    case "Metadata":
      if let key = structure.text("key") { article.metadata[key] = structure.text("value") ?? "" }
    default: break
    }
  }

  /// The fragments as `0 5;9 12`, or the one fragment of the annotation.
  private func ownPlace(_ structure: FeatureStructure) -> Draft.Place {
    guard let fragments = structure.text("fragments") else {
      return Draft.Place(spans: structure.span.map { [$0] } ?? [], line: structure.line)
    }
    let parts = fragments.split(separator: ";").compactMap {
      part -> (start: Int, end: Int)? in
      let ends = part.split(separator: " ").map { Int($0) }
      guard ends.count == 2, let start = ends[0], let end = ends[1] else { return nil }
      return (start, end)
    }
    let spans = parts.isEmpty ? structure.span.map { [$0] } ?? [] : parts
    return Draft.Place(spans: spans, line: structure.line)
  }

  private func ownArguments(_ structure: FeatureStructure) -> [Draft.Argument] {
    var arguments: [Draft.Argument] = []
    forEachPart(of: structure, "arguments") { part in
      arguments.append(
        Draft.Argument(role: part.text("role") ?? "", filler: part.reference("target") ?? ""))
    }
    return arguments
  }

  private func ownAttributes(_ structure: FeatureStructure) -> [Attribute] {
    var attributes: [Attribute] = []
    forEachPart(of: structure, "attributes") { part in
      let name = part.text("name") ?? ""
      if let number = part.text("number").flatMap(Double.init) {
        attributes.append(Attribute(name, .number(number)))
      } else {
        attributes.append(Attribute(name, part.text("value").map { .text($0) } ?? .flag))
      }
    }
    return attributes
  }

  private func ownLinks(_ structure: FeatureStructure) -> [KnowledgeBaseLink] {
    var links: [KnowledgeBaseLink] = []
    forEachPart(of: structure, "links") { part in
      links.append(
        KnowledgeBaseLink(
          base: part.text("base") ?? "", identifier: part.text("identifier") ?? ""))
    }
    return links
  }
}
