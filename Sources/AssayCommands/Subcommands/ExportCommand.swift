import ArgumentParser

/// `assay export`: annotated files for people and other programs.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Writes annotated articles for people and other programs.",
    subcommands: [ExportTEICommand.self, ExportHTMLCommand.self, ExportBratCommand.self])
}
