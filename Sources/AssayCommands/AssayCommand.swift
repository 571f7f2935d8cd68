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
      InspectCommand.self, RunCommand.self, TrainCommand.self, ScoreCommand.self,
      CompareCommand.self,
      GateCommand.self, ShowCommand.self, ExplainDifferenceCommand.self, AgreeCommand.self,
      LintCommand.self, SigCommand.self, ConformanceCommand.self, ConvertCommand.self,
      ExportCommand.self,
      ListCommand.self,
    ])

  /// Makes the command with no options set.
  public init() {}
}

/// The version of the program.
enum AssayVersion {
  /// As `assay --version` prints it.
  static let current = "0.1.0"
}
