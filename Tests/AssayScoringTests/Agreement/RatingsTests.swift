import AssayScoring
import Testing

struct RatingsTests {
  @Test func twoAnnotatorsByHand() {
    // Ten items: both x 4 times, both y 3 times, x-y twice, y-x once.
    // First: x 6, y 4. Second: x 5, y 5. Agreement 7/10.
    let ratings = table("xx xx xx xx yy yy yy xy xy yx")
    #expect(ratings.agreement(of: 0, 1) == 7.0 / 10)
    // Chance: (6 · 5 + 4 · 5) / 100 = 1/2.
    expect(ratings.cohenKappa(of: 0, 1), 2.0 / 5)
    // Pooled: x 11, y 9 of 20; chance (121 + 81) / 400 = 101/200.
    expect(ratings.scottPi(of: 0, 1), (7.0 / 10 - 101.0 / 200) / (99.0 / 200))
    expect(ratings.fleissKappa, (7.0 / 10 - 101.0 / 200) / (99.0 / 200))
    // Two categories: chance 1/2.
    expect(ratings.bennettS(of: 0, 1), 2.0 / 5)
    expect(ratings.randolphKappa, 2.0 / 5)
    // Chance 2 · 11/20 · 9/20 = 99/200.
    expect(ratings.gwetAC1(of: 0, 1), (7.0 / 10 - 99.0 / 200) / (101.0 / 200))
    // For two annotators Hubert's κ is Cohen's.
    expect(ratings.hubertKappa, 2.0 / 5)
    // α: three of ten items disagree; chance 11 · 9 of the 20 · 19 / 2 pairs.
    expect(ratings.alpha(), 1 - (3.0 / 10) / (99.0 / 190))
  }

  @Test func threeAnnotatorsByHand() {
    // x x y, y y y, x x x, and one that C did not rate.
    let ratings = Ratings(
      raters: ["A", "B", "C"],
      items: [["x", "x", "y"], ["y", "y", "y"], ["x", "x", "x"], ["x", "y", nil]])
    // Complete items: x 5, y 4 of 9; agreeing pairs 1/3, 1, 1.
    let observed = (1.0 / 3 + 1 + 1) / 3
    expect(ratings.fleissKappa, (observed - 41.0 / 81) / (40.0 / 81))
    expect(ratings.randolphKappa, (observed - 1.0 / 2) / (1.0 / 2))
    // Chance: 2 · (5/9) · (4/9).
    expect(ratings.gwetAC1, (observed - 40.0 / 81) / (41.0 / 81))
    // α: x 6, y 5 of 11 ratings. D_o = (2/2 · 2 + 1 · 2) / 11, D_e = 2 · 30 / 110.
    expect(ratings.alpha(), 1 - (4.0 / 11) / (60.0 / 110))
    #expect(ratings.agreement.map { abs($0 - 7.0 / 11) < 1e-12 } == true)
    // A-B: 3 of 4, A x 3, B x 2: chance 8/16. A-C: 2 of 3, 2 · 1 + 1 · 2 of 9. B-C: the same.
    let pairs = [(3.0 / 4 - 1.0 / 2) / (1.0 / 2), (2.0 / 3 - 4.0 / 9) / (5.0 / 9)]
    expect(ratings.coefficient(.cohen), (pairs[0] + 2 * pairs[1]) / 3)
    #expect(ratings.coefficient(.cohen).count == 10)
    #expect(ratings.coefficient(.cohenLinear).undefined == .noOrder)
    #expect(ratings.coefficient(.alphaOrdinal).undefined == .noOrder)
    expect(
      ratings.coefficient(.cohenLinear, order: ["x", "y"]), ratings.coefficient(.cohen).value ?? 0)
    // Without y: only A and B agree, on x.
    #expect(ratings.without("y").alpha().undefined == .oneCategory)
    #expect(ratings.without("y").categories == ["x"] && ratings.without("z") == ratings)
  }

