import AssayModel
import AssaySystem
internal import CByteClasses

/// Hashes of words in a row, in which upper and lower case of ASCII letters are the same.
///
/// A word is known by its first and last eight bytes and its length; whoever finds two of one hash
/// compares them. Where case is folded, words with other letters are hashed here, in small letters.
enum WordHash {
  /// The state of words whose last one is not in the hash yet.
  private static let foreign: UInt32 = 4

  /// Takes the last words of a list into their hashes where that was left, and keeps what a filter knows; gives
  /// the number of the words kept.
  static func foldForeign(
    _ words: inout [CWords], _ count: Int, in bytes: Span<UInt8>, from base: Int, filter: [UInt64]
  ) -> Int {
    var kept = 0
    for number in 0..<count {
      var word = words[number]
      if foldForeign(&word, in: bytes, from: base) {
        word.state = filter.span.state(of: word.hash)
      }
      words[kept] = word
      kept += word.state == 0 ? 0 : 1
    }
    return kept
  }

  /// Takes the last one of some words into their hash where that was left; gives whether it was.
  @inline(__always)
  @discardableResult
  static func foldForeign(_ words: inout CWords, in bytes: Span<UInt8>, from base: Int) -> Bool {
    guard words.state == foreign else { return false }
    words.hash = joined(words.hash, bytes.string(base + Int(words.last)..<base + Int(words.end)))
    return true
  }

  /// The hash of some words and of the small letters of one more, which may have another number of bytes.
  private static func joined(_ hash: UInt64, _ word: String) -> UInt64 {
    WordListing.joinedHash(hash, Array(word.lowercased().utf8).span)
  }
}

extension Span<UInt8> {
  /// A range of valid UTF-8 as a string.
  func string(_ range: Range<Int>) -> String {
    String(decoding: range.map { self[$0] }, as: UTF8.self)
  }
}
