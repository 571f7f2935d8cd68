import ArgumentParser
import AssaySystem
import AssayXML

/// The process that ``SchemaJudge`` watches; not for people.
struct SchemaProcessCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema-process",
    abstract: "Judges files by a RELAX NG schema and tells another process.", shouldDisplay: false)

  @Option(help: "Seconds that loading the schema, and each file, may take.")
  var limit: Int

  @Positional(help: "The schema.")
  var schema: String

  @Positional(help: "The files.")
  var files: [String] = []

  func run() throws {
    rearm()
    let schema: RelaxNGSchema
    do throws(RelaxNGSchema.LoadingError) {
      schema = try RelaxNGSchema(path: self.schema)
    } catch {
      for message in error.messages { tell(.refusedSchema(message)) }
      return
    }
    tell(.loaded)
    for file in files {
      rearm()
      guard let bytes = try? Files.bytes(of: file) else {
        tell(.judged(.undecided))
        continue
      }
      switch schema.verdict(on: bytes) {
      case .valid: tell(.judged(.valid))
      case .invalid(let messages): tell(messages, .invalid)
      case .unknown(let messages): tell(messages, .undecided)
      }
    }
  }

  /// Two seconds later than the watcher would act, in case that it is gone.
  private func rearm() {
    ChildProcess.endItself(afterSeconds: limit + 2)
  }

  private func tell(_ messages: [RelaxNGSchema.Message], _ verdict: SchemaVerdict) {
    for message in messages { tell(.message(message)) }
    tell(.judged(verdict))
  }

  private func tell(_ report: SchemaReport) {
    StandardStream.output.write(report.line)
  }
}
