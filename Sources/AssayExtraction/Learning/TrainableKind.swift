/// A strategy whose model can be trained ahead and kept in a file.
public protocol TrainableKind: ExtractorKind {
  /// Trains a model on all training articles of an environment.
  ///
  /// - Parameters:
  ///   - values: The settings in force, as ``ExtractorKind/make(_:in:)`` takes them.
  ///   - licence: Under which licence the articles and annotations stand; may be empty.
  ///   - environment: Files, and the training articles.
  /// - Throws: ``SettingError`` where a setting cannot be used.
  func train(
    _ values: SettingValues, licence: String, in environment: ExtractorEnvironment
  ) throws(SettingError) -> TrainedModel
}

/// A model as a file, ready to be written.
public struct TrainedModel: Sendable {
  /// The bytes of the file.
  public let bytes: [UInt8]
  /// The types that it gives, sorted.
  public let labels: [String]
}

extension Extractors {
  /// The strategies that `assay train` takes.
  public static var trainable: [any TrainableKind] { all.compactMap { $0 as? any TrainableKind } }
}
