import ArgumentParser
import AssayExtraction
import AssayModel
import AssayRemote
import Synchronization

/// `assay protocol-test`: whether a program keeps the protocol of extractors.
struct ProtocolTestCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "protocol-test",
    abstract: "Tests whether your program keeps the protocol of extractors.",
    discussion: """
      The program gets awkward articles, a long one and a thousand; it is asked twice and in reverse, \
      killed and started again. The status is 0 where nothing failed, 1 where something did. \
      docs/protocol.md describes the protocol.

      Examples:
        assay protocol-test -- python3 examples/capitals.py
        assay protocol-test --long 1 -- python3 examples/capitals.py
      """)

  @Option(help: "What its positions count: byte, utf16, codepoint or grapheme; else what it says.")
  var offsets: String?

  @Option(help: "The seconds that it may work without any answer.")
  var timeout = 60.0

  @Option(help: "The seconds until its first line.")
  var start = 120.0

  @Option(name: .customLong("long"), help: "The size of the long article in MB.")
  var longText = 5.0

  @Positional(parsing: .postTerminator, help: "The program and its arguments.")
  var program: [String] = []

  func validate() throws {
    if program.isEmpty { throw ValidationError("name a program behind --") }
    if let offsets, ProcessSettings.Unit(offsets) == nil {
      throw ValidationError(
        "--offsets: expected byte, utf16, codepoint or grapheme, found '\(offsets)'")
    }
    guard (0.001...1_000).contains(longText) else {
      throw ValidationError("--long: expected 0.001 to 1000 MB, found \(longText)")
    }
    for (name, value) in [("timeout", timeout), ("start", start)] where !(0.001...86_400 ~= value) {
      throw ValidationError("--\(name): expected a number of seconds above 0, found \(value)")
    }
  }

  func run() async throws {
    let console = Console()
    var settings = ProcessSettings(command: program)
    settings.unit = offsets.flatMap { ProcessSettings.Unit($0) }
    settings.articleLimit = .milliseconds(Int(timeout * 1_000))
    settings.startLimit = .milliseconds(Int(start * 1_000))
    let failed = Mutex(0)
    let suite = ProtocolSuite(
      settings, tool: "assay \(AssayVersion.current)", longText: Int(longText * 1e6)
    ) { check in
      if check.verdict == .fail { failed.withLock { $0 += 1 } }
      console.data(Self.line(check))
    }
    do throws(SettingError) {
      if try await suite.run() {
        console.data("\nit keeps the protocol")
        return
      }
    } catch {
      console.complain(error.description)
      throw ExitStatus.unavailable
    }
    console.data("\n\(counted(failed.withLock { $0 }, "check")) failed")
    throw ExitStatus.no
  }

  private static func line(_ check: SuiteCheck) -> String {
    let verdict = check.verdict == .fail ? "FAIL" : check.verdict.rawValue
    let name = check.name.padded(to: check.explanation.isEmpty ? 0 : 28)
    return "\(verdict)  \(name)\(check.explanation.isEmpty ? "" : "  \(check.explanation)")"
  }
}
