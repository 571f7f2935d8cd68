import AssayExtraction
import AssayModel
import AssaySystem
import Subprocess

/// Works off requests with a program that it starts, and starts anew where it dies.
actor ProcessLoop {
  /// How a program's life ended.
  private enum Ending: Hashable, Sendable {
    /// Good-bye was said.
    case finished
    /// It ended, or was stopped; the reason where it was.
    case broken(String?)
    /// It closed its output, and was stopped if it had not ended by itself.
    case closed
  }

  private typealias Child = Execution<CustomWriteInput, SequenceOutput, SequenceOutput>

  /// How long a program may take to end after good-bye.
  private static let farewellLimit = Duration.seconds(5)
  /// How long it may take to end after it has closed its output.
  private static let closingLimit = Duration.seconds(1)

  private let settings: ProcessSettings
  private let tool: String
  private let requests: AsyncStream<ProcessDriver.Request>
  private let clock = ContinuousClock()

  private(set) var conversation = Conversation()
  /// Whether it ended by itself after good-bye.
  private(set) var endedItself = false
  private var starter: CheckedContinuation<Result<RemoteHello, ExtractionFailure>, Never>?
  private var client: CheckedContinuation<[ExtractionOutcome], Never>?
  private var finisher: CheckedContinuation<[String], Never>?
  private var batchStart = ContinuousClock.now
  private var deathsInARow = 0
  private var lastWords: [String] = []
  /// The program's group of processes, and what ends it when a time limit has passed.
  private var group: Int32?
  private var guardian: Task<Void, Never>?
  /// Set when it will not be started again.
  private var surrender: String?

  init(
    _ settings: ProcessSettings, tool: String, requests: AsyncStream<ProcessDriver.Request>
  ) {
    self.settings = settings
    self.tool = tool
    self.requests = requests
    conversation.lineLimit = settings.lineLimit
  }

  /// Works until it is asked to finish, or nobody can ask any more.
  func run() async {
    while finisher == nil, await takeRequest() {
      while starter != nil || client != nil {
        if let surrender {
          conversation.giveUp(surrender)
          answerClient()
        } else {
          await runProgram()
        }
      }
    }
    finisher?.resume(returning: remarks)
  }

  /// Waits for a request; false where there will be none.
  private func takeRequest() async -> Bool {
    for await request in requests {
      switch request {
      case .start(let continuation): starter = continuation
      case .work(let inputs, let window, let continuation):
        conversation.begin(inputs)
        conversation.window = window ?? usualWindow
        batchStart = clock.now
        client = continuation
      case .finish(let continuation): finisher = continuation
      }
      return true
    }
    return false
  }

  private var usualWindow: Int { settings.window ?? max(64, 2 * conversation.hello.batch) }

  /// Ends the program as if it had died.
  func kill() {
    if let group { ChildGroups.kill(group) }
  }

  private func answerClient() {
    guard let waiting = client else { return }
    client = nil
    waiting.resume(returning: conversation.finish(clock.now - batchStart))
  }

  private var remarks: [String] {
    let name = conversation.hello.name ?? ProcessSettings.name(settings.command)
    var lines = conversation.trouble.remarks(name)
    if !lastWords.isEmpty {
      lines.append(
        "\(name): the last lines of its standard error:\n  " + lastWords.joined(separator: "\n  "))
    }
    return lines
  }

  // MARK: - One life of the program

  private func runProgram() async {
    ChildGroups.prepare()
    let launch = ProgramLaunch(settings)
    let errors = ErrorTail()
    var ending = Ending.broken(nil)
    var status = "it could not be started"
    do {
      let outcome = try await Subprocess.run(
        launch.executable, arguments: launch.arguments, environment: launch.environment,
        platformOptions: ProgramLaunch.options, input: .inputWriter,
        output: .sequence, error: .sequence
      ) { child in
        await serve(child, errors)
      }
      ending = outcome.closureResult
      status = ProgramLaunch.words(for: outcome.terminationStatus)
      if ending == .closed, outcome.terminationStatus == .signaled(ChildGroups.killSignal) {
        status = "it closed its standard output"
      }
    } catch {
      status = ProgramLaunch.words(for: error, program: settings.command[0])
    }
    guardian?.cancel()
    if let group { ChildGroups.remove(group) }
    group = nil
    switch ending {
    case .finished: break
    case .broken(let reason): died(reason ?? status, errors.lines)
    case .closed: died(status, errors.lines)
    }
  }

  private func died(_ reason: String, _ errors: [String]) {
    lastWords = errors
    let last = errors.last { !$0.isEmpty }.map {
      "; its last words: \(Conversation.quoted($0.utf8))"
    }
    let full = reason + (last ?? "")
    if let waiting = starter {
      starter = nil
      surrender = full
      waiting.resume(returning: .failure(ExtractionFailure(Self.withLines(reason, errors))))
      return
    }
    deathsInARow = conversation.hasAnswered ? 1 : deathsInARow + 1
    conversation.trouble.restarts.note("\(full); it was started again")
    conversation.programEnded(full)
    if conversation.isDone {
      answerClient()
    } else if deathsInARow > settings.restarts {
      surrender = "\(full); given up after \(deathsInARow) times in a row"
    }
  }

  private static func withLines(_ reason: String, _ errors: [String]) -> String {
    guard !errors.isEmpty else { return reason }
    return "\(reason); its standard error:\n  " + errors.joined(separator: "\n  ")
  }

  /// Talks with a program while two tasks write and listen to its errors, and one watches the time.
  private func serve(_ child: Child, _ errors: ErrorTail) async -> Ending {
    let group = Int32(child.processIdentifier.value)
    self.group = group
    ChildGroups.add(group)
    let watchdog = Watchdog()
    guardian = Task {
      if await watchdog.wait() { ChildGroups.kill(group) }
    }
    let (lines, pen) = AsyncStream.makeStream(of: [UInt8].self)
    return await withTaskGroup(of: Void.self) { tasks in
      tasks.addTask { await Self.write(lines, to: child, watchdog) }
      tasks.addTask { await Self.listen(to: child, errors) }
      let ending = await converse(child, pen, watchdog)
      pen.finish()
      switch ending {
      case .finished, .closed: break
      case .broken(.some): ChildGroups.kill(group)
      case .broken(nil):
        // It has closed its output: a moment to say why on the other, and to end.
        watchdog.set(clock.now + Self.closingLimit)
      }
      await tasks.waitForAll()
      return watchdog.hasFired && ending == .broken(nil) ? .closed : ending
    }
  }

  private static func write(
    _ lines: AsyncStream<[UInt8]>, to child: Child, _ watchdog: Watchdog
  ) async {
    for await line in lines {
      do {
        _ = try await child.standardInputWriter.write(line)
      } catch {
        // What it has read it may still answer.
        watchdog.close(.now + closingLimit)
        return
      }
    }
    try? await child.standardInputWriter.finish()
  }

  private static func listen(to child: Child, _ errors: ErrorTail) async {
    do {
      for try await buffer in child.standardError { errors.take(buffer.bytes.copy) }
    } catch {
      // What was read so far is all that will be told.
    }
  }

  // MARK: - The conversation

  private func converse(
    _ child: Child, _ pen: AsyncStream<[UInt8]>.Continuation, _ watchdog: Watchdog
  ) async -> Ending {
    var ear = Ear(child.standardOutput.makeAsyncIterator(), lineLimit: settings.lineLimit)
    pen.yield(HelloMessage.line(tool: tool, window: settings.window ?? 64))
    watchdog.set(clock.now + settings.startLimit)
    guard let hello = await greeting(&ear) else {
      return .broken(watchdog.hasFired ? silence : ear.halfLine)
    }
    watchdog.set(nil)
    welcome(hello)
    while true {
      if client == nil {
        guard finisher == nil, await takeRequest(), finisher == nil else { break }
      }
      while !conversation.isDone {
        let lines = conversation.nextLines(clock.now)
        if !lines.isEmpty { pen.yield(lines) }
        watchdog.set(conversation.deadline(settings.articleLimit))
        guard let heard = await ear.next() else { return .broken(end(of: ear, watchdog)) }
        let now = clock.now
        for line in heard { conversation.take(line, now) }
        if let fatal = conversation.fatal { return .broken("it \(fatal) and was stopped") }
      }
      watchdog.set(nil)
      answerClient()
    }
    if hello.knowsProtocol { pen.yield(HelloMessage.farewell) }
    pen.finish()
    watchdog.set(clock.now + Self.farewellLimit)
    while await ear.next() != nil {}
    endedItself = !watchdog.hasFired
    return .finished
  }

  /// Why no more lines come; `nil` where the program alone knows.
  private func end(of ear: Ear, _ watchdog: Watchdog) -> String? {
    if watchdog.isClosed && watchdog.hasFired { return "it closed its standard input" }
    let half = ear.halfLine.map { "; \($0)" } ?? ""
    if watchdog.hasFired { return conversation.stall(settings.articleLimit) + half }
    return ear.halfLine
  }

  /// The first message; lines that are none are passed over and counted.
  private func greeting(_ ear: inout Ear) async -> RemoteHello? {
    while let lines = await ear.next() {
      var hello: RemoteHello?
      for line in lines {
        guard hello == nil else {
          conversation.take(line, clock.now)
          continue
        }
        switch RemoteLine(line.bytes) {
        case .hello(let said): hello = said
        case .answer, .failure, .damaged(HelloMessage.id, _): hello = RemoteHello(silent: ())
        default: conversation.take(line, clock.now)
        }
        if hello != nil { conversation.countLine() }
      }
      if let hello { return hello }
    }
    return nil
  }

  private func welcome(_ hello: RemoteHello) {
    conversation.hello = hello
    conversation.unit = settings.unit ?? hello.unit ?? .codePoint
    if client == nil { conversation.window = usualWindow }
    conversation.annotator = ProcessExtractor.identity(settings, hello).annotator
    if let waiting = starter {
      starter = nil
      waiting.resume(returning: .success(hello))
    }
  }

  private var silence: String {
    "it gave no line within \(settings.startLimit.inSeconds) s of its start; a program must flush its "
      + "output after each line"
  }
}
