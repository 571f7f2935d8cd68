extension TEI {
  /// Whether the first bytes of a document say that it is of the profile `assay-tei/1`.
  static func isOfProfile(_ document: [UInt8]) -> Bool {
    document.span.extracting(first: Source.headLength).holds(Array("profile assay-tei/1".utf8))
  }
}

extension Span<UInt8> {
  /// Whether a word of at least two bytes stands somewhere.
  func holds(_ word: [UInt8]) -> Bool {
    var position = 0
    while position + word.count <= count {
      if self[position] == word[0], self[position + 1] == word[1],
        word.indices.allSatisfy({ self[position + $0] == word[$0] })
      {
        return true
      }
      position += 1
    }
    return false
  }
}
