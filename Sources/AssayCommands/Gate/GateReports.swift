import ArgumentParser
import AssayModel
import AssaySystem

/// A report of the gate that is written to a file.
struct GateReport {
  /// The ending of the file's name that asks for it, without a point.
  let ending: String
  /// Gives its bytes.
  let bytes: @Sendable (_ record: GateRecord, _ options: GateReportOptions) throws -> [UInt8]

  /// All of them, in the order in which help names them.
  static let all = [
    GateReport(ending: "json") { record, _ in Array("\(GateDocument(record).text)\n".utf8) },
    GateReport(ending: "xml") { record, options in
      try GateJUnit(record, showsArticles: options.showsArticles).bytes()
    },
    GateReport(ending: "sarif") { record, _ in Array("\(GateSARIF(record).text)\n".utf8) },
    GateReport(ending: "md") { record, _ in Array(GateMarkdown(record).text.utf8) },
  ]

  /// The report for a file.
  ///
  /// - Throws: a usage error that lists the endings.
  static func named(by path: String) throws -> GateReport {
    let ending = path.split(separator: ".").last.map { $0.lowercased() }
    guard let report = all.first(where: { $0.ending == ending }), path.contains(".") else {
      let known = all.map { ".\($0.ending)" }.joined(separator: ", ")
      throw ValidationError("-o: expected a file ending in \(known), found '\(path)'")
    }
    return report
  }

  /// Writes the report; the file appears when it is complete.
  ///
  /// - Throws: a fault `unwritable`.
  func write(_ record: GateRecord, _ options: GateReportOptions, to path: String) throws(Fault) {
    let content: [UInt8]
    do {
      content = try bytes(record, options)
    } catch {
      throw Fault(code: "unwritable", file: path, message: "expected a report, found \(error)")
    }
    let file = try OutputFile(path)
    try file.write(content)
    try file.finish()
  }
}

/// What reports may be asked to show besides.
struct GateReportOptions: Sendable {
  /// A test case for each article, too.
  let showsArticles: Bool
}
