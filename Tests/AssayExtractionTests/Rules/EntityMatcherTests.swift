import Testing

@testable import AssayExtraction

struct EntityMatcherTests {
  typealias Candidate = EntityMatcher.Candidate

  /// Rules that build on one another's mentions reach as far as they like.
  @Test func candidatesOfAnyLengthAreSorted() {
    let sorted = [
      Candidate(start: 40, end: 1_040, rule: 0), Candidate(start: 3, end: 259, rule: 0),
      Candidate(start: 7, end: 262, rule: 0), Candidate(start: 2, end: 3, rule: 0),
      Candidate(start: 9, end: 10, rule: 0), Candidate(start: 0, end: 300, rule: 70_000),
    ]
    for shift in sorted.indices {
      let turned = Array(sorted[shift...] + sorted[..<shift])
      #expect(turned.sorted().map(\.start) == sorted.map(\.start))
    }
  }
}
