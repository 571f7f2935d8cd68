internal import CByteClasses

/// Which instructions class the bytes of texts.
enum ByteForm {
  /// The widest that the processor has.
  static let best = cbyte_best_form()
}

extension Array {
  /// Appends what a function of bytes writes: a block for each 64 bytes of a text, and one more.
  ///
  /// - Parameters:
  ///   - marks: Those of as many blocks; none where the text is ASCII.
  ///   - write: Is given where the bytes are, their number, where the marks are or `nil`, and where the blocks go.
  @inline(__always)
  mutating func append(
    marking bytes: Span<UInt8>, _ marks: [CByteMarks],
    _ write: (
      UnsafePointer<UInt8>?, Int, UnsafePointer<CByteMarks>?, UnsafeMutablePointer<Element>
    ) -> Void
  ) {
    let count = bytes.count / 64 + 1
    precondition(marks.isEmpty || marks.count == count, "each block has its marks")
    append(addingCapacity: count) { (output: inout OutputSpan<Element>) in
      unsafe output.withUnsafeMutableBufferPointer { blocks, initialized in
        guard let start = blocks.baseAddress, blocks.count >= count else { return }
        unsafe bytes.withUnsafeBufferPointer { bytes in
          unsafe marks.withUnsafeBufferPointer { marks in
            unsafe write(
              bytes.baseAddress, bytes.count, marks.isEmpty ? nil : marks.baseAddress, start)
          }
        }
        initialized = count
      }
    }
  }
}
