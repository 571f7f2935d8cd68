import AssayModel

/// The type of the mention that each token stands in, for each annotator.
struct TokenLabels {
  /// The label of a token in no mention.
  static let outside = "O"

  /// For each token a label for each annotator; `nil` for one who did not annotate the article.
  let rows: [[String?]]

  /// Tokens are those of the source, where it fixes any; else runs of letters and digits, and every
  /// other byte that is no white space by itself.
  ///
  /// - Complexity: O((t + n) log n) for t tokens and n mentions that do not nest deeply.
  init(_ article: Article, _ layers: [Layer?]) {
    let tokens = article.tokens?.tokens ?? Self.tokens(of: article.text)
    let columns = layers.map { $0.map { Self.labels(of: tokens, $0.mentions) } }
    rows = tokens.indices.map { token in columns.map { $0?[token] } }
  }

  /// Letters of other scripts are taken to be all that is not ASCII.
  static func tokens(of text: ArticleText) -> [Fragment] {
    var tokens: [Fragment] = []
    var start: Int?
    func isWord(_ byte: UInt8) -> Bool {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "a")...UInt8(ascii: "z"), 0x80...:
        true
      default: false
      }
    }
    for (offset, byte) in text.bytes.enumerated() {
      if isWord(byte) {
        start = start ?? offset
        continue
      }
      if let first = start { tokens.append(Fragment(first, offset)) }
      start = nil
      if byte > 0x20 { tokens.append(Fragment(offset, offset + 1)) }
    }
    if let first = start { tokens.append(Fragment(first, text.count)) }
    return tokens
  }

  /// The longest mention names a token that it shares a byte with; of equally long ones the one
  /// whose type comes first.
  private static func labels(of tokens: [Fragment], _ mentions: [Mention]) -> [String] {
    var labels = [String](repeating: outside, count: tokens.count)
    let painted = mentions.sorted { a, b in
      a.extent.count != b.extent.count ? a.extent.count < b.extent.count : a.type > b.type
    }
    for mention in painted {
      for fragment in mention.extent.fragments {
        var token = tokens.partitioningIndex { $0.end > fragment.start }
        while token < tokens.count, tokens[token].start < fragment.end {
          if tokens[token].overlaps(fragment) { labels[token] = mention.type }
          token += 1
        }
      }
    }
    return labels
  }
}
