import AssaySystem

/// Writes data to standard output and everything else to standard error.
struct Console: Sendable {
  /// Whether standard error is a terminal that takes colour.
  let usesColour: Bool
  /// Whether a person watches standard error.
  let isInteractive: Bool

  init() {
    isInteractive = StandardStream.error.isTerminal
    let refusal = SystemCalls.environment("NO_COLOR") ?? ""
    usesColour = isInteractive && refusal.isEmpty && SystemCalls.environment("TERM") != "dumb"
  }

  /// A line of data.
  func data(_ line: String) {
    StandardStream.output.write(line + "\n")
  }

  /// A line for the person.
  func note(_ line: String) {
    StandardStream.error.write(line + "\n")
  }

  /// A fault or failure, in red where the terminal takes colour.
  func complain(_ line: String) {
    note(usesColour ? "\u{1B}[31m\(line)\u{1B}[0m" : line)
  }

  /// A warning, in yellow where the terminal takes colour.
  func warn(_ line: String) {
    note(usesColour ? "\u{1B}[33m\(line)\u{1B}[0m" : line)
  }
}
