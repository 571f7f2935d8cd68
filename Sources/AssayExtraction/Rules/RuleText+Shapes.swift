extension RuleText {
  /// What a token looks like, of which the entry and the bytes are known.
  @inline(__always)
  static func shape(
    _ bytes: Span<UInt8>, _ range: Range<Int>, _ entry: Int32, _ index: WordIndex, isInitial: Bool
  ) -> TokenShape {
    let first = bytes[range.lowerBound]
    // Most tokens begin with a small letter, or are one sign.
    if first &- 0x61 < 26 {
      let known: TokenShape = entry >= 0 ? index.shapes[Int(entry)] : .modifier
      let shape: TokenShape = isInitial ? [.any, .word, .lower, .initial] : [.any, .word, .lower]
      if range.count > 4, startsWithArticle(bytes, range) {
        return [.any, .word, .capital, .name, .modifier]
      }
      return shape.union(known.intersection([.modifier, .particle]))
    }
    if range.count == 1, first < 0x30 || first &- 0x3A < 7 { return .any }
    return rareShape(bytes, range, entry, index, isInitial: isInitial)
  }

  /// Whether a token is a name with the Arabic article, as it stands or with the sound behind it: `al-Assad`, `ad-Din`.
  private static func startsWithArticle(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    let start = range.lowerBound
    guard bytes[start] == UInt8(ascii: "a") || bytes[start] == UInt8(ascii: "e") else {
      return false
    }
    let sound = bytes[start &+ 1]
    let isDigraph = bytes[start &+ 2] == UInt8(ascii: "h")
    let dash = start &+ (isDigraph ? 3 : 2)
    guard bytes[dash] == UInt8(ascii: "-"), bytes[dash &+ 1] &- 0x41 < 26 else { return false }
    return sound == UInt8(ascii: "l") && !isDigraph || sound == bytes[dash &+ 1] | 0x20
  }

  /// What a token looks like that begins with something else than a small ASCII letter.
  private static func rareShape(
    _ bytes: Span<UInt8>, _ range: Range<Int>, _ entry: Int32, _ index: WordIndex, isInitial: Bool
  ) -> TokenShape {
    var shape: TokenShape = .any
    let letters = TokenLook.letters(bytes, range)
    let isWord = letters.capitals > 0 || letters.hasSmall
    let first = bytes[range.lowerBound]
    if first &- 0x30 < 10 {
      shape.insert(.number)
      if range.count == 4, !isWord, first == 0x31 || first == 0x32,
        range.allSatisfy({ bytes[$0] &- 0x30 < 10 })
      {
        shape.insert(.year)
      }
      if range.contains(where: { bytes[$0] == 0x3A }) { shape.insert(.clock) }
    }
    guard isWord, first < 0x80 || !isPunctuation(bytes, range) else { return shape }
    shape.insert(.word)
    let isCapital = first &- 0x41 < 26 || (first >= 0x80 && isCapitalLetter(bytes, range))
    if isInitial { shape.insert(.initial) }
    shape.insert(isCapital ? .capital : .lower)
    if letters.capitals > 1 && !letters.hasSmall { shape.insert(.upper) }
    let known: TokenShape = entry >= 0 ? index.shapes[Int(entry)] : [.name, .modifier]
    if isCapital && known.contains(.name) && !(isInitial && known.contains(.initial)) {
      shape.insert(.name)
    }
    shape.formUnion(known.intersection(.modifier))
    return shape
  }

  /// Whether a token that begins beyond ASCII is a dash, a quotation mark or the like (U+2010 to
  /// U+203F, and the Latin-1 signs).
  private static func isPunctuation(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    let first = bytes[range.lowerBound]
    if first == 0xE2, range.count >= 2 { return bytes[range.lowerBound + 1] == 0x80 }
    if first == 0xC2 { return true }
    return false
  }

  /// Whether a token begins with a capital of Latin-1 or of the first blocks after it.
  private static func isCapitalLetter(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    guard range.count >= 2 else { return false }
    let (first, second) = (bytes[range.lowerBound], bytes[range.lowerBound + 1])
    switch first {
    case 0xC3: return second < 0x9F
    // Latin Extended-A: capitals mostly have even numbers.
    case 0xC4, 0xC5: return second & 1 == 0
    case 0xD0: return second < 0xB0
    default: return false
    }
  }
}
