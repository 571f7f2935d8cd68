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

  /// The number of 64-byte blocks in a batch.
  private static let batch = 64

  /// What was found, in text order.
  public internal(set) var matches: [Match] = []
  var bits = WordBits()
  private var places = PhrasePlaces()
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
    let search = PhrasePlaces.Search(
      firstWords: index.firstWords.cells, longerPrefixes: index.longerPrefixes.cells,
      folds: index.folds)
    let words = bits.words, starts = bits.starts
    var from = 0
    while from < starts.count {
      let to = min(from + Self.batch, starts.count)
      places.find(
        search, in: text.bytes.span, words: words.span, starts: starts.span, blocks: from..<to)
      if places.endCount > 0 {
        places.confirm(
          in: text.bytes.span, words: words.span, from: from * 64, slots: index.slots,
          records: index.records)
        select(place, at: from * 64, text.bytes.span)
      }
      from = to
    }
    // A mark before the first word puts a phrase before one that starts with that word.
    guard selection == .all else { return }
    let isSorted = zip(matches, matches.dropFirst())
      .allSatisfy { ($0.start, $0.end) <= ($1.start, $1.end) }
    if !isSorted { matches.sort { ($0.start, $0.end) < ($1.start, $1.end) } }
  }

  /// Takes the phrases that the text has, from left to right.
  private mutating func select(_ place: PhrasePlace, at base: Int, _ bytes: Span<UInt8>) {
    let openings = places.openings, terminals = places.terminals
    for number in 0..<places.openingCount {
      let opening = openings[number]
      if place.takesAll {
        takeAll(place, opening, base, bytes)
        continue
      }
      let start = base &+ Int(opening.start)
      var next = opening.terminal
      while next >= 0, start >= end {
        let terminal = terminals[Int(next)]
        next = terminal.shorter
        let longest =
          terminal.end > 0
          ? place.match(terminal, base, from: end)
          : place.closest(terminal.hash, terminal.slot, start, bytes, from: end)
        guard let longest else { continue }
        matches.append(longest)
        end = longest.end
      }
    }
  }

  private mutating func takeAll(
    _ place: PhrasePlace, _ opening: COpening, _ base: Int, _ bytes: Span<UInt8>
  ) {
    let from = matches.count
    var next = opening.terminal
    while next >= 0 {
      let terminal = places.terminals[Int(next)]
      next = terminal.shorter
      if terminal.end > 0 {
        if let match = place.match(terminal, base, from: 0) { matches.append(match) }
        continue
      }
      let start = base &+ Int(opening.start)
      place.each(terminal.hash, start, bytes, from: 0) { match, _ in matches.append(match) }
    }
    matches[from...].reverse()
  }
}
