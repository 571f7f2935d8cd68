public import AssayModel

/// What annotations are checked against, beyond themselves.
public struct LintOptions: Sendable {
  /// The schema that the annotations must keep to, if any.
  public var schema: Schema?
  /// Names that should be annotated wherever they stand.
  public var names: [String] = []
  /// The event types that report others; none for those that the corpus shows.
  public var reportTypes: [String] = []
  /// How many predictions there are on each article.
  public var predictionCount = 0
  /// How many predictions must agree against the gold; `nil` for more than half.
  public var agreeingPredictions: Int?

  /// The defaults: no schema, no names.
  public init() {}
}
