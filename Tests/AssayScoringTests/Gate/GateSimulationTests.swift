import AssayModel
import Foundation
import Testing

@testable import AssayScoring

/// How often the gate fires on extractors that are equally good, and on one that got worse.
///
/// Two extractors go over the same articles. Each finds a gold annotation with a chance that depends on
/// the article; the second does as the first did, but for one annotation in twenty-five, which it looks
/// at anew. With 100 articles of ten annotations, micro F1 of two equals then differs by 0.4 points or so.
/// Set `ASSAY_SIMULATION=full`, on a release build, for the sizes of the table in docs/gate.md.
struct GateSimulationTests {
  private static let isFull =
    ProcessInfo.processInfo.environment["ASSAY_SIMULATION"] == "full"

  private struct Study {
    let articles: Int
    let types: Int
    /// How much of recall the second extractor loses, as a share of 1.
    var loss = 0.0

    private let metric = Metric.annotations[0]

    init(articles: Int, types: Int, loss: Double = 0) {
      self.articles = articles
      self.types = types
      self.loss = loss
    }

    /// The share of runs on which a rule has the verdict "regressed".
    func rate(
      _ rule: (Metric) -> GateRule, runs: Int, replicates: Int, seed: UInt64
    ) -> Double {
      var random = SplitMix(seed)
      let fired = (0..<runs).count { _ in
        let (before, now) = runPair(using: &random)
        let result = GateComparison(now: now, before: before).result(
          of: rule(metric), Bootstrap(replicates: replicates, seed: random.next()))
        return result.verdict == .regressed
      }
      return Double(fired) / Double(runs)
    }

    private func runPair(using random: inout SplitMix) -> (before: Baseline, now: Baseline) {
      var before: [BaselineArticle] = [], now: [BaselineArticle] = []
      for number in 0..<articles {
        let article = article(using: &random)
        before.append(record(number, article.map(\.first)))
        now.append(record(number, article.map(\.second)))
      }
      return (baseline(before), baseline(now))
    }

    /// What became of one annotation of a type: found or missed, with or without a spurious one beside it.
    private struct Result {
      let type: Int
      var isFound: Bool
      var isSpurious: Bool
    }

    private func article(
      using random: inout SplitMix
    ) -> [(first: Result, second: Result)] {
      let chance = Double.random(in: 0.65...0.95, using: &random)
      func result(_ type: Int, _ random: inout SplitMix) -> Result {
        Result(
          type: type, isFound: Double.random(in: 0..<1, using: &random) < chance,
          isSpurious: Int.random(in: 0..<10, using: &random) < 2)
      }
      return (0..<10).map { _ in
        let first = result(Int.random(in: 0..<types, using: &random), &random)
        var second =
          Int.random(in: 0..<25, using: &random) == 0 ? result(first.type, &random) : first
        if second.isFound && Double.random(in: 0..<1, using: &random) < loss / 0.8 {
          second.isFound = false
        }
        return (first, second)
      }
    }

    private func record(_ number: Int, _ results: [Result]) -> BaselineArticle {
      var counts: [Int: Counts] = [:]
      for result in results {
        if result.isFound {
          counts[result.type, default: Counts()].gold.correct += 1
          counts[result.type, default: Counts()].predicted.correct += 1
        } else {
          counts[result.type, default: Counts()].gold.unmatched += 1
        }
        if result.isSpurious { counts[result.type, default: Counts()].predicted.unmatched += 1 }
      }
      let groups = Dictionary(
        uniqueKeysWithValues: counts.map { (Group.type("\($0.key)"), MetricSums($0.value)) })
      let total = groups.values.reduce(MetricSums(zero: .counts), +)
      return BaselineArticle(
        id: "a\(number)", gold: "", predicted: "",
        sums: [metric.name: ArticleSums(total: total, groups: groups)], wrong: [])
    }

    private func baseline(_ articles: [BaselineArticle]) -> Baseline {
      let none = BaselineDigest(articles: articles.count, digest: "")
      return Baseline(
        metrics: [BaselineMetric(metric)], conditions: BaselineConditions(ScoringOptions()),
        gold: none, predicted: none, articles: articles)
    }
  }

  private static func micro(_ metric: Metric) -> GateRule {
    GateRule(metric, budget: .points(.zero))
  }

  private static func usual(_ metric: Metric) -> GateRule { GateRule(metric) }

  private static func eachType(_ metric: Metric) -> GateRule {
    GateRule(metric, .recall, scope: .each(Group.typeDimension), budget: .points(.zero))
  }

  /// Three standard deviations of a rate over so many runs.
  private func tolerance(_ rate: Double, _ runs: Int) -> Double {
    3 * (rate * (1 - rate) / Double(runs)).squareRoot()
  }

  @Test func equalExtractorsSeldomFireTheGate() {
    // design: micro F1 at most 0.04, any type with Holm at most 0.03.
    let micro = Study(articles: 60, types: 20).rate(
      Self.micro, runs: 150, replicates: 120, seed: 1)
    #expect(micro <= 0.04 + tolerance(0.04, 150), "\(micro)")
    // Six tests need 6 · 2 / (1 + B) ≤ 0.05, that is 239 replicates or more.
    let types = Study(articles: 25, types: 6).rate(
      Self.eachType, runs: 50, replicates: 250, seed: 2)
    #expect(types <= 0.03 + tolerance(0.03, 50), "\(types)")
  }

  @Test func aTrueLossIsDetected() {
    // design: 1.5 points of recall, 100 articles: 0.63 by micro F1.
    let loss = Study(articles: 100, types: 20, loss: 0.015).rate(
      Self.micro, runs: 60, replicates: 100, seed: 3)
    #expect(loss >= 0.63 - tolerance(0.63, 60), "\(loss)")
    // Fifteen points in each of a few types are no chance, either.
    let types = Study(articles: 25, types: 4, loss: 0.15).rate(
      Self.eachType, runs: 15, replicates: 200, seed: 4)
    #expect(types >= 0.9 - tolerance(0.9, 15), "\(types)")
  }

  @Test(.enabled(if: isFull)) func theTableOfTheDesign() {
    for articles in [100, 400, 1_600] {
      let runs = articles > 400 ? 100 : 300
      for (name, rule) in [
        ("micro, any fall", Self.micro), ("micro, half a point", Self.usual),
        ("each type, Holm", Self.eachType),
      ] {
        let rates = [0, 0.015].map { loss in
          Study(articles: articles, types: 20, loss: loss).rate(
            rule, runs: runs, replicates: 1_000, seed: UInt64(articles))
        }
        print(
          "\(name), \(articles) articles: equal \(rates[0]), 1.5 points of recall lost \(rates[1])")
        let most = name.hasPrefix("micro") ? 0.04 : 0.03
        #expect(rates[0] <= most + tolerance(most, runs), "\(name)")
      }
    }
  }
}
