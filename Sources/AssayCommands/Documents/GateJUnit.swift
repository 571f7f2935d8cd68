import AssayReporting
import AssayScoring
import AssayXML

/// What the gate said as JUnit's XML: a test case a rule.
///
/// A broken rule is a failure, one that could not be decided an error. An article that has anything newly
/// broken, where articles are shown, is a failure under a ratchet and told as output otherwise, so that
/// the counts of the file say what the gate says.
struct GateJUnit {
  /// A test case.
  fileprivate struct Case {
    let name: String
    let className: String
    let status: GateStatus
    let kind: String
    let message: String
    let details: [String]
  }

  private let suites: [(name: String, cases: [Case])]

  /// - Parameter showsArticles: Whether each article is a test case, too.
  init(_ record: GateRecord, showsArticles: Bool) {
    let rules = record.outcome.results.map { result in
      let message = GateTable.sentence(result)
      return Case(
        name: result.target, className: "assay.gate", status: result.status,
        kind: result.verdict.rawValue, message: message,
        details: [message] + (result.rule?.note.map { [$0] } ?? []))
    }
    let verdict = GateTable(record.outcome).headline
    let whole =
      rules.isEmpty
      ? [
        Case(
          name: "baseline", className: "assay.gate", status: record.outcome.status,
          kind: record.outcome.status.name, message: verdict, details: [verdict])
      ] : rules
    suites =
      [("assay gate", whole)]
      + (showsArticles ? [("assay gate, articles", Self.articles(record))] : [])
  }

  private static func articles(_ record: GateRecord) -> [Case] {
    let broken = Dictionary(grouping: record.outcome.flips.broken, by: \.article)
    let others = broken.keys.filter { !record.articles.contains($0) }.sorted()
    return (record.articles + others).map { id in
      let flips = broken[id] ?? []
      return Case(
        name: id, className: "assay.gate.articles",
        status: record.isRatchet && !flips.isEmpty ? .failed : .passed, kind: "newly broken",
        message: flips.isEmpty ? "" : "\(flips.count) newly broken",
        details: flips.map { "\($0.fingerprint) \($0.sentence)" })
    }
  }

  // MARK: - XML

  /// The document.
  ///
  /// - Throws: ``XMLError`` for what XML cannot hold, which is taken out before.
  func bytes() throws(XMLError) -> [UInt8] {
    var xml = XMLWriter()
    try write(to: &xml)
    return try xml.finish()
  }

  private func write(to xml: inout XMLWriter) throws(XMLError) {
    let all = suites.flatMap(\.cases)
    try xml.start(.testsuites, counts: all, name: "assay gate")
    for suite in suites {
      try xml.start(.testsuite, counts: suite.cases, name: suite.name)
      for test in suite.cases { try Self.write(test, to: &xml) }
      try xml.end()
    }
    try xml.end()
  }

  private static func write(_ test: Case, to xml: inout XMLWriter) throws(XMLError) {
    try xml.start(Word.testcase.xml)
    try xml.attribute(Word.classname.xml, test.className)
    try xml.attribute(Word.name.xml, test.name.writableInXML)
    let details = test.details.joined(separator: "\n").writableInXML
    switch test.status {
    case .passed:
      if !details.isEmpty {
        try xml.start(Word.systemOut.xml)
        try xml.text(details)
        try xml.end()
      }
    case .failed, .undecided:
      try xml.start((test.status == .failed ? Word.failure : .error).xml)
      try xml.attribute(Word.type.xml, test.kind)
      try xml.attribute(Word.message.xml, test.message.writableInXML)
      try xml.text(details)
      try xml.end()
    }
    try xml.end()
  }
}

extension XMLWriter {
  /// Starts an element that says how many test cases of each kind are in it.
  fileprivate mutating func start(
    _ element: Word, counts cases: [GateJUnit.Case], name: String
  ) throws(XMLError) {
    try start(element.xml)
    try attribute(Word.name.xml, name)
    for (word, count) in [
      (Word.tests, cases.count), (.failures, cases.count { $0.status == .failed }),
      (.errors, cases.count { $0.status == .undecided }), (.skipped, 0),
    ] {
      try attribute(word.xml, "\(count)")
    }
  }
}

/// The names that JUnit's files are made of.
private enum Word: Int, XMLVocabulary {
  case testsuites, testsuite, testcase, failure, error, systemOut
  case name, classname, tests, failures, errors, skipped, message, type

  var spelling: String { self == .systemOut ? "system-out" : "\(self)" }

  static let table = XMLNameTable<Word>()
}

extension String {
  /// With U+FFFD for each character that XML 1.0 cannot hold.
  fileprivate var writableInXML: String {
    var scalars = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      let isForbidden =
        (scalar.value < 0x20 && ![0x09, 0x0A, 0x0D].contains(scalar.value))
        || scalar.value == 0xFFFE || scalar.value == 0xFFFF
      scalars.append(isForbidden ? "\u{FFFD}" : scalar)
    }
    return String(scalars)
  }
}
