import AssayModel

extension PeerDocument {
  /// The mentions of both sides as standoff files would list them, in code points where the text is
  /// known and in bytes where it is not.
  ///
  /// Identifiers stay where all of a side are `T` with a number, as in standoff files; otherwise
  /// mentions are numbered in source order. Fragments that touch have become one.
  package var standoff: PeerArticle {
    let table = pair.text.map(OffsetTable.init)
    return PeerArticle(
      id: pair.id, gold: pair.gold.map { $0.peerEntities(table) },
      predicted: pair.predicted.map { $0.peerEntities(table) })
  }

  /// The mentions of a side as neleval lists them, in the same unit; none where the side lacks the
  /// article.
  package func links(_ side: AnnotationSide) -> [LinkAnnotation] {
    let table = pair.text.map(OffsetTable.init)
    return layer(side).map {
      LinkAnnotation.annotations(of: $0, document: pair.id, offsets: table)
    } ?? []
  }
}

extension Layer {
  fileprivate func peerEntities(_ table: OffsetTable?) -> [PeerEntity] {
    let keepsIdentifiers = mentions.allSatisfy { mention in
      mention.id.utf8.first == UInt8(ascii: "T") && Int(mention.id.dropFirst()) != nil
    }
    return mentions.enumerated().map { index, mention in
      let extent = table.map { mention.extent.inCodePoints($0) } ?? mention.extent
      return PeerEntity(
        id: keepsIdentifiers ? mention.id : "T\(index + 1)", type: mention.type,
        fragments: extent.fragments.map { $0.start..<$0.end })
    }
  }
}
