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
