import AssayExtraction
import AssayModel

/// The way to a program that is run as an extractor: asked from any task, it works off one batch after
/// the other.
final class ProcessDriver: Sendable {
  /// What is asked of the loop.
  enum Request: Sendable {
    case start(CheckedContinuation<Result<RemoteHello, ExtractionFailure>, Never>)
    case work([ExtractionInput], window: Int?, CheckedContinuation<[ExtractionOutcome], Never>)
    case finish(CheckedContinuation<[String], Never>)
  }

  private let requests: AsyncStream<Request>.Continuation
  /// Who works the requests off.
  let loop: ProcessLoop

  init(_ settings: ProcessSettings, tool: String) {
    let (stream, requests) = AsyncStream.makeStream(of: Request.self)
    self.requests = requests
    let loop = ProcessLoop(settings, tool: tool, requests: stream)
    self.loop = loop
    Task { await loop.run() }
  }

  deinit {
    requests.finish()
  }

  /// Starts the program and waits for its first line.
  func start() async -> Result<RemoteHello, ExtractionFailure> {
    await withCheckedContinuation { requests.yield(.start($0)) }
  }

  /// The outcomes of a batch.
  ///
  /// - Parameter window: The most articles in flight, where not those of the settings.
  func extract(_ inputs: [ExtractionInput], window: Int? = nil) async -> [ExtractionOutcome] {
    guard !inputs.isEmpty else { return [] }
    return await withCheckedContinuation { requests.yield(.work(inputs, window: window, $0)) }
  }

  /// Ends the program and gives what is to be told of it.
  func finish() async -> [String] {
    await withCheckedContinuation { requests.yield(.finish($0)) }
  }
}
