/// How the entities of a key and of a response share mentions: all that coreference metrics need.
///
/// Only pairs that share a mention have a cell, so the table is no larger than the document.
public struct CoreferenceTable: Hashable, Sendable {
  /// A pair of entities that share mentions.
  public struct Cell: Hashable, Sendable {
    /// The index of the key's entity.
    public let key: Int
    /// The index of the response's entity.
    public let response: Int
    /// The number of mentions they share, at least 1.
    public let count: Int
  }

  /// The number of mentions of each entity of the key.
  public let keySizes: [Int]
  /// The number of mentions of each entity of the response.
  public let responseSizes: [Int]
  /// The pairs that share mentions, by key, then by response.
  public let cells: [Cell]

  /// Counts the shared mentions, which are numbers from 0.
  ///
  /// In each clustering every mention must stand once at most.
  ///
  /// - Complexity: O(n log n) in the number of mentions, whose numbers should be dense.
  init(key: [[Int]], response: [[Int]]) {
    self.init(
      key: NumberClusters(key), response: NumberClusters(response),
      numbers: 1 + max(key.joined().max() ?? -1, response.joined().max() ?? -1))
  }

  /// Counts the shared mentions, which are numbers below `numbers`.
  init(key: NumberClusters, response: NumberClusters, numbers: Int) {
    var home = [Int](repeating: -1, count: numbers)
    for cluster in 0..<response.count {
      for place in response[cluster] { home[response.members[place]] = cluster }
    }
    keySizes = (0..<key.count).map { key[$0].count }
    responseSizes = (0..<response.count).map { response[$0].count }
    var cells: [Cell] = []
    var homes: [Int] = []
    for cluster in 0..<key.count {
      homes.removeAll(keepingCapacity: true)
      for place in key[cluster] where home[key.members[place]] >= 0 {
        homes.append(home[key.members[place]])
      }
      if homes.count > 1 { homes.sort() }
      for run in runs(of: homes) {
        cells.append(Cell(key: cluster, response: run.value, count: run.count))
      }
    }
    self.cells = cells
  }

  /// The number of mentions in the key.
  public var keyMentions: Int { keySizes.reduce(0, +) }
  /// The number of mentions in the response.
  public var responseMentions: Int { responseSizes.reduce(0, +) }
  /// The number of mentions in both.
  public var sharedMentions: Int { cells.reduce(0) { $0 + $1.count } }

  /// For each entity of the key the number of its mentions that the response has, too.
  var foundOfKey: [Int] {
    cells.reduce(into: [Int](repeating: 0, count: keySizes.count)) { $0[$1.key] += $1.count }
  }

  /// For each entity of the response the number of its mentions that the key has, too.
  var foundOfResponse: [Int] {
    cells.reduce(into: [Int](repeating: 0, count: responseSizes.count)) {
      $0[$1.response] += $1.count
    }
  }
}

/// The runs of equal numbers in a sorted list.
func runs(of sorted: [Int]) -> [(value: Int, count: Int)] {
  var runs: [(value: Int, count: Int)] = []
  for value in sorted {
    if let last = runs.last, last.value == value {
      runs[runs.count - 1].count += 1
    } else {
      runs.append((value: value, count: 1))
    }
  }
  return runs
}

/// The number of pairs among n things.
func pairsAmong(_ n: Int) -> Int { n * (n - 1) / 2 }
