/// Other spellings of transliterated names that have other words, and so are phrases of their own.
///
/// Hyphens and blanks, and the kinds of apostrophe, are alike where a phrase is compared; here are the
/// spellings whose words differ.
enum LooseSpelling {
  private static let apostrophes: Set<Character> = ["'", "’", "‘", "`", "ʿ", "ʾ", "ʼ", "ʻ"]

  /// Spellings without the apostrophes between letters, and with the article written otherwise, but the
  /// name itself.
  static func variants(of name: String) -> [String] {
    var found = [name]
    if name.contains(where: { apostrophes.contains($0) }) {
      found.append(withoutApostrophes(name))
    }
    for spelling in found {
      for other in withOtherArticles(spelling) where !found.contains(other) { found.append(other) }
    }
    return found.dropFirst().filter { !$0.isEmpty && $0 != name }
  }

  private static func withoutApostrophes(_ name: String) -> String {
    let characters = Array(name)
    return String(
      characters.indices.filter { index in
        guard apostrophes.contains(characters[index]), index > 0, index + 1 < characters.count
        else {
          return true
        }
        return !(characters[index - 1].isLetter && characters[index + 1].isLetter)
      }.map { characters[$0] })
  }

  /// The name with the articles before hyphens written in each other way; none where there is none.
  private static func withOtherArticles(_ name: String) -> [String] {
    let words = name.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    let split = words.map { word -> (article: String, rest: String)? in
      let parts = word.split(separator: "-", maxSplits: 1)
      guard parts.count == 2, isArticle(parts[0], before: parts[1]) else { return nil }
      return (String(parts[0]), String(parts[1]))
    }
    guard split.contains(where: { $0 != nil }) else { return [] }
    return (0..<4).map { form in
      zip(words, split).map { word, parts in
        guard let parts else { return word }
        let vowel = form % 2 == 0 ? "a" : "e"
        let consonants = form < 2 ? "l" : sunLetters(parts.rest) ?? "l"
        let article = vowel + consonants
        let isCapital = parts.article.first?.isUppercase ?? false
        return (isCapital ? article.capitalizedFirst : article) + "-" + parts.rest
      }.joined(separator: " ")
    }
  }

  /// Whether a word is the article: `al`, `el`, or one that has taken the sound behind it, as in `ez-Zor`.
  private static func isArticle(_ word: Substring, before rest: Substring) -> Bool {
    guard let vowel = word.first?.lowercased(), vowel == "a" || vowel == "e" else { return false }
    let consonants = word.dropFirst()
    return consonants == "l" || sunLetters(String(rest)).map { $0 == consonants } ?? false
  }

  /// The letters at the start of a word whose sound the article takes; `nil` where it keeps its own.
  private static func sunLetters(_ word: String) -> String? {
    let start = word.prefix(2).lowercased()
    if ["th", "dh", "sh"].contains(start) { return start }
    guard let first = start.first, "tdrzsn".contains(first) else { return nil }
    return String(first)
  }
}

extension String {
  /// The text with its first letter as a capital.
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
