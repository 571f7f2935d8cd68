import ArgumentParser
import AssayFormats
import AssayLinting
import AssayModel
import AssayReporting
import AssaySystem

/// `assay lint`: what is probably wrong with annotations.
struct LintCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint",
    abstract: "Finds probable errors in annotations.",
    discussion: """
      Annotations are compared with one another: the same words annotated here and not there, another \
      type, another boundary, a role that all the rest have. Each finding has a score from 0 to 1: how \
      likely it is an error, given how comparable places are treated and that about one annotation in \
      fifty is wrong. `assay list checks` names the checks; docs/lint.md explains them. Positions are \
      code points. The status is 1 where a finding is left.

      Findings that are right as they are stand in a file of exceptions with a reason each, by a \
      fingerprint that outlives changes elsewhere in the article.

      Examples:
        assay lint gold-annotations/newswire --texts corpus/newswire --threshold 1
        assay lint gold-annotations/newswire --texts corpus/newswire --check duplicate,crossing
      """)

  @Positional(help: "The annotations: a folder or file in any format that Assay reads.")
  var gold: String

  @OptionGroup var reading: CorpusOptions

  @Option(
    help: ArgumentHelp("Make these checks alone, joined by commas.", valueName: "checks"))
  var check: String?

  @Option(help: "The least score of a finding that counts, from 0 to 1.")
  var threshold = 0.5

  @Option(help: "Show this many findings of each check at most.")
  var limit = 5

  @Option(
    help: ArgumentHelp(
      "Predictions to compare with the gold. Repeat for several.", valueName: "file"))
  var predictions: [String] = []

  @Option(help: "How many predictions must agree against the gold. (default: more than half)")
  var agreeing: Int?

  @Option(
    help: ArgumentHelp(
      "Names that should be annotated, one a line; what follows a TAB is passed over.",
      valueName: "file"))
  var names: String?

  @Option(
    help: ArgumentHelp(
      "The event types that report other events, joined by commas. (default: those with a role that "
        + "events fill)", valueName: "types"))
  var reportTypes: String?

  @Option(
    help: ArgumentHelp(
      "The file of exceptions. (default: lint.accepted.tsv beside the gold, if it is there)",
      valueName: "file"))
  var accept: String?

  @Flag(help: "Append the findings to the file of exceptions; each then needs a reason.")
  var writeAccepted = false

  @Flag(help: "Print all findings, a JSON object a line.")
  var jsonLines = false

  func validate() throws {
    guard 0...1 ~= threshold else {
      throw ValidationError("--threshold: expected a number from 0 to 1, found \(threshold)")
    }
    if limit < 0 { throw ValidationError("--limit: expected 0 or more, found \(limit)") }
    if let agreeing, agreeing < 1 || agreeing > predictions.count {
      throw ValidationError(
        "--agreeing: expected 1 to the number of --predictions (\(predictions.count)), found "
          + "\(agreeing)")
    }
    do {
      _ = try Linter(checks: checkNames)
    } catch {
      throw ValidationError("--check: \(error)")
    }
  }

  func run() throws {
    let console = Console()
    let exceptions = ExceptionFile(
      path: accept, gold: gold, isWritten: writeAccepted, console: console)
    var accepted = try exceptions.read()
    var run = LintRun(
      try Linter(checks: checkNames, options: options(console)), gold: gold,
      predictions: predictions, reading: reading, console: console)
    let findings = try run.findings()
    var sections = run.linter.parts.map { LintTable.Section(check: $0) }
    for finding in findings.sorted(by: Finding.precedes) {
      guard let index = sections.firstIndex(where: { $0.check.name == finding.check }) else {
        continue
      }
      if accepted.accepts(finding) {
        sections[index].acceptedCount += 1
      } else if finding.score < threshold {
        sections[index].belowCount += 1
      } else {
        sections[index].findings.append(finding)
      }
    }
    print(LintTable(sections: sections, threshold: threshold, limit: limit), run, console)
    exceptions.tell(stale: accepted.stale(among: run.linter.parts.map(\.name)))
    let left = sections.flatMap(\.findings)
    if writeAccepted { try exceptions.append(left) }
    if run.hasRefused { throw ExitStatus.badData }
    if !left.isEmpty { throw ExitStatus.no }
  }

  private var checkNames: [String]? {
    check?.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
  }

  private func options(_ console: Console) throws -> LintOptions {
    var options = LintOptions()
    options.predictionCount = predictions.count
    options.agreeingPredictions = agreeing
    options.reportTypes = reportTypes?.split(separator: ",").map(String.init) ?? []
    if let file = AnnotationConfiguration.find(for: gold) {
      let found = AnnotationConfiguration.read(file)
      for fault in found.faults { console.warn(fault.description) }
      options.schema = found.schema
    }
    if let names { options.names = try Self.names(in: names, console) }
    return options
  }

  /// The first column of each line that is not empty and does not start with `#`.
  private static func names(in path: String, _ console: Console) throws -> [String] {
    let bytes: [UInt8]
    do {
      bytes = try Files.bytes(of: path)
    } catch {
      console.complain(error.description)
      throw ExitStatus.notFound
    }
    do { _ = try ArticleText(validating: bytes) } catch {
      console.complain("\(path): expected UTF-8, found something else: \(error)")
      throw ExitStatus.badData
    }
    return bytes.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }).compactMap { line in
      let name = line.prefix { $0 != 0x09 }
      return name.isEmpty || name.first == UInt8(ascii: "#")
        ? nil : String(decoding: name, as: UTF8.self)
    }
  }

  private func print(_ table: LintTable, _ run: LintRun, _ console: Console) {
    if jsonLines {
      for finding in table.sections.flatMap(\.findings).sorted(by: Finding.precedes) {
        console.data(FindingDocument(finding).line)
      }
    } else {
      let totals = run.linter.totals
      console.data(
        "\(gold): \(counted(totals.articles, "article")), \(counted(totals.mentions, "mention")), "
          + "\(counted(totals.events, "event")), \(counted(totals.relations, "relation"))")
      console.data("")
      for line in table.summary + table.details { console.data(line) }
      if table.hiddenCount > 0 {
        console.note("\(table.hiddenCount) findings not shown; --limit shows more, --check chooses")
      }
    }
    for remark in run.remarks { console.note(remark) }
  }
}
