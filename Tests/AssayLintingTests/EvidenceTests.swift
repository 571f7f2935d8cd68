import Testing

@testable import AssayLinting

/// The arithmetic of scores.
struct EvidenceTests {
  @Test func sharesAreSmoothedStepByStep() {
    // Weight 2: (40 + 2 · 1/2) / (41 + 2), then (3 + 2 · that) / (3 + 2).
    var evidence = Evidence(prior: 0.5)
    evidence.refine(Ratio(40, of: 41))
    let first: Double = 41.0 / 43
    #expect(evidence.share == first)
    evidence.refine(Ratio(3, of: 3))
    let second: Double = (3 + 2 * first) / 5
    #expect(evidence.share == second)
    #expect(Evidence(prior: 0.5).refined(Ratio(0, of: 0)).share == 0.5)
  }

  @Test func scoresFollowBayes() {
    let half = Evidence(prior: 0.5)
    // A fiftieth of equal odds, a hundredth, a five-hundredth.
    #expect(abs(half.score(.usual) - 1.0 / 50) < 1e-12)
    #expect(abs(half.score(.low) - 1.0 / 100) < 1e-12)
    #expect(abs(half.score(.veryLow) - 1.0 / 500) < 1e-12)
    // Where 49 of 50 are treated so, an exception is as likely an error as not.
    #expect(abs(Evidence(prior: 49.0 / 50).score() - 0.5) < 1e-12)
    #expect(Evidence(prior: 0).score() == 0 && Evidence(prior: 1).score() == 1)
    // Odds of 3 to 1, three times likelier: 9 to 1.
    #expect(abs(Evidence(prior: 0.75).updated(likelihoodRatio: 3).share - 0.9) < 1e-12)
  }

  @Test func ratiosLeaveTheCaseOut() {
    #expect(Ratio(3, of: 5).without(true) == Ratio(2, of: 4))
    #expect(Ratio(3, of: 5).without(false) == Ratio(3, of: 4))
    #expect(Ratio(0, of: 0).without(true) == Ratio(0, of: 0))
    #expect(Ratio(3, of: 5).complement == Ratio(2, of: 5))
    #expect(Ratio(30, of: 40).scaled(to: 8) == Ratio(6, of: 8))
    #expect(Ratio(3, of: 5).scaled(to: 8) == Ratio(3, of: 5))
  }

  @Test func talliesKeepKeysApart() {
    var tally = Tally()
    let key = TallyKey("a", "b")
    tally.add(key, holds: true)
    tally.add(key, holds: false)
    tally.add(key.adding(1))
    tally.add(TallyKey("b", "a"), 7)
    tally.add(TallyKey("ab"), 5)
    #expect(tally.ratio(key) == Ratio(1, of: 2))
    #expect(tally[key.adding(1)] == 1 && tally[key.adding(2)] == 0)
    #expect(tally[TallyKey("b", "a")] == 7 && tally[TallyKey("ab")] == 5)
    var keys: Set<TallyKey> = []
    for first in -40..<40 {
      for second in -40..<40 { keys.insert(TallyKey("x").adding(first).adding(second)) }
    }
    #expect(keys.count == 6400)
  }
}
