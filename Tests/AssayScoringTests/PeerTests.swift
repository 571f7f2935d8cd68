import AssayModel
import AssayScoring
import Testing

struct PeerTests {
  @Test func conllevalWalksOddTagsAsItDoes() {
    // Values printed by conlleval.pl: gold, predicted and correct phrases, tags right.
    let rows = [
      ("B-X [-X O", "B-X I-X O", [2, 1, 1], 66.67),
      ("B-X E-X B-X E-X", "B-X I-X B-X I-X", [1, 2, 0], 50),
      ("B-0 O B O", "B O B-0 O", [2, 2, 2], 100),
      ("L-X S", "L-X S", [2, 2, 2], 100),
    ]
    for (gold, predicted, counts, accuracy) in rows {
      guard let pair = pair(gold, predicted) else { continue }
      let values = Dictionary(
        uniqueKeysWithValues: Conlleval.values(of: pair).map { ($0.id, $0.value) })
      let names = ["gold_phrases", "pred_phrases", "correct_phrases"]
      let actual = names.map { values["conlleval.\($0)"] }
      #expect(actual == counts.map(Double.init))
      #expect(values["conlleval.accuracy_pct2"] == accuracy)
    }
  }

  @Test func noTokensHaveNoNumbersButCounts() throws {
    let empty = try TagPair(gold: TagSequence([]), predicted: TagSequence([]), sentences: [])
    for value in Conlleval.values(of: empty) {
      #expect(value.value == (value.id.hasSuffix("_pct2") ? nil : 0), "\(value.id)")
    }
    for value in Seqeval.values(of: empty, mode: .lenient) {
      let isUndefined = value.id.contains(".macro.") && !value.id.hasSuffix("support")
      let isNil = isUndefined || value.id.hasSuffix("token_accuracy")
      #expect(value.value == (isNil ? nil : 0), "\(value.id)")
    }
    #expect(throws: TagPairError.self) {
      try TagPair(gold: TagSequence(["O"]), predicted: TagSequence([]), sentences: [])
    }
    #expect(throws: TagPairError.self) {
      try TagPair(gold: TagSequence(["O"]), predicted: TagSequence(["O"]), sentences: [0..<2])
    }
  }

  private func pair(_ gold: String, _ predicted: String) -> TagPair? {
    let golds = gold.split(separator: " ").map(String.init)
    let predicteds = predicted.split(separator: " ").map(String.init)
    return try? TagPair(
      gold: TagSequence(golds), predicted: TagSequence(predicteds), sentences: [0..<golds.count])
  }
}
