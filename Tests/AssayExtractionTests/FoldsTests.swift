import AssayExtraction
import AssayModel
import Testing

@Suite struct FoldsTests {
  private func examples(_ ids: [(String, String?)]) -> [TrainingExample] {
    ids.map { id, happening in
      TrainingExample(
        Article(
          id: id, text: ArticleText(id), metadata: happening.map { ["happening": $0] } ?? [:]),
        gold: Layer(empty: .person("gold")))
    }
  }

  @Test func happeningsStayTogetherAndOrderDoesNotMatter() {
    let some = examples([("a", "h"), ("b", "h"), ("c", nil), ("d", nil), ("e", "k"), ("f", "k")])
    let folds = Folds(some, count: 3)
    #expect(folds.count == 3)
    #expect(folds["a"] == folds["b"] && folds["e"] == folds["f"])
    #expect(folds["z"] == nil)
    let backwards = Folds(some.reversed(), count: 3)
    for id in ["a", "b", "c", "d", "e", "f"] { #expect(folds[id] == backwards[id]) }
    #expect(Set(["a", "c", "d", "e"].compactMap { folds[$0] }) == [0, 1, 2])
  }

  @Test func noFoldIsEmpty() {
    #expect(Folds(examples([("a", nil), ("b", nil)]), count: 5).count == 2)
    #expect(Folds(examples([]), count: 5).count == 1)
  }

  @Test func noArticleIsMemorised() async throws {
    // Each article's only name stands in that article alone, so an honest memoriser finds none.
    let training = try ["Ravno", "Telk", "Orsk", "Bab", "Arbin"].map { name in
      TrainingExample(
        Article(id: name, text: ArticleText("\(name) fell")),
        gold: try Sample.gold("\(name) fell", mentions: [(name, "Place")]))
    }
    let prepared = try PreparedExtractor(
      ExtractorSpecification("memoriser"), in: Sample.environment(training: training),
      foldCount: 5)
    let outcomes = await ExtractionRunner(prepared, workers: 2)
      .run(training.map { ExtractionInput($0.article) })
    #expect(outcomes.count == 5)
    #expect(outcomes.allSatisfy { $0.layer?.mentions.isEmpty == true })
    #expect(prepared.identity.settings == "folds=5")
  }
}
