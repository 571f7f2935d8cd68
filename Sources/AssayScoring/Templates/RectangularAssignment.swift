/// The one-to-one pairing of rows and columns of a full table that is worth most.
///
/// The smaller side is paired completely, at no worth where nothing is to be gained. Shortest
/// augmenting paths (Crouse 2016, IEEE Transactions on Aerospace and Electronic Systems 52). Where
/// several pairings are worth the same, columns are tried in the order in which SciPy's
/// `linear_sum_assignment` tries them, so that scores which depend on the choice agree, too.
package struct RectangularAssignment {
  /// The chosen pairs, by ascending row.
  package let pairs: [(row: Int, column: Int)]

  /// Pairs the rows and columns of a table; every row must have `columns` finite worths.
  ///
  /// - Complexity: O(k² · m) for the lesser number k of rows or columns and the greater number m.
  package init(worth: [[Double]], columns: Int) {
    if worth.count <= columns {
      var search = PathSearch(cost: worth.map { $0.map { -$0 } }, columns: columns)
      pairs = search.columnsOfRows().enumerated().map { (row: $0.offset, column: $0.element) }
    } else {
      let cost = (0..<columns).map { column in worth.map { -$0[column] } }
      var search = PathSearch(cost: cost, columns: worth.count)
      pairs = search.columnsOfRows().enumerated()
        .map { (row: $0.element, column: $0.offset) }
        .sorted { $0.row < $1.row }
    }
  }

  /// The sum of a table's cells over the chosen pairs.
  package func total(_ table: [[Double]]) -> Double {
    pairs.reduce(0) { $0 + table[$1.row][$1.column] }
  }
}

/// Augmenting paths over a table with no more rows than columns.
private struct PathSearch {
  let cost: [[Double]]
  let columns: Int
  private var rowPrices: [Double]
  private var columnPrices: [Double]
  private var columnOfRow: [Int?]
  private var rowOfColumn: [Int?]

  init(cost: [[Double]], columns: Int) {
    self.cost = cost
    self.columns = columns
    rowPrices = Array(repeating: 0, count: cost.count)
    columnPrices = Array(repeating: 0, count: columns)
    columnOfRow = Array(repeating: nil, count: cost.count)
    rowOfColumn = Array(repeating: nil, count: columns)
  }

  mutating func columnsOfRows() -> [Int] {
    for row in cost.indices { serve(row) }
    return columnOfRow.compactMap { $0 }
  }

  /// A tree of cheapest paths from one row.
  private struct Tree {
    var rows: [Int] = []
    /// Columns whose distance is final.
    var settled: [Int] = []
    /// Columns still to settle.
    ///
    /// The last comes first at the start, and the place of a settled
    /// column is taken by the last.
    var open: [Int]
    var distances: [Double]
    var parents: [Int]
  }

  /// Finds a column for a row; other rows may have to change theirs.
  private mutating func serve(_ start: Int) {
    var tree = Tree(
      open: (0..<columns).reversed(), distances: Array(repeating: .infinity, count: columns),
      parents: Array(repeating: start, count: columns))
    var row = start
    var reached = 0.0
    while true {
      tree.rows.append(row)
      guard let position = nearest(from: row, at: reached, &tree) else { return }
      let column = tree.open[position]
      reached = tree.distances[column]
      tree.settled.append(column)
      tree.open.swapAt(position, tree.open.count - 1)
      tree.open.removeLast()
      guard let owner = rowOfColumn[column] else {
        reprice(tree, start: start, reached: reached)
        augment(to: column, from: start, tree.parents)
        return
      }
      row = owner
    }
  }

  /// The position of the nearest open column; of equals the last free one, else the first.
  private func nearest(from row: Int, at reached: Double, _ tree: inout Tree) -> Int? {
    var nearest: Int?
    var lowest = Double.infinity
    for (position, column) in tree.open.enumerated() {
      let distance = reached + cost[row][column] - rowPrices[row] - columnPrices[column]
      if distance < tree.distances[column] {
        tree.distances[column] = distance
        tree.parents[column] = row
      }
      let known = tree.distances[column]
      if known < lowest || (known == lowest && rowOfColumn[column] == nil) {
        lowest = known
        nearest = position
      }
    }
    return nearest
  }

  private mutating func reprice(_ tree: Tree, start: Int, reached: Double) {
    rowPrices[start] += reached
    for row in tree.rows {
      guard row != start, let column = columnOfRow[row] else { continue }
      rowPrices[row] += reached - tree.distances[column]
    }
    for column in tree.settled { columnPrices[column] -= reached - tree.distances[column] }
  }

  private mutating func augment(to end: Int, from start: Int, _ parents: [Int]) {
    var column = end
    while true {
      let row = parents[column]
      rowOfColumn[column] = row
      let previous = columnOfRow[row]
      columnOfRow[row] = column
      guard row != start, let next = previous else { return }
      column = next
    }
  }
}
