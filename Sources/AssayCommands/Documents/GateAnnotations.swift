import AssayReporting
import AssayScoring

/// What the gate said as workflow commands of GitHub Actions.
///
/// An error for each rule that is broken or undecided, then a warning for each of the worst flips. GitHub
/// shows ten of a step and drops the rest without a word, so there are no more.
struct GateAnnotations {
  /// How many commands there are at most.
  static let limit = 10
  /// How many of them are about flips.
  static let flipLimit = 8

  private let record: GateRecord

  init(_ record: GateRecord) {
    self.record = record
  }

  /// The commands, a line each.
  var lines: [String] {
    let failing = record.outcome.results.filter { $0.status != .passed }
    var errors = failing.prefix(failing.count > Self.limit ? Self.limit - 1 : Self.limit)
      .map { Self.command("error", [("title", "assay gate")], GateTable.sentence($0)) }
    if failing.count > errors.count {
      errors.append(
        Self.command(
          "error", [("title", "assay gate")], "\(failing.count - errors.count) more rules"))
    }
    if failing.isEmpty && record.outcome.status != .passed {
      errors.append(
        Self.command("error", [("title", "assay gate")], GateTable(record.outcome).headline))
    }
    let room = min(Self.flipLimit, Self.limit - errors.count)
    return errors + record.outcome.flips.broken.prefix(room).map(warning)
  }

  private func warning(_ flip: Flip) -> String {
    let place = record.place(of: flip)
    var properties = [("file", place.file)]
    if let line = place.line { properties.append(("line", "\(line)")) }
    properties.append(("title", "newly broken"))
    return Self.command(
      "warning", properties, "\(flip.article): \(flip.sentence) (\(flip.fingerprint))")
  }

  private static func command(
    _ name: String, _ properties: [(String, String)], _ message: String
  ) -> String {
    let list = properties.map { "\($0)=\(escaped($1, inProperty: true))" }.joined(separator: ",")
    return "::\(name) \(list)::\(escaped(message, inProperty: false))"
  }

  private static func escaped(_ text: String, inProperty: Bool) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "%": escaped += "%25"
      case "\r": escaped += "%0D"
      case "\n": escaped += "%0A"
      case ":" where inProperty: escaped += "%3A"
      case "," where inProperty: escaped += "%2C"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
