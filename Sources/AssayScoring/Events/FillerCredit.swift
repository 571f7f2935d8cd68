import AssayModel

/// When a filler that is not the gold one is right all the same.
public enum FillerCredit: String, Hashable, Sendable, CaseIterable {
  /// Any mention that gold holds to corefer with the filler; see ``CoreferenceCredit``.
  case coreference = "coref"
  /// A filler with the same head word; see ``HeadWord``.
  case head

  var summary: String {
    switch self {
    case .coreference: "any coreferent mention being right"
    case .head: "the filler's head word being enough"
    }
  }

  var source: String { "Li, Ji and Han (2021), WikiEvents, Coref-F1 and Head-F1" }
}

/// The head word of an extent, told without a parser.
///
/// English noun phrases end in their head unless something follows it: the head is the last word
/// before the first comma, bracket, preposition or relative word that is not the phrase's first word.
/// Published Head-F1 takes the root of a dependency parse; where a phrase is inverted the two differ.
enum HeadWord {
  private static let followers: Set<String> = [
    "of", "in", "from", "with", "for", "at", "on", "by", "to", "near", "between", "against",
    "under",
    "who", "whom", "whose", "which", "that", "where", "when", "and", "or",
  ]

  /// The head word of an extent; the extent itself where it has no word.
  ///
  /// - Complexity: O(n) in the bytes of the extent.
  static func extent(of extent: Extent, in text: ArticleText) -> Extent {
    var head: Fragment?
    for word in extent.fragments.flatMap({ words(of: $0, in: text) }) {
      guard let current = head else {
        if isWord(word, in: text) { head = word }
        continue
      }
      if !isWord(word, in: text) {
        let byte = text.bytes[word.start]
        if byte == UInt8(ascii: ",") || byte == UInt8(ascii: "(") { return Extent(current) }
        continue
      }
      if followers.contains(text[word].lowercased()) { return Extent(current) }
      head = word
    }
    return head.map { Extent($0) } ?? extent
  }

  private static func isWord(_ word: Fragment, in text: ArticleText) -> Bool {
    TextWords.isLetterOrDigit(text.bytes[word.start])
  }

  private static func words(of fragment: Fragment, in text: ArticleText) -> [Fragment] {
    TextWords.words(of: fragment, in: text)
  }
}
