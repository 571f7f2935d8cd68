import Testing

@testable import AssayScoring

/// The best total over all ways to pair rows with columns, tried one by one.
private func best(_ weights: [[Double]], row: Int = 0, taken: Set<Int> = []) -> Double {
  guard row < weights.count else { return 0 }
  var total = best(weights, row: row + 1, taken: taken)
  for (column, weight) in weights[row].enumerated() where weight > 0 && !taken.contains(column) {
    total = max(total, weight + best(weights, row: row + 1, taken: taken.union([column])))
  }
  return total
}

@Test func assignmentsAreBest() {
  var random = ClusterRandom(seed: 5)
  for round in 0..<400 {
    let rows = random.below(7), columns = random.below(7)
    let weights = (0..<rows).map { _ in
      (0..<columns).map { _ -> Double in
        guard random.below(3) > 0 else { return 0 }
        return round.isMultiple(of: 2)
          ? Double(1 + random.below(4)) : 0.1 * Double(1 + random.below(97))
      }
    }
    let edges = weights.enumerated().flatMap { row, columns in
      columns.enumerated().filter { $0.element > 0 }.map {
        ClusterAssignment.Edge(row: row, column: $0.offset, weight: $0.element)
      }
    }
    let chosen = ClusterAssignment(rows: rows, columns: columns, edges: edges).chosen
    #expect(isClose(chosen.reduce(0) { $0 + edges[$1].weight }, best(weights)), "\(weights)")
    #expect(Set(chosen.map { edges[$0].row }).count == chosen.count)
    #expect(Set(chosen.map { edges[$0].column }).count == chosen.count)
  }
}

@Test func entitiesArePairedBest() {
  var random = ClusterRandom(seed: 6)
  for _ in 0..<100 {
    let key = random.clusters(mentions: 25, entities: 6)
    let response = random.clusters(mentions: 25, entities: 6)
    let shared = key.map { k in response.map { Double(Set(k).intersection($0).count) } }
    let dice = zip(key, shared).map { k, row in
      zip(response, row).map { r, count in 2 * count / Double(k.count + r.count) }
    }
    let table = CoreferenceTable(key: key, response: response)
    #expect(table.ceafMentions.recallNumerator.value == best(shared))
    #expect(isClose(table.ceafEntities.recallNumerator.value, best(dice)))
  }
}
