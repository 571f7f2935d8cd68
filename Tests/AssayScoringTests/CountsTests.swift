import AssayModel
import AssayScoring
import Testing

struct CountsTests {
  @Test func ratiosAreExactAndUndefinedOnesAreNil() {
    let counts = Counts(correct: 3, incorrect: 1, partial: 1, missed: 2, spurious: 4)
    #expect(counts.possible == 7)
    #expect(counts.actual == 9)
    #expect(counts.precision == 3.5 / 9)
    #expect(counts.recall == 3.5 / 7)
    #expect(counts.f1 == 7.0 / 16)

    let nothing = Counts.zero
    #expect(nothing.precision == nil && nothing.recall == nil && nothing.f1 == nil)
    let unpredicted = Counts(correct: 0, missed: 3)
    #expect(unpredicted.precision == nil && unpredicted.recall == 0 && unpredicted.f1 == 0)
    let unfounded = Counts(correct: 0, spurious: 3)
    #expect(unfounded.precision == 0 && unfounded.recall == nil && unfounded.f1 == 0)
    let wrong = Counts(correct: 0, missed: 1, spurious: 1)
    #expect(wrong.precision == 0 && wrong.recall == 0 && wrong.f1 == 0)
  }

  @Test func aTypeRowMayHaveTwoSides() {
    // Two gold mentions of a type were found, one of them under another name.
    let row = Counts(gold: .init(correct: 2, unmatched: 1), predicted: .init(correct: 1))
    #expect(row.recall == 2.0 / 3)
    #expect(row.precision == 1)
    #expect(row.f1 == 2 * (2.0 / 3) / (2.0 / 3 + 1))
    // All were found under other names: nothing is known of precision.
    let renamed = Counts(gold: .init(correct: 2), predicted: .init())
    #expect(renamed.recall == 1 && renamed.precision == nil && renamed.f1 == nil)
  }

  @Test func everyMatchIsAReadingOfOneAlignment() {
    var outcomes = PairedOutcomes()
    for (correspondence, times) in [
      (Correspondence?.some(.exact), 1), (.sameExtent, 2), (.overlapOfType, 4), (.overlap, 8),
    ] {
      outcomes.gold.count(correspondence, times: times)
      outcomes.predicted.count(correspondence, times: times)
    }
    outcomes.gold.count(nil, times: 16)
    outcomes.predicted.count(nil, times: 32)
    let expected: [Match: Counts] = [
      .strict: Counts(correct: 1, incorrect: 14, missed: 16, spurious: 32),
      .exact: Counts(correct: 3, incorrect: 12, missed: 16, spurious: 32),
      .partial: Counts(correct: 3, partial: 12, missed: 16, spurious: 32),
      .type: Counts(correct: 5, incorrect: 10, missed: 16, spurious: 32),
    ]
    for match in Match.allCases {
      #expect(outcomes.counts(match) == expected[match], "\(match)")
    }
  }
}
