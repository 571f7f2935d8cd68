import AssayFormats
import AssayModel
import AssaySystem

/// A file or folder of a case; whatever is wrong with it is a fault that names it.
struct CaseFile {
  let path: String

  init(_ path: String) {
    self.path = path
  }

  /// Whether it is there.
  var exists: Bool { Files.exists(path) }

  /// All bytes.
  func bytes() throws(Fault) -> [UInt8] { try Files.bytes(of: path) }

  /// The contents as UTF-8.
  func text() throws(Fault) -> String {
    guard let text = String(validating: try bytes(), as: UTF8.self) else {
      throw fault("expected UTF-8, found other bytes")
    }
    return text
  }

  /// The lines; a line feed alone ends one, and what follows the last is a line, too.
  func lines() throws(Fault) -> [Substring.UnicodeScalarView] {
    try text().unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
  }

  /// The one JSON value that the file holds.
  func json() throws(Fault) -> JSONValue {
    let bytes = try bytes()
    do throws(JSONError) { return try JSONValue(parsing: bytes) } catch {
      throw fault(error.message, line: error.place(in: bytes).line)
    }
  }

  /// The members of the JSON object that the file holds.
  func members() throws(Fault) -> [JSONValue.Member] {
    guard case .object(let members) = try json() else {
      throw fault("expected a JSON object, found another value")
    }
    return members
  }

  /// The names in a folder, sorted, without hidden ones.
  func names() throws(Fault) -> [String] {
    do throws(SystemCalls.Failure) {
      return try SystemCalls.names(in: path).filter { !$0.hasPrefix(".") }.sorted()
    } catch {
      throw Files.unreadable(path, error)
    }
  }

  /// Something wrong with the file.
  func fault(_ message: String, line: Int? = nil) -> Fault {
    Fault(code: "case-unreadable", file: path, line: line, message: message)
  }
}
