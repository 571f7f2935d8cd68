internal import AssayModel

/// Collects the tokens and tags of one article.
struct ColumnArticleBuilder {
  /// The tags of a layer.
  struct Tags {
    let sequence: TagSequence
    /// The chunks that they spell; `nil` where there is no tag but `O`.
    let runs: TypedRuns?
  }

  /// What an article is made of.
  struct Parts {
    /// The tokens joined by one blank and the sentences by a newline.
    let text: [UInt8]
    let tokens: Tokenization
    /// For each layer.
    let tags: [Tags]
    /// For each sentence the line of its first token.
    let sentenceLines: [Int]

    /// The line of the file that a byte of the text comes from.
    func line(ofByte offset: Int) -> Int? {
      guard let token = tokens.tokens.lastIndex(where: { $0.start <= offset }),
        let sentence = tokens.sentenceStarts.lastIndex(where: { $0 <= token })
      else { return nil }
      return sentenceLines[sentence] + token - tokens.sentenceStarts[sentence]
    }
  }

  /// The columns that become layers.
  private let tagColumns: [Int]
  private var tokens = JoinedTokens()
  private var layers: [TagNumbers]
  private var lines: RegularLines
  private var isInSentence = false

  init(_ layout: ColumnLayout, options: ReadingOptions) {
    tagColumns = layout.tagColumns
    layers = Array(
      repeating: TagNumbers(options.decoding, layout.spelling), count: tagColumns.count)
    lines = RegularLines(layout)
  }

  var isEmpty: Bool { tokens.count == 0 }

  mutating func endSentence() {
    isInSentence = false
  }

  /// How many tokens there are.
  var count: Int { tokens.count }

  /// Adds a token with its tags, one for each layer; what is `nil` or empty counts as `O`.
  mutating func add(_ token: Range<Int>, tags: [Range<Int>?], in bytes: [UInt8], line: Int) {
    tokens.add(token, in: bytes, startsSentence: !isInSentence, line: line)
    isInSentence = true
    for (layer, tag) in tags.enumerated() {
      if let tag, !tag.isEmpty {
        layers[layer].add(tag, in: bytes)
      } else {
        layers[layer].addOutside()
      }
    }
  }

  /// Adds lines from the cursor on as long as they look as nearly all lines do, and passes them.
  mutating func addRegularLines(
    at cursor: inout ColumnCursor, of bytes: [UInt8], _ lineEnds: LineEnds
  ) {
    lines.find(at: &cursor, of: bytes, lineEnds, isInSentence: &isInSentence)
    guard lines.count > 0 else { return }
    tokens.add(lines, of: bytes)
    for layer in layers.indices {
      layers[layer].add(column: tagColumns[layer], of: lines, in: bytes)
    }
  }

  /// Says how many times as many tokens are expected in the end.
  mutating func expect(_ factor: Int) {
    tokens.factor = factor
    for layer in layers.indices { layers[layer].factor = factor }
  }

  /// Gives away what was collected and starts anew.
  mutating func take() -> Parts {
    isInSentence = false
    let (text, tokens, sentenceLines) = tokens.take()
    let sentences = tokens.sentences
    var tags: [Tags] = []
    tags.reserveCapacity(layers.count)
    for layer in layers.indices { tags.append(layers[layer].take(sentences: sentences)) }
    return Parts(text: text, tokens: tokens, tags: tags, sentenceLines: sentenceLines)
  }
}
