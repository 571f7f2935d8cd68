public import AssayModel
import AssaySystem
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
  struct Opening {
    /// From where the batch starts.
    let start: UInt32
    /// The last of `terminals` that belongs to it; -1 where none does.
    var terminal: Int32
  }

  /// Some words that may be a phrase.
  struct Terminal {
    var hash: UInt64
    /// The slot that the hash leads to.
    var slot: UInt64
    /// The one before of the same place, which is shorter; -1 where there is none.
    var shorter: Int32
  }

  /// The number of 64-byte blocks in a batch.
  static let batch = 64
  private static let room = WordListing.room(for: batch)

  /// What was found, in text order.
  public internal(set) var matches: [Match] = []
  var bits = WordBits()
  private var places = [UInt32](repeating: 0, count: room)
  var openings = [Opening](repeating: Opening(start: 0, terminal: -1), count: room)
  /// What phrases start with, and how far it has been followed.
  var words = [CWords](repeating: CWords(), count: room)
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
    let place = PhrasePlace(index, boundaries: boundaries, selection: selection)
    let blockCount = bits.blocks.count - 1
    var from = 0
    while from < blockCount {
      let to = min(from + Self.batch, blockCount)
      let count = collect(index, from..<to, text.bytes.span)
      if count > 0 { select(place, count, at: from * 64, text.bytes.span) }
      from = to
    }
    // A mark before the first word puts a phrase before one that starts with that word.
    guard selection == .all else { return }
    let isSorted = zip(matches, matches.dropFirst())
      .allSatisfy { ($0.start, $0.end) <= ($1.start, $1.end) }
    if !isSorted { matches.sort { ($0.start, $0.end) < ($1.start, $1.end) } }
  }

  // MARK: - Rounds

  /// Finds what may be phrases that start in some blocks; gives the number of openings.
  private mutating func collect(
    _ index: PhraseIndex, _ range: Range<Int>, _ bytes: Span<UInt8>
  ) -> Int {
    let base = range.lowerBound &* 64
    let blocks = bits.blocks, folds = index.folds
    let first = index.firstWords.cells, longer = index.longerPrefixes.cells
    let count = WordListing.open(
      range, of: bytes, blocks.span, filter: first, folds: folds, places: &places, words: &words)
    for number in 0..<count {
      openings[number] = Opening(start: words[number].last, terminal: -1)
    }
    terminalCount = 0
    var going = count
    if folds { going = WordHash.foldForeign(&words, going, in: bytes, from: base, filter: first) }
    while going > 0 {
      makeRoom(for: going)
      going = Self.settle(going, &words, &openings, &terminals, &terminalCount)
      going = WordListing.extend(
        &words, going, in: bytes, blocks.span, from: base, filter: longer, folds: folds)
      if folds {
        going = WordHash.foldForeign(&words, going, in: bytes, from: base, filter: longer)
      }
    }
    touched &+= Self.fetch(index, &terminals, terminalCount)
    return count
  }

  private mutating func makeRoom(for more: Int) {
    let missing = terminalCount + more - terminals.count
    guard missing > 0 else { return }
    terminals += repeatElement(Terminal(hash: 0, slot: 0, shorter: -1), count: missing)
  }

  /// Notes the phrases that may end with the words so far, and keeps the words that go on; gives their number.
  private static func settle(
    _ count: Int, _ wordList: inout [CWords],
    _ openingList: inout [Opening], _ terminalList: inout [Terminal], _ terminalCount: inout Int
  ) -> Int {
    var words = wordList.mutableSpan
    var openings = openingList.mutableSpan
    var terminals = terminalList.mutableSpan
    var ending = terminalCount, kept = 0
    for number in 0..<count {
      let word = words[number]
      let opening = Int(word.opening)
      let shorter = openings[opening].terminal
      terminals[ending] = Terminal(hash: word.hash, slot: 0, shorter: shorter)
      openings[opening].terminal =
        word.state & 1 == 0 ? shorter : Int32(truncatingIfNeeded: ending)
      ending &+= Int(word.state & 1)
      words[kept] = word
      kept &+= Int(word.state &>> 1)
    }
    terminalCount = ending
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
      let opening = openings[number]
      let start = base &+ Int(opening.start)
      guard opening.terminal >= 0, place.takesAll || start >= end else { continue }
      if place.takesAll {
        takeAll(place, opening.terminal, start, bytes)
        continue
      }
      var terminal = opening.terminal
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
