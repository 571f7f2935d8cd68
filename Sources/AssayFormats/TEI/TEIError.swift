import AssayXML

/// Why an article could not be written as TEI, or TEI could not be read.
public struct TEIError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What sort of thing is wrong.
  public enum Code: String, Hashable, Sendable {
    /// An annotation that the profile cannot hold.
    case unwritable
    /// Not well-formed, or not safe to read.
    case malformed
    /// Well-formed, but not of the profile `assay-tei/1`.
    case notOfProfile = "not-of-profile"
    /// Two elements with one `xml:id`.
    case duplicateIdentifier = "duplicate-identifier"
    /// A pointer to nothing, or to the wrong sort of thing.
    case danglingPointer = "dangling-pointer"
    /// The text is not the one whose checksum or quotation the file holds.
    case textChanged = "text-changed"
    /// What was read is not what was meant.
    case mismatch
    /// A file could not be written.
    case file
  }

  /// What sort of thing is wrong.
  public let code: Code
  /// Where: an annotation or a line; empty where it concerns the whole.
  public let place: String
  /// What was expected and found; lower case, no full stop.
  public let message: String

  init(_ code: Code, _ message: String, at place: String = "") {
    self.code = code
    self.message = message
    self.place = place
  }

  /// The error of a file that the parser or, with a `refusal`, the profile's handler refused.
  init(reading error: XMLError, refusal: TEIError?) {
    let place = error.line.map { "line \($0)" } ?? error.byte.map { "byte \($0)" } ?? ""
    self.init(refusal?.code ?? .malformed, refusal?.description ?? error.message, at: place)
  }

  /// The place, where there is one, and the message.
  public var description: String { place.isEmpty ? message : "\(place): \(message)" }
}
