/// Something wrong in a source, with its place.
public struct Fault: Error, Hashable, Sendable, CustomStringConvertible {
  /// What follows from a fault.
  public enum Severity: String, Hashable, Sendable {
    /// The article or annotation was refused.
    case error
    /// It was read, and something in it was repaired or left out as stated.
    case warning
  }

  /// What follows.
  public let severity: Severity
  /// A stable name of the sort of fault, lower case and hyphenated, for example `quote-mismatch`.
  public let code: String
  /// The file, as the user named it.
  public let file: String
  /// The line from one, or `nil` for the whole file.
  public let line: Int?
  /// The column in bytes from one, or `nil` where only the line is known.
  public let column: Int?
  /// What was expected and what was found; lower case, no full stop.
  public let message: String

  /// Makes a fault.
  public init(
    _ severity: Severity = .error, code: String, file: String, line: Int? = nil,
    column: Int? = nil, message: String
  ) {
    self.severity = severity
    self.code = code
    self.file = file
    self.line = line
    self.column = column
    self.message = message
  }

  /// `file:line: message`, `file:line:column: message` where the column is known; with `warning: `
  /// before the message of a warning.
  public var description: String {
    let place = [line, column].compactMap(\.self).reduce(file) { "\($0):\($1)" }
    return "\(place): \(severity == .warning ? "warning: " : "")\(message)"
  }
}
