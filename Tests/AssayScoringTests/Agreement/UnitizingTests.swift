import AssayModel
import Testing

@testable import AssayScoring

struct UnitizingTests {
  @Test func alphaOfUnitsByHand() {
    // Ten positions; A marks 2..<6, B 4..<6. Starts differ by 2: D_o = 2 · 4 / (2 · 100) = 1/25.
    let continuum = Continuum(
      length: 10, raters: ["A", "B"],
      units: [[unit(2, 6, "x")], [unit(4, 6, "x")]])
    // D_e: units of 4 and 2 (N = 2), gaps 2, 4 (A) and 4, 4 (B).
    // 4: (2·64 − 3·16 + 4)/3 = 28, and 16 · (0 + 1 + 1 + 1) = 48.
    // 2: (16 − 12 + 2)/3 = 2, and 4 · (1 + 3 + 3 + 3) = 40. Sum 118.
    // 2/10 · 118 / (20 · 19 − 12 − 2) = 23.6 / 366.
    #expect(abs((continuum.alpha.value ?? 0) - (1 - 0.04 / (23.6 / 366))) < 1e-12)
    #expect(continuum.alpha == continuum.alpha(of: "x"))
    #expect(continuum.alpha(of: "y").undefined == .nothingToCompare)
  }

  @Test func sameUnitsAgreeFully() {
    let units = [unit(0, 3, "x"), unit(5, 9, "y"), unit(6, 8, "x")]
    let continuum = Continuum(length: 20, raters: ["A", "B", "C"], units: [units, units, units])
    #expect(continuum.alpha.value == 1)
    let gamma = Gamma(continuum, samples: 5)
    #expect(gamma.coefficient.value == 1 && gamma.coefficient.observed == 0)
    #expect(gamma.isExact && gamma.categorical.value == 1)
  }

  @Test func degenerateContinuaHaveNoValueAndNoTrap() {
    let wild = [unit(-5, 3, "x"), unit(9, 4, "y"), unit(8, .max, "x"), unit(2, 2, "x")]
    for continuum in [
      Continuum(length: 0, raters: ["A", "B"], units: [wild, wild]),
      Continuum(length: 10, raters: ["A", "B"], units: []),
      Continuum(length: -1, raters: [], units: [wild]),
      Continuum(length: 10, raters: ["A"], units: [wild]),
    ] {
      #expect(continuum.alpha.undefined == .nothingToCompare)
      #expect(Gamma(continuum).coefficient.undefined == .nothingToCompare)
    }
    let cut = Continuum(length: 10, raters: ["A", "B"], units: [wild, []])
    #expect(cut.units == [[unit(0, 3, "x"), unit(8, 10, "x")], []])
    let one = Gamma(cut, samples: 3)
    #expect(one.coefficient.observed == 2 && one.coefficient.value != nil)
    #expect(Gamma(cut, samples: 0).coefficient.value == nil)
  }

  @Test func bestAlignmentIsThatOfAllDivisions() {
    var random = ClusterRandom(seed: 3)
    for round in 0..<200 {
      let raters = 2 + round % 3
      let units = (0..<(3 + random.below(5))).map { _ in
        let start = Double(random.below(20))
        return Stretch(
          start: start, end: start + 1 + Double(random.below(6)), category: random.below(3),
          rater: random.below(raters))
      }.sorted(by: Stretch.precedes)
      let best = BestAlignment(units, raters: raters)
      #expect(best.isExact)
      #expect(abs(best.disorder - leastDisorder(units, raters: raters)) < 1e-9)
      #expect(Set(best.alignments.flatMap(\.members)) == Set(units.indices))
      let sum = best.alignments.reduce(0) { $0 + $1.disorder }
      #expect(abs(sum - best.disorder) < 1e-9)
    }
  }

  @Test func crowdedContinuaAreSearchedInBoundedTime() {
    let crowd = (0..<16).map { unit($0 % 7, 200 + $0, "x\($0 % 3)") }
    let shifted = (0..<16).map { unit($0 % 5, 210 + $0, "x\($0 % 4)") }
    let gamma = Gamma(
      Continuum(length: 300, raters: ["A", "B"], units: [crowd, shifted]), samples: 0)
    #expect(!gamma.isExact && (gamma.coefficient.observed ?? 9) < 1)
  }

