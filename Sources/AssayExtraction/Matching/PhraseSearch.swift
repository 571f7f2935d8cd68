public import AssayModel
internal import CByteClasses

/// Looks for the phrases of an index, and holds what it found last; a worker keeps one.
///
/// A text is searched some blocks at a time, in rounds: all places where a first word stands, then all
/// second words, then all records. Within a round no look-up waits for another, so that the processor
/// has many on their way to memory at once.
public struct PhraseSearch: Sendable {
  /// A phrase found.
  public struct Match: Hashable, Sendable {
    /// Its first byte.
    public let start: Int
    /// One past its last byte.
    public let end: Int
    /// The value of the phrase.
    public let value: Int32
  }

  /// Which phrases are taken where they overlap.
  public enum Selection: Sendable {
    /// From left to right, the longest that starts at each place.
    case longest
    /// All, by start, the shorter first.
    case all
  }

  /// A place where phrases may start.
  ///
  /// Offsets count from where the batch starts.
  struct Candidate {
    /// The hash of the words so far.
    var hash: UInt64
    var start: UInt32
    /// Where the words so far end.
    var end: UInt32
    /// The last of `terminals` that belongs to it; -1 where none does.
    var terminal: Int32
    /// What the filter says of the words so far: 1 for a phrase that ends, 2 for one that goes on.
    var state: UInt32
  }

  /// Some words that may be a phrase.
  struct Terminal {
    var hash: UInt64
    /// The slot that the hash leads to.
    var slot: UInt64
    /// The one before of the same candidate, which is shorter; -1 where there is none.
    var shorter: Int32
  }

  /// The number of 64-byte blocks in a batch.
  static let batch = 64
  /// No more words than this start in a batch.
  private static let room = batch * 32 + 1

  /// What was found, in text order.
  public internal(set) var matches: [Match] = []
  var bits = WordBits()
  var candidates = Array(
    repeating: Candidate(hash: 0, start: 0, end: 0, terminal: -1, state: 0), count: room)
  var live = [Int32](repeating: 0, count: room)
  var terminals: [Terminal] = []
  /// How many of `terminals` are in use.
  var terminalCount = 0
  /// Where the last phrase taken ends.
  var end = 0

  /// Nothing found yet.
  public init() {}

  /// Finds the phrases of an index in a text.
  ///
  /// - Complexity: O(n + m · k) for n bytes and m places at which the first k words of a phrase stand.
  public mutating func find(
    _ index: PhraseIndex, in text: ArticleText, selecting selection: Selection = .longest
  ) {
    find(index, in: text, within: nil, selecting: selection)
  }

  /// Finds the phrases of an index that start and end where tokens do.
  mutating func find(
    _ index: PhraseIndex, in text: ArticleText, within boundaries: TokenBits?,
    selecting selection: Selection
  ) {
    matches.removeAll(keepingCapacity: true)
    end = 0
    guard index.count > 0 else { return }
    bits.mark(text.bytes.span, isASCII: text.isASCII, startingWith: index.starts)
    let words = bits.blocks
    let place = PhrasePlace(index, boundaries: boundaries, selection: selection)
    var from = 0
    while from < words.count {
      let to = min(from + Self.batch, words.count)
      let count = collect(index, from..<to, text.bytes.span, words.span)
      if count > 0 {
        terminalCount = 0
        for number in 0..<count { live[number] = Int32(truncatingIfNeeded: number) }
        var liveCount = count
        while liveCount > 0 {
          makeRoom(for: liveCount)
          liveCount = Self.settle(liveCount, &candidates, &live, &terminals, &terminalCount)
          liveCount = Self.extend(
            index, liveCount, at: from * 64, text.bytes.span, words.span, &candidates, &live)
        }
        touched &+= Self.fetch(index, &terminals, terminalCount)
        select(place, count, at: from * 64, text.bytes.span)
      }
      from = to
    }
    // A mark before the first word puts a phrase before one that starts with that word.
    guard selection == .all else { return }
    let isSorted = zip(matches, matches.dropFirst())
      .allSatisfy { ($0.start, $0.end) <= ($1.start, $1.end) }
    if !isSorted { matches.sort { ($0.start, $0.end) < ($1.start, $1.end) } }
  }

  // MARK: - Rounds

  /// Makes candidates of the words in some blocks that phrases start with; gives their number.
  private mutating func collect(
    _ index: PhraseIndex, _ range: Range<Int>, _ bytes: Span<UInt8>, _ blocks: Span<CWordBlock>
  ) -> Int {
    let folds = index.folds
    let base = range.lowerBound &* 64
    var candidates = self.candidates.mutableSpan
    var count = 0
    for block in range {
      var starts = blocks[block].starts
      while starts != 0 {
        let start = block &* 64 &+ starts.trailingZeroBitCount
        starts &= starts &- 1
        let end = blocks.wordEnd(from: start)
        candidates[count] = Candidate(
          hash: WordHash.joined(0, WordHash.hash(bytes, start, end, folds: folds)),
          start: UInt32(truncatingIfNeeded: start &- base),
          end: UInt32(truncatingIfNeeded: end &- base), terminal: -1, state: 0)
        count &+= 1
      }
    }
    return Self.keepKnown(&candidates, count, index.firstWords.cells.span)
  }

