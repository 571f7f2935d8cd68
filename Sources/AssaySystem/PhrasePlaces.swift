package import CByteClasses

/// Where phrases may start and end in a part of a text, as far as filters of their prefixes tell.
///
/// Found in rounds: all places where a first word stands, then all second words, and so on. Within a round no look-up
/// waits for another, so that the processor has many on their way to memory at once.
package struct PhrasePlaces: Sendable {
  /// A text of valid UTF-8, and how phrases are looked for in it.
  package struct Search {
    /// The cells of the filter for first words, a power of two in number.
    let firstWords: [UInt64]
    /// The cells of the filter for two words or more, a power of two in number.
    let longerPrefixes: [UInt64]
    /// Whether words with bytes above 0x7F are hashed in small letters.
    let folds: Bool
    let form: CByteForm

    /// - Parameter form: One that the processor has.
    package init(
      firstWords: [UInt64], longerPrefixes: [UInt64], folds: Bool,
      form: CByteForm = ByteMarking.best
    ) {
      precondition(
        firstWords.count.nonzeroBitCount == 1 && longerPrefixes.count.nonzeroBitCount == 1,
        "the cells of a filter are a power of two")
      self.firstWords = firstWords
      self.longerPrefixes = longerPrefixes
      self.folds = folds
      self.form = form
    }
  }

  /// Places where phrases may start, in text order, and room for more.
  package private(set) var openings: [COpening] = []
  /// How many of ``openings`` there are.
  package private(set) var openingCount = 0
  /// Words that are phrases or may be, and room for more.
  package private(set) var terminals: [CTerminal] = []
  private var terminalCount = 0
  /// What phrases may go on behind, and room for more.
  private var words: [CWords] = []
  private var wordCount = 0
  /// What phrases may end with, and room for more; the shorter first.
  package private(set) var ends: [CWords] = []
  /// How many of ``ends`` there are.
  package private(set) var endCount = 0
  /// Where words start; used on the way.
  private var list: [UInt32] = []

  /// None.
  package init() {}

  /// Finds those that start in some blocks of 64 bytes, in place of what was found.
  ///
  /// - Parameters:
  ///   - words: Which bytes are of words, as ``ByteMarking`` marks them, and one number more.
  ///   - starts: Where words start that a phrase may start with.
  /// - Complexity: O(n + m · k) for n bytes and m places at which the first k words of a phrase stand.
  package mutating func find(
    _ search: Search, in bytes: Span<UInt8>, words: Span<UInt64>, starts: Span<UInt64>,
    blocks: Range<Int>
  ) {
    precondition(
      0 <= blocks.lowerBound && blocks.upperBound <= min(words.count - 1, starts.count),
      "the blocks are of the text")
    makeRoom(for: blocks.count)
    unsafe WordHashes.withText(bytes, words, folds: search.folds) { text in
      unsafe open(search, text, starts, blocks)
      while wordCount > 0 {
        let missing = endCount + wordCount - ends.count
        if missing > 0 { ends += repeatElement(CWords(), count: missing) }
        unsafe extend(search, text, from: blocks.lowerBound * 64)
      }
    }
  }

  /// Makes terminals of the ends, notes what phrase each is where that is plain, and leaves out the openings without
  /// one.
  ///
  /// - Parameters:
  ///   - bytes: Those in which they were found, with their words.
  ///   - start: Where the blocks start.
  ///   - slots: A power of two in number, and `records`: as of a `CPhraseTable`.
  package mutating func confirm(
    in bytes: Span<UInt8>, words: Span<UInt64>, from start: Int, slots: [UInt64],
    records: [UInt8]
  ) {
    precondition(slots.count.nonzeroBitCount == 1, "the slots are a power of two")
    let missing = endCount + 1 - terminals.count
    if missing > 0 { terminals += repeatElement(CTerminal(), count: missing) }
    unsafe WordHashes.withText(bytes, words, folds: false) { text in
      unsafe withLists { places in
        unsafe slots.withUnsafeBufferPointer { slots in
          unsafe records.withUnsafeBufferPointer { records in
            let table = unsafe CPhraseTable(
              slots: slots.baseAddress, slot_count: slots.count, records: records.baseAddress,
              record_count: records.count)
            unsafe cbyte_confirm_phrases(text, start, table, &places)
          }
        }
      }
    }
  }

  private mutating func makeRoom(for blocks: Int) {
    let room = blocks * 32 + 4
    guard list.count < room else { return }
    list = Array(repeating: 0, count: room)
    openings = Array(repeating: COpening(), count: room)
    words = Array(repeating: CWords(), count: room)
    ends = Array(repeating: CWords(), count: max(room, ends.count))
  }

  private mutating func open(
    _ search: Search, _ text: UnsafePointer<CWordText>, _ starts: Span<UInt64>,
    _ blocks: Range<Int>
  ) {
    openingCount = 0
    wordCount = 0
    endCount = 0
    terminalCount = 0
    unsafe withLists { places in
      unsafe search.firstWords.withUnsafeBufferPointer { cells in
        unsafe starts.extracting(blocks).withUnsafeBufferPointer { starts in
          unsafe cbyte_open_phrases(
            text, starts.baseAddress, blocks.lowerBound * 64, blocks.count,
            CPrefixFilter(cells: cells.baseAddress, count: cells.count), search.form, &places)
        }
      }
    }
  }

  private mutating func extend(
    _ search: Search, _ text: UnsafePointer<CWordText>, from base: Int
  ) {
    unsafe withLists { places in
      unsafe search.longerPrefixes.withUnsafeBufferPointer { cells in
        unsafe cbyte_extend_phrases(
          text, base, CPrefixFilter(cells: cells.baseAddress, count: cells.count), search.form,
          &places)
      }
    }
  }

  private mutating func withLists(_ body: (inout CPhrasePlaces) -> Void) {
    unsafe openings.withUnsafeMutableBufferPointer { openings in
      unsafe words.withUnsafeMutableBufferPointer { words in
        unsafe ends.withUnsafeMutableBufferPointer { ends in
          unsafe terminals.withUnsafeMutableBufferPointer { terminals in
            unsafe list.withUnsafeMutableBufferPointer { list in
              var places = unsafe CPhrasePlaces(
                openings: openings.baseAddress, words: words.baseAddress, ends: ends.baseAddress,
                terminals: terminals.baseAddress, list: list.baseAddress,
                opening_count: openingCount, word_count: wordCount, end_count: endCount,
                terminal_count: terminalCount)
              unsafe body(&places)
              unsafe openingCount = places.opening_count
              unsafe wordCount = places.word_count
              unsafe endCount = places.end_count
              unsafe terminalCount = places.terminal_count
            }
          }
        }
      }
    }
  }
}