  @Test func manyCrowdedUnitsAreSearchedInBoundedWork() {
    var random = ClusterRandom(seed: 2)
    func crowd() -> [ContinuumUnit] {
      (0..<150).map { _ in
        let start = random.below(400)
        return unit(start, start + 40 + random.below(100), "x\(random.below(3))")
      }
    }
    let continuum = Continuum(
      length: 600, raters: ["A", "B", "C", "D"], units: (0..<4).map { _ in crowd() })
    let gamma = Gamma(continuum, samples: 1)
    #expect(!gamma.isExact && (gamma.coefficient.observed ?? 9) < 4)
    #expect(PooledGamma([gamma]).inexact == 1)
  }

  @Test func alphaOfUnitsIsThatOfAllPairsOfSections() {
    var random = ClusterRandom(seed: 11)
    for _ in 0..<200 {
      let length = 1 + random.below(40)
      let units = (0..<(2 + random.below(2))).map { _ in
        (0..<random.below(6)).map { _ in
          let start = random.below(length)
          return unit(start, start + 1 + random.below(6), "x\(random.below(2))")
        }
      }
      let continuum = Continuum(
        length: length, raters: units.indices.map { "\($0)" }, units: units)
      #expect(isClose(continuum.alpha.value, SlowAlpha(continuum).value))
    }
  }

  @Test func pooledGammaOfOneArticleIsItsOwn() {
    let units = [[unit(0, 5, "x"), unit(20, 30, "y")], [unit(1, 5, "x"), unit(22, 30, "x")]]
    let gamma = Gamma(Continuum(length: 60, raters: ["A", "B"], units: units), samples: 10)
    let other = Gamma(
      Continuum(length: 60, raters: ["A", "B"], units: [[unit(0, 5, "x")], []]), samples: 10)
    let empty = Gamma(Continuum(length: 60, raters: ["A", "B"], units: []), samples: 10)
    let one = PooledGamma([gamma, empty])
    #expect(one.coefficient.value == gamma.coefficient.value && one.articles == 1)
    #expect(one.categorical.value == gamma.categorical.value)
    // Two units an annotator and half a one.
    let two = PooledGamma([gamma, other])
    let observed = (2 * (gamma.coefficient.observed ?? 0) + 0.5 * 2) / 2.5
    #expect(isClose(two.coefficient.observed, observed) && two.coefficient.count == 5)
    #expect(PooledGamma([]).coefficient.undefined == .nothingToCompare)
  }

  @Test func articlesArePutEndToEnd() throws {
    func layer(_ mentions: String) -> Layer { Samples.layer(Samples.mentions(mentions)) }
    // Two bytes to a character: places are those of characters.
    let first = ArticleText(String(repeating: "é", count: 10)), second = ArticleText("0123456789")
    let pairs: [(String, ArticleText, [String])] = [
      ("a", first, ["x 4-8", "x 6-8;y 10-12"]), ("b", second, ["y 1-3", "x 1-4"]),
    ]
    let joined = Continuum(
      length: 20, raters: ["A", "B"],
      units: [
        [unit(2, 4, "x"), unit(11, 13, "y")],
        [unit(3, 4, "x"), unit(5, 6, "y"), unit(11, 14, "x")],
      ])
    for order in [pairs, pairs.reversed()] {
      var study = UnitStudy(.mentions, options: AgreementStudy.Options(coversTypes: true))
      for (id, text, mentions) in order {
        study.add(id, mentions.map(layer), offsets: OffsetTable(text))
      }
      let found = study.agreement
      #expect(found.all.alpha == joined.alpha && found.all.units == 5)
      #expect(found.types.map(\.alpha) == [joined.alpha(of: "x"), joined.alpha(of: "y")])
      #expect(found.all.gamma?.articles == 2)
    }
  }

  @Test func groupsOfAnnotatorsWeighByTheirUnits() {
    func layer(_ mentions: String) -> Layer? { Samples.layer(Samples.mentions(mentions)) }
    let offsets = OffsetTable(ArticleText("0123456789"))
    var study = UnitStudy(.mentions, options: AgreementStudy.Options(gamma: nil))
    study.add("a", [layer("x 0-3"), nil, layer("x 1-3")], offsets: offsets)
    study.add("b", [layer("x 0-3"), layer("x 5-6"), layer("x 0-4")], offsets: offsets)
    study.add("c", [nil, layer(""), layer("")], offsets: offsets)
    let two = Continuum(
      length: 10, raters: ["A", "B"], units: [[unit(0, 3, "x")], [unit(1, 3, "x")]]
    ).alpha
    let three = Continuum(
      length: 10, raters: ["A", "B", "C"],
      units: [[unit(0, 3, "x")], [unit(5, 6, "x")], [unit(0, 4, "x")]]
    ).alpha
    let observed = (2 * (two.observed ?? 0) + 3 * (three.observed ?? 0)) / 5
    let expected = (2 * (two.expected ?? 0) + 3 * (three.expected ?? 0)) / 5
    #expect(isClose(study.agreement.all.alpha.value, 1 - observed / expected))
    #expect(study.agreement.all.gamma == nil)
  }