  @Test func undefinedPairsAreLeftOutOfTheMean() {
    let ratings = Ratings(
      raters: ["A", "B", "C"], items: [["x", "x", "y"], ["x", "x", "x"], ["x", "x", "x"]])
    #expect(ratings.cohenKappa(of: 0, 1).undefined == .oneCategory)
    // A-C and B-C: 2 of 3 agree, chance 2/3.
    expect(ratings.coefficient(.cohen), 0)
  }

  @Test func itemsRatedAlikeAreOneRow() {
    var random = ClusterRandom(seed: 5)
    for _ in 0..<30 {
      let items = (0..<30).map { _ in
        (0..<3).map { _ in random.below(4) == 0 ? nil : "\(random.below(3))" }
      }
      let counts = items.reduce(into: [:]) { $0[$1, default: 0] += 1 }
      let ratings = Ratings(raters: ["A", "B", "C"], items: items)
      #expect(ratings == Ratings(raters: ["A", "B", "C"], counts: counts) && ratings.count == 30)
      for name in RatingCoefficient.allCases {
        let value = ratings.coefficient(name).value
        #expect(value == nil || value.map { $0 <= 1 } == true, "\(name)")
      }
      let agreeing = Ratings(raters: ["A", "B"], items: items.map { [$0[0], $0[0]] })
      #expect(RatingCoefficient.allCases.allSatisfy { agreeing.coefficient($0).value == 1 })
    }
  }

  @Test func weightsCountPlacesInTheStatedOrder() {
    // First 1 2 3 3, second 1 3 3 1: differences 0, 1, 0, 2.
    let ratings = table("11 23 33 31")
    // First: 1, 1, 2 times; second: 2, 0, 2 times. Σ linear = 0+1·1·2... over all 16 pairs:
    // 1-3: 1·2·2, 2-1: 1·2·1, 2-3: 1·2·1, 3-1: 2·2·2 = 4 + 2 + 2 + 8 = 16.
    let linear = ratings.weightedKappa(of: 0, 1, weights: .linear, order: ["1", "2", "3"])
    expect(linear, 1 - (3.0 / 4) / (16.0 / 16))
    // Quadratic: 0+1+0+4 = 5 of 4; chance 8 + 2 + 2 + 16 = 28 of 16.
    let quadratic = ratings.weightedKappa(of: 0, 1, weights: .quadratic, order: ["1", "2", "3"])
    expect(quadratic, 1 - (5.0 / 4) / (28.0 / 16))
    // Another order, other distances: 1 3 2, where 2 and 3 are neighbours, 1 and 2 two apart.
    // Observed 0, 1, 0, 1; chance 1-3: 1·2, 2-1: 2·2, 2-3: 1·2, 3-1: 1·4 = 12 of 16.
    let other = ratings.weightedKappa(of: 0, 1, weights: .linear, order: ["1", "3", "2"])
    expect(other, 1 - (2.0 / 4) / (12.0 / 16))
    let lacking = ratings.weightedKappa(of: 0, 1, weights: .linear, order: ["1", "2"])
    #expect(lacking.value == nil && lacking.undefined == .notInOrder)
    expect(
      ratings.weightedKappa(of: 0, 1, weights: .none, order: ["1", "2", "3"]),
      ratings.cohenKappa(of: 0, 1).value ?? .nan)
  }

