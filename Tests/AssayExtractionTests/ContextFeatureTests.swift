import AssayModel
import Testing

@testable import AssayExtraction

@Suite struct ContextFeatureTests {
  private func laid(_ text: String) -> TokenFeatures {
    var resources = LearningResources()
    resources.lexicon = EnglishWords.lexicon
    var features = TokenFeatures(resources)
    features.lay(Article(id: "a", text: ArticleText(text)), splittingParts: false)
    return features
  }

  /// The features of the mood of a sentence at a token.
  private func mood(_ text: String, _ token: Int) -> Set<UInt32> {
    var found: [TokenFeature] = []
    SentenceMood.add(laid(text), to: &found)
    return Set(found.filter { $0.token == token }.map(\.feature))
  }

  @Test func moodsTellWhatHappenedFromWhatDidNot() {
    let cases: [(name: String, a: String, b: String, token: Int, areEqual: Bool)] = [
      ("question", "Rami left.", "Rami left?", 1, false),
      ("habit", "They often walked home.", "They soon walked home.", 2, false),
      ("condition to the left", "If Rami left we stay.", "As Rami left we stay.", 2, false),
      ("tense", "Rami left and Sana was ill.", "Rami left and Sana is ill.", 1, false),
      ("governing verb", "Rami wanted to leave.", "Rami began to leave.", 3, false),
      ("infinitive", "Rami saw to leave.", "Rami saw us leave.", 3, false),
      ("a comma ends what governs", "Rami wanted, Sana left.", "Rami began, Sana left.", 4, true),
      ("other names", "Rami left.", "Sana left.", 1, true),
    ]
    for (name, a, b, token, areEqual) in cases {
      let first = mood(a, token), second = mood(b, token)
      #expect(!first.isEmpty)
      #expect((first == second) == areEqual, "\(name)")
    }
  }

  @Test func quotesReachFromSentenceToSentence() {
    let open = mood("\u{201C}He came. Rami left.\u{201D}", 5)
    let closed = mood("\u{201C}He came.\u{201D} Rami left.", 6)
    #expect(!open.isEmpty && !closed.isEmpty)
    #expect(open != closed)
  }

  @Test func densityLeavesATokenAndItsNeighboursOut() {
    let features = laid(String(repeating: "word ", count: 20))
    let set = LabelSet(scheme: .bio, types: ["a"])
    func density(_ marked: [Int], at token: Int) -> Set<UInt32> {
      var labels = [Int32](repeating: 0, count: features.words.count)
      for place in marked { labels[place] = 1 }
      var found: [TokenFeature] = []
      MentionDensity.add(features, labels: labels, set: set, to: &found)
      return Set(found.filter { $0.token == token }.map(\.feature))
    }
    let none = density([], at: 10)
    #expect(none.count == 6)
    for near in [9, 10, 11] { #expect(density([near], at: 10) == none) }
    for far in [0, 8, 12, 19] { #expect(density([far], at: 10) != none) }
    #expect(density([2], at: 10) == density([17], at: 10))
    #expect(density([], at: 0) == none)
  }
}
