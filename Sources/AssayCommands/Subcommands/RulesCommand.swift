import ArgumentParser
import AssayExtraction
import AssaySystem
import AssayModel
import AssayReporting

/// `assay rules`: what the people who write rule files need.
struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules",
    abstract: "Checks, explains and measures the rules of a rule file.",
    discussion: """
      A rule file is run by `assay run CORPUS -x rules:file=FILE`. Where a file is named, the name of a \
      shipped one will do: newswire/1.

      Examples:
        assay rules check newswire/1
        assay rules print newswire/1
      """,
    subcommands: [
      RulesCheckCommand.self, RulesProfileCommand.self, RulesExplainCommand.self,
      RulesPrintCommand.self,
    ])

  /// Loads a rule file, telling all that is wrong with it.
  static func source(_ file: String, console: Console) throws -> RuleSource {
    do throws(SettingError) {
      return try RuleSource(file, in: environment)
    } catch {
      console.complain(error.description)
      throw ExitStatus.notFound
    }
  }

  /// Reads and checks a rule file, telling all that is wrong with it.
  static func rules(_ file: String, console: Console) throws -> Rules {
    let source = try source(file, console: console)
    do throws(SettingError) {
      return try source.rules()
    } catch {
      console.complain(error.description)
      throw ExitStatus.badData
    }
  }

  private static let environment = ExtractorEnvironment { path throws(SettingError) in
    do throws(Fault) {
      return try Files.bytes(of: path)
    } catch {
      throw SettingError(error.description)
    }
  }
}

/// `assay rules check`: what is wrong with a rule file.
struct RulesCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Lists everything that is wrong with a rule file, with line and column.",
    discussion: """
      Exit status 0 where the file can be used, 65 where it cannot.

      Example:
        assay rules check my.rules
      """)

  @Positional(help: "The rule file, or the name of a shipped one.")
  var file: String

  func run() throws {
    let console = Console()
    let rules = try RulesCommand.rules(file, console: console)
    for warning in rules.warnings { console.warn("\(file):\(warning.description)") }
    let counts = rules.counts
    console.data(
      "\(file): \(counted(counts.entityRules, "rule")) for mentions, \(grouped(counts.eventRules)) for "
        + "events, \(grouped(counts.words)) words and phrases; no mistakes")
  }
}

/// `assay rules print`: a shipped rule file, to start one's own from.
struct RulesPrintCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "print",
    abstract: "Prints a shipped rule file, to read it or to start one's own from.",
    discussion: """
      Example:
        assay rules print newswire/1 > my.rules
      """)

  @Positional(help: "The name of a shipped rule file.")
  var file: String

  func run() throws {
    let console = Console()
    console.data(try RulesCommand.source(file, console: console).text)
  }
}
