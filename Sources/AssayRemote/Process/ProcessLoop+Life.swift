import AssayExtraction
import AssaySystem
import Subprocess

// One life of the program: from its start to its end.
extension ProcessLoop {
  /// How a program's life ended.
  enum Ending: Hashable, Sendable {
    /// Good-bye was said.
    case finished
    /// It ended, or was stopped; the reason where it was.
    case broken(String?)
    /// It closed its output, and was stopped if it had not ended by itself.
    case closed
  }

  typealias Child = Execution<CustomWriteInput, SequenceOutput, SequenceOutput>

  /// How long it may take to end after it has closed its output.
  private static let closingLimit = Duration.seconds(1)

  func runProgram() async {
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
    if let group {
      // What it has started and not ended would go on without anyone to hear it.
      ChildGroups.kill(group)
      ChildGroups.remove(group)
    }
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
}
