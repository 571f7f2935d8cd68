import AssayExtraction
import AssayModel
import AssaySystem

/// Works off requests with a program that it starts, and starts anew where it dies.
actor ProcessLoop {
  let settings: ProcessSettings
  let tool: String
  private let requests: AsyncStream<ProcessDriver.Request>
  let clock = ContinuousClock()

  var conversation = Conversation()
  /// Whether it ended by itself after good-bye.
  var endedItself = false
  var starter: CheckedContinuation<Result<RemoteHello, ExtractionFailure>, Never>?
  var client: CheckedContinuation<[ExtractionOutcome], Never>?
  var finisher: CheckedContinuation<[String], Never>?
  private var batchStart = ContinuousClock.now
  var deathsInARow = 0
  var lastWords: [String] = []
  /// The program's group of processes, and what ends it when a time limit has passed.
  var group: Int32?
  var guardian: Task<Void, Never>?
  /// Set when it will not be started again.
  var surrender: String?

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
  func takeRequest() async -> Bool {
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

  var usualWindow: Int { settings.window ?? max(64, 2 * conversation.hello.batch) }

  /// Ends the program as if it had died.
  func kill() {
    if let group { ChildGroups.kill(group) }
  }

  func answerClient() {
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
}
