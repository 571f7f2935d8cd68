public import ArgumentParser

/// The root command.
public struct AssayCommand: ParsableCommand {
  /// Name and subcommands.
  public static let configuration = CommandConfiguration(commandName: "assay")

  /// Makes the command with no options set.
  public init() {}
}
