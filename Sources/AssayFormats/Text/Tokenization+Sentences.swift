import AssayModel

extension Tokenization {
  /// Tokens in text order, with a sentence from the first token at or behind each place, and from the first.
  init(tokens: [Fragment], sentencesAt places: [Int]) {
    var starts = tokens.isEmpty ? [] : [0]
    var token = 0
    for place in places.sorted() {
      while token < tokens.count && tokens[token].start < place { token += 1 }
      let last = starts.last ?? 0
      if last < token && token < tokens.count { starts.append(token) }
    }
    self.init(tokens: tokens, sentenceStarts: starts)
  }
}
