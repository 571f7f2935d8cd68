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
  private var tables: [LabelTable]
  private var indexes: [[Int32]]

  init(layers: Int) {
    tables = [LabelTable](repeating: LabelTable(), count: layers)
    indexes = [[Int32]](repeating: [], count: layers)
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
    for index in token { text.append(bytes[index]) }
    tokens.append(Fragment(start, text.count))
  }

  mutating func addTag(_ tag: Range<Int>, in bytes: [UInt8], layer: Int) {
    indexes[layer].append(Int32(truncatingIfNeeded: tables[layer].number(tag, in: bytes)))
  }

  /// Gives away what was collected and starts anew.
  mutating func take() -> Parts {
    var tags: [TagSequence] = []
    tags.reserveCapacity(tables.count)
    for layer in tables.indices {
      tags.append(TagSequence(names: tables[layer].takeLabels(), indexes: indexes[layer]))
      indexes[layer] = []
    }
    let parts = Parts(
      text: text, tokens: Tokenization(tokens: tokens, sentenceStarts: sentenceStarts), tags: tags,
      sentenceLines: sentenceLines)
    text = []
    tokens = []
    sentenceStarts = []
    sentenceLines = []
    isInSentence = false
    return parts
  }
}
