internal import CByteClasses

/// The hashes of the first word of a text, of the first two, and so on.
struct PrefixHashes {
  private let folds: Bool
  /// The hash of the words so far.
  private(set) var hash: UInt64 = 0
  /// How many words there are so far.
  private(set) var count = 0
  private var end = 0

  /// Before the first word.
  init(folds: Bool) {
    self.folds = folds
  }

  /// Takes in the next word; false where there is none.
  @inline(__always)
  mutating func advance(_ bytes: Span<UInt8>, _ blocks: Span<CWordBlock>) -> Bool {
    guard let start = blocks.wordStart(from: end) else { return false }
    end = blocks.wordEnd(from: start)
    hash = WordHash.joined(hash, WordHash.hash(bytes, start, end, folds: folds))
    count &+= 1
    return true
  }
}
