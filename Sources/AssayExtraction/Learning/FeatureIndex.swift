/// Which rows each feature has in several models, so that one look-up does for all.
struct FeatureIndex: Sendable {
  /// The number of each feature that some model has.
  private(set) var table: FeatureTable
  /// For each number the row in each model, -1 where it has none.
  private var rows: [Int32]
  private let modelCount: Int

  /// - Complexity: O(n) in the features of all models.
  init(_ models: [SequenceModel]) {
    modelCount = models.count
    table = FeatureTable(expecting: models.map(\.table.count).max() ?? 0)
    rows = []
    for (model, one) in models.enumerated() {
      for (row, feature) in one.table.features.enumerated() {
        let number = table.insert(feature)
        if number * modelCount == rows.count {
          rows.append(contentsOf: repeatElement(-1, count: modelCount))
        }
        rows[number * modelCount + model] = Int32(row)
      }
    }
  }

  /// Appends the rows in one model of features whose numbers are known.
  @inline(__always)
  func append(
    _ numbers: borrowing Span<Int32>, _ range: Range<Int>, of model: Int,
    to output: inout OutputSpan<Int32>
  ) {
    let rows = rows.span
    for index in range {
      let row = rows[Int(numbers[index]) &* modelCount &+ model]
      output.append(row)
      output.removeLast(row < 0 ? 1 : 0)
    }
  }
}
