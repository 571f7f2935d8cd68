/// A measure's scores for the groups of mentions that share a field's value.
public struct LinkGroups: Hashable, Sendable {
  /// The field by which mentions are grouped.
  public enum Field: String, Hashable, Sendable, CaseIterable {
    case document = "docid"
    case type

    func value(_ annotation: LinkAnnotation) -> String {
      switch self {
      case .document: annotation.document
      case .type: annotation.type ?? ""
      }
    }
  }

  /// Which side's values make groups.
  public enum Source: String, Hashable, Sendable, CaseIterable {
    /// Both; nothing is left out.
    case both
    /// Gold only, as in neleval: what is predicted with a value that gold never uses vanishes.
    case gold
  }

  /// A group's score.
  public struct Group: Hashable, Sendable {
    /// The value of the field; empty where mentions have none.
    public let value: String
    /// Its score.
    public let score: LinkScore
  }

  /// The groups, by value.
  public let groups: [Group]

  /// Scores each group alone: a cluster that crosses groups is cut.
  public init(
    _ measure: LinkMeasure, by field: Field, from source: Source = .both,
    gold: [LinkAnnotation], predicted: [LinkAnnotation]
  ) {
    let golds = Dictionary(grouping: gold, by: field.value)
    let predicteds = Dictionary(grouping: predicted, by: field.value)
    let values = Set(golds.keys).union(source == .both ? Array(predicteds.keys) : [])
    groups = values.sorted().map { value in
      Group(
        value: value,
        score: measure.score(gold: golds[value] ?? [], predicted: predicteds[value] ?? []))
    }
  }

  /// The sum over the groups.
  public var micro: LinkScore {
    groups.reduce(into: LinkScore()) { $0 += $1.score }
  }

  /// The mean of a value over the groups that have it, and the number of groups that have not;
  /// `nil` where none has it.
  public func macro(_ value: (LinkScore) -> Double?) -> (mean: Double, excluded: Int)? {
    let values = groups.compactMap { value($0.score) }
    guard !values.isEmpty else { return nil }
    return (values.reduce(0, +) / Double(values.count), groups.count - values.count)
  }
}
