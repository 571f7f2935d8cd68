/// What a pair, or a whole matching, is worth: compared part by part, the first difference decides.
struct MatchWeight: Comparable, AdditiveArithmetic {
  /// Pairs of one type.
  var sameType: Int
  /// The sum of Dice coefficients, in units of 2⁻³², each rounded down.
  var dice: Int
  /// Pairs.
  var pairs: Int

  static let zero = MatchWeight(sameType: 0, dice: 0, pairs: 0)

  init(sameType: Int, dice: Int, pairs: Int) {
    self.sameType = sameType
    self.dice = dice
    self.pairs = pairs
  }

  /// The weight of a pair with `shared` bytes out of `total` on both sides.
  init(isOfOneType: Bool, shared: Int, total: Int) {
    sameType = isOfOneType ? 1 : 0
    let (high, low) = (2 * shared).multipliedFullWidth(by: 1 << 32)
    dice = total == 0 ? 0 : total.dividingFullWidth((high, low)).quotient
    pairs = 1
  }

  static func < (a: Self, b: Self) -> Bool {
    if a.sameType != b.sameType { return a.sameType < b.sameType }
    if a.dice != b.dice { return a.dice < b.dice }
    return a.pairs < b.pairs
  }

  static func + (a: Self, b: Self) -> Self {
    Self(sameType: a.sameType + b.sameType, dice: a.dice + b.dice, pairs: a.pairs + b.pairs)
  }

  static func - (a: Self, b: Self) -> Self {
    Self(sameType: a.sameType - b.sameType, dice: a.dice - b.dice, pairs: a.pairs - b.pairs)
  }
}

/// The matching of greatest weight between rows and columns of a sparse table.
///
/// Kuhn's Hungarian method (1955) with shortest augmenting paths, as Jonker and Volgenant (1987)
/// and others run it, over a table that holds only pairs that may be matched. Rows may stay alone.
/// Rows are served in order, and of equal choices the first column is taken, so the result is
/// fixed by the order of rows and columns.
struct Assignment {
  struct Edge {
    let column: Int
    let weight: MatchWeight
  }

  private let edges: [[Edge]]
  /// For each row its column.
  private(set) var columnOfRow: [Int?]
  private var rowOfColumn: [Int?]
  /// What each row gains.
  ///
  /// No edge weighs more than the prices of its row and column together, matched edges weigh just
  /// as much, and what stays alone has price zero: so no other matching can weigh more.
  private var rowPrice: [MatchWeight]
  private var columnPrice: [MatchWeight]

  /// Finds the matching; every edge must have a weight above zero.
  ///
  /// - Complexity: O(r · (e + c²)) for r rows, c columns and e edges; near O(e) where few rows
  ///   compete for a column.
  init(edges: [[Edge]], columnCount: Int) {
    self.edges = edges
    columnOfRow = Array(repeating: nil, count: edges.count)
    rowOfColumn = Array(repeating: nil, count: columnCount)
    rowPrice = edges.map { $0.map(\.weight).max() ?? .zero }
    columnPrice = Array(repeating: .zero, count: columnCount)
    for row in edges.indices { serve(row) }
  }

  /// Where a search for a row's place ends.
  private enum Ending {
    /// A column that was alone.
    case column(Int)
    /// A row that gives its column up, or the searching row itself.
    case row(Int)
  }

  /// A search tree that grows from one row by cheapest distance.
  private struct Search {
    /// Rows of the tree with their distance.
    var rows: [(row: Int, distance: MatchWeight)] = []
    /// Columns of the tree with their distance.
    var columns: [Int: MatchWeight] = [:]
    /// Columns within reach of the tree, with their distance so far.
    var reachable: [Int: MatchWeight] = [:]
    /// The row from which a column was reached.
    var parent: [Int: Int] = [:]

    /// The nearest column within reach, the first of equals.
    var nearest: (column: Int, distance: MatchWeight)? {
      reachable.min { ($0.value, $0.key) < ($1.value, $1.key) }.map { ($0.key, $0.value) }
    }
  }

  private mutating func serve(_ start: Int) {
    var search = Search()
    var row = start
    var distance = MatchWeight.zero
    var cheapest = (cost: rowPrice[start], ending: Ending.row(start))
    while true {
      search.rows.append((row, distance))
      if distance + rowPrice[row] < cheapest.cost {
        cheapest = (distance + rowPrice[row], .row(row))
      }
      relax(row, at: distance, in: &search)
      guard let next = search.nearest, next.distance < cheapest.cost else { break }
      guard let owner = rowOfColumn[next.column] else {
        cheapest = (next.distance, .column(next.column))
        break
      }
      search.reachable[next.column] = nil
      search.columns[next.column] = next.distance
      row = owner
      distance = next.distance
    }
    reprice(search, by: cheapest.cost)
    move(to: cheapest.ending, from: start, parent: search.parent)
  }

  private func relax(_ row: Int, at distance: MatchWeight, in search: inout Search) {
    for edge in edges[row] where search.columns[edge.column] == nil {
      let cost = distance + rowPrice[row] + columnPrice[edge.column] - edge.weight
      if let known = search.reachable[edge.column], known <= cost { continue }
      search.reachable[edge.column] = cost
      search.parent[edge.column] = row
    }
  }

  private mutating func reprice(_ search: Search, by cost: MatchWeight) {
    for (row, distance) in search.rows { rowPrice[row] -= cost - distance }
    for (column, distance) in search.columns { columnPrice[column] += cost - distance }
  }

  /// Shifts the rows along the path from `start` to the ending by one column each.
  private mutating func move(to ending: Ending, from start: Int, parent: [Int: Int]) {
    var vacant: Int?
    switch ending {
    case .column(let column): vacant = column
    case .row(let row):
      vacant = columnOfRow[row]
      columnOfRow[row] = nil
    }
    while let column = vacant, let row = parent[column] {
      vacant = columnOfRow[row]
      columnOfRow[row] = column
      rowOfColumn[column] = row
    }
  }
}
