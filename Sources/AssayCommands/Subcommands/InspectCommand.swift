import ArgumentParser

/// `assay inspect`: what a path holds.
struct InspectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: "Says what a file or folder holds.",
    discussion: """
      Examples:
        assay inspect gold-annotations/newswire --texts corpus/newswire
        assay inspect out/demo/capitals.jsonl
      """)

  func run() throws {}
}
