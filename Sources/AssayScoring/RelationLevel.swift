/// How much of a relation must agree.
///
/// A relation is known by its type and by its arguments' roles and fillers, in any order. A filler is
/// known by its extent; an entity by its first mention, an event by its trigger.
///
/// Source: Bekoulis et al. (2018), Expert Systems with Applications, for strict and boundaries;
/// Taillé et al. (2020), EMNLP, for what papers mixed up.
public enum RelationLevel: String, Hashable, Sendable, CaseIterable {
  /// Everything, and the types of the fillers, too.
  case strict
  /// The type, the roles and the fillers' extents.
  case boundaries
  /// The roles and the fillers' extents.
  case untyped
}

/// What must agree for two relations to match at a level.
struct RelationKey: Hashable {
  struct Filled: Hashable {
    let role: String
    let filler: EventKey.Filler
    /// The type of the filler; `nil` where it does not matter.
    let type: String?
  }

  /// The relation's type; empty where it does not matter.
  let type: String
  /// How often each argument stands in it; their order does not matter.
  let arguments: [Filled: Int]
}
