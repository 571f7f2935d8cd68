import AssayModel

extension Tokenization {
  /// The tokens that an extent of one fragment covers exactly; `nil` where it ends inside a token or
  /// covers none.
  ///
  /// - Complexity: O(log n) in the number of tokens.
  func range(of extent: Extent) -> Range<Int>? {
    guard !extent.isDiscontinuous, extent.count > 0 else { return nil }
    let first = firstToken { $0.start >= extent.start && $0.count > 0 }
    guard first < tokens.count, tokens[first].start == extent.start else { return nil }
    let end = firstToken { $0.start >= extent.end }
    guard end > first, tokens[end - 1].end == extent.end else { return nil }
    return first..<end
  }

  /// The tokens that each fragment of an extent covers exactly; `nil` where one ends inside a token or
  /// covers none.
  func ranges(of extent: Extent) -> [Range<Int>]? {
    let ranges = extent.fragments.compactMap { range(of: Extent($0)) }
    return ranges.count == extent.fragments.count ? ranges : nil
  }

  private func firstToken(where isPast: (Fragment) -> Bool) -> Int {
    var low = 0, high = tokens.count
    while low < high {
      let middle = (low + high) / 2
      if isPast(tokens[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// The sentence that a token stands in, from 0.
  ///
  /// - Complexity: O(log n) in the number of sentences.
  func sentence(of token: Int) -> Int {
    var low = 0, high = sentenceStarts.count
    while low < high {
      let middle = (low + high) / 2
      if sentenceStarts[middle] <= token { low = middle + 1 } else { high = middle }
    }
    return low - 1
  }

  func isInOneSentence(_ range: Range<Int>) -> Bool {
    range.isEmpty || sentence(of: range.lowerBound) == sentence(of: range.upperBound - 1)
  }
}

extension Tokenization {
  /// Tokens of a text that no annotation of the layers ends inside.
  ///
  /// Tokens are runs of letters, digits and bytes above ASCII, with the hyphens and apostrophes
  /// between them, and single other bytes; each is cut where an annotation begins or ends. A sentence
  /// ends with a line break, or with a full stop, exclamation or question mark before white space and a
  /// capital letter, unless an annotation goes on there.
  /// - Complexity: O(n + m log m) in bytes and annotations.
  init(cutting text: ArticleText, around layers: [Layer]) {
    let extents = layers.flatMap { layer in
      layer.mentions.map(\.extent) + layer.events.compactMap { $0.trigger?.extent }
    }
    let fragments = extents.flatMap(\.fragments).filter { $0.count > 0 }
    let covered = CoveredPlaces(extents.map(\.envelope))
    var scanner = TokenScanner(
      bytes: text.bytes, starts: Set(fragments.map(\.start)), ends: Set(fragments.map(\.end)))
    var tokens: [Fragment] = [], starts: [Int] = []
    var isNewSentence = true
    while let token = scanner.next() {
      if isNewSentence || scanner.crossedLineBreak, !covered.contains(token.start) || tokens.isEmpty
      {
        starts.append(tokens.count)
      }
      tokens.append(token)
      isNewSentence = scanner.endsSentence(token)
    }
    self.init(tokens: tokens, sentenceStarts: starts)
  }
}

/// Places inside annotations, where no sentence may begin.
private struct CoveredPlaces {
  private var merged: [Fragment] = []

  init(_ places: [Fragment]) {
    for place in places.sorted() where place.count > 0 {
      if let last = merged.last, place.start < last.end {
        merged[merged.count - 1] = Fragment(last.start, max(last.end, place.end))
      } else {
        merged.append(place)
      }
    }
  }

  /// Whether a place lies inside, its first byte not counted.
  func contains(_ place: Int) -> Bool {
    var low = 0, high = merged.count
    while low < high {
      let middle = (low + high) / 2
      if merged[middle].start < place { low = middle + 1 } else { high = middle }
    }
    return low > 0 && place < merged[low - 1].end
  }
}

private struct TokenScanner {
  let bytes: [UInt8]
  /// Where annotations begin, and where they end.
  let starts: Set<Int>
  let ends: Set<Int>
  private var offset = 0
  /// Whether a line break stood before the last token.
  private(set) var crossedLineBreak = false

  init(bytes: [UInt8], starts: Set<Int>, ends: Set<Int>) {
    self.bytes = bytes
    self.starts = starts
    self.ends = ends
  }

  mutating func next() -> Fragment? {
    crossedLineBreak = false
    while offset < bytes.count, isWhiteSpace(offset) {
      if bytes[offset] == 0x0A || bytes[offset] == 0x0D { crossedLineBreak = true }
      // White space that an annotation begins or ends with is a token, so that nothing is lost.
      if starts.contains(offset) || ends.contains(offset + 1) { break }
      offset += 1
    }
    guard offset < bytes.count else { return nil }
    let start = offset
    offset += 1
    if isWordByte(start) {
      while offset < bytes.count, !starts.contains(offset), !ends.contains(offset),
        continuesWord(offset)
      { offset += 1 }
    }
    return Fragment(start, offset)
  }

  func endsSentence(_ token: Fragment) -> Bool {
    guard token.count == 1,
      [UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?")]
        .contains(bytes[token.start])
    else { return false }
    var next = token.end
    while next < bytes.count, isWhiteSpace(next) { next += 1 }
    guard next > token.end, next < bytes.count else { return false }
    return (0x41...0x5A).contains(bytes[next]) || bytes[next] >= 0x80
  }

  private func isWhiteSpace(_ place: Int) -> Bool {
    bytes[place] == 0x20 || bytes[place] &- 0x09 < 5
  }

  private func isWordByte(_ place: Int) -> Bool {
    let byte = bytes[place]
    return byte.isLetter || byte.isDigit || byte >= 0x80
  }

  private func continuesWord(_ place: Int) -> Bool {
    if isWordByte(place) { return true }
    guard bytes[place] == UInt8(ascii: "-") || bytes[place] == UInt8(ascii: "'") else {
      return false
    }
    return place + 1 < bytes.count && isWordByte(place + 1)
  }
}

extension Range<Int> {
  /// From the first to the last of some ranges; `nil` for none.
  init?(covering ranges: [Range<Int>]) {
    guard let first = ranges.map(\.lowerBound).min(), let last = ranges.map(\.upperBound).max()
    else { return nil }
    self = first..<last
  }
}
