public import AssayModel
import AssaySystem
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
  /// The room that a longer text needs is not kept.
  private static let mostKept = 1 << 24

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
    TokenListing.append(rules.bits.blocks, to: &tokens, firsts: &firsts)
    sentences.removeAll(keepingCapacity: true)
    Self.split(at: rules.breaks, rules.bits, firsts, count: tokens.count, into: &sentences)
    if text.count > Self.mostKept { (rules, firsts) = (BoundaryRules(), []) }
  }

  /// Turns the places where sentences start into ranges of tokens.
  private static func split(
    at breakList: [Int], _ bits: TokenBits, _ firstList: [Int], count: Int,
    into sentences: inout [Range<Int>]
  ) {
    let blocks = bits.blocks.span, breaks = breakList.span, firsts = firstList.span
    sentences.append(addingCapacity: breaks.count + 1) {
      (sentences: inout OutputSpan<Range<Int>>) in
      var start = 0
      for index in breaks.indices {
        let block = breaks[index] &>> 6
        let before = (UInt64(1) &<< UInt64(truncatingIfNeeded: breaks[index] & 63)) &- 1
        let end = firsts[block] &+ (blocks[block].starts & before).nonzeroBitCount
        if start < end { sentences.append(start..<end) }
        start = end
      }
      if start < count { sentences.append(start..<count) }
    }
  }
}
