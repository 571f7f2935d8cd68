import AssaySystem
internal import CByteClasses

/// The hashes of the first word of a text, of the first two, and so on.
struct PrefixHashes {
  private let folds: Bool
  private var words = [CWords()]
  /// How many words there are so far.
  private(set) var count = 0

  /// A filter that knows all.
  private static let all = [~UInt64(0)]

  /// Before the first word.
  init(folds: Bool) {
    self.folds = folds
  }

  /// The hash of the words so far.
  var hash: UInt64 { words[0].hash }

  /// Takes in the next word; false where there is none.
  @inline(__always)
  mutating func advance(_ bytes: Span<UInt8>, _ blocks: Span<CWordBlock>) -> Bool {
    let found = WordListing.extend(
      &words, 1, in: bytes, blocks, from: 0, filter: Self.all, folds: folds)
    if folds { _ = WordHash.foldForeign(&words, found, in: bytes, from: 0, filter: Self.all) }
    count &+= found
    return found == 1
  }
}
