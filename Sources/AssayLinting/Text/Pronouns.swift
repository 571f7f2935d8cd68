import AssayModel

extension ArticleView {
  /// Whether a mention is a pronoun.
  ///
  /// It is where an attribute has a value that begins with `pro`, in any case, or where it is a personal,
  /// possessive, demonstrative or relative pronoun of English.
  func isPronoun(_ mention: Mention) -> Bool {
    let isMarked = mention.attributes.contains { attribute in
      if case .text(let value) = attribute.value { return value.lowercased().hasPrefix("pro") }
      return false
    }
    return isMarked
      || mention.extent.count <= 10 && pronouns.contains(text[mention.extent].lowercased())
  }
}

private let pronouns: Set<String> = [
  "i", "me", "you", "he", "him", "she", "her", "it", "we", "us", "they", "them", "his", "hers",
  "its",
  "their", "theirs", "my", "mine", "your", "yours", "our", "ours", "himself", "herself", "itself",
  "themselves", "myself", "this", "that", "these", "those", "who", "whom", "whose", "which",
]
