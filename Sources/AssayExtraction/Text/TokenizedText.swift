public import AssayModel

/// The tokens and sentences of an article, as byte ranges of a text that is never changed.
///
/// - Words are runs of letters and digits; `U.S.-backed`, `al-Bab`, `Sana'a`, `3.5`, `1,000`, `10:30` and
///   addresses are one token each. The dot of a short form belongs to it (`Lt.`, `U.S.`).
/// - `'s`, `'ll`, `'re`, `'ve`, `'d`, `'m` and `n't` are tokens of their own, as in the Penn Treebank.
/// - Every other mark is a token. White space alone lies between tokens: Unicode's, U+200B and U+FEFF.
///
/// A worker keeps one in its scratch and fills it anew for each article.
public struct TokenizedText: Sendable {
  /// The tokens in text order; none is empty, none overlaps another, and only white space lies between.
  public private(set) var tokens: [Fragment] = []
  /// The sentences in text order, as ranges of indexes into `tokens`; together they are all tokens.
  public private(set) var sentences: [Range<Int>] = []
  private var rules = BoundaryRules()

  /// Nothing yet.
  public init() {}

  /// The tokens and sentences of a text.
  public init(_ text: ArticleText) {
    tokenize(text)
  }

  /// Finds the tokens and sentences of `text`, in place of what was there.
  ///
  /// - Complexity: O(n) in bytes.
  public mutating func tokenize(_ text: ArticleText) {
    rules.judge(text)
    let count = Self.split(rules, into: &sentences)
    Self.collect(rules.bits, count, into: &tokens)
  }

  /// Turns the places where sentences start into ranges of tokens; gives the number of tokens.
  private static func split(_ rules: BoundaryRules, into sentences: inout [Range<Int>]) -> Int {
    sentences.removeAll(keepingCapacity: true)
    let blocks = rules.bits.blocks.span
    let breaks = rules.breaks.span
    var count = 0
    var next = 0
    var start = 0
    for index in blocks.indices {
      let starts = blocks[index].starts
      while next < breaks.count && breaks[next] &>> 6 == index {
        let bit = UInt64(1) &<< UInt64(truncatingIfNeeded: breaks[next] & 63)
        let end = count &+ (starts & (bit &- 1)).nonzeroBitCount
        if start < end { sentences.append(start..<end) }
        start = end
        next &+= 1
      }
      count &+= starts.nonzeroBitCount
    }
    if start < count { sentences.append(start..<count) }
    return count
  }

  private static func collect(_ bits: TokenBits, _ count: Int, into tokens: inout [Fragment]) {
    tokens.removeAll(keepingCapacity: true)
    tokens.append(addingCapacity: count) { (output: inout OutputSpan<Fragment>) in
      let blocks = bits.blocks.span
      var token = OpenToken()
      for index in blocks.indices {
        token.append(blocks[index], at: index &* 64, to: &output)
      }
    }
  }
}

/// A token that started in a block before and has not ended yet.
private struct OpenToken {
  private var start = 0
  private var isOpen = false

  @inline(__always)
  mutating func append(
    _ block: TokenBits.Block, at base: Int, to output: inout OutputSpan<Fragment>
  ) {
    var starts = block.starts
    var ends = block.ends
    guard starts | ends != 0 else { return }
    // Whether the last start comes after the last end, or where it is.
    let staysOpen = ends & ~starts <= starts
    if !isOpen {
      start = base &+ starts.trailingZeroBitCount
      starts &= starts &- 1
    }
    isOpen = staysOpen
    while ends != 0 {
      output.append(Fragment(start, base &+ ends.trailingZeroBitCount))
      ends &= ends &- 1
      start = base &+ starts.trailingZeroBitCount
      starts &= starts &- 1
    }
  }
}
