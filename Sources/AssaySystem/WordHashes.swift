internal import CByteClasses

/// Hashes of words in a row, in which upper and lower case of ASCII letters are the same.
///
/// A word is known by its first sixteen bytes and its length; whoever finds two of one hash compares them. Where case
/// is folded, words with bytes above 0x7F are hashed in small letters.
package enum WordHashes {
  /// Writes those of the first word of a text, of the first two, and so on, in place of what a list held.
  ///
  /// - Parameter words: The bytes of words, as of ``ByteMarking/appendWords(of:_:startingWith:form:words:starts:)``,
  ///   and one number more.
  /// - Complexity: O(n) in words.
  package static func find(
    in bytes: Span<UInt8>, _ words: Span<UInt64>, folds: Bool, hashes: inout [UInt64]
  ) {
    let room = words.count * 32
    hashes.removeAll(keepingCapacity: true)
    hashes.append(addingCapacity: room) { (output: inout OutputSpan<UInt64>) in
      unsafe output.withUnsafeMutableBufferPointer { hashes, initialized in
        guard let start = hashes.baseAddress, hashes.count >= room else { return }
        unsafe initialized = withText(bytes, words, folds: folds) { text in
          unsafe cbyte_prefix_hashes(text, start)
        }
      }
    }
  }

  /// The hash of some words and one more.
  package static func joined(_ hash: UInt64, _ word: Span<UInt8>) -> UInt64 {
    unsafe word.withUnsafeBufferPointer { word in
      unsafe cbyte_joined_hash(hash, word.baseAddress, word.count)
    }
  }

  /// Hands C a text and its words for the length of a call.
  static func withText<Result>(
    _ bytes: Span<UInt8>, _ words: Span<UInt64>, folds: Bool,
    _ body: (UnsafePointer<CWordText>) -> Result
  ) -> Result {
    precondition(words.count == bytes.count / 64 + 2, "the words are those of the text")
    return unsafe bytes.withUnsafeBufferPointer { bytes in
      unsafe words.withUnsafeBufferPointer { words in
        var text = unsafe CWordText()
        unsafe text.bytes = bytes.baseAddress
        unsafe text.count = bytes.count
        unsafe text.words = words.baseAddress
        if folds { unsafe text.joined = joinedInSmallLetters }
        return unsafe withUnsafePointer(to: text) { text in unsafe body(text) }
      }
    }
  }
}

/// The hash of some words and of the small letters of one more, which may have another number of bytes.
private func joinedInSmallLetters(
  _ hash: UInt64, _ word: UnsafePointer<UInt8>?, _ count: Int
) -> UInt64 {
  let bytes = unsafe UnsafeBufferPointer(start: word, count: count)
  let small = unsafe Array(String(decoding: bytes, as: UTF8.self).lowercased().utf8)
  return WordHashes.joined(hash, small.span)
}
