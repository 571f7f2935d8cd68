/// Which category each annotator gave to each item; some may have given none.
///
/// Items that were rated alike are kept as one with their number, so that tables of millions of
/// tokens stay small.
public struct Ratings: Hashable, Sendable {
  /// Items that were rated alike.
  struct Row: Hashable, Sendable {
    /// For each annotator the index of a category in ``Ratings/categories``.
    let ratings: [Int?]
    /// How many there are.
    let count: Int

    /// The categories that were given.
    var given: [Int] { ratings.compactMap(\.self) }
  }

  /// The annotators' names.
  public let raters: [String]
  /// The categories that occur, ascending by name.
  public let categories: [String]
  /// The items, those that were rated alike together; in the order of their ratings.
  let rows: [Row]

  /// Makes a table.
  ///
  /// - Parameter items: For each item a category for each annotator, in the annotators' order;
  ///   missing and surplus ones count as not given.
  /// - Complexity: O(n) in the number of ratings, plus the sorting of the categories.
  public init(raters: [String], items: [[String?]]) {
    self.init(raters: raters, counts: items.reduce(into: [:]) { $0[$1, default: 0] += 1 })
  }

  /// Makes a table of items and how often each occurs.
  public init(raters: [String], counts: [[String?]: Int]) {
    var names: Set<String> = []
    for item in counts.keys {
      for case let name? in item.prefix(raters.count) { names.insert(name) }
    }
    let categories = names.sorted()
    var numbers: [String: Int] = [:]
    for (number, name) in categories.enumerated() { numbers[name] = number }
    var rows: [[Int?]: Int] = [:]
    for (item, count) in counts {
      let missing = [Int?](repeating: nil, count: max(0, raters.count - item.count))
      let ratings = item.prefix(raters.count).map { $0.flatMap { numbers[$0] } } + missing
      rows[ratings, default: 0] += count
    }
    self.raters = raters
    self.categories = categories
    self.rows = rows.map { Row(ratings: $0.key, count: $0.value) }.sorted(by: Row.precedes)
  }

  /// The number of items.
  public var count: Int { rows.reduce(0) { $0 + $1.count } }

  /// Whether every annotator rated every item.
  public var isComplete: Bool { rows.allSatisfy { !$0.ratings.contains(nil) } }

  /// The categories as numbers, by index; `nil` where one is not a finite number.
  public var numbers: [Double]? {
    let numbers = categories.map { Double($0) ?? .nan }
    return numbers.allSatisfy(\.isFinite) ? numbers : nil
  }

  /// The categories in the order of the numbers that they spell; `nil` where one spells none.
  public var numericOrder: [String]? {
    guard let numbers else { return nil }
    return categories.indices.sorted { numbers[$0] < numbers[$1] }.map { categories[$0] }
  }

  /// The table with a category taken for no rating.
  public func without(_ category: String) -> Ratings {
    guard categories.contains(category) else { return self }
    var counts: [[String?]: Int] = [:]
    for row in rows {
      let names = row.ratings.map { $0.map { categories[$0] } }
      counts[names.map { $0 == category ? nil : $0 }, default: 0] += row.count
    }
    return Ratings(raters: raters, counts: counts)
  }

  /// What some annotators gave, by their indexes.
  func of(_ members: [Int]) -> Ratings {
    var counts: [[String?]: Int] = [:]
    for row in rows {
      counts[members.map { row.ratings[$0].map { categories[$0] } }, default: 0] += row.count
    }
    return Ratings(raters: members.map { raters[$0] }, counts: counts)
  }

  /// The items that all annotators rated.
  var completeRows: [Row] { rows.filter { !$0.ratings.contains(nil) } }
}

extension Ratings.Row {
  fileprivate static func precedes(_ a: Self, _ b: Self) -> Bool {
    a.ratings.map { $0 ?? -1 }.lexicographicallyPrecedes(b.ratings.map { $0 ?? -1 })
  }
}

/// How two annotators rated the items that both rated.
struct Contingency {
  /// The number of items.
  private(set) var count = 0
  /// For each category of the first how often the second gave each.
  private(set) var cells: [[Int]]
  /// How often each gave each category.
  private(set) var first: [Int]
  private(set) var second: [Int]

  init(_ ratings: Ratings, _ a: Int, _ b: Int) {
    let none = [Int](repeating: 0, count: ratings.categories.count)
    cells = none.map { _ in none }
    first = none
    second = none
    guard ratings.raters.indices.contains(a), ratings.raters.indices.contains(b) else { return }
    for row in ratings.rows {
      guard let x = row.ratings[a], let y = row.ratings[b] else { continue }
      count += row.count
      cells[x][y] += row.count
      first[x] += row.count
      second[y] += row.count
    }
  }

  /// Items on which both agree.
  var agreed: Int { cells.indices.reduce(0) { $0 + cells[$1][$1] } }
  /// The share of items on which both agree.
  var agreement: Double { Double(agreed) / Double(count) }
  /// How often each category was given by either.
  var pooled: [Int] { zip(first, second).map { $0 + $1 } }
  /// Whether both gave one and the same category to all items.
  var isConstant: Bool { pooled.count { $0 > 0 } < 2 }
}
