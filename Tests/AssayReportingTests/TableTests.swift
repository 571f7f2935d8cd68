import AssayModel
import AssayReporting
import AssayScoring
import Testing

@Suite struct TableTests {
  @Test func percentagesAreRoundedHalfToEven() {
    let cases: [(Counts, String, String, String)] = [
      (Counts(), "n/a", "n/a", "n/a"),
      (Counts(correct: 1), "100.00", "100.00", "100.00"),
      (Counts(correct: 1, missed: 2), "100.00", "33.33", "50.00"),
      (Counts(correct: 2, missed: 1), "100.00", "66.67", "80.00"),
      (Counts(correct: 0, spurious: 3), "0.00", "n/a", "0.00"),
      // 1/800 is 0.125 %, whose even neighbour is 0.12; 3/800 is 0.375 %, which goes to 0.38.
      (Counts(correct: 1, missed: 799), "100.00", "0.12", "0.25"),
      (Counts(correct: 3, missed: 797), "100.00", "0.38", "0.75"),
      (Counts(correct: 1, partial: 1), "75.00", "75.00", "75.00"),
    ]
    for (counts, precision, recall, f1) in cases {
      #expect(counts.precisionText == precision, "\(counts)")
      #expect(counts.recallText == recall, "\(counts)")
      #expect(counts.f1Text == f1, "\(counts)")
    }
    #expect(Interval(lower: 0.5, upper: 0.56789).text == "[50.00, 56.79]")
  }

  @Test func columnsAreAligned() {
    var table = TextTable(["", "P", "gold"], alignments: [.left])
    table.add(["null", "n/a", "7"])
    table.add(["café", "100.00"])
    #expect(
      table.lines == [
        "           P  gold",
        "null     n/a     7",
        "café  100.00",
      ])
  }

  @Test func numbersAreGroupedByThousands() {
    let cases = [(0, "0"), (999, "999"), (1000, "1,000"), (1_234_567, "1,234,567")]
    for (number, text) in cases { #expect(grouped(number) == text) }
  }

  @Test func boardsAreInOrderOfF1WithOraclesLast() throws {
    let text = ArticleText("Rami left Ravno")
    func layer(_ extents: [(Int, Int)]) throws -> Layer {
      try Layer(
        annotator: .person("x"),
        mentions: extents.map { Mention(id: "T\($0.0)", type: "A", extent: Extent($0.0, $0.1)) })
    }
    func entry(_ name: String, _ extents: [(Int, Int)], isOracle: Bool = false) throws
      -> Leaderboard.Entry
    {
      var scorer = Scorer(options: ScoringOptions(bootstrap: nil))
      scorer.add(
        ArticlePair(
          id: "a", text: text, gold: try layer([(0, 4), (10, 15)]), predicted: try layer(extents)))
      return Leaderboard.Entry(
        name: name, isOracle: isOracle, report: scorer.report(system: name, version: "0"),
        scorer: scorer, articlesPerSecond: 12.34, megabytesPerSecond: nil, failures: 0)
    }
    let board = Leaderboard([
      try entry("silent", []), try entry("half", [(0, 4)]),
      try entry("oracle", [(0, 4), (10, 15)], isOracle: true),
      try entry("whole", [(0, 4), (10, 15)]),
    ])
    #expect(
      board.table(of: "ent.strict", title: "Entities") == [
        "Entities",
        "                        P       R      F1  95 % interval  correct  predicted  gold",
        "  whole            100.00  100.00  100.00            n/a        2          2     2",
        "  half             100.00   50.00   66.67            n/a        1          1     2",
        "  oracle (oracle)  100.00  100.00  100.00            n/a        2          2     2",
        "  nothing predicted: silent",
      ])
    #expect(board.best(by: "ent.strict") == "whole")
    #expect(board.speed[2] == "  silent                 12.3   n/a       0", "\(board.speed)")
  }

  @Test func boardsSayHowFarEachIsAboveTheNext() throws {
    // Of ten articles with one mention each, `all` finds ten, `most` nine, `same` the same nine, and
    // the oracle ten.
    let text = ArticleText("Rami left Ravno")
    func entry(_ name: String, found: Int, isOracle: Bool = false) throws -> Leaderboard.Entry {
      var scorer = Scorer(options: ScoringOptions(bootstrap: Bootstrap(replicates: 200)))
      let mention = Mention(id: "T1", type: "A", extent: Extent(0, 4))
      let gold = try Layer(annotator: .person("x"), mentions: [mention])
      for article in 0..<10 {
        scorer.add(
          ArticlePair(
            id: "a\(article)", text: text, gold: gold,
            predicted: article < found ? gold : Layer(empty: .person("x"))))
      }
      return Leaderboard.Entry(
        name: name, isOracle: isOracle, report: scorer.report(system: name, version: "0"),
        scorer: scorer, articlesPerSecond: nil, megabytesPerSecond: nil, failures: 0)
    }
    let board = Leaderboard([
      try entry("most", found: 9), try entry("none", found: 0), try entry("same", found: 9),
      try entry("all", found: 10), try entry("sees", found: 10, isOracle: true),
    ])
    let rows = board.rows(of: "ent.strict")
    #expect(rows.map(\.entry.name) == ["all", "most", "same", "sees"])
    let steps = rows.map(\.step)
    // F1 of nine of ten is 2 · 9 / (9 + 10).
    #expect(abs((steps[0]?.difference ?? 9) - (1 - 18.0 / 19)) < 1e-12)
    #expect(steps[0]?.interval?.lower == 0, "the missed article may be in no sample")
    #expect(steps[1]?.difference == 0 && steps[1]?.pValue == 1 && steps[1]?.adjusted == 1)
    #expect(steps[2] == nil && steps[3] == nil, "the last rival is above nobody")
    #expect(steps[0]?.adjusted == min(1, 2 * (steps[0]?.pValue ?? 9)), "Holm over two tests")
    let table = board.table(of: "ent.strict", title: "Entities")
    #expect(
      table[1].split(separator: " ").joined(separator: " ")
        == "P R F1 95 % interval above next 95 % interval p correct predicted gold")
    #expect(table.last == "  nothing predicted: none")
  }
}
