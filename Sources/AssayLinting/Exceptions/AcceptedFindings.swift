public import AssayModel
import AssayScoring

/// Findings that somebody looked at and accepted, each with a reason.
///
/// A table with the columns `fingerprint`, `article`, `check`, `quote` and `reason`, separated by
/// TABs, under a header; lines that start with `#` and empty lines are passed over. The
/// fingerprint alone decides; the three columns after it are for the reader.
public struct AcceptedFindings: Sendable {
  /// The header of the table.
  public static let header = columns.joined(separator: "\t")
  static let columns = ["fingerprint", "article", "check", "quote", "reason"]

  /// An accepted finding.
  public struct Entry: Hashable, Sendable {
    /// The fingerprint of the finding.
    public let fingerprint: String
    /// The article's identifier.
    public let article: String
    /// The name of the check.
    public let check: String
    /// The words that it is about.
    public let quote: String
    /// Why it is no error.
    public let reason: String
    /// The line in the file, from one.
    public let line: Int
  }

  /// The entries, in the order of the file.
  public private(set) var entries: [Entry] = []
  /// What is wrong with the file, by line; where there is anything, it should not be used.
  public private(set) var faults: [Fault] = []
  private let file: String
  private var fingerprints: Set<String> = []
  private var met: Set<String> = []

  /// No accepted findings.
  public init() {
    file = ""
  }

  /// Reads a table; `file` is the name to use in faults.
  public init(parsing bytes: [UInt8], file: String) {
    self.file = file
    parse(bytes)
  }

  private mutating func parse(_ bytes: [UInt8]) {
    do { _ = try ArticleText(validating: bytes) } catch {
      return report(nil, "expected UTF-8, found something else: \(error)")
    }
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var hasHeader = false
    let lines = bytes[start...].split(separator: 0x0A, omittingEmptySubsequences: false)
    for (index, bytes) in lines.enumerated() {
      let bytes = bytes.last == 0x0D ? bytes.dropLast() : bytes
      if bytes.isEmpty || bytes.first == UInt8(ascii: "#") { continue }
      let fields = bytes.split(separator: 0x09, omittingEmptySubsequences: false)
        .map { String(decoding: $0, as: UTF8.self) }
      if hasHeader {
        add(fields, line: index + 1)
      } else if fields == Self.columns {
        hasHeader = true
      } else {
        return report(
          index + 1,
          "expected the header \(Self.columns.joined(separator: ", ")), separated by TABs")
      }
    }
  }

  private mutating func add(_ fields: [String], line: Int) {
    guard fields.count == Self.columns.count else {
      return report(
        line, "expected \(Self.columns.count) fields separated by TABs, found \(fields.count)")
    }
    let entry = Entry(
      fingerprint: fields[0], article: fields[1], check: fields[2], quote: fields[3],
      reason: fields[4], line: line)
    guard entry.fingerprint.utf8.count == 12,
      entry.fingerprint.utf8.allSatisfy({ 0x30...0x39 ~= $0 || 0x61...0x66 ~= $0 })
    else {
      return report(line, "expected a fingerprint of 12 hexadecimal digits, found '\(fields[0])'")
    }
    guard !entry.reason.allSatisfy(\.isWhitespace) else {
      return report(line, "expected a reason why \(entry.fingerprint) is no error, found none")
    }
    guard fingerprints.insert(entry.fingerprint).inserted else {
      return report(line, "expected each fingerprint once, found \(entry.fingerprint) again")
    }
    entries.append(entry)
  }

  private mutating func report(_ line: Int?, _ message: String) {
    faults.append(Fault(code: "accepted-findings", file: file, line: line, message: message))
  }

  // MARK: - Use

  /// Whether a finding is accepted; remembers that it came.
  public mutating func accepts(_ finding: Finding) -> Bool {
    guard fingerprints.contains(finding.fingerprint) else { return false }
    met.insert(finding.fingerprint)
    return true
  }

  /// The entries of which no finding came, though their check was made.
  ///
  /// - Parameter checks: The names of the checks that were made.
  public func stale(among checks: some Sequence<String>) -> [Entry] {
    let checks = Set(checks)
    return entries.filter { checks.contains($0.check) && !met.contains($0.fingerprint) }
  }

  /// The lines to append for findings that are not accepted yet: each with an empty reason, below a
  /// comment that says what the finding is.
  public static func candidates(_ findings: [Finding]) -> [String] {
    findings.flatMap { finding in
      let context = finding.quotation.map { "; \(line($0.marked))" } ?? ""
      let fields = [
        finding.fingerprint, finding.article, finding.check,
        line(finding.quotation?.text ?? ""), "",
      ]
      return [
        "# \(finding.label): \(line(finding.reason))\(context)", fields.joined(separator: "\t"),
      ]
    }
  }

  /// A text on one line and in one field: a blank for each run of white space and controls.
  private static func line(_ text: String) -> String {
    text.unicodeScalars.split {
      $0.properties.isWhitespace || $0.properties.generalCategory == .control
    }.map { String($0) }.joined(separator: " ")
  }
}
