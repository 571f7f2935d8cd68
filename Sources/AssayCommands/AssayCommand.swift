public import ArgumentParser
import AssayModel

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
      if let unknown = unknownCommand(in: CommandLine.arguments.dropFirst()) {
        Console().note("Error: \(unknown)")
        throw ExitStatus.usage
      }
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

  /// The first of the arguments that stands where a command must, and is none; `nil` where there is no such.
  static func unknownCommand(in arguments: some Sequence<String>) -> UnknownPart? {
    var commands = configuration.subcommands
    for argument in arguments where argument != "help" {
      if commands.isEmpty || argument.hasPrefix("-") { return nil }
      guard let named = commands.first(where: { $0.configuration.commandName == argument }) else {
        // A key path to what a metatype has crashes the compiler.
        let known = commands.map { $0.configuration }.filter(\.shouldDisplay)
        return UnknownPart(
          kind: "command", name: argument, known: known.compactMap(\.commandName))
      }
      commands = named.configuration.subcommands
    }
    return nil
  }
}

/// The version of the program.
enum AssayVersion {
  /// As `assay --version` prints it.
  static let current = "0.1.0"
}
