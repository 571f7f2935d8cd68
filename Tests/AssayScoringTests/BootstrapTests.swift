import AssayModel
import AssayScoring
import Testing

struct BootstrapTests {
  @Test func weightsAreThoseOfTheTestVector() {
    let weights = Bootstrap(replicates: 24, seed: 42).weights(of: "doc-1")
    #expect(weights == [1, 2, 1, 1, 0, 3, 1, 1, 0, 0, 3, 1, 0, 0, 0, 1, 0, 0, 0, 0, 1, 2, 1, 1])
  }

  @Test func thresholdsAreThoseOfThePoissonDistribution() {
    let published: [UInt64] = [
      0x5e2d_58d8_b3bc_df1a, 0xbc5a_b1b1_6779_be35, 0xeb71_5e1d_c158_2dc2, 0xfb23_9797_34a2_52f1,
      0xff10_25f5_9174_dc3d, 0xffd9_0f3b_a405_5e19, 0xfffa_8b71_fc72_c913, 0xffff_540c_0914_b3c9,
      0xffff_ed1f_4aa8_f120, 0xffff_fe21_6e64_1462, 0xffff_ffd4_d85d_3183, 0xffff_fffc_6da2_62b4,
      0xffff_ffff_ba12_d178, 0xffff_ffff_fb07_c64c,
    ]
    #expect(Array(Bootstrap.thresholds.prefix(published.count)) == published)
    // The last ones were computed with Python's fractions.
    let last: [UInt64] = [
      0xffff_ffff_ffab_8ea5, 0xffff_ffff_fffa_be22, 0xffff_ffff_ffff_b11a, 0xffff_ffff_ffff_fba1,
      0xffff_ffff_ffff_ffc5, 0xffff_ffff_ffff_fffd,
    ]
    #expect(Array(Bootstrap.thresholds.dropFirst(published.count)) == last)
  }

  @Test func weightsHaveMeanAndVarianceOne() {
    let weights = (0..<50).flatMap { Bootstrap(replicates: 2000).weights(of: "a\($0)") }
    let n = Double(weights.count)
    let mean = Double(weights.reduce(0, +)) / n
    let variance = weights.reduce(0) { $0 + (Double($1) - mean) * (Double($1) - mean) } / n
    #expect(abs(mean - 1) < 0.02)
    #expect(abs(variance - 1) < 0.03)
  }

  @Test func percentilesCutOffWholeValues() {
    let values = (0..<40).reversed().map { Double?(Double($0)) }
    // 40 · 5 / 200 = 1 value at either end.
    #expect(Interval(percentilesOf: values, confidence: 95) == Interval(lower: 1, upper: 38))
    #expect(
      Interval(percentilesOf: values + [nil, nil], confidence: 95) == Interval(lower: 1, upper: 38))
    #expect(Interval(percentilesOf: [0.5], confidence: 95) == Interval(lower: 0.5, upper: 0.5))
    #expect(Interval(percentilesOf: [nil], confidence: 95) == nil)
    #expect(Interval(percentilesOf: [], confidence: 95) == nil)
  }
}
