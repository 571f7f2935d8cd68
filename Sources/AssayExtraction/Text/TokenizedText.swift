public import AssayModel
internal import CByteClasses

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
  /// The number of tokens that start before each block of 64 bytes.
  private var firsts: [Int] = []

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
    tokens.removeAll(keepingCapacity: true)
    firsts.removeAll(keepingCapacity: true)
    Self.collect(rules.bits, into: &tokens, &firsts)
    split()
  }

  /// Turns the places where sentences start into ranges of tokens.
  private mutating func split() {
    sentences.removeAll(keepingCapacity: true)
    var start = 0
    for offset in rules.breaks {
      let earlier = rules.bits.blocks[offset / 64].starts & ~(~0 &<< UInt64(offset & 63))
      let end = Int(firsts[offset / 64]) &+ earlier.nonzeroBitCount
      if start < end { sentences.append(start..<end) }
      start = end
    }
    if start < tokens.count { sentences.append(start..<tokens.count) }
  }

  /// The blocks that are turned into tokens at a time, so that room is made for no more than these may have.
  private static let portion = 64

  /// Makes tokens of their boundaries, and notes how many start before each block.
  private static func collect(
    _ bits: TokenBits, into tokens: inout [Fragment], _ firsts: inout [Int]
  ) {
    let blocks = bits.blocks.span
    var token = OpenToken()
    for portion in stride(from: 0, to: blocks.count, by: portion) {
      let range = portion..<min(portion + Self.portion, blocks.count)
      let before = tokens.count
      firsts.append(addingCapacity: range.count) { (firsts: inout OutputSpan<Int>) in
        tokens.append(addingCapacity: range.count * 64) {
          (output: inout OutputSpan<Fragment>) in
          for index in range {
            firsts.append(before &+ output.count &+ (token.isOpen ? 1 : 0))
            token.append(blocks[index], at: index &* 64, to: &output)
          }
        }
      }
    }
  }
}

/// A token that started in a block before and has not ended yet.
private struct OpenToken {
  private var start = 0
  /// Whether there is one.
  private(set) var isOpen = false

  @inline(__always)
  mutating func append(
    _ block: CTokenBlock, at base: Int, to output: inout OutputSpan<Fragment>
  ) {
    var start = start
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
      output.append(Fragment(ascending: start, base &+ ends.trailingZeroBitCount))
      ends &= ends &- 1
      start = base &+ starts.trailingZeroBitCount
      starts &= starts &- 1
    }
    self.start = start
  }
}
