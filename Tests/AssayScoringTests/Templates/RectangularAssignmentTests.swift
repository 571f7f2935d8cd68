import AssayScoring
import Testing

struct RectangularAssignmentTests {
  /// Chosen by SciPy 1.17.1 for worths with many equally good pairings.
  @Test func equallyGoodPairingsAreChosenAsBySciPy() {
    let rows: [(worth: [[Double]], pairs: [[Int]])] = [
      (worth: [], pairs: []),
      (worth: [[], []], pairs: []),
      (worth: [[0, 0, 0], [0, 0, 0]], pairs: [[0, 0], [1, 1]]),
      (worth: [[2, 1, 2], [1, 2, 2], [2, 2, 0]], pairs: [[0, 0], [1, 2], [2, 1]]),
      (worth: [[1, 0, 2, 0], [0, 0, 1, 1]], pairs: [[0, 2], [1, 3]]),
      (worth: [[0, 1], [2, 0], [2, 0], [0, 2]], pairs: [[1, 0], [3, 1]]),
      (
        worth: [[0, 0, 0], [0, 1, 1], [0, 2, 2], [2, 0, 0], [2, 0, 1]],
        pairs: [[1, 2], [2, 1], [3, 0]]
      ),
      (
        worth: [[1, 0, 1, 1], [0, 0, 1, 0], [1, 1, 2, 2], [0, 2, 2, 2]],
        pairs: [[0, 0], [1, 2], [2, 3], [3, 1]]
      ),
      (
        worth: [
          [2, 1, 1, 0, 2], [1, 1, 1, 2, 0], [1, 0, 2, 0, 2], [0, 0, 0, 1, 1], [2, 1, 2, 1, 1],
        ],
        pairs: [[0, 0], [1, 3], [2, 2], [3, 4], [4, 1]]
      ),
    ]
    for row in rows {
      let assignment = RectangularAssignment(
        worth: row.worth, columns: row.worth.first?.count ?? 0)
      #expect(assignment.pairs.map { [$0.row, $0.column] } == row.pairs)
    }
  }

  @Test func noPairingIsWorthMore() {
    var random = SplitMix(11)
    for _ in 0..<300 {
      let (rows, columns) = (
        Int.random(in: 0...4, using: &random), Int.random(in: 0...5, using: &random)
      )
      let worth = (0..<rows).map { _ in
        (0..<columns).map { _ in Double(Int.random(in: 0...6, using: &random)) / 3 }
      }
      let total = RectangularAssignment(worth: worth, columns: columns).total(worth)
      #expect(abs(total - best(worth[...], without: [])) < 1e-12)
    }
  }

  /// The best total by trying everything.
  private func best(_ worth: ArraySlice<[Double]>, without taken: Set<Int>) -> Double {
    guard let row = worth.first else { return 0 }
    var best = best(worth.dropFirst(), without: taken)
    for (column, cell) in row.enumerated() where !taken.contains(column) {
      best = max(best, cell + self.best(worth.dropFirst(), without: taken.union([column])))
    }
    return best
  }
}
