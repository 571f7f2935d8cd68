struct ProcessKind: RemoteKind {
  let name = "process"
  let summary = "runs another program, in any language, over standard input and output"
  let settings = [
    Setting("command", default: nil, "the program and its arguments; no shell reads them"),
    Setting(
      "offsets", default: "declared",
      "what its positions count: byte, utf16, codepoint or grapheme; declared: what it says"),
    Setting(
      "window", default: "auto", "the articles in flight; auto: 64, or two of its batches"),
    Setting("timeout", default: "60", "the seconds that it may work without any answer"),
    Setting("start", default: "120", "the seconds until its first line"),
    Setting("restarts", default: "3", "the starts in a row without an answer before giving up"),
    Setting(
      "environment", default: "all", "the variables that it gets, as NAME|NAME; all: every one"),
  ]

  func isRemote(_ values: SettingValues) -> Bool { true }

  func make(
    _ values: SettingValues, in environment: ExtractorEnvironment
  ) throws(SettingError) -> any Extractor {
    _ = try Self.processSettings(values)
    throw SettingError(
      "process cannot stand inside this extractor; let one stage of a cascade follow the other: "
        + "cascade:stages=(process:... | ...)")
  }

  func makeRemote(
    _ values: SettingValues, in environment: ExtractorEnvironment
  ) async throws(SettingError) -> any RemoteExtractor {
    let settings = try Self.processSettings(values)
    guard let remotes = environment.remotes else {
      throw SettingError("process cannot be used here: no other program can be run")
    }
    return try await remotes.connect(settings)
  }

  /// The settings in force.
  static func processSettings(_ values: SettingValues) throws(SettingError) -> ProcessSettings {
    guard let command = ProcessSettings.words(values.text("command")), !command.isEmpty else {
      throw values.wrong("command", expected: "a program and its arguments, quotes closed")
    }
    var settings = ProcessSettings(command: command, description: values.description)
    if values.text("offsets") != "declared" {
      guard let unit = ProcessSettings.Unit(values.text("offsets")) else {
        throw values.wrong(
          "offsets", expected: "one of byte, utf16, codepoint, grapheme or declared")
      }
      settings.unit = unit
    }
    if values.text("window") != "auto" {
      settings.window = try positive("window", values, below: 100_000)
    }
    settings.articleLimit = try seconds("timeout", values)
    settings.startLimit = try seconds("start", values)
    settings.restarts = Int(clamping: try values.wholeNumber("restarts"))
    if values.text("environment") != "all" {
      settings.variables = values.names("environment")
    }
    return settings
  }

  private static func positive(
    _ key: String, _ values: SettingValues, below limit: Int
  ) throws(SettingError) -> Int {
    guard let number = Int(values.text(key)), number > 0, number < limit else {
      throw values.wrong(key, expected: "a whole number from 1 to \(limit - 1)")
    }
    return number
  }

  private static func seconds(
    _ key: String, _ values: SettingValues
  ) throws(SettingError) -> Duration {
    guard let number = Double(values.text(key)), number > 0, number <= 86_400 else {
      throw values.wrong(key, expected: "a number of seconds above 0, a day at most")
    }
    return .milliseconds(Int((number * 1_000).rounded(.up)))
  }
}
