import AssayModel
import AssayScoring
import Testing

/// Errors of coreference as `assay show` lists them.
struct CoreferenceListTests {
  /// Mentions of two bytes from their letters' places, entities as groups of letters.
  private func layer(_ groups: String, shifted: Set<Character> = []) throws -> Layer {
    let letters = groups.filter { $0 != " " }
    let names = Array(letters)
    let mentions = names.map { name in
      let start = 4 * (Int(name.asciiValue ?? 97) - 97)
      return Mention(
        id: "\(name)", type: "X", extent: Extent(start, start + (shifted.contains(name) ? 3 : 2)))
    }
    var next = 0
    let entities = groups.split(separator: " ").enumerated().map { index, group in
      defer { next += group.count }
      return Entity(id: "E\(index)", mentions: Array(next..<(next + group.count)))
    }
    return try Layer(annotator: .person("x"), mentions: mentions, entities: entities)
  }

  @Test func stepsByHand() throws {
    let rows: [(gold: String, predicted: String, shifted: String, steps: [String])] = [
      ("abc", "abc", "", []), ("a b", "a b", "", []),
      // Mentions alone are the mentions' business.
      ("ab c", "ab d", "", []), ("c", "c", "c", []),
      ("abc", "ab", "", ["missing-mention 1 of 3 -"]),
      ("ab", "abc", "", ["extra-mention 1 of - 3"]),
      ("ab cd", "ab", "", ["missing-entity 2 of 2 -"]),
      ("ab", "ab cd", "", ["extra-entity 2 of - 2"]),
      ("abcd", "ab cd", "", ["divided-entity 2 of 4 2"]),
      ("ab cd", "abcd", "", ["conflated-entity 2 of 2 4"]),
      ("abc", "abc", "b", ["span-error 1 of 3 3"]),
    ]
    for row in rows {
      var analysis = MistakeAnalysis()
      let mistakes = analysis.add(
        ArticlePair(
          id: "a", gold: try layer(row.gold),
          predicted: try layer(row.predicted, shifted: Set(row.shifted))))
      let steps = mistakes.filter { $0.subject == .coreference }.map { mistake in
        let gold = mistake.gold?.size.map { "\($0)" } ?? "-"
        let predicted = mistake.predicted?.size.map { "\($0)" } ?? "-"
        return "\(mistake.kind.rawValue) \(mistake.mentions.count) of \(gold) \(predicted)"
      }
      #expect(steps == row.steps, "\(row)")
      #expect(analysis.bins(of: .coreference).allSatisfy { $0.gain == nil })
    }
  }

  @Test func sidesStandWhereTheOtherMentionsDo() throws {
    var analysis = MistakeAnalysis()
    let text = ArticleText("aa  bb  cc  dd")
    let mistake = try #require(
      analysis.add(
        ArticlePair(id: "a", text: text, gold: try layer("abcd"), predicted: try layer("ab cd"))
      ).first)
    #expect(mistake.mentions.map { $0.quotation?.text } == ["cc", "dd"])
    // The gold entity by a mention that was not moved; the predicted one has no other.
    #expect(mistake.gold?.quotation?.text == "aa" && mistake.predicted?.quotation?.text == "cc")
    let shifted = try layer("abcd", shifted: ["b"])
    let span = try #require(
      analysis.add(ArticlePair(id: "b", text: text, gold: try layer("abcd"), predicted: shifted))
        .first { $0.subject == .coreference })
    #expect(span.gold?.quotation?.text == "bb" && span.predicted?.quotation?.text == "bb ")
    let counts = analysis.counts(of: .coreference)
    #expect(counts.possible == 2 && counts.actual == 3 && counts.correct == 0)
  }
}
