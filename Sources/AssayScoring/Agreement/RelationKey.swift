import AssayModel

/// What must agree for two relations to match: the type, and the role and extent of each argument.
struct RelationKey: Hashable {
  /// A role and what fills it.
  struct Filled: Hashable {
    let role: String
    let filler: EventKey.Filler
  }

  let type: String
  /// How often each argument stands in it; their order does not matter.
  let arguments: [Filled: Int]
}

extension Layer {
  /// What each relation is known by, in source order.
  var relationKeys: [RelationKey] {
    relations.map { relation in
      var arguments: [RelationKey.Filled: Int] = [:]
      for argument in relation.arguments {
        let filled = RelationKey.Filled(role: argument.role, filler: filler(argument.filler))
        arguments[filled, default: 0] += 1
      }
      return RelationKey(type: relation.type, arguments: arguments)
    }
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
