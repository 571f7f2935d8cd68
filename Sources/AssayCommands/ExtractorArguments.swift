import ArgumentParser
import AssayExtraction
import AssayModel
import AssayRemote
import AssaySystem

/// Which extractors are used; the same for every command that runs any.
struct ExtractorArguments: ParsableArguments {
  @Option(
    name: [.customShort("x"), .long],
    help: ArgumentHelp(
      "An extractor, with settings: name:key=value,key=value. Repeat for several; all stands for "
        + "those that need no settings.",
      valueName: "extractor"))
  var extractor: [String] = []

  @Option(help: "The number of folds in which trained extractors are cross-fitted.")
  var folds = 5

  @Positional(
    parsing: .postTerminator,
    help: ArgumentHelp(
      "Another program as an extractor, with its arguments: the same as -x process:command=(...).",
      valueName: "program"))
  var program: [String] = []

  func validate() throws {
    if extractor.isEmpty && program.isEmpty {
      throw ValidationError("name at least one extractor with -x, or a program behind --")
    }
    if folds < 2 { throw ValidationError("--folds: expected 2 or more, found \(folds)") }
  }

  /// What stands for all strategies that can be compared without further settings.
  private static let all = "all"

  /// What was asked for, in order; the program behind `--` last.
  func specifications() throws(SettingError) -> [ExtractorSpecification] {
    var specifications: [ExtractorSpecification] = []
    for written in extractor where written != Self.all {
      specifications.append(try ExtractorSpecification(written))
    }
    if let place = extractor.firstIndex(of: Self.all) {
      // One that is named besides stands for itself.
      let named = specifications.map(\.name)
      var all: [ExtractorSpecification] = []
      for name in Extractors.comparable where !named.contains(name) {
        all.append(try ExtractorSpecification(name))
      }
      specifications.insert(contentsOf: all, at: min(place, specifications.count))
    }
    if !program.isEmpty { specifications.append(try Self.specification(of: program)) }
    return specifications
  }

  /// A program with its arguments, as a setting.
  static func specification(
    of program: [String]
  ) throws(SettingError) -> ExtractorSpecification {
    guard let line = ProcessSettings.line(of: program) else {
      throw SettingError("an argument with quotes of both kinds cannot be given to a program")
    }
    return try ExtractorSpecification("process:command=(\(line))")
  }

  /// Makes the extractors, each under the name that tables show.
  ///
  /// - Parameters:
  ///   - programs: Starts other programs.
  ///   - training: Reads the articles to learn from, where an extractor learns.
  /// - Throws: an exit status where a program cannot be started, the reason having been told.
  func prepare(
    _ programs: ProcessConnections, console: Console,
    training: () throws -> [TrainingExample]
  ) async throws -> [(name: String, extractor: PreparedExtractor)] {
    do {
      let specifications = try specifications()
      let isTrained = try specifications.contains { try Extractors.isTrained($0) }
      let environment = ExtractorEnvironment(
        training: isTrained ? try training() : [], remotes: programs, load: Self.load)
      let prepared = try await PreparedExtractor.prepare(
        specifications, in: environment, foldCount: folds, workers: SystemCalls.processorCount)
      return zip(Self.names(zip(specifications, prepared)), prepared).map { ($0, $1) }
    } catch let error as SettingError where error.isUnavailable {
      console.complain(error.description)
      _ = await programs.finish()
      throw ExitStatus.unavailable
    } catch let error as SettingError {
      _ = await programs.finish()
      throw ValidationError(error.description)
    }
  }

  private static func load(_ path: String) throws(SettingError) -> [UInt8] {
    do throws(Fault) {
      return try Files.bytes(of: path)
    } catch {
      throw SettingError(error.description)
    }
  }

  /// The names of the kinds, of a program its own; the whole specification where two have the same, with a number
  /// behind it where that is the same too.
  private static func names(
    _ prepared: some Sequence<(ExtractorSpecification, PreparedExtractor)>
  ) -> [String] {
    let short = prepared.map { specification, extractor in
      specification.name == "process" ? extractor.identity.name : specification.name
    }
    var names: [String] = []
    var counts: [String: Int] = [:]
    for (name, one) in zip(short, prepared) {
      let long = short.count { $0 == name } == 1 ? name : one.0.description
      counts[long, default: 0] += 1
      let count = counts[long] ?? 1
      names.append(count == 1 ? long : "\(long)-\(count)")
    }
    return names
  }
}
