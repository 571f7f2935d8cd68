import AssayModel

/// Sentences that are worked on at one time, with their tokens.
struct TokenWindow: Sendable, Equatable {
  /// The sentences, as indexes into those of the layout.
  let sentences: Range<Int>
  /// Their tokens, as indexes into those of the layout.
  let tokens: Range<Int>
}

/// The tokens and sentences that a trained strategy works on.
///
/// Those that the source fixes, without the empty ones; else those of ``TokenizedText``.
struct TokenLayout: Sendable {
  /// A longer sentence is cut, so that the room for a sentence stays bounded.
  static let longestSentence = 1024

  /// The tokens in text order; none is empty.
  private(set) var tokens: [Fragment] = []
  /// The sentences, as ranges of indexes into `tokens`; together they are all tokens.
  private(set) var sentences: [Range<Int>] = []
  /// So many blocks are a window.
  let windowBlocks: Int
  private var own = TokenizedText()

  /// So many tokens, and the rest of the sentence, are a block: what is further away is probably about
  /// something else, above all where a whole corpus is one article.
  static let blockLength = 2048
  /// So many blocks are a window where nothing else is asked for.
  static let usualWindow = 32
  /// The room for more tokens is not kept.
  private static let mostKept = 1 << 20

  /// - Parameter windowBlocks: So many blocks of an article are worked on at one time, at least one.
  init(windowBlocks: Int = usualWindow) {
    self.windowBlocks = max(1, windowBlocks)
  }

  /// Lays out an article, in place of the one before.
  ///
  /// - Parameter splits: Whether a token of more than one part is split at its hyphens and slashes,
  ///   each of which becomes a token.
  mutating func lay(_ article: Article, splittingParts splits: Bool) {
    tokens.removeAll(keepingCapacity: tokens.count <= Self.mostKept)
    sentences.removeAll(keepingCapacity: sentences.count <= Self.mostKept)
    if let fixed = article.tokens {
      for sentence in fixed.sentenceStarts.isEmpty ? [0..<fixed.count] : fixed.sentences {
        let start = tokens.count
        for token in sentence where fixed[token].count > 0 { tokens.append(fixed[token]) }
        cut(start..<tokens.count)
      }
      return
    }
    own.tokenize(article.text)
    let bytes = article.text.bytes.span
    tokens.reserveCapacity(own.tokens.count)
    for sentence in own.sentences {
      let start = tokens.count
      for token in sentence {
        if splits {
          split(own.tokens[token], bytes)
        } else {
          tokens.append(own.tokens[token])
        }
      }
      cut(start..<tokens.count)
    }
    if own.tokens.count > Self.mostKept { own = TokenizedText() }
  }

  /// Whether there is much more room than nearly all articles need.
  var isLarge: Bool { tokens.count > Self.mostKept }

  private mutating func split(_ token: Fragment, _ bytes: borrowing Span<UInt8>) {
    var start = token.start
    for offset in token.start..<token.end where Self.joins(bytes[offset]) {
      if start < offset { tokens.append(Fragment(start, offset)) }
      tokens.append(Fragment(offset, offset + 1))
      start = offset + 1
    }
    if start < token.end { tokens.append(Fragment(start, token.end)) }
  }

  /// Whether a byte joins the parts of a word.
  private static func joins(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "-") || byte == UInt8(ascii: "/")
  }

  private mutating func cut(_ sentence: Range<Int>) {
    var start = sentence.lowerBound
    while start < sentence.upperBound {
      let end = min(start + Self.longestSentence, sentence.upperBound)
      sentences.append(start..<end)
      start = end
    }
  }

  /// The tokens that share bytes with a fragment; empty where none does.
  func tokens(touching fragment: Fragment) -> Range<Int> {
    let first = tokens.partitioningIndex { $0.end > fragment.start }
    let end = tokens.partitioningIndex { $0.start >= fragment.end }
    return first < end ? first..<end : first..<first
  }

  /// From the start of the first to the end of the last of some tokens, which must not be none.
  func extent(of tokens: Range<Int>) -> Extent {
    Extent(self.tokens[tokens.lowerBound].start, self.tokens[tokens.upperBound - 1].end)
  }
}

extension TokenLayout {
  /// The whole text as one window.
  var whole: TokenWindow { TokenWindow(sentences: sentences.indices, tokens: tokens.indices) }

  /// The text in windows that end where blocks do, so that no block lies in two; none for a text without
  /// sentences.
  ///
  /// - Complexity: O(n) in the number of sentences.
  var windows: [TokenWindow] {
    var windows: [TokenWindow] = []
    var first = 0, start = 0, block = 0, blocks = 0
    for (index, sentence) in sentences.enumerated() {
      let isLast = index == sentences.count - 1
      guard isLast || sentence.upperBound - block >= Self.blockLength else { continue }
      block = sentence.upperBound
      blocks += 1
      guard isLast || blocks == windowBlocks else { continue }
      windows.append(TokenWindow(sentences: first..<index + 1, tokens: start..<block))
      (first, start, blocks) = (index + 1, block, 0)
    }
    return windows
  }

  /// The sentence that the first of some tokens is in; `nil` for no tokens.
  func sentence(of tokens: Range<Int>) -> Range<Int>? {
    guard !tokens.isEmpty else { return nil }
    let index = sentences.partitioningIndex { $0.upperBound > tokens.lowerBound }
    return index < sentences.count ? sentences[index] : nil
  }
}
