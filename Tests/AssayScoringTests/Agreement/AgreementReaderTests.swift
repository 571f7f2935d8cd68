import AssayModel
import AssayScoring
import Testing

struct AgreementReaderTests {
  @Test func tablesAreReadAndFaultsNamed() {
    let ratings = RatingsReader(
      Array("item\tA\tB\r\nu1\tx\r\n\r\nu2\t\ty\r\nu3\tx\ty\tz\r\nu4\tx\ty".utf8), file: "r.tsv")
    #expect(
      ratings.ratings
        == Ratings(raters: ["A", "B"], items: [["x", nil], [nil, "y"], ["x", "y"]]))
    #expect(ratings.faults.map(\.line) == [5])
    let units = UnitsReader(
      Array("rater\tbegin\tlength\tcategory\nB\t2\t3\tx\nA\t0\tz\tx\nA\t\(Int.max)\t9\tx\n".utf8),
      file: "u.tsv", length: 4)
    #expect(units.continuum.raters == ["B"] && units.faults.map(\.line) == [3, 4])
    #expect(units.continuum.units == [[ContinuumUnit(start: 2, end: 4, category: "x")]])
    #expect(RatingsReader([], file: "r.tsv").ratings == Ratings(raters: [], items: []))
  }
}
