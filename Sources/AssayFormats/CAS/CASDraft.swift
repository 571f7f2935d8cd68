import AssayModel

/// An article of a CAS while it is made.
struct CASDraft {
  /// A feature of a type.
  struct TypedFeature: Hashable {
    let type: Int32
    let name: CASFeatureName
  }

  var article: DraftArticle
  var layer: Draft
  /// Whether a structure became an annotation, by its place in the file.
  var isRead: [Bool]
  /// The members of chains, likewise.
  var isChained: [Bool]
  /// Whether features are known to hold other structures, as far as that was asked.
  var refers: [TypedFeature: Bool] = [:]
  var words = CASWords()

  init(_ article: DraftArticle, annotator: Annotator, structures: Int) {
    self.article = article
    layer = Draft(annotator)
    isRead = [Bool](repeating: false, count: structures)
    isChained = isRead
  }
}

/// Texts that come again and again, such as labels, each as one string.
struct CASWords {
  private var words = ByteTable<Void>()
  private var strings: [String] = []

  /// The string of a text.
  mutating func string(_ text: CASContents.Text, in contents: CASContents) -> String {
    let number = contents.withBytes(of: text) { words.enter($0, ()) }
    if number == strings.count { strings.append(contents.string(text)) }
    return strings[number]
  }
}
