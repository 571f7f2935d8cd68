import AssayFormats
import AssayModel
import AssayScoring
import AssaySystem

/// The annotations that somebody has looked at and lets be wrong: a JSON object a line.
///
/// `fingerprint` and `reason` must be there; `expires` is the last day, as `2031-01-31`; `article` is for
/// people.
enum AcceptedFile {
  /// The name of the file where none is given; it need not be there.
  static let usualPath = "assay.accepted.jsonl"

  /// Reads a file.
  ///
  /// - Throws: a fault `unreadable`, or `accepted` with the line.
  static func read(_ path: String) throws(Fault) -> [AcceptedSpan] {
    try parse(try Files.bytes(of: path), path: path)
  }

  static func parse(_ bytes: [UInt8], path: String) throws(Fault) -> [AcceptedSpan] {
    var spans: [AcceptedSpan] = []
    var lines: [SpanFingerprint: Int] = [:]
    for (index, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated()
    {
      guard line.contains(where: { $0 > 0x20 }) else { continue }
      func fault(_ message: String) -> Fault {
        Fault(code: "accepted", file: path, line: index + 1, message: message)
      }
      let value: JSONValue
      do {
        value = try JSONValue(parsing: Array(line))
      } catch {
        throw fault("column \(error.place(in: Array(line)).column): \(error.message)")
      }
      let span: AcceptedSpan
      do { span = try AcceptedSpan(value) } catch { throw fault(error.description) }
      if let first = lines.updateValue(index + 1, forKey: span.fingerprint) {
        throw fault(
          "expected each fingerprint once, found \(span.fingerprint) of line \(first) again")
      }
      spans.append(span)
    }
    return spans
  }
}

private struct EntryError: Error, CustomStringConvertible {
  let description: String
}

extension AcceptedSpan {
  private static let keys = ["fingerprint", "reason", "expires", "article"]

  fileprivate init(_ value: JSONValue) throws(EntryError) {
    guard case .object(let members) = value else {
      throw EntryError(description: "expected an object, found another value")
    }
    var texts: [String: String] = [:]
    for member in members {
      guard Self.keys.contains(member.key) else {
        let unknown = UnknownPart(kind: "key of an entry", name: member.key, known: Self.keys)
        throw EntryError(description: unknown.description)
      }
      guard let text = member.value.string else {
        throw EntryError(description: "\(member.key): expected a text, found another value")
      }
      guard texts.updateValue(text, forKey: member.key) == nil else {
        throw EntryError(description: "expected \(member.key) once, found it twice")
      }
    }
    guard let fingerprint = SpanFingerprint(texts["fingerprint"] ?? "") else {
      throw EntryError(
        description: "fingerprint: expected one that assay gate printed, such as mg0123456789ab, "
          + "found '\(texts["fingerprint"] ?? "")'")
    }
    guard let reason = texts["reason"], reason.contains(where: { !$0.isWhitespace }) else {
      throw EntryError(description: "expected a reason, found none")
    }
    if let day = texts["expires"], !Self.isDay(day) {
      throw EntryError(description: "expires: expected a day such as 2031-01-31, found '\(day)'")
    }
    self.init(fingerprint: fingerprint, reason: reason, expires: texts["expires"])
  }

  /// Whether a text is a day of the Gregorian calendar, with four, two and two digits.
  private static func isDay(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.map(\.utf8.count) == [4, 2, 2],
      text.utf8.allSatisfy({ $0 == 0x2D || $0 &- 0x30 < 10 }),
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]),
      (1...12).contains(month)
    else { return false }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return (1...days[month - 1]).contains(day)
  }
}
