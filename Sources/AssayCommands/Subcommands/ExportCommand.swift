import ArgumentParser

struct ExportCommand: ParsableCommand {
  func run() throws {}
}
