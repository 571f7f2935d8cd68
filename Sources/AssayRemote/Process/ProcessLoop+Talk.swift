import AssayExtraction
import AssayModel
import Subprocess

// What is said with a program while it lives.
extension ProcessLoop {
  /// How long a program may take to end after good-bye.
  private static let farewellLimit = Duration.seconds(5)

  func converse(
    _ child: Child, _ pen: AsyncStream<[UInt8]>.Continuation, _ watchdog: Watchdog
  ) async -> Ending {
    var ear = Ear(child.standardOutput.makeAsyncIterator(), lineLimit: settings.lineLimit)
    let ours = HelloMessage.line(tool: tool, window: settings.window ?? 64)
    pen.yield(ours)
    watchdog.set(clock.now + settings.startLimit)
    let hello: RemoteHello
    switch await greeting(&ear, ours: ours) {
    case .hello(let said): hello = said
    case .echo: return .broken("it gives back the lines that it is sent")
    case .unreadable(let message): return .broken("its greeting cannot be read: \(message)")
    case .none: return .broken(watchdog.hasFired ? silence : ear.halfLine)
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

  /// What a program says first.
  private enum Greeting {
    case hello(RemoteHello)
    /// What it was sent itself.
    case echo
    /// A greeting with a mistake in it, and what that is.
    case unreadable(String)
    case none
  }

  /// The first message; lines that are none are passed over and counted.
  private func greeting(_ ear: inout Ear, ours: [UInt8]) async -> Greeting {
    while let lines = await ear.next() {
      var hello: RemoteHello?
      for line in lines {
        guard hello == nil else {
          conversation.take(line, clock.now)
          continue
        }
        if line.bytes.elementsEqual(ours.dropLast()) { return .echo }
        switch RemoteLine(line.bytes) {
        case .hello(let said): hello = said
        case .answer, .failure, .damaged(HelloMessage.id, _): hello = RemoteHello(silent: ())
        case .stray(let message) where Self.isGreeting(line.bytes):
          return .unreadable("\(message) in \(Conversation.quoted(line.bytes))")
        default: conversation.take(line, clock.now)
        }
        if hello != nil { conversation.countLine() }
      }
      if let hello { return .hello(hello) }
    }
    return .none
  }

  /// Whether a line was meant as a greeting.
  private static func isGreeting(_ line: some Collection<UInt8>) -> Bool {
    let start = line.prefix(64).filter { $0 != 0x20 && $0 != 0x09 }
    return [#"{"assay":"#, #"{"hello":"#].contains { start.starts(with: $0.utf8) }
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

  /// Why it is stopped that has not greeted in time.
  private var silence: String {
    let limit = "within \(settings.startLimit.inSeconds) s of its start"
    let strays = conversation.trouble.strays
    guard strays.count == 0 else { return "it gave no answer \(limit): \(strays.first)" }
    return "it gave no line \(limit); a program must flush its output after each line"
  }
}
