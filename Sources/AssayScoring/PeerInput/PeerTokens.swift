package import AssayModel

/// Where the tokens come from on which mentions are written as tags.
package enum PeerTokens: String, Hashable, Sendable, CaseIterable {
  /// Those of the source.
  case given
  /// Runs of letters and numbers; each other character that is no blank is a token by itself.
  case words
  /// Each code point.
  case characters

  /// Cuts a text; `nil` for tokens that only a source can give.
  ///
  /// Words have a sentence a line. Characters have one sentence, so that no mention is cut.
  /// - Complexity: O(n) in bytes.
  package func cut(_ text: ArticleText) -> Tokenization? {
    switch self {
    case .given: return nil
    case .words:
      var cutter = WordCutter()
      for scalar in text.string.unicodeScalars { cutter.take(scalar) }
      cutter.endWord()
      return Tokenization(tokens: cutter.tokens, sentenceStarts: cutter.sentenceStarts)
    case .characters:
      var tokens: [Fragment] = []
      var start = 0
      for scalar in text.string.unicodeScalars {
        let end = start + UTF8.width(scalar)
        tokens.append(Fragment(start, end))
        start = end
      }
      return Tokenization(tokens: tokens, sentenceStarts: tokens.isEmpty ? [] : [0])
    }
  }
}

/// Cuts a text into words, one code point after the other.
private struct WordCutter {
  private(set) var tokens: [Fragment] = []
  private(set) var sentenceStarts: [Int] = []
  private var offset = 0
  private var wordStart: Int?
  private var isNewSentence = true

  mutating func take(_ scalar: Unicode.Scalar) {
    let end = offset + UTF8.width(scalar)
    if Self.isInWord(scalar) {
      if wordStart == nil { wordStart = offset }
    } else {
      endWord()
      if scalar == "\n" {
        isNewSentence = true
      } else if !scalar.properties.isWhitespace {
        add(Fragment(offset, end))
      }
    }
    offset = end
  }

  mutating func endWord() {
    if let start = wordStart { add(Fragment(start, offset)) }
    wordStart = nil
  }

  private mutating func add(_ token: Fragment) {
    if isNewSentence { sentenceStarts.append(tokens.count) }
    isNewSentence = false
    tokens.append(token)
  }

  private static func isInWord(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark, .format: true
    default: scalar.isPythonAlphanumeric
    }
  }
}
