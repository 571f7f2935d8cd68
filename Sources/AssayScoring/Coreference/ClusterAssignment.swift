/// The one-to-one pairing of rows and columns that is worth most.
///
/// A row may stay alone at no cost, so only pairs of positive weight need to be given. Found with
/// shortest augmenting paths over reduced costs (Jonker and Volgenant 1987, Computing 38, for
/// sparse costs): each row in turn takes the cheapest path of exchanges to a free column. A path
/// cannot leave the rows and columns that hang together, so that separate groups cost nothing.
/// The total is unique; where several pairings reach it, which one is chosen is not specified, but
/// the same input gives the same choice.
package struct ClusterAssignment {
  /// A pair that may be chosen.
  package struct Edge: Hashable, Sendable {
    package let row: Int
    package let column: Int
    /// What the pair is worth; positive.
    package let weight: Double

    package init(row: Int, column: Int, weight: Double) {
      self.row = row
      self.column = column
      self.weight = weight
    }
  }

  /// The indexes of the chosen edges, by ascending row.
  package var chosen: [Int] { edgeOfRow.compactMap { $0 } }

  private let edges: [Edge]
  private let rowStarts: [Int]
  private var edgeOfRow: [Int?]
  private var rowOfColumn: [Int?]
  private var rowPotentials: [Double]
  private var columnPotentials: [Double]
  private var search: Search

  /// Finds the pairing.
  ///
  /// Edges must be sorted by row, with rows and columns below the counts given.
  ///
  /// - Complexity: O(r · e log e) at worst, with r rows and e edges in the largest group that hangs
  ///   together; near O(e) where most rows can have their best column.
  package init(rows: Int, columns: Int, edges: [Edge]) {
    self.edges = edges
    var starts = [Int](repeating: 0, count: rows + 1)
    for edge in edges { starts[edge.row + 1] += 1 }
    for row in 0..<rows { starts[row + 1] += starts[row] }
    rowStarts = starts
    edgeOfRow = Array(repeating: nil, count: rows)
    rowOfColumn = Array(repeating: nil, count: columns)
    rowPotentials = Array(repeating: 0, count: rows)
    columnPotentials = Array(repeating: 0, count: columns)
    search = Search(columns: columns)
    for row in 0..<rows where !takeBest(row) { augment(from: row) }
  }

  private func edgeIndexes(of row: Int) -> Range<Int> { rowStarts[row]..<rowStarts[row + 1] }

  /// Gives a row its best column if that is free; says whether the row is settled.
  private mutating func takeBest(_ row: Int) -> Bool {
    let indexes = edgeIndexes(of: row)
    var lowest = 0.0
    for index in indexes {
      lowest = min(lowest, -edges[index].weight - columnPotentials[edges[index].column])
    }
    rowPotentials[row] = lowest
    guard lowest < 0 else { return true }
    for index in indexes where rowOfColumn[edges[index].column] == nil {
      let column = edges[index].column
      guard -edges[index].weight - columnPotentials[column] == lowest else { continue }
      edgeOfRow[row] = index
      rowOfColumn[column] = row
      return true
    }
    return false
  }

  /// Makes room for a row along the cheapest path of exchanges, possibly leaving a row alone.
  private mutating func augment(from start: Int) {
    search.begin()
    visit(start, at: 0)
    while let (distance, column) = search.next(), let row = rowOfColumn[column] {
      search.settle(column)
      visit(row, at: distance)
    }
    updatePotentials(from: start)
    exchange(from: start)
  }

  /// Looks where a row can go: to stay alone at no cost, to a free column, or to a taken one.
  private mutating func visit(_ row: Int, at distance: Double) {
    search.offer(distance - rowPotentials[row], alone: row)
    for index in edgeIndexes(of: row) {
      let column = edges[index].column
      let cost = -edges[index].weight - rowPotentials[row] - columnPotentials[column]
      search.offer(
        distance + cost, column: column, isFree: rowOfColumn[column] == nil, by: index)
    }
  }

  private mutating func updatePotentials(from start: Int) {
    rowPotentials[start] += search.reach
    for column in search.settled {
      let change = search.reach - search.distances[column]
      guard change > 0, let row = rowOfColumn[column] else { continue }
      rowPotentials[row] += change
      columnPotentials[column] -= change
    }
  }

  /// Hands columns on along the path, backwards from its end.
  private mutating func exchange(from start: Int) {
    var column: Int?
    switch search.end {
    case .freeColumn(let free): column = free
    case .loneRow(let row):
      column = edgeOfRow[row].map { edges[$0].column }
      edgeOfRow[row] = nil
    }
    while let taken = column {
      let index = search.edges[taken]
      let row = edges[index].row
      column = row == start ? nil : edgeOfRow[row].map { edges[$0].column }
      edgeOfRow[row] = index
      rowOfColumn[taken] = row
    }
  }
}

