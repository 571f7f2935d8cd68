internal import AssayModel

/// Collects the tokens and tags of one article.
///
/// The text is the tokens joined by one blank and the sentences by a newline.
struct ColumnArticleBuilder {
  /// What an article is made of.
  struct Parts {
    let text: [UInt8]
    let tokens: Tokenization
    let tags: [TagSequence]
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

  private var text: [UInt8] = []
  private var tokens: [Fragment] = []
  private var sentenceStarts: [Int] = []
  private var sentenceLines: [Int] = []
  private var isInSentence = false
  private var layers: [TagCollector]

  init(layers: Int) {
    self.layers = [TagCollector](repeating: TagCollector(), count: layers)
  }

  var isEmpty: Bool { tokens.isEmpty }

  mutating func endSentence() {
    isInSentence = false
  }

  mutating func add(_ token: Range<Int>, in bytes: [UInt8], line: Int) {
    if isInSentence {
      text.append(0x20)
    } else {
      if !tokens.isEmpty { text.append(0x0A) }
      sentenceStarts.append(tokens.count)
      sentenceLines.append(line)
      isInSentence = true
    }
    let start = text.count
    text.append(contentsOf: bytes[token])
    tokens.append(Fragment(start, text.count))
  }

  mutating func addTag(_ tag: Range<Int>, in bytes: [UInt8], layer: Int) {
    layers[layer].add(tag, in: bytes)
  }

  /// Gives away what was collected and starts anew.
  mutating func take() -> Parts {
    let tokenCount = tokens.count, textCount = text.count
    var tags: [TagSequence] = []
    tags.reserveCapacity(layers.count)
    for layer in layers.indices { tags.append(layers[layer].take()) }
    let parts = Parts(
      text: text, tokens: Tokenization(tokens: tokens, sentenceStarts: sentenceStarts), tags: tags,
      sentenceLines: sentenceLines)
    // The next article is likely to be about as long.
    text = []
    text.reserveCapacity(textCount)
    tokens = []
    tokens.reserveCapacity(tokenCount)
    sentenceStarts = []
    sentenceLines = []
    isInSentence = false
    return parts
  }
}

/// Collects the tags of one layer.
private struct TagCollector {
  private var table = LabelTable()
  private var indexes: [Int32] = []

  mutating func add(_ tag: Range<Int>, in bytes: [UInt8]) {
    indexes.append(Int32(truncatingIfNeeded: table.number(tag, in: bytes)))
  }

  mutating func take() -> TagSequence {
    let count = indexes.count
    let tags = TagSequence(names: table.takeLabels(), indexes: indexes)
    indexes = []
    indexes.reserveCapacity(count)
    return tags
  }
}
