import AssayModel

/// The tokens and sentences of an article, as byte ranges of a text that is never changed.
///
/// - Words are runs of letters and digits; `U.S.-backed`, `al-Bab`, `Sana'a`, `3.5`, `1,000`, `10:30` and
///   addresses are one token each. The dot of a short form belongs to it (`Lt.`, `U.S.`).
/// - `'s`, `'ll`, `'re`, `'ve`, `'d`, `'m` and `n't` are tokens of their own, as in the Penn Treebank.
/// - Every other mark is a token. White space alone lies between tokens: Unicode's, U+200B and U+FEFF.
///
/// A worker keeps one in its scratch and fills it anew for each article.
struct TokenizedText: Sendable {
  /// The tokens in text order; none is empty, none overlaps another, and only white space lies between.
  private(set) var tokens: [Fragment] = []
  /// The sentences in text order, as ranges of indexes into `tokens`; together they are all tokens.
  private(set) var sentences: [Range<Int>] = []
  private var rules = BoundaryRules()

  /// Nothing yet.
  init() {}

  /// The tokens and sentences of a text.
  init(_ text: ArticleText) {
    tokenize(text)
  }

  /// Finds the tokens and sentences of `text`, in place of what was there.
  ///
  /// - Complexity: O(n) in bytes.
  mutating func tokenize(_ text: ArticleText) {
    rules.judge(text)
    tokens.removeAll(keepingCapacity: true)
    sentences.removeAll(keepingCapacity: true)
    let blocks = rules.bits.blocks
    var run = OpenToken()
    var nextBreak = 0
    for index in blocks.indices {
      let block = blocks[index]
      while nextBreak < rules.breaks.count && rules.breaks[nextBreak] / 64 == index {
        let bit = UInt64(truncatingIfNeeded: rules.breaks[nextBreak] & 63)
        let before = block.starts & ((1 &<< bit) &- 1)
        closeSentence(at: tokens.count + run.count + before.nonzeroBitCount)
        nextBreak += 1
      }
      tokens.append(addingCapacity: 64) { (output: inout OutputSpan<Fragment>) in
        run.append(block, at: index &* 64, to: &output)
      }
    }
    closeSentence(at: tokens.count)
  }

  private mutating func closeSentence(at end: Int) {
    let start = sentences.last?.upperBound ?? 0
    if start < end { sentences.append(start..<end) }
  }
}

/// A token that started in a block before and has not ended yet.
private struct OpenToken {
  private var start = 0
  /// 1 where there is one, else 0.
  private(set) var count = 0

  @inline(__always)
  mutating func append(
    _ block: TokenBits.Block, at base: Int, to output: inout OutputSpan<Fragment>
  ) {
    var starts = block.starts
    var ends = block.ends
    count &+= starts.nonzeroBitCount &- ends.nonzeroBitCount
    if count &+ ends.nonzeroBitCount == starts.nonzeroBitCount {
      start = base &+ starts.trailingZeroBitCount
      starts &= starts &- 1
    }
    while ends != 0 {
      output.append(Fragment(start, base &+ ends.trailingZeroBitCount))
      ends &= ends &- 1
      start = base &+ starts.trailingZeroBitCount
      starts &= starts &- 1
    }
  }
}