extension ClusterAssignment {
  /// How a path ends.
  private enum End {
    case freeColumn(Int)
    case loneRow(Int)
  }

  /// The state of one search for a path: the nearest end, distances, and what is open.
  ///
  /// Only taken columns are opened, and only those nearer than the nearest end.
  private struct Search {
    private(set) var end = End.loneRow(0)
    private(set) var reach = Double.infinity
    private(set) var distances: [Double]
    private(set) var edges: [Int]
    private(set) var settled: [Int] = []
    private var isSettled: [Bool]
    private var touched: [Int] = []
    private var open = Heap()

    init(columns: Int) {
      distances = Array(repeating: .infinity, count: columns)
      edges = Array(repeating: 0, count: columns)
      isSettled = Array(repeating: false, count: columns)
    }

    mutating func begin() {
      reach = .infinity
      for column in touched { distances[column] = .infinity }
      for column in settled { isSettled[column] = false }
      touched.removeAll(keepingCapacity: true)
      settled.removeAll(keepingCapacity: true)
      open.removeAll()
    }

    mutating func offer(_ distance: Double, alone row: Int) {
      guard distance < reach else { return }
      reach = distance
      end = .loneRow(row)
    }

    /// Takes a way to a column; rounding must not reopen one that is settled.
    mutating func offer(_ distance: Double, column: Int, isFree: Bool, by edge: Int) {
      guard distance < reach, distance < distances[column], !isSettled[column] else { return }
      edges[column] = edge
      guard !isFree else {
        reach = distance
        end = .freeColumn(column)
        return
      }
      if distances[column] == .infinity { touched.append(column) }
      distances[column] = distance
      open.push((distance, column))
    }

    /// The nearest open column before the end; entries that a shorter way has overtaken are dropped.
    mutating func next() -> (distance: Double, column: Int)? {
      while let entry = open.pop(), entry.distance < reach {
        if entry.distance == distances[entry.column] { return entry }
      }
      return nil
    }

    mutating func settle(_ column: Int) {
      isSettled[column] = true
      settled.append(column)
    }
  }

  /// A binary heap, nearest first, then the lower column.
  private struct Heap {
    private var items: [(distance: Double, column: Int)] = []

    mutating func removeAll() { items.removeAll(keepingCapacity: true) }

    mutating func push(_ item: (distance: Double, column: Int)) {
      items.append(item)
      var child = items.count - 1
      while child > 0, items[child] < items[(child - 1) / 2] {
        items.swapAt(child, (child - 1) / 2)
        child = (child - 1) / 2
      }
    }

    mutating func pop() -> (distance: Double, column: Int)? {
      guard let first = items.first else { return nil }
      let last = items.removeLast()
      guard !items.isEmpty else { return first }
      items[0] = last
      var parent = 0
      while let child = nearerChild(of: parent), items[child] < items[parent] {
        items.swapAt(child, parent)
        parent = child
      }
      return first
    }

    private func nearerChild(of parent: Int) -> Int? {
      let left = 2 * parent + 1
      guard left < items.count else { return nil }
      return left + 1 < items.count && items[left + 1] < items[left] ? left + 1 : left
    }
  }
}
