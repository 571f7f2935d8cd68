import AssayModel

/// Collects the tokens of an article that has no text but them.
///
/// The text is the tokens joined by one blank and the sentences by a line break, unless a sentence
/// comes with a text of its own in which its tokens stand in order with white space between them.
struct TokenText {
  private(set) var bytes: [UInt8] = []
  private(set) var tokens: [Fragment] = []
  private var sentenceStarts: [Int] = []

  var text: String { String(decoding: bytes, as: UTF8.self) }

  var tokenization: Tokenization {
    Tokenization(tokens: tokens, sentenceStarts: sentenceStarts)
  }

  /// Adds a sentence; gives how many tokens stand before it.
  ///
  /// - Complexity: O(n) in the bytes of the sentence.
  @discardableResult
  mutating func addSentence(_ words: [String], text: String? = nil) -> Int {
    let first = tokens.count
    guard !words.isEmpty else { return first }
    if first > 0 { bytes.append(0x0A) }
    sentenceStarts.append(first)
    let start = bytes.count
    var joined: [UInt8] = [], places: [Fragment] = []
    for word in words {
      if !places.isEmpty { joined.append(0x20) }
      places.append(Fragment(joined.count, joined.count + word.utf8.count))
      joined += Array(word.utf8)
    }
    if let text, let found = Self.places(of: words, in: Array(text.utf8), joined) {
      joined = Array(text.utf8)
      places = found
    }
    bytes += joined
    tokens += places.map { Fragment(start + $0.start, start + $0.end) }
    return first
  }

  /// Adds a token, which opens a sentence or else follows the last in its sentence.
  mutating func addToken(_ word: ArraySlice<UInt8>, opensSentence: Bool) {
    if opensSentence { sentenceStarts.append(tokens.count) }
    if !tokens.isEmpty { bytes.append(opensSentence ? 0x0A : 0x20) }
    tokens.append(Fragment(bytes.count, bytes.count + word.count))
    bytes += word
  }

  /// Where words stand in a text that is nothing but they and white space; `nil` for another text.
  private static func places(of words: [String], in text: [UInt8], _ joined: [UInt8]) -> [Fragment]?
  {
    guard text != joined else { return nil }
    var places: [Fragment] = [], at = 0
    for word in words {
      while at < text.count, text[at].isBlank { at += 1 }
      guard text[at...].starts(with: word.utf8) else { return nil }
      places.append(Fragment(at, at + word.utf8.count))
      at += word.utf8.count
    }
    return text[at...].allSatisfy(\.isBlank) ? places : nil
  }

  /// The bytes of the tokens from `first` up to but not including `end`; `nil` where they are none.
  func span(_ first: Int, _ end: Int) -> (start: Int, end: Int)? {
    guard 0 <= first, first < end, end <= tokens.count else { return nil }
    return (tokens[first].start, tokens[end - 1].end)
  }
}
