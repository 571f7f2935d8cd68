import Testing

@testable import AssayScoring

struct GateAmountTests {
  @Test func pointsAreReadAsTheyAreWritten() {
    let cases: [(String, String?)] = [
      ("0", "0"), ("0.5", "0.5"), ("100", "100"), ("99.999999", "99.999999"), ("2.50", "2.5"),
      ("007", "7"), ("", nil), ("-1", nil), ("+1", nil), ("100.000001", nil), ("101", nil),
      ("0.1234567", nil), (".5", nil), ("5.", nil), ("1e1", nil), ("1,5", nil), ("٣", nil),
      ("1.2.3", nil),
    ]
    for (text, expected) in cases { #expect(GateAmount(text)?.description == expected, "\(text)") }
    #expect(GateAmount("0.5")?.share == 0.005)
  }

  /// Right, gold and predicted annotations.
  private func sums(_ right: Int, _ gold: Int, _ predicted: Int) -> MetricSums {
    MetricSums(Counts(correct: right, missed: gold - right, spurious: predicted - right))
  }

  @Test func aFallByExactlyTheBudgetIsWithinIt() throws {
    // 0.3 points have no exact floating-point number; 300 of 1,000 to 297 of 1,000 is a fall by them.
    let before = sums(300, 1_000, 1_000), now = sums(297, 1_000, 1_000)
    let rows: [(GateBudget, Bool)] = [
      (.points(try #require(GateAmount("0.3"))), false),
      (.points(try #require(GateAmount("0.299999"))), true),
      (.points(.zero), true),
      (.percent(try #require(GateAmount("1"))), false),
      (.percent(try #require(GateAmount("0.999999"))), true),
      (.percent(try #require(GateAmount("100"))), false),
    ]
    for (budget, isExceeded) in rows {
      for measure in Measure.allCases {
        #expect(budget.isExceeded(measure, from: before, to: now) == isExceeded, "\(budget)")
        #expect(budget.isExceeded(measure, from: now, to: before) == false)
        #expect(budget.isExceeded(measure, from: before, to: before) == false)
      }
      #expect(budget.isExceeded(.recall, from: before, to: sums(0, 0, 5)) == nil)
    }
  }

  @Test func sharesAreComparedUpToRounding() throws {
    func shares(_ credit: Int) throws -> MetricSums {
      let unit = MetricSums.Formula.shares.unit
      return try #require(
        MetricSums(.shares, values: [credit * unit / 10, 100, credit * unit / 10, 100]))
    }
    let half = GateBudget.points(try #require(GateAmount("0.5")))
    #expect(half.isExceeded(.f1, from: try shares(500), to: try shares(495)) == false)
    #expect(half.isExceeded(.f1, from: try shares(500), to: try shares(494)) == true)
    let floor = try #require(GateAmount("50"))
    #expect(floor.isAbove(.f1, of: try shares(500)) == false)
    #expect(floor.isAbove(.f1, of: try shares(499)) == true)
    #expect(floor.isAbove(.f1, of: sums(1, 2, 2)) == false)
    #expect(floor.isAbove(.f1, of: sums(499, 1_000, 1_000)) == true)
  }

  @Test func nothingOverflows() throws {
    let most = 1 << 30
    let before = sums(most - 1, most, most), now = sums(most / 2, most, most)
    let half = GateBudget.points(try #require(GateAmount("0.5")))
    #expect(half.isExceeded(.f1, from: before, to: now) == true)
    #expect(half.isExceeded(.f1, from: now, to: before) == false)
    // A side apart: credit of gold and predicted annotations differs.
    let odd = try #require(MetricSums(.counts, values: [2 * most - 1, most, most, most]))
    #expect(half.isExceeded(.f1, from: odd, to: now) == true)
  }
}
