import AssayModel
import AssayXML

/// The text of a document, made of its tokens and the spaces between them.
struct CoNLLUText {
  private(set) var bytes: [UInt8] = []
  private(set) var tokens: [Fragment] = []
  /// The tokens of each row of the last sentence: none for an empty node, which stands behind the token
  /// before.
  private(set) var rows: [Range<Int>] = []
  private var sentenceStarts: [Int] = []
  /// What follows the last token if it says so itself.
  private var pending: [UInt8]?
  /// Those of the last sentence.
  private var units = CoNLLUUnits()

  var string: String { String(decoding: bytes + (pending ?? []), as: UTF8.self) }

  var tokenization: Tokenization {
    // A sentence of empty nodes alone has no token.
    Tokenization(tokens: tokens, sentenceStarts: sentenceStarts.filter { $0 < tokens.count })
  }

  /// Adds the tokens of a sentence.
  ///
  /// - Returns: Whether they are what `# text` says.
  mutating func add(_ sentence: inout CoNLLUSentence) -> Bool {
    units.take(&sentence)
    var fitsText = true
    // Without a word on spaces the text of the sentence has the last one.
    if let text = sentence.text, !units.spell(text, of: sentence.bytes.span) {
      fitsText = units.takeGaps(of: text, of: sentence.bytes.span)
    }
    openSentence(sentence)
    rows.removeAll(keepingCapacity: true)
    rows.append(contentsOf: repeatElement(0..<0, count: sentence.rows.count))
    var gap: Range<Int>? = 0..<0
    let first = tokens.count
    for unit in units.units {
      if let gap { append(gap, of: sentence) } else { bytes.append(0x20) }
      add(unit, of: sentence)
      gap = unit.gap
    }
    if !units.units.isEmpty { pending = gap.map { Array(sentence.bytes[$0]) } }
    placeEmptyNodes(behind: first)
    return fitsText
  }

  private mutating func add(_ unit: CoNLLUUnits.Unit, of sentence: CoNLLUSentence) {
    var start = bytes.count
    append(unit.form, of: sentence)
    for place in unit.parts {
      let part = units.parts[place]
      rows[part.row] = tokens.count..<tokens.count + 1
      // Words that do not spell their token share it.
      guard unit.isSpelled else { continue }
      let end = place == unit.parts.upperBound - 1 ? bytes.count : start + part.length
      tokens.append(Fragment(start, end))
      start = end
    }
    if !unit.isSpelled { tokens.append(Fragment(start, bytes.count)) }
  }

  /// Gives rows without a token the place behind the token before.
  private mutating func placeEmptyNodes(behind first: Int) {
    var end = first
    for index in rows.indices {
      if rows[index].isEmpty { rows[index] = end..<end } else { end = rows[index].upperBound }
    }
  }

  private mutating func openSentence(_ sentence: CoNLLUSentence) {
    if !tokens.isEmpty {
      let usual: [UInt8] = sentence.opensParagraph ? [0x0A, 0x0A] : [0x0A]
      let isGlued = pending?.isEmpty ?? false
      bytes += isGlued && sentence.opensParagraph ? usual : pending ?? usual
    }
    pending = nil
    if let spaces = units.units.first?.spacesBefore { append(spaces, of: sentence) }
    if sentenceStarts.last != tokens.count { sentenceStarts.append(tokens.count) }
  }

  private mutating func append(_ range: Range<Int>, of sentence: CoNLLUSentence) {
    bytes.append(copying: sentence.bytes.span.extracting(range))
  }
}
