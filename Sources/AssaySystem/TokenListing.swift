package import AssayModel
package import CByteClasses

/// Turns the bits of token blocks into lists, by the widest instructions that the processor has.
package enum TokenListing {
  /// Appends the tokens of some blocks, in which as many start as end, and notes how many start before each.
  ///
  /// - Complexity: O(n) in blocks and tokens.
  package static func append(
    _ blocks: [CTokenBlock], form: CByteForm = ByteMarking.best, to tokens: inout [Fragment],
    firsts: inout [Int]
  ) {
    var counts = CTokenCounts()
    firsts.append(addingCapacity: blocks.count) { (output: inout OutputSpan<Int>) in
      unsafe output.withUnsafeMutableBufferPointer { firsts, initialized in
        guard firsts.count >= blocks.count else { return }
        counts = unsafe cbyte_count_tokens(blocks, blocks.count, form, firsts.baseAddress)
        initialized = blocks.count
      }
    }
    precondition(counts.starts == counts.ends, "each token that starts ends")
    tokens.append(addingCapacity: counts.starts + 16) { (output: inout OutputSpan<Fragment>) in
      unsafe output.withUnsafeMutableBufferPointer { tokens, initialized in
        guard tokens.count >= counts.starts + 16, let start = tokens.baseAddress else { return }
        // A fragment is its start and its end.
        unsafe start.withMemoryRebound(to: Int.self, capacity: 2 * tokens.count) { offsets in
          unsafe cbyte_list_tokens(blocks, blocks.count, form, offsets)
        }
        initialized = counts.starts
      }
    }
  }

  /// Appends the offsets of what cannot be judged by its neighbours alone.
  package static func appendSpecial(
    of blocks: [CTokenBlock], form: CByteForm = ByteMarking.best, to offsets: inout [Int]
  ) {
    // Some blocks at a time, so that room is made for no more than these may have.
    for first in stride(from: 0, to: blocks.count, by: portion) {
      let last = min(first + portion, blocks.count)
      let room = (last - first) * 64 + 4
      offsets.append(addingCapacity: room) { (output: inout OutputSpan<Int>) in
        unsafe output.withUnsafeMutableBufferPointer { offsets, initialized in
          guard offsets.count >= room else { return }
          initialized = unsafe cbyte_list_special(blocks, first, last, form, offsets.baseAddress)
        }
      }
    }
  }

  private static let portion = 64
}
