package import CByteClasses

/// Marks the bytes of texts, 64 at a time, by the widest instructions that the processor has.
///
/// A call hands C the text, the marks and the room for the blocks for its own duration.
package enum ByteMarking {
  /// The widest form that the processor has.
  package static let best = cbyte_best_form()

  /// Appends where tokens start and end in a text: a block for each 64 bytes, and one more.
  ///
  /// - Parameters:
  ///   - marks: Those of as many blocks; none where the text is ASCII.
  ///   - form: One that the processor has.
  /// - Complexity: O(n) in bytes.
  @inlinable
  package static func appendTokens(
    of bytes: Span<UInt8>, _ marks: [CByteMarks], form: CByteForm = best,
    to blocks: inout [CTokenBlock]
  ) {
    unsafe append(to: &blocks, marking: bytes, marks) { bytes, count, marks, blocks in
      unsafe cbyte_mark_tokens(bytes, count, marks, form, blocks)
    }
  }

  /// Appends which bytes of a text are of words, and which of those are the first of a word and of a set: a bit a
  /// byte, a number for each 64 bytes, and one more.
  @inlinable
  package static func appendWords(
    of bytes: Span<UInt8>, _ marks: [CByteMarks], startingWith set: CByteSet,
    form: CByteForm = best, words: inout [UInt64], starts: inout [UInt64]
  ) {
    var set = set
    unsafe append(to: &words, marking: bytes, marks) { bytes, count, marks, words in
      unsafe append(count / 64 + 1, to: &starts) { starts in
        unsafe cbyte_mark_words(bytes, count, marks, &set, form, words, starts)
      }
    }
  }

  @inlinable
  @inline(__always)
  static func append<Block>(
    to list: inout [Block], marking bytes: Span<UInt8>, _ marks: [CByteMarks],
    _ write: (
      UnsafePointer<UInt8>?, Int, UnsafePointer<CByteMarks>?, UnsafeMutablePointer<Block>
    ) -> Void
  ) {
    let count = bytes.count / 64 + 1
    precondition(marks.isEmpty || marks.count == count, "each block has its marks")
    unsafe append(count, to: &list) { blocks in
      unsafe bytes.withUnsafeBufferPointer { bytes in
        unsafe marks.withUnsafeBufferPointer { marks in
          unsafe write(
            bytes.baseAddress, bytes.count, marks.isEmpty ? nil : marks.baseAddress, blocks)
        }
      }
    }
  }

  @inlinable
  @inline(__always)
  static func append<Block>(
    _ count: Int, to list: inout [Block], _ write: (UnsafeMutablePointer<Block>) -> Void
  ) {
    list.append(addingCapacity: count) { (output: inout OutputSpan<Block>) in
      unsafe output.withUnsafeMutableBufferPointer { blocks, initialized in
        guard let start = blocks.baseAddress, blocks.count >= count else { return }
        unsafe write(start)
        initialized = count
      }
    }
  }
}
