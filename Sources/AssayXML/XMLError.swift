/// Why XML could not be written or read, with the place.
public struct XMLError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What sort of thing is wrong.
  public enum Code: String, Hashable, Sendable {
    /// A character that XML 1.0 cannot hold.
    case forbiddenCharacter = "forbidden-character"
    /// Bytes that are not UTF-8, or a declaration of another encoding.
    case encoding
    /// A name that is no XML name, or whose prefix is not declared.
    case name
    /// An element, attribute or text where there may be none.
    case nesting
    /// Input that is not well-formed.
    case malformed
    /// A document type declaration that the options do not allow.
    case documentType = "document-type"
    /// Elements nested deeper than the limit, or input longer than the limit.
    case limit
    /// Well-formed input that the handler refuses.
    case refused
  }

  /// What sort of thing is wrong.
  public let code: Code
  /// What was expected and found; lower case, no full stop.
  public let message: String
  /// The offset in the bytes that were given, from zero; `nil` where a line is known instead.
  public let byte: Int?
  /// The line in the input, from one; `nil` when writing and where a byte is known instead.
  public let line: Int?
  /// The column in that line as libxml2 counts it: in bytes, from one.
  public let column: Int?

  /// Makes an error; a handler leaves the place out and the reader fills it in.
  public init(
    _ code: Code, _ message: String, byte: Int? = nil, line: Int? = nil, column: Int? = nil
  ) {
    self.code = code
    self.message = message
    self.byte = byte
    self.line = line
    self.column = column
  }

  /// The place, where there is one, and the message.
  public var description: String {
    if let byte { return "byte \(byte): \(message)" }
    guard let line else { return message }
    return column.map { "line \(line), column \($0): \(message)" } ?? "line \(line): \(message)"
  }

  /// The same error with a line and column, where it has no place yet.
  func placed(line: Int, column: Int) -> XMLError {
    guard byte == nil, self.line == nil else { return self }
    return XMLError(code, message, line: line, column: column)
  }
}
