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

  /// Makes baggage.
  public init(format: String, annotations: [UInt8]? = nil, extras: [[UInt8]] = []) {
    self.format = format
    self.annotations = annotations
    self.extras = extras
  }
}