  @Test func scalesOfAlphaByHand() {
    // Two items of two ratings: 1 1 and 1 3; a third with one rating counts for nothing.
    let ratings = Ratings(raters: ["A", "B"], items: [["1", "1"], ["1", "3"], ["9", nil]])
    // Categories 1 (three times) and 3 (once): D_o = 2/4, D_e = 2 · 3 / (4 · 3), times the distance.
    expect(ratings.alpha(), 1 - (1.0 / 2) / (1.0 / 2))
    expect(ratings.alpha(.interval), 0)
    expect(ratings.alpha(.ratio), 0)
    expect(ratings.alpha(.ordinal(["1", "3", "9"])), 0)
    #expect(ratings.alpha().count == 2)
    #expect(ratings.alpha(.ordinal(["1", "3"])).undefined == .notInOrder)
    #expect(table("xy xx").alpha(.interval).undefined == .notNumbers)
    let negative = Ratings(raters: ["A", "B"], items: [["1", "-1"], ["1", "1"]])
    #expect(negative.alpha(.ratio).undefined == .notNumbers)
    expect(negative.alpha(.interval), 0)
  }

  @Test func textbookDataOfKrippendorff() {
    let rows = [
      "11-1", "2232", "3333", "3333", "2222", "1234", "4444", "1121", "2222", "-555", "--11",
      "-3--",
    ]
    let ratings = Ratings(
      raters: ["A", "B", "C", "D"],
      items: rows.map { row in row.map { $0 == "-" ? nil : String($0) } })
    let order = ratings.numericOrder ?? []
    #expect(order == ["1", "2", "3", "4", "5"])
    for (scale, printed) in [
      (MeasurementScale.nominal, 0.743), (.ordinal(order), 0.815), (.interval, 0.849),
      (.ratio, 0.797),
    ] {
      #expect(abs((ratings.alpha(scale).value ?? 0) - printed) < 0.0005, "\(scale)")
    }
  }

  @Test func degenerateDataHasNoValueAndAReason() {
    let constant = table("xx xx xx"), empty = table(""), apart = table("x- -x")
    let lonely = Ratings(raters: ["A"], items: [["x"], ["y"]])
    for (ratings, reason) in [
      (constant, Coefficient.Undefined.oneCategory), (empty, .nothingToCompare),
      (apart, .nothingToCompare), (lonely, .nothingToCompare),
      (Ratings(raters: [], items: [["x"]]), .nothingToCompare),
    ] {
      let coefficients = [
        ratings.cohenKappa(of: 0, 1), ratings.scottPi(of: 0, 1), ratings.bennettS(of: 0, 1),
        ratings.gwetAC1(of: 0, 1), ratings.fleissKappa, ratings.randolphKappa,
        ratings.hubertKappa, ratings.alpha(), ratings.gwetAC1,
        ratings.weightedKappa(of: 0, 1, weights: .linear, order: ["x"]),
      ]
      for coefficient in coefficients {
        #expect(coefficient.value == nil && coefficient.undefined == reason)
      }
    }
    #expect(constant.agreement(of: 0, 1) == 1 && apart.agreement(of: 0, 1) == nil)
  }

  @Test func neitherOrderOfItemsNorOfAnnotatorsMatters() {
    var random = ClusterRandom(seed: 7)
    for _ in 0..<50 {
      let items = (0..<20).map { _ in
        (0..<3).map { _ in random.below(5) == 0 ? nil : "\(random.below(4))" }
      }
      let ratings = Ratings(raters: ["A", "B", "C"], items: items)
      let turned = Ratings(
        raters: ["C", "B", "A"], items: items.reversed().map { $0.reversed() })
      #expect(ratings.alpha(.interval).value == turned.alpha(.interval).value)
      #expect(ratings.fleissKappa.value == turned.fleissKappa.value)
      #expect(ratings.cohenKappa(of: 0, 1).value == turned.cohenKappa(of: 2, 1).value)
    }
  }

  // MARK: - Samples

  /// Items of one character for each annotator; `-` for none.
  private func table(_ items: String) -> Ratings {
    Ratings(
      raters: ["A", "B"],
      items: items.split(separator: " ").map { $0.map { $0 == "-" ? nil : String($0) } })
  }

  private func expect(
    _ coefficient: Coefficient, _ value: Double, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(
      abs((coefficient.value ?? .nan) - value) < 1e-12, "\(coefficient)",
      sourceLocation: sourceLocation)
  }
}
