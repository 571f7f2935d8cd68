internal import AssayModel
internal import AssaySystem

/// Collects the tokens of one article, joined by one blank, and the sentences by a newline.
struct JoinedTokens {
  /// Room for the text, of which the first `textCount` bytes hold.
  private var text: [UInt8] = []
  private var textCount = 0
  /// Room for where each token ends, of which the first ``count`` hold.
  private var ends: [Int] = []
  /// The number of tokens.
  private(set) var count = 0
  private var sentenceStarts: [Int] = []
  /// For each sentence the line of its first token.
  private var sentenceLines: [Int] = []
  /// How many times as many tokens are expected in the end.
  var factor = 2

  /// Whole words are written, so that there must be room for this many bytes behind the text.
  private static let margin = 16

  /// Adds a token.
  mutating func add(_ token: Range<Int>, in bytes: [UInt8], startsSentence: Bool, line: Int) {
    makeRoom(bytes: token.count, tokens: 1)
    if startsSentence {
      sentenceStarts.append(count)
      sentenceLines.append(line)
    }
    if count > 0 { append(startsSentence ? 0x0A : 0x20) }
    for index in token { append(bytes[index]) }
    ends[count] = textCount
    count += 1
  }

  private mutating func append(_ byte: UInt8) {
    text[textCount] = byte
    textCount += 1
  }

  /// Adds the tokens of some lines, at least one.
  ///
  /// - Complexity: O(n) in the bytes of the tokens.
  mutating func add(_ lines: RegularLines, of bytes: [UInt8]) {
    let columns = lines.columns.span.extracting(first: lines.count * lines.width)
    makeRoom(bytes: Int(columns[columns.count - 1] - columns[0]), tokens: lines.count)
    textCount = Self.join(
      columns, lines.width, of: bytes.span, to: &text, from: textCount, &ends, from: count)
    for (line, number) in lines.sentences {
      let token = count + line
      if token > 0 { text[ends[token - 1]] = 0x0A }
      sentenceStarts.append(token)
      sentenceLines.append(number)
    }
    count += lines.count
  }

  /// Writes a blank and a token for each line, and where it ends; gives where the text ends.
  private static func join(
    _ columns: Span<Int32>, _ width: Int, of bytes: Span<UInt8>, to text: inout [UInt8],
    from textCount: Int, _ ends: inout [Int], from count: Int
  ) -> Int {
    var text = text.mutableSpan, ends = ends.mutableSpan
    var at = textCount, gap = count == 0 ? 0 : 1
    var place = 0, token = count
    while place < columns.count {
      let start = Int(columns[place]), length = Int(columns[place &+ 1]) &- 1 &- start
      text[at] = 0x20
      at &+= gap
      gap = 1
      // What is written beyond the token is written over by the next.
      copySixteen(from: start, in: bytes, to: &text, at: at)
      if length > 16 { copyRest(start, length, in: bytes, to: &text, at: at) }
      at &+= length
      ends[token] = at
      token &+= 1
      place &+= width
    }
    return at
  }

  @inline(__always)
  private static func copySixteen(
    from: Int, in bytes: Span<UInt8>, to text: inout MutableSpan<UInt8>, at start: Int
  ) {
    let piece = bytes.extracting(from..<(from &+ 16))
    text.store(piece.word(at: 0), at: start)
    text.store(piece.word(at: 8), at: start &+ 8)
  }

  /// The rest of a long token; apart, since nearly all are short.
  @inline(never)
  private static func copyRest(
    _ start: Int, _ length: Int, in bytes: Span<UInt8>, to text: inout MutableSpan<UInt8>,
    at to: Int
  ) {
    for done in stride(from: 16, to: length, by: 16) {
      copySixteen(from: start + done, in: bytes, to: &text, at: to + done)
    }
  }

  /// Makes room for some more bytes of tokens, and for those that are written over later.
  private mutating func makeRoom(bytes: Int, tokens: Int) {
    text.makeRoom(textCount + bytes + tokens + Self.margin, factor: factor)
    ends.makeRoom(count + tokens, factor: factor)
  }

  /// Gives away what was collected and starts anew.
  mutating func take() -> (text: [UInt8], tokens: Tokenization, sentenceLines: [Int]) {
    let tokens = Tokenization(
      joinedTokensEndingAt: ends.takeFirst(count), sentenceStarts: sentenceStarts)
    let taken = (text.takeFirst(textCount), tokens, sentenceLines)
    textCount = 0
    count = 0
    sentenceStarts = []
    sentenceLines = []
    return taken
  }
}