  /// Keeps the candidates whose words a filter knows, in a loop of its own, so that many look-ups run at once.
  private static func keepKnown(
    _ candidates: inout MutableSpan<Candidate>, _ count: Int, _ cells: Span<UInt64>
  ) -> Int {
    var kept = 0
    for number in 0..<count {
      var candidate = candidates[number]
      candidate.state = cells.state(of: candidate.hash)
      candidates[kept] = candidate
      kept &+= candidate.state == 0 ? 0 : 1
    }
    return kept
  }

  private mutating func makeRoom(for more: Int) {
    let missing = terminalCount + more - terminals.count
    guard missing > 0 else { return }
    terminals += repeatElement(Terminal(hash: 0, slot: 0, shorter: -1), count: missing)
  }

  /// Notes the phrases that may end here, and keeps the candidates that go on; gives their number.
  private static func settle(
    _ liveCount: Int, _ candidateList: inout [Candidate], _ liveList: inout [Int32],
    _ terminalList: inout [Terminal], _ terminalCount: inout Int
  ) -> Int {
    var candidates = candidateList.mutableSpan
    var live = liveList.mutableSpan
    var terminals = terminalList.mutableSpan
    var count = terminalCount, kept = 0
    for number in 0..<liveCount {
      let place = Int(live[number])
      let candidate = candidates[place]
      let ends = candidate.state & 1
      terminals[count] = Terminal(hash: candidate.hash, slot: 0, shorter: candidate.terminal)
      candidates[place].terminal =
        ends == 0 ? candidate.terminal : Int32(truncatingIfNeeded: count)
      count &+= Int(ends)
      live[kept] = Int32(truncatingIfNeeded: place)
      kept &+= Int(candidate.state &>> 1)
    }
    terminalCount = count
    return kept
  }

  /// Goes on from each live candidate by a word; gives the number of those that have one.
  private static func extend(
    _ index: PhraseIndex, _ liveCount: Int, at base: Int, _ bytes: Span<UInt8>,
    _ blocks: Span<CWordBlock>, _ candidateList: inout [Candidate], _ liveList: inout [Int32]
  ) -> Int {
    let folds = index.folds
    var live = liveList.mutableSpan
    var candidates = candidateList.mutableSpan
    var kept = 0
    for number in 0..<liveCount {
      let place = Int(live[number])
      let candidate = candidates[place]
      guard let start = blocks.wordStart(from: base &+ Int(candidate.end)) else { continue }
      let end = blocks.wordEnd(from: start)
      let word = WordHash.hash(bytes, start, end, folds: folds)
      candidates[place].hash = WordHash.joined(candidate.hash, word)
      candidates[place].end = UInt32(truncatingIfNeeded: end &- base)
      live[kept] = Int32(truncatingIfNeeded: place)
      kept &+= 1
    }
    let cells = index.longerPrefixes.cells.span
    for number in 0..<kept {
      let place = Int(live[number])
      candidates[place].state = cells.state(of: candidates[place].hash)
    }
    return kept
  }

  /// Loads the slot of each terminal, and the record that it leads to.
  private static func fetch(
    _ index: PhraseIndex, _ terminalList: inout [Terminal], _ terminalCount: Int
  ) -> UInt8 {
    let slots = index.slots.span
    var terminals = terminalList.mutableSpan
    for number in 0..<terminalCount {
      terminals[number].slot = slots[PhraseIndex.slot(of: terminals[number].hash, slots.count)]
    }
    let records = index.records.span
    let last = records.count &- 1
    var sum: UInt8 = 0
    for number in 0..<terminalCount {
      let record = Int(truncatingIfNeeded: terminals[number].slot & 0xFFFF_FFFF)
      sum ^= records[min(record, last)] ^ records[min(record &+ 48, last)]
    }
    return sum
  }

  /// Uses what was loaded ahead, lest the loads be left out.
  private var touched: UInt8 = 0

  /// Takes the phrases that the text has, from left to right.
  private mutating func select(
    _ place: PhrasePlace, _ count: Int, at base: Int, _ bytes: Span<UInt8>
  ) {
    for number in 0..<count {
      let candidate = candidates[number]
      let start = base &+ Int(candidate.start)
      guard candidate.terminal >= 0, place.takesAll || start >= end else { continue }
      if place.takesAll {
        takeAll(place, candidate.terminal, start, bytes)
        continue
      }
      var terminal = candidate.terminal
      while terminal >= 0 {
        let found = terminals[Int(terminal)]
        if let match = place.closest(found.hash, found.slot, start, bytes, from: end) {
          matches.append(match)
          end = match.end
          break
        }
        terminal = found.shorter
      }
    }
  }

  private mutating func takeAll(
    _ place: PhrasePlace, _ last: Int32, _ start: Int, _ bytes: Span<UInt8>
  ) {
    let from = matches.count
    var terminal = last
    while terminal >= 0 {
      let found = terminals[Int(terminal)]
      place.each(found.hash, found.slot, start, bytes, from: 0) { match, _ in matches.append(match)
      }
      terminal = found.shorter
    }
    matches[from...].reverse()
  }
}
