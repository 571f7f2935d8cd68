import ArgumentParser
import AssayScoring

/// What the gate compares with and by which rules, as the command line says it.
struct GateArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The baseline: a file, or git:REF[:PATH].",
      discussion: """
        git:REF reads the file as it was where HEAD and REF parted, for example git:origin/main. Without \
        the option or a policy it is \(BaselineSource.usualPath) in this folder.
        """, valueName: "baseline"))
  var baseline: String?

  @Flag(help: "Write the baseline from these predictions, and compare nothing.")
  var update = false

  @Flag(help: "Pass where there is no baseline yet.")
  var allowMissing = false

  @Option(
    help: ArgumentHelp(
      "What must not get worse; repeat for several.",
      discussion: """
        METRIC.MEASURE [type=T or SLICE=PART][: KEY VALUE, ...], where * is each type or part. Keys: \
        max-drop (points, 0.5 unless said; or percent of the baseline, 2%), floor (points), confidence \
        (95), min-support (gold annotations, 1), adjust (holm, bh or none), strict (what may be chance \
        fails, too).
        """, valueName: "rule"))
  var rule: [String] = []

  @Option(
    help: "A JSON file with rules and the rest (see docs/gate.md); --rule replaces its rules.")
  var policy: String?

  @Option(
    help: ArgumentHelp(
      "Annotations that may be wrong, with reasons; \(AcceptedFile.usualPath) where it is there.",
      valueName: "file"))
  var accepted: String?

  @Flag(help: "Fail on any annotation that is newly wrong and not accepted, too.")
  var ratchet = false

  func validate() throws {
    _ = try rules()
    if let baseline { _ = try BaselineSource(baseline) }
  }

  /// The rules of the command line.
  func rules(isStrict: Bool = false) throws -> [GateRule] {
    try rule.map { text in
      do {
        return try GateRuleText.rule(text, isStrict: isStrict)
      } catch {
        throw ValidationError("--rule '\(text)': \(error)")
      }
    }
  }
}

/// Where what the gate says goes, as the command line says it.
struct GateOutputArguments: ParsableArguments {
  /// Services whose annotations can be printed.
  enum Service: String, ExpressibleByArgument, CaseIterable {
    case github
  }

  @Flag(help: "Print the outcome as JSON.")
  var json = false

  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: ArgumentHelp(
      "Write a report; repeat for several. .json, .xml (JUnit), .sarif or .md.", valueName: "file"))
  var output: [String] = []

  @Flag(help: "Make a test case of each article in the JUnit report, too.")
  var junitDocs = false

  @Option(
    help: """
      Print annotations for a service (github), and append the Markdown to the file that \
      GITHUB_STEP_SUMMARY names.
      """)
  var annotations: Service?

  @Option(help: "Show this many newly broken annotations at most, and as many newly fixed ones.")
  var limit = 10

  func validate() throws {
    for path in output { _ = try GateReport.named(by: path) }
    if limit < 0 { throw ValidationError("--limit: expected 0 or more, found \(limit)") }
  }
}
