import ArgumentParser
import AssayExtraction
import AssayFormats
import AssayLinting
import AssayModel
import AssayReporting
import AssayScoring

/// `assay list`: what can be chosen by name.
struct ListCommand: ParsableCommand {
  enum Topic: String, ExpressibleByArgument, CaseIterable {
    case extractors
    case formats
    case metrics
    case checks
    case peers
  }

  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "Lists what can be chosen by name: extractors, formats, metrics, peers or checks.",
    discussion: """
      Examples:
        assay list extractors
        assay list metrics
      """)

  @Positional(help: "extractors, formats, metrics, peers or checks.")
  var topic: Topic

  func run() throws {
    let console = Console()
    for line in lines() { console.data(line) }
  }

  private func lines() -> [String] {
    switch topic {
    case .extractors: Extractors.all.flatMap(describe)
    case .formats: table(of: Formats.all)
    case .metrics: table(of: Metric.all)
    case .checks: table(of: Checks.all)
    case .peers: Peer.all.flatMap(describe)
    }
  }

  private func table(of parts: [any Part]) -> [String] {
    let width = parts.map(\.name.count).max() ?? 0
    return parts.map { "\($0.name.padded(to: width))  \($0.summary)" }
  }

  private func describe(_ kind: any ExtractorKind) -> [String] {
    ["\(kind.name)  \(kind.summary)"] + describe(kind.settings)
  }

  private func describe(_ peer: Peer) -> [String] {
    ["\(peer.name) \(peer.version)  \(peer.subject.rawValue): \(peer.summary)"]
      + describe(peer.settings)
  }

  private func describe(_ settings: [Setting]) -> [String] {
    settings.map { setting in
      let value = setting.defaultValue.map { "=\($0)" } ?? "=... (needed)"
      return "    \(setting.name)\(value)  \(setting.summary)"
    }
  }
}

extension String {
  /// The text with blanks behind it, up to a width in characters.
  func padded(to width: Int) -> String {
    self + String(repeating: " ", count: Swift.max(0, width - count))
  }
}
