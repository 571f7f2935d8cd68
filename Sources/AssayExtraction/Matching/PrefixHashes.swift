import AssaySystem
internal import CByteClasses

/// The hashes of the first word of a text, of the first two, and so on.
struct PrefixHashes: Sendable {
  /// One for each word.
  private(set) var all: [UInt64] = []

  /// Finds those of a text in place of what was there.
  ///
  /// - Complexity: O(n) in words.
  mutating func find(in bytes: Span<UInt8>, _ blocks: Span<CWordBlock>, folds: Bool) {
    all.removeAll(keepingCapacity: true)
    var words = CWords()
    while WordListing.extend(&words, in: bytes, blocks, folds: folds) {
      if folds { WordHash.foldForeign(&words, in: bytes, from: 0) }
      all.append(words.hash)
    }
  }
}