  @Test func sameSeedSameGamma() {
    let continuum = Continuum(
      length: 60, raters: ["A", "B"],
      units: [[unit(0, 5, "x"), unit(20, 30, "y")], [unit(1, 5, "x"), unit(22, 30, "x")]])
    #expect(Gamma(continuum, samples: 10) == Gamma(continuum, samples: 10))
    #expect(Gamma(continuum, samples: 10) != Gamma(continuum, samples: 10, seed: 1))
  }

  // MARK: - By trying all

  /// The least disorder over all divisions, built unit by unit.
  private func leastDisorder(_ units: [Stretch], raters: Int) -> Double {
    var least = Double.infinity
    func place(_ index: Int, _ groups: [[Int]]) {
      guard index < units.count else {
        least = min(least, groups.reduce(0) { $0 + disorder($1.map { units[$0] }, raters) })
        return
      }
      place(index + 1, groups + [[index]])
      for (number, group) in groups.enumerated()
      where !group.contains(where: { units[$0].rater == units[index].rater }) {
        var groups = groups
        groups[number].append(index)
        place(index + 1, groups)
      }
    }
    place(0, [])
    return least
  }

  private func disorder(_ members: [Stretch], _ raters: Int) -> Double {
    var sum = 0.0
    for a in 0..<raters {
      for b in (a + 1)..<max(a + 1, raters) {
        if let x = members.first(where: { $0.rater == a }),
          let y = members.first(where: { $0.rater == b })
        {
          sum += x.dissimilarity(to: y)
        } else {
          sum += 1
        }
      }
    }
    return sum / Double(raters * (raters - 1) / 2)
  }

  private func unit(_ start: Int, _ end: Int, _ category: String) -> ContinuumUnit {
    ContinuumUnit(start: start, end: end, category: category)
  }
}

/// α of units by its definition: every section of one annotator against every one of another.
private struct SlowAlpha {
  let value: Double?

  private struct Section {
    let start: Int
    let end: Int
    let isUnit: Bool
    var length: Double { Double(end - start) }
  }

  init(_ continuum: Continuum) {
    var observed = 0.0, expected = 0.0
    for category in continuum.categories {
      let rows = continuum.units.map { Self.sections($0, category, length: continuum.length) }
      observed += Self.observed(rows, continuum.length)
      expected += Self.expected(rows, continuum.length)
    }
    value = expected > 0 ? 1 - observed / expected : nil
  }

  /// Positions that are marked off, run by run; units that only touch stay apart.
  private static func sections(
    _ units: [ContinuumUnit], _ category: String, length: Int
  ) -> [Section] {
    let units = units.filter { $0.category == category }
    // Whether a section begins before a position.
    func begins(at position: Int) -> Bool {
      let isInside = units.contains { $0.start < position && position < $0.end }
      return !isInside && units.contains { $0.start == position || $0.end == position }
    }
    let starts = (0..<length).filter { $0 == 0 || begins(at: $0) }
    return zip(starts, starts.dropFirst() + [length]).map { start, end in
      Section(
        start: start, end: end, isUnit: units.contains { $0.start <= start && start < $0.end })
    }
  }

  private static func observed(_ rows: [[Section]], _ length: Int) -> Double {
    var sum = 0.0
    for (i, row) in rows.enumerated() {
      for (j, other) in rows.enumerated() where i != j {
        for a in row {
          for b in other where a.isUnit {
            if b.isUnit, a.start < b.end, b.start < a.end {
              let start = Double(a.start - b.start), end = Double(a.end - b.end)
              sum += (start * start + end * end) / 2
            } else if !b.isUnit, b.start <= a.start, a.end <= b.end {
              sum += a.length * a.length
            }
          }
        }
      }
    }
    return 2 * sum / (Double(rows.count * (rows.count - 1)) * Double(length) * Double(length))
  }

  private static func expected(_ rows: [[Section]], _ length: Int) -> Double {
    let all = rows.joined(), units = all.filter(\.isUnit)
    var sum = 0.0
    for unit in units {
      let l = unit.length
      sum += Double(units.count - 1) / 3 * (2 * l * l * l - 3 * l * l + l)
      for gap in all where !gap.isUnit { sum += l * l * max(0, gap.length - l + 1) }
    }
    let total = Double(rows.count * length)
    let ways = total * (total - 1) - units.reduce(0) { $0 + $1.length * ($1.length - 1) }
    return ways > 0 ? 2 / Double(length) * sum / ways : 0
  }
}
