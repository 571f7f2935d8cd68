public import AssayModel

extension Layer {
  /// A SHA-256 digest of what the layer says: 32 bytes.
  ///
  /// Equal for layers with the same mentions, entities, events, event clusters and relations, in
  /// any order and under any identifiers. Left out is what no score depends on: who made the
  /// layer, confidences, and the tags that mentions were read from.
  /// - Complexity: O(n log n) in the number of annotations, O(n) where they are in text order.
  public var canonicalDigest: [UInt8] { SHA256.hash(of: canonicalBytes) }

  /// What ``canonicalDigest`` is a digest of.
  fileprivate var canonicalBytes: [UInt8] {
    var all = CanonicalBytes()
    all.append(self)
    return all.bytes
  }
}

/// A digest of a collection of articles that does not depend on their order.
///
/// The sum, modulo 2²⁵⁶, of a SHA-256 digest for each article; articles can be added one by one
/// and sums can be added. It tells corpora apart that differ by accident; it is not meant to
/// withstand somebody who constructs a corpus with a given sum.
public struct DigestSum: Hashable, Sendable {
  /// The number of articles.
  public private(set) var count = 0
  /// The sum, the least significant word first.
  private var words: [UInt64] = [0, 0, 0, 0]

  /// The sum of no articles.
  public init() {}

  /// Adds an article of a gold standard: its id, text and annotations.
  public mutating func add(gold layer: Layer, text: ArticleText?, id: String) {
    add(Self.hash(gold: layer, text: text, id: id))
  }

  /// The SHA-256 digest of an article of a gold standard: 32 bytes.
  public static func digest(gold layer: Layer, text: ArticleText?, id: String) -> [UInt8] {
    hash(gold: layer, text: text, id: id).finalized()
  }

  private static func hash(gold layer: Layer, text: ArticleText?, id: String) -> SHA256 {
    var bytes = CanonicalBytes()
    bytes.append("assay gold 1")
    bytes.append(id)
    bytes.append(text?.count ?? 0)
    var hash = SHA256()
    if let text, text.count < shortText {
      bytes.append(text.bytes)
    } else if let text {
      hash.update(bytes.bytes.span)
      hash.update(text.bytes.span)
      bytes = CanonicalBytes()
    }
    bytes.append(layer)
    hash.update(bytes.bytes.span)
    return hash
  }

  /// Below how many bytes a text is copied, so that all is taken in at once.
  private static let shortText = 4096

  /// Adds the predicted annotations of an article.
  public mutating func add(predicted layer: Layer, id: String) {
    add(Self.hash(predicted: layer, id: id))
  }

  /// The SHA-256 digest of the predicted annotations of an article: 32 bytes.
  public static func digest(predicted layer: Layer, id: String) -> [UInt8] {
    hash(predicted: layer, id: id).finalized()
  }

  private static func hash(predicted layer: Layer, id: String) -> SHA256 {
    var bytes = CanonicalBytes()
    bytes.append("assay predicted 1")
    bytes.append(id)
    bytes.append(layer)
    var hash = SHA256()
    hash.update(bytes.bytes.span)
    return hash
  }

  private mutating func add(_ hash: SHA256) {
    let halves = hash.finalizedWords()
    count += 1
    add { word in
      // The first byte of a digest is the least significant.
      UInt64(halves[2 * word].byteSwapped) | UInt64(halves[2 * word + 1].byteSwapped) << 32
    }
  }

  /// Adds the digest of an article: 32 bytes.
  package mutating func add(digest: [UInt8]) {
    count += 1
    add { word in
      digest[8 * word..<8 * word + 8].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    }
  }

  /// Adds a number of 256 bits, given word by word from the least significant.
  private mutating func add(_ word: (Int) -> UInt64) {
    var carry: UInt64 = 0
    for i in words.indices {
      let (partial, first) = words[i].addingReportingOverflow(word(i))
      let (sum, second) = partial.addingReportingOverflow(carry)
      words[i] = sum
      carry = first || second ? 1 : 0
    }
  }

  /// Adds the articles of another sum.
  public static func += (a: inout DigestSum, b: DigestSum) {
    a.count += b.count
    a.add { b.words[$0] }
  }

  /// The first 12 hexadecimal digits of the SHA-256 digest of the count and the sum.
  public var short: String { String(hexadecimal.prefix(12)) }

  /// The SHA-256 digest of the count and the sum, in 64 hexadecimal digits.
  public var hexadecimal: String {
    let numbers = [UInt64(count)] + words
    let bytes = numbers.flatMap { number in
      stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: number >> UInt64($0)) }
    }
    return SHA256.hexDigest(of: bytes)
  }
}
