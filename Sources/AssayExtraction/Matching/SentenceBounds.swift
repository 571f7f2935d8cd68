import AssayModel

/// Where sentences end, judged by punctuation and line breaks alone.
enum SentenceBounds {
  /// For each word the number of its sentence, ascending from zero.
  ///
  /// A sentence ends at `.`, `!` or `?` before white space and a word that does not start in lower
  /// case, and at every line break. Abbreviations before a capital are not known.
  static func numbers(of words: [Fragment], in text: ArticleText) -> [Int32] {
    let bytes = text.bytes.span
    var sentence: Int32 = 0
    var numbers: [Int32] = []
    numbers.reserveCapacity(words.count)
    for index in words.indices {
      numbers.append(sentence)
      guard index + 1 < words.count else { break }
      let gap = words[index].end..<words[index + 1].start
      let next = bytes[words[index + 1].start]
      if gap.contains(where: { bytes[$0] == 0x0A || bytes[$0] == 0x0D }) {
        sentence += 1
      } else if !gap.isEmpty && isTerminal(bytes[words[index].start]) && !(next &- 0x61 < 26) {
        sentence += 1
      }
    }
    return numbers
  }

  private static func isTerminal(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ".") || byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?")
  }
}
