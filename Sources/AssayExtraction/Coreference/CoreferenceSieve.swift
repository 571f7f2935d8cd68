import AssayModel

/// Joins the mentions of an article that refer to one thing, by rules from the surest to the boldest.
///
/// A deterministic sieve (after Lee et al., 2013, "Deterministic coreference resolution based on
/// entity-centric, precision-ranked rules", and the name rules of GATE's OrthoMatcher), with one
/// difference: each rule looks mentions up instead of comparing every pair, so that long articles
/// cost no more than their length.
struct CoreferenceSieve {
  let text: ArticleText
  let folded: FoldedWords
  /// In text order.
  let mentions: [CoreferenceMention]
  let links: [[KnowledgeBaseLink]]
  let personTypes: Set<String>
  var clusters: MentionClusters

  /// How many mentions back a nominal or pronoun looks.
  static let window = 60

  /// Takes the mentions of an article, in text order, with their knowledge-base identifiers.
  init(
    text: ArticleText, folded: FoldedWords, mentions: [CoreferenceMention],
    links: [[KnowledgeBaseLink]], personTypes: Set<String>
  ) {
    self.text = text
    self.folded = folded
    self.mentions = mentions
    self.links = links
    self.personTypes = personTypes
    clusters = MentionClusters(mentions)
  }

  /// The groups that the rules up to a strength make.
  ///
  /// - Complexity: O(n · w) for n mentions and a window of w.
  mutating func resolve(names: Bool, nominals: Bool, pronouns: Bool) -> [[Int]] {
    if names {
      noteFirstNames()
      joinEqualNames()
      joinLinks()
      joinAcronyms()
      joinPersonNames()
      joinShortNames()
    }
    if nominals {
      joinAppositions()
      joinEqualNominals()
      joinHeads()
      joinKinds()
    }
    if pronouns { joinPronouns() }
    return clusters.groups()
  }

  // MARK: - What the rules ask

  /// The hashes of some words.
  func hashes(_ words: Range<Int>) -> [UInt64] { words.map { folded.words[$0].hash } }

  /// The words of a name without what spelling varies: articles of transliteration.
  func nameKey(_ mention: CoreferenceMention) -> UInt64 {
    let words = mention.core.filter {
      !CoreferenceWords.foldedArticles.contains(folded.words[$0].hash)
    }
    let kept = words.isEmpty ? hashes(mention.core) : words.map { folded.words[$0].hash }
    return FoldedWords.hash(kept + [FoldedWords.hash(mention.type)])
  }

  func isPerson(_ mention: CoreferenceMention) -> Bool { personTypes.contains(mention.type) }

  /// A hash of a word together with a type, so that only mentions of one type meet.
  func key(_ hash: UInt64, _ type: String) -> UInt64 {
    FoldedWords.hash([hash, FoldedWords.hash(type)])
  }

  /// Joins two mentions where what is known of them agrees; whether they are together now.
  @discardableResult
  mutating func join(_ a: Int, _ b: Int) -> Bool {
    guard clusters.agree(a, b), !isNested(mentions[a], mentions[b]) else { return false }
    clusters.join(a, b)
    return true
  }

  /// Whether one mention lies inside the other, as a place in the name of a body does.
  func isNested(_ a: CoreferenceMention, _ b: CoreferenceMention) -> Bool {
    a.extent.overlaps(b.extent)
  }
}
