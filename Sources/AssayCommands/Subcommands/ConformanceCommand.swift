import ArgumentParser
import AssayModel

/// `assay conformance`: the numbers of other scorers, computed here and compared with theirs.
struct ConformanceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "conformance",
    abstract: "Compares what Assay gives for other scorers with what they gave themselves.",
    discussion: """
      A case is a folder with case.json, gold/ and pred/. Its kind and options say which numbers are \
      computed; where it has an expected.json, they are compared with the numbers in it. One that \
      differs, is lacking or is not expected fails the case, and so does a file that cannot be read.

      Examples:
        assay conformance Tests/AssayScoringTests/Fixtures/conformance
        assay conformance Tests/AssayScoringTests/Fixtures/conformance --actual out/conformance
      """)

  @Positional(help: "A case, or a folder of cases.")
  var folder: String

  @Option(
    help: ArgumentHelp(
      "Write OUT/CASE/actual.json for each case: its numbers by name.", valueName: "out"))
  var actual: String?

  @Flag(help: "Print everything as JSON.")
  var json = false

  func run() throws {
    let console = Console()
    var outcomes: [CaseOutcome] = []
    for folder in try folders(console) {
      let outcome = CaseOutcome(of: folder)
      if !json { console.data(outcome.line) }
      try write(outcome, console)
      outcomes.append(outcome)
    }
    let document = ConformanceDocument(outcomes: outcomes)
    console.data(json ? document.text : document.total)
    if outcomes.contains(where: \.hasFailed) { throw ExitStatus.no }
  }

  private func folders(_ console: Console) throws -> [String] {
    do throws(Fault) { return try ConformanceCase.folders(in: folder) } catch {
      console.complain(error.description)
      throw error.code == "unreadable" ? ExitStatus.notFound : ExitStatus.badData
    }
  }

  private func write(_ outcome: CaseOutcome, _ console: Console) throws {
    guard let actual else { return }
    do throws(Fault) { try outcome.write(into: actual) } catch {
      console.complain(error.description)
      throw ExitStatus.cannotWrite
    }
  }
}
