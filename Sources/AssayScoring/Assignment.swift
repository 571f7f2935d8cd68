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
/// Rows with fewer edges are served first, equal ones in order; of equal choices a free column goes
/// before a taken one, then the first. So the result is fixed by the order of rows and columns.
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
  /// - Complexity: O(r · e · log e) for r rows and e edges; near O(e · log e) where few rows compete
  ///   for a column.
  init(edges: [[Edge]], columnCount: Int) {
    self.edges = edges
    columnOfRow = Array(repeating: nil, count: edges.count)
    rowOfColumn = Array(repeating: nil, count: columnCount)
    rowPrice = edges.map { $0.map(\.weight).max() ?? .zero }
    columnPrice = Array(repeating: .zero, count: columnCount)
    let rows = edges.indices.sorted { (edges[$0].count, $0) < (edges[$1].count, $1) }
    for row in rows { serve(row) }
  }

  /// Where a search for a row's place ends.
  private enum Ending {
    /// A column that was alone.
    case column(Int)
    /// A row that gives its column up, or the searching row itself.
    case row(Int)
  }

  /// A search tree that grows from one row by cheapest distance (Dijkstra 1959).
  private struct Search {
    /// A column and how far away it was when it was reached.
    struct Step: Comparable {
      let distance: MatchWeight
      /// Whether a row has the column.
      let isTaken: Bool
      let column: Int

      /// By distance, then free columns first: the search ends there.
      static func < (a: Step, b: Step) -> Bool {
        if a.distance != b.distance { return a.distance < b.distance }
        if a.isTaken != b.isTaken { return b.isTaken }
        return a.column < b.column
      }
    }

    /// Rows of the tree with their distance.
    var rows: [(row: Int, distance: MatchWeight)] = []
    /// Columns of the tree with their distance.
    var columns: [Int: MatchWeight] = [:]
    /// The row from which each column was reached, and the shortest distance so far.
    var reached: [Int: (row: Int, distance: MatchWeight)] = [:]
    private var queue = Heap<Step>()

    mutating func reach(_ step: Step, from row: Int) {
      if let known = reached[step.column], known.distance <= step.distance { return }
      reached[step.column] = (row, step.distance)
      queue.insert(step)
    }

    /// The nearest column outside the tree.
    mutating func nearest() -> Step? {
      while let step = queue.popFirst() {
        if columns[step.column] != nil { continue }
        return step
      }
      return nil
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
      guard let next = search.nearest(), next.distance < cheapest.cost else { break }
      guard let owner = rowOfColumn[next.column] else {
        cheapest = (next.distance, .column(next.column))
        break
      }
      search.columns[next.column] = next.distance
      row = owner
      distance = next.distance
    }
    reprice(search, by: cheapest.cost)
    move(to: cheapest.ending, along: search)
  }

  private func relax(_ row: Int, at distance: MatchWeight, in search: inout Search) {
    for edge in edges[row] where search.columns[edge.column] == nil {
      let cost = distance + rowPrice[row] + columnPrice[edge.column] - edge.weight
      let isTaken = rowOfColumn[edge.column] != nil
      search.reach(Search.Step(distance: cost, isTaken: isTaken, column: edge.column), from: row)
    }
  }

  private mutating func reprice(_ search: Search, by cost: MatchWeight) {
    for (row, distance) in search.rows { rowPrice[row] -= cost - distance }
    for (column, distance) in search.columns { columnPrice[column] += cost - distance }
  }

  /// Shifts the rows along the path to the ending by one column each.
  private mutating func move(to ending: Ending, along search: Search) {
    var vacant: Int?
    switch ending {
    case .column(let column): vacant = column
    case .row(let row):
      vacant = columnOfRow[row]
      columnOfRow[row] = nil
    }
    while let column = vacant, let row = search.reached[column]?.row {
      vacant = columnOfRow[row]
      columnOfRow[row] = column
      rowOfColumn[column] = row
    }
  }
}

/// A queue that gives its least element first (a binary heap).
private struct Heap<Element: Comparable> {
  private var elements: [Element] = []

  mutating func insert(_ element: Element) {
    elements.append(element)
    var child = elements.count - 1
    while child > 0, elements[child] < elements[(child - 1) / 2] {
      elements.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  mutating func popFirst() -> Element? {
    guard let last = elements.popLast() else { return nil }
    guard let first = elements.first else { return last }
    elements[0] = last
    var parent = 0
    while 2 * parent + 1 < elements.count {
      var child = 2 * parent + 1
      if child + 1 < elements.count, elements[child + 1] < elements[child] { child += 1 }
      guard elements[child] < elements[parent] else { break }
      elements.swapAt(child, parent)
      parent = child
    }
    return first
  }
}
