package import AssayExtraction
import AssayModel

/// Another program as an extractor, started and ready.
package struct ProcessExtractor: RemoteExtractor {
  package let identity: ExtractorIdentity
  /// What the program says of itself.
  package let hello: RemoteHello
  /// What positions count.
  package let unit: ProcessSettings.Unit
  private let driver: ProcessDriver

  /// Starts a program and waits for its first line.
  ///
  /// - Parameter tool: What this program tells the other of itself.
  /// - Throws: ``SettingError`` where it cannot be started, ends, or says nothing in time.
  package static func start(
    _ settings: ProcessSettings, tool: String
  ) async throws(SettingError) -> ProcessExtractor {
    let driver = ProcessDriver(settings, tool: tool)
    switch await driver.start() {
    case .success(let hello): return ProcessExtractor(settings, hello, driver)
    case .failure(let failure):
      throw SettingError(
        "\(ProcessSettings.name(settings.command)): \(failure)", isUnavailable: true)
    }
  }

  private init(_ settings: ProcessSettings, _ hello: RemoteHello, _ driver: ProcessDriver) {
    self.hello = hello
    self.driver = driver
    unit = settings.unit ?? hello.unit ?? .codePoint
    identity = Self.identity(settings, hello)
  }

  package func extract(_ inputs: [ExtractionInput], workers: Int) async -> [ExtractionOutcome] {
    await driver.extract(inputs)
  }

  /// The outcomes of a batch with another number of articles in flight.
  func extract(_ inputs: [ExtractionInput], window: Int) async -> [ExtractionOutcome] {
    await driver.extract(inputs, window: window)
  }

  /// Says good-bye, waits for the program to end, and gives what is to be told of it.
  package func finish() async -> [String] {
    await driver.finish()
  }

  /// The same, and whether it ended without being stopped.
  func end() async -> (remarks: [String], endedItself: Bool) {
    let remarks = await driver.finish()
    return (remarks, await driver.loop.endedItself)
  }

  /// How many annotations came with the text that they stand on, and how many without.
  func quotes() async -> (with: Int, without: Int) {
    let conversation = await driver.loop.conversation
    return (conversation.quotedCount, conversation.unquotedCount)
  }

  /// Ends it as if it had died.
  func kill() async {
    await driver.loop.kill()
  }

  /// The program's own name and version, where it gives them.
  static func identity(_ settings: ProcessSettings, _ hello: RemoteHello) -> ExtractorIdentity {
    let labels = hello.labels.flatMap { Array("\($0)\n".utf8) }
    return ExtractorIdentity(
      name: hello.name ?? "process", version: hello.version.isEmpty ? "1" : hello.version,
      settings: settings.description, content: [labels])
  }
}

extension ProcessSettings {
  /// What a program is called in messages: the last part of its path, or of the script that it runs.
  static func name(_ command: [String]) -> String {
    let script = command.dropFirst().first { !$0.hasPrefix("-") && $0.contains(".") }
    let path = script ?? command.first ?? "process"
    return path.split(separator: "/").last.map(String.init) ?? path
  }
}
