/// Which category each annotator gave to each item; some may have given none.
public struct Ratings: Hashable, Sendable {
  /// The annotators' names.
  public let raters: [String]
  /// The categories that occur, ascending by name.
  public let categories: [String]
  /// For each item, for each annotator the index of a category in ``categories``.
  let items: [[Int?]]

  /// Makes a table.
  ///
  /// - Parameter items: For each item a category for each annotator, in the annotators' order;
  ///   missing and surplus ones count as not given.
  /// - Complexity: O(n) in the number of ratings, plus the sorting of the categories.
  public init(raters: [String], items: [[String?]]) {
    let items = items.map { row in
      row.prefix(raters.count) + Array(repeating: nil, count: max(0, raters.count - row.count))
    }
    var names: Set<String> = []
    for row in items { for case let name? in row { names.insert(name) } }
    let categories = names.sorted()
    var numbers: [String: Int] = [:]
    for (number, name) in categories.enumerated() { numbers[name] = number }
    self.raters = raters
    self.categories = categories
    self.items = items.map { row in row.map { $0.flatMap { numbers[$0] } } }
  }

  /// Whether every annotator rated every item.
  public var isComplete: Bool { items.allSatisfy { !$0.contains(nil) } }

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

  /// How often each category was given to each item that all annotators rated.
  var completeCounts: [[Int]] {
    items.compactMap { row in
      let given = row.compactMap(\.self)
      guard given.count == raters.count else { return nil }
      var counts = [Int](repeating: 0, count: categories.count)
      for category in given { counts[category] += 1 }
      return counts
    }
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
    for row in ratings.items where row.indices.contains(a) && row.indices.contains(b) {
      guard let x = row[a], let y = row[b] else { continue }
      count += 1
      cells[x][y] += 1
      first[x] += 1
      second[y] += 1
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
