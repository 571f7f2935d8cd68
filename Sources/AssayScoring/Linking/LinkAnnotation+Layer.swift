public import AssayModel

extension LinkAnnotation {
  /// The mentions of a layer with their links.
  ///
  /// A mention is linked to the first of its knowledge-base identifiers, written `base:identifier`;
  /// without one it stands outside the knowledge base, in one cluster with the other mentions of
  /// its entity: `NIL:` with the document and the entity, so that documents keep apart. Offsets are
  /// bytes, and a mention of several fragments goes from its first byte to its last.
  ///
  /// - Complexity: O(n) in the number of mentions.
  public static func annotations(of layer: Layer, document: String) -> [LinkAnnotation] {
    var entities = [String?](repeating: nil, count: layer.mentions.count)
    for entity in layer.entities {
      for mention in entity.mentions { entities[mention] = "entity \(entity.id)" }
    }
    return layer.mentions.enumerated().map { index, mention in
      let link = mention.links.first.map { "\($0.base):\($0.identifier)" }
      let outside = "NIL:\(document):\(entities[index] ?? "mention \(mention.id)")"
      return LinkAnnotation(
        document: document, start: mention.extent.start, last: mention.extent.end - 1,
        candidates: [
          LinkCandidate(
            identifier: link ?? outside, score: mention.confidence, type: mention.type)
        ])
    }
  }
}
