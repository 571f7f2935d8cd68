/// A record: for each role that is filled its filler.
public typealias EventRecord = [String: String]

/// The numbers of Doc2EDAG's record filling (Zheng and others 2019) as the DocEE toolkit computes them.
///
/// Per article and type, the fullest predicted record first takes the gold record with most equal
/// cells, empty ones included, the first of equals. A wrong filler is both spurious and missed.
/// Which record comes first can change the result. Types and roles are the schema's; others are
/// not counted. Ratios are 0 for 0/0.
public enum Doc2edag {
  /// Records by type.
  public typealias Records = [String: [EventRecord]]

  /// The values for articles.
  ///
  /// - Parameters:
  ///   - articles: Gold and predicted records.
  ///   - schema: The roles of each type.
  /// - Complexity: O(g · p · r) for g gold and p predicted records of a type with r roles.
  public static func values(
    _ articles: [(gold: Records, predicted: Records)], schema: [String: [String]]
  ) -> [PeerValue] {
    var total = PeerCounts()
    var typeScores: [Double] = []
    var values: [PeerValue] = []
    for (type, roles) in schema.sorted(by: { $0.key < $1.key }) {
      var cells = [PeerCounts](repeating: PeerCounts(), count: roles.count)
      for article in articles {
        add(article.gold[type] ?? [], article.predicted[type] ?? [], roles, &cells)
      }
      let sum = cells.reduce(into: PeerCounts()) { $0 += $1 }
      total += sum
      typeScores.append(sum.f1)
      for (role, counts) in zip(roles, cells) {
        values += self.counts(counts, prefix: "doc2edag.role.\(type).\(role)")
      }
      values += scores(sum, prefix: "doc2edag.type.\(type)")
    }
    values += scores(total, prefix: "doc2edag.micro")
    let macro = typeScores.reduce(0, +) / Double(typeScores.count)
    return values + [PeerValue("doc2edag.derived.macro_type_f1", typeScores.isEmpty ? nil : macro)]
  }

  private static func add(
    _ gold: [EventRecord], _ predicted: [EventRecord], _ roles: [String],
    _ cells: inout [PeerCounts]
  ) {
    func table(_ records: [EventRecord]) -> [[ExactText?]] {
      records.map { record in roles.map { record[$0].map { ExactText($0) } } }
    }
    let predicted = table(predicted).enumerated().sorted {
      let a = $0.element.count { $0 != nil }, b = $1.element.count { $0 != nil }
      return (b, $0.offset) < (a, $1.offset)
    }
    var left = table(gold)
    for row in left {
      for (role, cell) in row.enumerated() where cell != nil { cells[role].gold += 1 }
    }
    for (_, row) in predicted {
      for (role, cell) in row.enumerated() where cell != nil { cells[role].predicted += 1 }
      guard let index = closest(to: row, in: left) else { continue }
      for (role, (cell, other)) in zip(row, left[index]).enumerated()
      where cell != nil && cell == other {
        cells[role].found += 1
        cells[role].right += 1
      }
      left.remove(at: index)
    }
  }

  /// The first of the records with most cells equal to a given one.
  private static func closest(to row: [ExactText?], in records: [[ExactText?]]) -> Int? {
    let likeness = records.map { zip($0, row).count { $0 == $1 } }
    return likeness.firstIndex { $0 == likeness.max() }
  }

  private static func counts(_ counts: PeerCounts, prefix: String) -> [PeerValue] {
    [
      PeerValue("\(prefix).tp", counts.right),
      PeerValue("\(prefix).fp", counts.predicted - counts.right),
      PeerValue("\(prefix).fn", counts.gold - counts.found),
    ]
  }

  private static func scores(_ sum: PeerCounts, prefix: String) -> [PeerValue] {
    counts(sum, prefix: prefix) + [
      PeerValue("\(prefix).precision", sum.precision), PeerValue("\(prefix).recall", sum.recall),
      PeerValue("\(prefix).f1", sum.f1),
    ]
  }
}
