/// Other spellings of transliterated names that have other words, and so are phrases of their own.
///
/// Hyphens and blanks, and the kinds of apostrophe, are alike where a phrase is compared; here are the
/// spellings whose words differ.
enum LooseSpelling {
  /// The Arabic article as it is written: of each pair one stands for the other.
  private static let articles = ["al": "el", "el": "al", "Al": "El", "El": "Al"]
  private static let apostrophes: Set<Character> = ["'", "’", "‘", "`", "ʿ", "ʾ", "ʼ", "ʻ"]

  /// Spellings without the apostrophes between letters, and with the other article, but the name itself.
  static func variants(of name: String) -> [String] {
    var found = [name]
    if name.contains(where: { apostrophes.contains($0) }) {
      found.append(withoutApostrophes(name))
    }
    for spelling in found {
      if let other = withOtherArticle(spelling) { found.append(other) }
    }
    return Array(found.dropFirst()).filter { !$0.isEmpty && $0 != name }
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

  /// The name with each article before a hyphen replaced; `nil` where there is none.
  private static func withOtherArticle(_ name: String) -> String? {
    var words = name.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    var isChanged = false
    for index in words.indices {
      let parts = words[index].split(separator: "-", maxSplits: 1)
      guard parts.count == 2, let other = articles[String(parts[0])] else { continue }
      words[index] = "\(other)-\(parts[1])"
      isChanged = true
    }
    return isChanged ? words.joined(separator: " ") : nil
  }
}
