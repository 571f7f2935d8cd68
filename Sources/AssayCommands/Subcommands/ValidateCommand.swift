import ArgumentParser
import AssayFormats
import AssayModel
import AssayReporting
import AssaySystem

/// `assay validate`: whether files of TEI are what they say.
struct ValidateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate",
    abstract: "Checks files of TEI: identifiers, pointers, checksums, and by a schema.",
    discussion: """
      Each file must be well-formed and of TEI, its xml:ids unique, and what points to one must find it. \
      A file of the profile assay-tei/1 must have the text whose SHA-256 it gives, quote what it points \
      to, and hold the layers whose scores it has signatures of. Each fault is told with file, line and \
      column. --schema tei_all.rng judges by RELAX NG, too, in a process of its own, for libxml2 never \
      comes back from some schemas. TEI P5 itself takes it some 10 seconds.

      The exit status is 0 where all is right, 1 where a file is not, 2 where a schema gave no answer.

      Examples:
        assay validate out/tei
        assay validate out/tei --json
      """)

  @Positional(help: "Files, and folders whose .xml and .tei files are checked.")
  var paths: [String]

  @Option(help: ArgumentHelp("A RELAX NG schema in XML syntax to judge by.", valueName: "file"))
  var schema: String?

  @Option(
    help: ArgumentHelp(
      "How long loading the schema, and each file, may take.", valueName: "seconds"))
  var timeLimit = 60

  @Option(
    help: ArgumentHelp(
      "A file whose xml:ids may be pointed to as well, such as the root of a corpus. Repeat for several.",
      valueName: "file"))
  var idsIn: [String] = []

  @Flag(help: "Accept document types that declare something; nothing of them is loaded.")
  var allowDoctype = false

  @Flag(help: "Print everything as JSON.")
  var json = false

  func validate() throws {
    guard !paths.isEmpty else { throw ValidationError("expected a file or folder, found none") }
    guard (1...86_400).contains(timeLimit) else {
      throw ValidationError("--time-limit: expected 1 to 86400 seconds, found \(timeLimit)")
    }
  }

  func run() throws {
    let console = Console()
    var run = ValidationRun()
    do throws(Fault) {
      if let schema { _ = try Files.status(of: schema) }
      var known: Set<String> = []
      for path in idsIn {
        known.formUnion(TEIValidation.identifiers(in: try Files.bytes(of: path)))
      }
      var files: [String] = []
      for path in paths { files += try ValidationRun.files(of: path) }
      var progress = Progress("files", total: files.count, console: console)
      for file in files {
        try run.check(file, known: known, allowsDocumentType: allowDoctype)
        progress.advance(by: 1)
      }
      progress.finish()
      if let schema { try run.judge(by: SchemaJudge(schema: schema, timeLimit: timeLimit)) }
    } catch {
      console.complain("\(error)")
      throw error.code == "unreadable" ? ExitStatus.notFound : ExitStatus.badData
    }
    tell(run, console)
    if let fault = run.schemaFault, !run.isSchemaUndecided {
      if json { console.complain("\(fault)") }
      throw ExitStatus.badData
    }
    if run.files.contains(where: { $0.isValid == false }) { throw ExitStatus.no }
    if run.files.contains(where: { $0.isValid == nil }) { throw ExitStatus.undecided }
  }

  private func tell(_ run: ValidationRun, _ console: Console) {
    guard !json else { return console.data(ValidationDocument(run: run, schema: schema).text) }
    for file in run.files {
      for fault in file.faults { console.data("\(fault)") }
    }
    if let fault = run.schemaFault { console.complain("\(fault)") }
    console.data(Self.summary(of: run))
  }

  /// A line such as `60 files: 59 valid, 1 not; 1,203 identifiers, 3,004 pointers, 60 checksums`.
  private static func summary(of run: ValidationRun) -> String {
    func sum(_ count: (TEIValidation) -> Int) -> Int {
      run.files.reduce(0) { $0 + count($1.validation) }
    }
    var verdicts: [String] = []
    for (word, verdict) in [("valid", true), ("not valid", false), ("undecided", nil)] {
      let count = run.files.count { $0.isValid == verdict }
      if count > 0 { verdicts.append("\(grouped(count)) \(word)") }
    }
    let checks = [
      ("identifier", sum(\.identifiers)), ("pointer", sum(\.pointers)),
      ("checksum", sum { $0.hasRightChecksum == nil ? 0 : 1 }),
      ("signature", sum(\.signatures.count)),
    ].filter { $0.1 > 0 }.map { counted($0.1, $0.0) }
    return "\(counted(run.files.count, "file")): \(verdicts.joined(separator: ", "))"
      + (checks.isEmpty ? "" : "; checked \(checks.joined(separator: ", "))")
  }
}
