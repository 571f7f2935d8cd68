package import CByteClasses

/// Lists the words of texts with their hashes, by the widest instructions that the processor has.
///
/// Each call hands C the text and the lists for its own duration. The blocks are those of
/// ``ByteMarking/appendWords(of:_:startingWith:form:to:)`` and one more without a word.
package enum WordListing {
  /// The number of words that a list needs room for, for so many blocks.
  package static func room(for blocks: Int) -> Int { blocks * 32 + 4 }

  /// Lists the words that start a search in some blocks, each alone, as far as a filter knows them; gives their
  /// number.
  ///
  /// - Parameters:
  ///   - filter: A power of two of cells.
  ///   - folds: Whether words with bytes above 0x7F are left foreign.
  ///   - places: Used on the way.
  /// - Complexity: O(n) in words.
  @inlinable
  package static func open(
    _ range: Range<Int>, of bytes: Span<UInt8>, _ blocks: Span<CWordBlock>, filter: [UInt64],
    folds: Bool, form: CByteForm = ByteMarking.best, places: inout [UInt32],
    words: inout [CWords]
  ) -> Int {
    precondition(0 <= range.lowerBound && range.upperBound < blocks.count, "the blocks exist")
    let needed = room(for: range.count)
    precondition(needed <= min(places.count, words.count), "the lists have room")
    return unsafe with(bytes, blocks, range.lowerBound * 64, filter, folds) { text, filter in
      unsafe places.withUnsafeMutableBufferPointer { places in
        unsafe words.withUnsafeMutableBufferPointer { words in
          unsafe cbyte_open_words(
            text, range.count, filter, form, places.baseAddress, words.baseAddress)
        }
      }
    }
  }

  /// Adds to each of the first words of a list the next word of the text, and leaves out those behind which there is
  /// none or which the filter does not know; gives the number that is left.
  ///
  /// - Parameter base: Where offsets in the list count from.
  @inlinable
  package static func extend(
    _ words: inout [CWords], _ count: Int, in bytes: Span<UInt8>, _ blocks: Span<CWordBlock>,
    from base: Int, filter: [UInt64], folds: Bool, form: CByteForm = ByteMarking.best
  ) -> Int {
    precondition(0 <= count && count <= words.count, "the words exist")
    return unsafe with(bytes, blocks, base, filter, folds) { text, filter in
      unsafe words.withUnsafeMutableBufferPointer { words in
        unsafe cbyte_extend_words(text, filter, form, words.baseAddress, count)
      }
    }
  }

  /// The cells of a filter that knows all.
  @usableFromInline static let knowsAll = [~UInt64(0)]

  /// Adds to some words the next word of the text; false where there is none.
  @inlinable
  package static func extend(
    _ words: inout CWords, in bytes: Span<UInt8>, _ blocks: Span<CWordBlock>, folds: Bool
  ) -> Bool {
    unsafe with(bytes, blocks, 0, knowsAll, folds) { text, all in
      unsafe cbyte_extend_words(text, all, ByteMarking.best, &words, 1)
    } == 1
  }

  /// The hash of some words and one more.
  package static func joinedHash(_ hash: UInt64, _ word: Span<UInt8>) -> UInt64 {
    unsafe word.withUnsafeBufferPointer { word in
      unsafe cbyte_joined_hash(hash, word.baseAddress, word.count)
    }
  }

  @inlinable
  @inline(__always)
  static func with(
    _ bytes: Span<UInt8>, _ blocks: Span<CWordBlock>, _ base: Int, _ filter: [UInt64],
    _ folds: Bool, _ body: (UnsafePointer<CWordText>, CPrefixFilter) -> Int
  ) -> Int {
    precondition(blocks.count == bytes.count / 64 + 2, "the blocks are those of the text")
    precondition(filter.count.nonzeroBitCount == 1, "the cells of a filter are a power of two")
    return unsafe bytes.withUnsafeBufferPointer { bytes in
      unsafe blocks.withUnsafeBufferPointer { blocks in
        unsafe filter.withUnsafeBufferPointer { cells in
          let text = unsafe CWordText(
            bytes: bytes.baseAddress, count: bytes.count, blocks: blocks.baseAddress,
            block_count: blocks.count, base: base, folds: folds)
          let filter = unsafe CPrefixFilter(cells: cells.baseAddress, count: cells.count)
          return unsafe withUnsafePointer(to: text) { text in unsafe body(text, filter) }
        }
      }
    }
  }
}
