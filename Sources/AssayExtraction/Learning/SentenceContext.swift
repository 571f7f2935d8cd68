/// What stands around a word in its sentence, beyond its neighbours, as features.
///
/// Whether a thing happened is told by words further left (will, not, if, to), and whether it is told
/// at all by quotation marks.
enum SentenceContext {
  /// How far to the left words count.
  private static let reach = 6

  private static let cues = Dictionary(
    [
      "to", "not", "n't", "never", "no", "if", "when", "would", "will", "could", "can", "should",
      "shall", "may",
      "might", "must", "'ll", "'d", "did", "do", "does", "have", "has", "had", "was", "were", "is",
      "are", "be", "been",
      "being", "that", "who", "which", "as", "and", "the", "a", "his", "her", "he", "she", "they",
      "i", "we", "you", "it",
    ].enumerated().map { (FeatureHash.bytes($1.utf8), UInt64($0)) }, uniquingKeysWith: { a, _ in a }
  )
  private static let stops = Set(
    [",", ".", ";", ":", "!", "?", "(", ")", "\"", "-", "--", "—"].map {
      FeatureHash.bytes($0.utf8)
    })
  private static let quotes = Set(["\"", "“", "”", "``", "''"].map { FeatureHash.bytes($0.utf8) })

  /// Adds features to the tokens of the window.
  ///
  /// - Parameter isQuoted: Whether the window starts inside of quotation marks.
  static func add(
    _ text: borrowing TokenFeatures, isQuoted: Bool = false, to features: inout [TokenFeature]
  ) {
    var isQuoted = isQuoted
    for sentence in text.sentences {
      for token in sentence {
        let word = text.traits(token).plain
        if quotes.contains(word) { isQuoted.toggle() }
        var first: UInt64 = 0, count = 0
        var place = token - 1
        while place >= max(sentence.lowerBound, token - reach), count < 2 {
          let left = text.traits(place).plain
          if stops.contains(left) { break }
          if let cue = cues[left] {
            first = first &* 64 &+ cue &+ 1
            count += 1
            let one = FeatureHash.feature(.context, cue + 1)
            features.append(TokenFeature(token: Int32(token), feature: one))
          }
          place -= 1
        }
        let both = FeatureHash.pair(first, isQuoted ? 1 : 2)
        features.append(
          TokenFeature(token: Int32(token), feature: FeatureHash.feature(.context, both)))
        let here = FeatureHash.pair(text.table.parts[text.word(token)], both)
        features.append(
          TokenFeature(token: Int32(token), feature: FeatureHash.feature(.context, here)))
      }
    }
  }
}
