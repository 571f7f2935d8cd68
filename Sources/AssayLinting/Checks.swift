public import AssayModel

/// The checks of annotations.
public enum Checks {
  /// All of them, in the order in which they are listed and reported.
  public static let all: [any Part] = all(LintOptions())

  /// All of them, with what they check against.
  static func all(_ options: LintOptions) -> [any Check] {
    [
      ExtentCheck(), BoundaryCheck(), CrossingCheck(), DuplicateCheck(), SamePlaceCheck(),
      MissedCheck.mentions, SpuriousCheck.mentions, TypeCheck.mentions,
      MissedCheck.triggers, SpuriousCheck.triggers, TypeCheck.triggers,
      KnownNameCheck(names: options.names),
      SchemaLintCheck(schema: options.schema), RareLabelCheck(schema: options.schema),
      MissingRoleCheck(), FillerTypeCheck(), RepeatedFillerCheck(), SplitEventCheck(),
      ReportCheck(types: options.reportTypes),
      AttributeBearerCheck(), AttributeValueCheck(),
      MixedChainCheck(), SplitNameCheck(), PronounCheck(),
      PredictionCheck(
        count: options.predictionCount, agreeing: options.agreeingPredictions),
    ]
  }
}
