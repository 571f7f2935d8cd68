package import AssayExtraction
import AssayModel

/// The conformance suite for programs that want to be extractors.
package actor ProtocolSuite {
  private let settings: ProcessSettings
  private let tool: String
  private let longText: Int
  private let tell: @Sendable (SuiteCheck) -> Void
  private let clock = ContinuousClock()
  private var isSound = true
  private var foundCount = 0

  /// - Parameters:
  ///   - longText: The bytes of the long article.
  ///   - tell: Gets each check as soon as it is done.
  package init(
    _ settings: ProcessSettings, tool: String, longText: Int = 5_000_000,
    tell: @escaping @Sendable (SuiteCheck) -> Void
  ) {
    self.settings = settings
    self.tool = tool
    self.longText = longText
    self.tell = tell
  }

  /// Starts the program and puts it through all checks.
  ///
  /// - Returns: Whether no check failed.
  /// - Throws: ``SettingError`` where the program cannot be started.
  package func run() async throws(SettingError) -> Bool {
    let start = clock.now
    let program = try await ProcessExtractor.start(settings, tool: tool)
    greet(program, after: clock.now - start)
    await checkTexts(program)
    await checkLong(program)
    let many = SuiteArticles.many(1_000)
    let first = await checkMany(many, program)
    await checkOrder(many, first, program)
    await checkThroughput(many, program)
    await checkRestart(Array(many.prefix(100)), Array(first.prefix(100)), program)
    await checkEnd(program)
    return isSound
  }

  private func note(_ name: String, _ verdict: SuiteCheck.Verdict, _ explanation: String = "") {
    if verdict == .fail { isSound = false }
    tell(SuiteCheck(name: name, verdict: verdict, explanation: explanation))
  }

  private func note(_ name: String, _ failure: String?, _ explanation: String = "") {
    note(name, failure == nil ? .pass : .fail, failure ?? explanation)
  }

  // MARK: - Checks

  private func greet(_ program: ProcessExtractor, after time: Duration) {
    let hello = program.hello
    let when = "after \(Self.seconds(time)) s"
    guard hello.knowsProtocol else {
      note(
        "greeting", .warn,
        "none, \(when): it is taken to count code points; a hello with name, version and offsets "
          + "would say what it is")
      return
    }
    var missing: [String] = []
    if hello.name == nil { missing.append("name") }
    if hello.version.isEmpty { missing.append("version") }
    if hello.unit == nil { missing.append("offsets") }
    if hello.isDeterministic == nil { missing.append("deterministic") }
    let who = [hello.name ?? "no name", hello.version].filter { !$0.isEmpty }.joined(separator: " ")
    note(
      "greeting", missing.isEmpty ? .pass : .warn,
      "\(who), \(program.unit.plural), batch \(hello.batch), \(when)"
        + (missing.isEmpty ? "" : "; its hello lacks \(missing.joined(separator: ", "))"))
  }

  private func checkTexts(_ program: ProcessExtractor) async {
    for (name, text) in [("ordinary article", SuiteArticles.story)] + SuiteArticles.awkward {
      let outcomes = await program.extract([SuiteArticles.input(name, text)], workers: 1)
      foundCount += outcomes.reduce(0) { $0 + Self.count($1.layer) }
      note(name, outcomes.first?.failure?.description, Self.found(outcomes))
    }
    if foundCount == 0 {
      note(
        "positions", .warn,
        "it found nothing in any article, so that its positions could not be checked")
      return
    }
    let quotes = await program.quotes()
    note(
      "positions", quotes.without == 0 ? .pass : .warn,
      quotes.without == 0
        ? "each of \(quotes.with) annotations quotes its text, and all quotations are right"
        : "\(quotes.without) of \(quotes.with + quotes.without) annotations have no \"text\": with it "
          + "wrong positions are seen at once")
  }

  private func checkLong(_ program: ProcessExtractor) async {
    let start = clock.now
    let outcomes = await program.extract([SuiteArticles.long(longText)], workers: 1)
    let time = Self.seconds(clock.now - start)
    note(
      "long text", outcomes.first?.failure?.description,
      "\(longText / 1_000) kB: \(Self.found(outcomes)), \(time) s")
  }

  private func checkMany(
    _ inputs: [ExtractionInput], _ program: ProcessExtractor
  ) async -> [ExtractionOutcome] {
    let outcomes = await program.extract(inputs, workers: 1)
    note("1,000 articles", Self.failure(outcomes), Self.found(outcomes))
    return outcomes
  }

  /// The same articles in another order, and once more: each must get its own answer again.
  private func checkOrder(
    _ inputs: [ExtractionInput], _ first: [ExtractionOutcome], _ program: ProcessExtractor
  ) async {
    let again = await program.extract(inputs, workers: 1)
    let changed = zip(first, again).filter { $0.layer != $1.layer }.map(\.0.article)
    let isPromised = program.hello.isDeterministic != false
    let difference =
      "\(changed.count) of \(first.count) articles got another answer the second time, such as "
      + (changed.first ?? "")
    note(
      "the same twice", changed.isEmpty ? .pass : isPromised ? .fail : .warn,
      changed.isEmpty ? "" : difference)
    guard changed.isEmpty else {
      note("any order", .note, "not checked, as answers change by themselves")
      return
    }
    let backwards = await program.extract(inputs.reversed(), workers: 1)
    let mixed = zip(first, backwards.reversed()).filter { $0.layer != $1.layer }.map(\.0.article)
    note(
      "any order",
      mixed.isEmpty
        ? nil
        : "\(mixed.count) articles got another answer when asked in reverse, such as "
          + "\(mixed[0]): an answer must not depend on the articles before it")
  }

  private func checkThroughput(_ inputs: [ExtractionInput], _ program: ProcessExtractor) async {
    for window in [1, 8, 64] {
      let part = Array(inputs.prefix(window == 1 ? 200 : 1_000))
      let start = clock.now
      let outcomes = await program.extract(part, window: window)
      let rate = Double(part.count) / max(1e-9, (clock.now - start).seconds)
      let failure = Self.failure(outcomes)
      note(
        "\(window) in flight", failure == nil ? .note : .fail,
        failure ?? "\(Int(rate.rounded())) articles a second")
    }
  }

  /// Kills the program in the midst of its work.
  private func checkRestart(
    _ inputs: [ExtractionInput], _ first: [ExtractionOutcome], _ program: ProcessExtractor
  ) async {
    async let outcomes = program.extract(inputs, workers: 1)
    try? await Task.sleep(for: .milliseconds(5))
    await program.kill()
    let again = await outcomes
    let changed = zip(first, again).filter { $0.layer != $1.layer }.map(\.0.article)
    let failure = Self.failure(again)
    note(
      "killed and started again",
      failure
        ?? (changed.isEmpty || program.hello.isDeterministic == false
          ? nil : "\(changed.count) articles got another answer after it, such as \(changed[0])"))
  }

  private func checkEnd(_ program: ProcessExtractor) async {
    let start = clock.now
    let (remarks, endedItself) = await program.end()
    note(
      "end",
      endedItself
        ? nil : "it did not end within 5 s of the end of its input, and was stopped",
      "after \(Self.seconds(clock.now - start)) s")
    // Being killed by the suite is no fault of the program.
    let own = remarks.filter { !$0.contains("started again") && !$0.contains("last lines") }
    note("nothing else on its output", own.isEmpty ? nil : own.joined(separator: "; "))
  }

  // MARK: - Words

  private static func failure(_ outcomes: [ExtractionOutcome]) -> String? {
    let failed = outcomes.filter { $0.failure != nil }
    guard let first = failed.first, let failure = first.failure else { return nil }
    return "\(failed.count) of \(outcomes.count) failed, first \(first.article): \(failure)"
  }

  private static func found(_ outcomes: [ExtractionOutcome]) -> String {
    "\(outcomes.reduce(0) { $0 + count($1.layer) }) found"
  }

  private static func count(_ layer: Layer?) -> Int {
    (layer?.mentions.count ?? 0) + (layer?.events.count ?? 0)
  }

  private static func seconds(_ duration: Duration) -> String {
    let hundredths = Int((duration.seconds * 100).rounded())
    return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
  }
}
