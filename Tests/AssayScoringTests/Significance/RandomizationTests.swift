import AssayScoring
import Testing

struct RandomizationTests {
  @Test func exchangesByHand() {
    // Recall. A finds 3 of 4 and 2 of 2, B 1 of 4 and 2 of 2: 5/6 against 3/6. One article differs,
    // so there are two exchanges, and both give a difference of 1/3.
    let one = PairedComparison(
      [pair("a", 3, 1, of: 4), pair("b", 2, 2, of: 2)], measure: .recall)
    let test = one.randomizationTest()
    #expect(abs((test.difference ?? 0) - 1.0 / 3) < 1e-15)
    #expect(test.isExact && test.trials == 2 && test.asExtreme == 2 && test.pValue == 1)
    // Three articles, A better by 1, 1 and 2 of 12: differences ±1 ±1 ±2 of 12; only all of one
    // sign are as large as 4/12: 2 of 8.
    let three = PairedComparison(
      [pair("a", 2, 1, of: 4), pair("b", 2, 1, of: 4), pair("c", 3, 1, of: 4)], measure: .recall)
    #expect(three.randomizationTest().pValue == 2.0 / 8)
    // A better by 2, B by 1 and 1: difference 0, so that every exchange is as large.
    let even = PairedComparison(
      [pair("a", 3, 1, of: 4), pair("b", 1, 2, of: 4), pair("c", 1, 2, of: 4)], measure: .recall)
    #expect(even.randomizationTest().pValue == 1 && even.difference == 0)
  }

  @Test func identicalOutputsAreNotTested() {
    let counts = Counts(correct: 3, missed: 2, spurious: 1)
    let same = (0..<100).map { PairedArticle(id: "\($0)", first: counts, second: counts) }
    for articles in [same, []] {
      let comparison = PairedComparison(articles)
      let test = comparison.randomizationTest()
      #expect(test.pValue == 1 && test.trials == 0 && comparison.isIdentical)
      #expect(comparison.bootstrap(Bootstrap(replicates: 50)).pValue == 1)
    }
    // The same sums by other articles are not the same outputs, but no difference either.
    let swapped = PairedComparison([pair("a", 1, 2, of: 3), pair("b", 2, 1, of: 3)])
    #expect(!swapped.isIdentical && swapped.randomizationTest().pValue == 1)
  }

  @Test func undefinedDifferencesHaveNoProbability() {
    let silent = PairedComparison(
      [
        PairedArticle(
          id: "a", first: Counts(correct: 0, missed: 2), second: Counts(correct: 1, missed: 1))
      ],
      measure: .precision)
    #expect(silent.difference == nil && silent.randomizationTest().pValue == nil)
    #expect(silent.bootstrap(Bootstrap(replicates: 20)).pValue == nil)
  }

  @Test func exactTestIsThatOfAllExchanges() {
    var random = ClusterRandom(seed: 11)
    for round in 0..<60 {
      let measure = Measure.allCases[round % 3]
      let articles = (0..<(1 + random.below(7))).map { index in
        PairedArticle(id: "\(index)", first: random.counts(), second: random.counts())
      }
      let comparison = PairedComparison(articles.shuffled(using: &random), measure: measure)
      let test = comparison.randomizationTest()
      guard let observed = comparison.difference else { continue }
      let extreme = (0..<(1 << articles.count)).count { mask in
        let exchanged = articles.enumerated().map { index, article in
          mask >> index & 1 == 0
            ? article : PairedArticle(id: article.id, first: article.second, second: article.first)
        }
        let difference = PairedComparison(exchanged, measure: measure).difference
        return difference.map { abs($0) >= abs(observed) - 1e-12 } ?? true
      }
      let share = Double(extreme) / Double(1 << articles.count)
      #expect(abs((test.pValue ?? -1) - share) < 1e-15, "\(articles)")
    }
  }

  @Test func sampledTestIsNearTheExactOneAndRepeats() throws {
    var random = ClusterRandom(seed: 5)
    // Twelve articles that differ are tried in full, one more is not.
    var articles = (0..<12).map { index in
      PairedArticle(
        id: "\(index)", first: Counts(correct: 5 + random.below(5), missed: 3),
        second: Counts(correct: 3 + random.below(5), missed: 4, spurious: 1))
    }
    let exact = PairedComparison(articles).randomizationTest()
    #expect(exact.isExact && exact.trials == 4096)
    articles.append(
      PairedArticle(
        id: "x", first: Counts(correct: 1, missed: 200), second: Counts(correct: 1, missed: 201)))
    let sampled = PairedComparison(articles).randomizationTest(trials: 4_000)
    #expect(!sampled.isExact && sampled.trials == 4_000)
    let all = try #require(sampled.pValue)
    #expect(all == Double(1 + sampled.asExtreme) / 4_001)
    let turned = PairedComparison(articles.reversed()).randomizationTest(trials: 4_000)
    #expect(turned == sampled)
    #expect(PairedComparison(articles).randomizationTest(trials: 4_000, seed: 1) != sampled)
    #expect(PairedComparison(articles).randomizationTest(trials: 0).pValue == 1)
  }

  @Test func drawsComeInTheStatedOrder() throws {
    // Seventy articles take two draws a trial: bit k of the first for article k, then on.
    var random = ClusterRandom(seed: 8)
    let articles = (10..<80).map { index in
      PairedArticle(
        id: "\(index)", first: Counts(correct: 1 + random.below(3), missed: 1),
        second: Counts(correct: random.below(3), missed: 2))
    }
    let comparison = PairedComparison(articles, measure: .recall)
    let observed = try #require(comparison.difference)
    var draws = ClusterRandom(seed: 9)
    let extreme = (0..<50).count { _ in
      let words = [draws.next(), draws.next()]
      let exchanged = articles.enumerated().map { index, article in
        words[index / 64] >> UInt64(index % 64) & 1 == 0
          ? article : PairedArticle(id: article.id, first: article.second, second: article.first)
      }
      let difference = PairedComparison(exchanged, measure: .recall).difference ?? 9
      return abs(difference) >= abs(observed) - 1e-12
    }
    #expect(comparison.randomizationTest(trials: 50, seed: 9).asExtreme == extreme)
  }

  private func pair(_ id: String, _ first: Int, _ second: Int, of gold: Int) -> PairedArticle {
    PairedArticle(
      id: id, first: Counts(correct: first, missed: gold - first),
      second: Counts(correct: second, missed: gold - second))
  }
}

extension ClusterRandom {
  /// Small counts, often the same.
  fileprivate mutating func counts() -> Counts {
    Counts(correct: below(3), partial: below(2), missed: below(3), spurious: below(3))
  }
}
