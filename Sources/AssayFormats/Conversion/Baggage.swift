/// What a source says beyond Assay's model, kept so that the same format can say it again.
///
/// A writer of the same format may use it; where the article is unchanged the result can then be the
/// source to the byte.
public struct Baggage: Hashable, Sendable {
  /// The format that it comes from.
  public let format: String
  /// The annotations as they stood, where a file holds those of this article alone; else `nil`.
  public let annotations: [UInt8]?
  /// Lines or fields that Assay does not model, as they stood, in their order.
  public let extras: [[UInt8]]
  /// The configuration that held for the article; `nil` where there was none.
  public let configuration: Configuration?

  /// Where the configuration of a tool of annotation stands.
  public struct Configuration: Hashable, Sendable {
    /// The folder that it stands in.
    public let folder: String
    /// How many folders above the article's that is.
    public let levels: Int
  }

  /// Makes baggage.
  public init(
    format: String, annotations: [UInt8]? = nil, extras: [[UInt8]] = [],
    configuration: Configuration? = nil
  ) {
    self.format = format
    self.annotations = annotations
    self.extras = extras
    self.configuration = configuration
  }

  /// The same for an article that is no longer what the source says.
  public var withoutAnnotations: Baggage {
    Baggage(format: format, extras: extras, configuration: configuration)
  }
}
