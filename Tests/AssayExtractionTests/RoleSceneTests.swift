import AssayModel
import Testing

@testable import AssayExtraction

@Suite struct RoleSceneTests {
  private static let words = 1_000

  private struct Sample {
    var text = TokenFeatures(LearningResources())
    let candidates: [RoleCandidate]

    /// One sentence, every second word of which may fill a role.
    init() {
      let article = Article(
        id: "a",
        text: ArticleText(Array(repeating: "attack and", count: words / 2).joined(separator: " ")))
      text.lay(article, splittingParts: false)
      candidates = (0..<words / 2).map {
        RoleCandidate(mention: $0, type: "t\($0 % 3)", tokens: 2 * $0..<2 * $0 + 1)
      }
    }

    func scene(at token: Int) -> RoleScene {
      RoleScene(
        trigger: token..<token + 1, type: "e", own: nil, sentence: 0..<words, all: candidates)
    }
  }

  /// However many a sentence has, an event looks at no more, and each is told by no more.
  @Test func whatAnEventLooksAtIsBounded() {
    let sample = Sample()
    #expect(sample.text.layout.sentences == [0..<Self.words])
    for token in [1, 499, 999] {
      let scene = sample.scene(at: token)
      #expect(scene.candidates.count <= 100)
      for index in scene.candidates.indices {
        var count = 0
        scene.forEach(index, sample.text) { _ in count += 1 }
        // Three of each of 19 things told, up to eight words between, and two of none.
        #expect(count <= 3 * 19 + 8 + 2)
      }
    }
  }

  @Test func candidatesInBetweenAreCounted() {
    let scene = Sample().scene(at: 501)
    for (start, end) in [(0, 0), (3, 3), (420, 500), (401, 402), (480, 600), (700, 900)] {
      let tokens = start..<end
      let places = scene.candidates.indices.filter {
        tokens.contains(scene.candidates[$0].tokens.lowerBound)
      }
      let found = scene.candidates(startingIn: tokens)
      #expect(Array(found) == places, "\(tokens)")
      let type = scene.candidates[0].type
      let count = places.count { scene.candidates[$0].type == type }
      for limit in [0, 1, 3, 100] {
        #expect(scene.count(of: type, in: found, upTo: limit) == min(count, limit))
      }
    }
  }

  @Test func marksOfClausesCancelInPairs() {
    let sample = Sample()
    // "attack and attack and": the one mark twice.
    #expect(sample.text.clauseMarks(in: 0..<4) == 0)
    #expect(sample.text.clauseMarks(in: 0..<2) == FeatureHash.bytes("and".utf8))
    #expect(sample.text.clauseMarks(in: 0..<1) == 0)
  }
}
