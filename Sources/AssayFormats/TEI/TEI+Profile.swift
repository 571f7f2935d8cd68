extension TEI {
  /// Whether the first bytes of a document say that it is of the profile `assay-tei/1`.
  static func isOfProfile(_ document: [UInt8]) -> Bool {
    document.span.extracting(first: Source.headLength).holds(Array("profile assay-tei/1".utf8))
  }
}

extension Span<UInt8> {
  /// Whether a word stands somewhere.
  ///
  /// Skips by the byte below the word's end (Horspool 1980), so that most bytes are never looked at.
  /// - Complexity: O(n + 256) for usual texts, O(n m) at worst, for a word of m bytes.
  func holds(_ word: [UInt8]) -> Bool {
    guard let last = word.indices.last else { return true }
    var skips = [Int](repeating: word.count, count: 256)
    for index in 0..<last { skips[Int(word[index])] = last - index }
    var end = last
    while end < count {
      if self[end] == word[last],
        word.indices.allSatisfy({ self[end - last + $0] == word[$0] })
      {
        return true
      }
      end += skips[Int(self[end])]
    }
    return false
  }
}
