import AssayModel
internal import CByteClasses

/// Compares the phrases of an index with a text.
struct PhrasePlace {
  private let index: PhraseIndex
  private let boundaries: TokenBits?
  /// Whether phrases may overlap.
  let takesAll: Bool

  /// - Parameter boundaries: Where phrases may start and end; `nil` for wherever words do.
  init(_ index: PhraseIndex, boundaries: TokenBits?, selection: PhraseSearch.Selection) {
    self.index = index
    self.boundaries = boundaries
    takesAll = selection == .all
  }

  /// The phrase that some words are known to be; `nil` where it may not start or end there.
  ///
  /// - Parameters:
  ///   - base: Where offsets of the terminal count from.
  ///   - least: The phrase must not start before.
  @inline(__always)
  func match(_ terminal: CTerminal, _ base: Int, from least: Int) -> PhraseSearch.Match? {
    let start = base &+ Int(terminal.start), end = base &+ Int(terminal.end)
    guard start >= least, isBounded(start, end) else { return nil }
    return PhraseSearch.Match(start: start, end: end, value: terminal.value)
  }

  @inline(__always)
  private func isBounded(_ start: Int, _ end: Int) -> Bool {
    guard let boundaries else { return true }
    return boundaries.isStart(start) && boundaries.isEnd(end)
  }

  /// The longest phrase with a hash; of equally long ones that which the text spells most nearly as it is.
  ///
  /// - Parameters:
  ///   - slot: What the first slot of the hash's tag holds.
  ///   - wordStart: Where the first word stands in the text.
  ///   - end: The phrase must not start before.
  @inline(__always)
  func closest(
    _ hash: UInt64, _ slot: UInt64, _ wordStart: Int, _ bytes: Span<UInt8>, from end: Int
  ) -> PhraseSearch.Match? {
    // Nearly always the hash has one phrase.
    if slot & PhraseIndex.goesOn == 0 {
      return match(slot, wordStart, bytes, from: end)?.match
    }
    var best: PhraseSearch.Match?
    var bestRank = Int.max
    each(hash, wordStart, bytes, from: end) { match, rank in
      if let best, (best.end, -best.start, -bestRank) > (match.end, -match.start, -rank) { return }
      (best, bestRank) = (match, rank)
    }
    return best
  }

  /// Gives each phrase with a hash that stands in the text, with a rank that is lower the more nearly it is
  /// spelled so, and the earlier it was added.
  @inline(__always)
  func each(
    _ hash: UInt64, _ wordStart: Int, _ bytes: Span<UInt8>, from least: Int,
    _ take: (PhraseSearch.Match, Int) -> Void
  ) {
    var next = PhraseIndex.slot(of: hash, index.slots.count)
    var held = index.slots[next]
    while held != PhraseIndex.free {
      if Self.hasTag(held, of: hash) {
        if let (match, rank) = match(held, wordStart, bytes, from: least) { take(match, rank) }
        guard held & PhraseIndex.goesOn != 0 else { return }
      }
      next = (next &+ 1) & (index.slots.count &- 1)
      held = index.slots[next]
    }
  }

  /// Whether a slot is of a phrase whose hash may be this one.
  @inline(__always)
  private static func hasTag(_ slot: UInt64, of hash: UInt64) -> Bool {
    (slot ^ hash) & PhraseIndex.tag == 0
  }

  /// The phrase of a slot, with its rank; `nil` where the text does not have it.
  @inline(__always)
  private func match(
    _ slot: UInt64, _ wordStart: Int, _ bytes: Span<UInt8>, from least: Int
  ) -> (match: PhraseSearch.Match, rank: Int)? {
    let record = Int(truncatingIfNeeded: slot & 0xFFFF_FFFF)
    let header = index.header(of: record)
    let start = wordStart &- header.lead
    guard start >= least, let (end, isSame) = end(record, header, at: start, bytes),
      isBounded(start, end)
    else { return nil }
    let distance = isSame ? 0 : 1 &+ Int(header.letterCase.rawValue)
    return (
      PhraseSearch.Match(start: start, end: end, value: header.value), distance &<< 32 &+ record
    )
  }

  /// Where a phrase ends that stands at an offset, and whether it has the same bytes.
  @inline(__always)
  private func end(
    _ record: Int, _ header: PhraseIndex.Header, at start: Int, _ bytes: Span<UInt8>
  ) -> (end: Int, isSame: Bool)? {
    let end = start &+ header.length
    let from = record &+ PhraseIndex.Header.count
    if end <= bytes.count,
      bytes.isEqual(at: start, to: index.records.span, at: from, count: header.length),
      !bytes.isWord(at: end) || !bytes.isWord(before: end)
    {
      return (end, true)
    }
    let phrase = index.records.span.extracting(from..<from + header.length)
    return header.end(of: phrase, at: start, bytes).map { ($0, false) }
  }
}
