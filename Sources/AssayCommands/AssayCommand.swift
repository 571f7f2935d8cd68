public import ArgumentParser

/// The root command: every subcommand is a file in `Subcommands/` and a line here.
public struct AssayCommand: AsyncParsableCommand {
  /// Name, help and subcommands.
  public static let configuration = CommandConfiguration(
    commandName: "assay",
    abstract: "Measures how good an extractor of entities and events really is.",
    discussion: """
      Articles and hand-made gold go in; precision and recall, throughput and annotated TEI XML come \
      out. Data goes to standard output, everything else to standard error.
      """,
    version: AssayVersion.current,
    subcommands: [
      InspectCommand.self, RunCommand.self, TrainCommand.self, BenchCommand.self,
      ProtocolTestCommand.self, ScoreCommand.self, CompareCommand.self,
      GateCommand.self, ShowCommand.self, ExplainDifferenceCommand.self, AgreeCommand.self,
      LintCommand.self, SigCommand.self, ConformanceCommand.self, ConvertCommand.self,
      ExportCommand.self, ValidateCommand.self, SchemaProcessCommand.self, RulesCommand.self,
      ListCommand.self,
    ])

  /// Makes the command with no options set.
  public init() {}

  /// Runs the command that the arguments of the program name, and ends the program where it fails.
  ///
  /// What is found wrong with arguments while they are read is told with the usage of their command. A command that
  /// runs knows better than its usage what is wrong, and ends with its message alone.
  public static func main() async {
    do {
      let command = try await asyncParseAsRoot()
      do {
        if var command = command as? any AsyncParsableCommand {
          try await command.run()
        } else {
          var command = command
          try command.run()
        }
      } catch let mistake as ValidationError {
        Console().note("Error: \(mistake.message)")
        throw ExitStatus.usage
      }
    } catch {
      exit(withError: error)
    }
  }
}

/// The version of the program.
enum AssayVersion {
  /// As `assay --version` prints it.
  static let current = "0.1.0"
}
