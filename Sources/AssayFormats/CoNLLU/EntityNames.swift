import AssayModel

/// The ids of entities in a file, each of which stands for one entity in all its documents.
final class EntityNames {
  /// Hashes of the ids that are taken, so that a large file needs little memory.
  private var taken: Set<UInt64> = []
  private var number = 0

  /// The id, or the same with a number where it is taken.
  func unused(_ id: String) -> String {
    var name = id, next = 2
    while !take(name) {
      name = "\(id)~\(next)"
      next += 1
    }
    return name
  }

  /// An id for an entity that has none.
  func new() -> String {
    while true {
      number += 1
      if take("e\(number)") { return "e\(number)" }
    }
  }

  private func take(_ id: String) -> Bool {
    // Two ids of one hash cost a new name and nothing else.
    taken.insert(fnv1a(id.utf8)).inserted
  }
}
