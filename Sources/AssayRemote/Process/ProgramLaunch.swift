import AssayExtraction
import AssaySystem
import Subprocess
import SystemPackage

/// How a program is started, and in which words its end is told.
struct ProgramLaunch: Sendable {
  /// The program and its arguments.
  private let command: [String]
  /// The variables of the environment that it gets; `nil` for all.
  private let variables: [String]?

  init(_ settings: ProcessSettings) {
    command = settings.command
    variables = settings.variables
  }

  var arguments: Arguments { Arguments(Array(command.dropFirst())) }

  /// Looked for in `PATH`, where it is a name alone.
  var executable: Executable {
    let program = command[0]
    return program.contains("/") ? .path(FilePath(program)) : .name(program)
  }

  var environment: Environment {
    guard let variables = variables else { return .inherit }
    var kept: [Environment.Key: String] = [:]
    for name in variables {
      if let key = Environment.Key(rawValue: name), let value = SystemCalls.environment(name) {
        kept[key] = value
      }
    }
    return .custom(kept)
  }

  /// A group of its own, so that what it starts can be ended with it.
  static var options: PlatformOptions {
    var options = PlatformOptions()
    options.processGroupID = 0
    return options
  }

  static func words(for status: TerminationStatus) -> String {
    switch status {
    case .exited(0): "it ended before it was told to (status 0)"
    case .exited(let code): "it ended with status \(code)"
    case .signaled(let signal): "it was ended by signal \(signal)"
    }
  }

  static func words(for error: any Error, program: String) -> String {
    guard let error = error as? SubprocessError, error.code == .executableNotFound else {
      return "it could not be run: \(error)"
    }
    return "there is no program '\(program)'"
  }
}
