public import AssayModel

extension LinkAnnotation {
  /// The mentions of a layer with their links.
  ///
  /// A mention is linked to the first of its knowledge-base identifiers, written `base:identifier`;
  /// without one it stands outside the knowledge base, in one cluster with the other mentions of
  /// its entity: `NIL:` with the document and the entity, so that documents keep apart. An
  /// identifier of a base called `NIL` is one outside, too, shared by all documents. Offsets are
  /// bytes, or code points where a table of the text is given, and a mention of several fragments
  /// goes from its first to its last.
  ///
  /// - Complexity: O(n) in the number of mentions.
  public static func annotations(
    of layer: Layer, document: String, offsets: OffsetTable? = nil
  ) -> [LinkAnnotation] {
    var entities = [String?](repeating: nil, count: layer.mentions.count)
    for entity in layer.entities {
      for mention in entity.mentions { entities[mention] = "entity \(entity.id)" }
    }
    return layer.mentions.enumerated().map { index, mention in
      let link = mention.links.first.map { "\($0.base):\($0.identifier)" }
      let outside = "NIL:\(document):\(entities[index] ?? "mention \(mention.id)")"
      let extent = offsets.map { mention.extent.inCodePoints($0) } ?? mention.extent
      return LinkAnnotation(
        document: document, start: extent.start, last: extent.end - 1,
        candidates: [
          LinkCandidate(
            identifier: link ?? outside, score: mention.confidence, type: mention.type)
        ])
    }
  }
}
