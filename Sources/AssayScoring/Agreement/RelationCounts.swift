import AssayModel

extension Layer {
  /// What each relation is known by where types of fillers do not matter, in source order.
  var relationKeys: [RelationKey] {
    var types = NameTable()
    return items(at: .boundaries, types: &types).map(\.key)
  }

  /// Relations that another layer has, too, one to one, and those that only one has, by type.
  ///
  /// - Complexity: O(n) in the number of relations' arguments.
  func relationCounts(against other: Layer) -> [String: Counts] {
    func counted(_ keys: [RelationKey]) -> [RelationKey: Int] {
      keys.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    }
    let mine = counted(relationKeys), theirs = counted(other.relationKeys)
    var counts: [String: Counts] = [:]
    for (key, count) in mine {
      let shared = min(count, theirs[key] ?? 0)
      counts[key.type, default: Counts()] += Counts(correct: shared, missed: count - shared)
    }
    for (key, count) in theirs {
      let shared = min(count, mine[key] ?? 0)
      counts[key.type, default: Counts()] += Counts(correct: 0, spurious: count - shared)
    }
    return counts
  }
}
