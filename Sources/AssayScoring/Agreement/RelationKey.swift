import AssayModel

/// What must agree for two relations to match: the type, and the role and extent of each argument.
private struct RelationKey: Hashable {
  struct Filled: Hashable {
    let role: String
    let filler: EventKey.Filler
  }

  let type: String
  /// How often each argument stands in it; their order does not matter.
  let arguments: [Filled: Int]
}

extension Layer {
  /// Relations that another layer has, too, one to one, and those that only one has.
  ///
  /// - Complexity: O(n) in the number of relations' arguments.
  func relationCounts(against other: Layer) -> Counts {
    let mine = relationKeys, theirs = other.relationKeys
    let shared = mine.reduce(0) { $0 + min($1.value, theirs[$1.key] ?? 0) }
    return Counts(
      correct: shared, missed: relations.count - shared, spurious: other.relations.count - shared)
  }

  private var relationKeys: [RelationKey: Int] {
    var keys: [RelationKey: Int] = [:]
    for relation in relations {
      var arguments: [RelationKey.Filled: Int] = [:]
      for argument in relation.arguments {
        let filled = RelationKey.Filled(role: argument.role, filler: filler(argument.filler))
        arguments[filled, default: 0] += 1
      }
      keys[RelationKey(type: relation.type, arguments: arguments), default: 0] += 1
    }
    return keys
  }
}
