public import AssayModel
import Synchronization

/// What an extractor gave for an article.
public struct ExtractionOutcome: Sendable {
  /// The article's identifier.
  public let article: String
  /// What was found; `nil` where the extractor failed.
  public let layer: Layer?
  /// Why it failed; `nil` where it did not.
  public let failure: ExtractionFailure?
  /// How many annotations the sink refused.
  public let refusedCount: Int
  /// The time spent in `extract` alone; of a remote extractor the article's share of the batch.
  public let duration: Duration
  /// The time outside this process; `nil` for an extractor that works in it.
  public let remote: RemoteTiming?

  /// Makes an outcome.
  package init(
    article: String, layer: Layer?, failure: ExtractionFailure?, refusedCount: Int,
    duration: Duration, remote: RemoteTiming? = nil
  ) {
    self.article = article
    self.layer = layer
    self.failure = failure
    self.refusedCount = refusedCount
    self.duration = duration
    self.remote = remote
  }
}

/// How fast extraction is on one core, everything around it left out.
public struct Throughput: Hashable, Sendable {
  /// Articles extracted.
  public private(set) var articles = 0
  /// Bytes of text extracted.
  public private(set) var bytes = 0
  /// The time spent in `extract`, summed over workers.
  public private(set) var duration = Duration.zero

  /// Nothing measured yet.
  public init() {}

  /// Adds an article.
  public mutating func add(bytes: Int, duration: Duration) {
    articles += 1
    self.bytes += bytes
    self.duration += duration
  }

  /// Whether what was measured is too little yet, and more is to be expected.
  fileprivate func goesOn(for time: Duration) -> Bool {
    articles > 0 && duration < time && articles < 1_000_000
  }

  /// Articles a second on one core; `nil` where no time was measured.
  public var articlesPerSecond: Double? {
    duration > .zero ? Double(articles) / duration.seconds : nil
  }

  /// Megabytes of text a second on one core; `nil` where no time was measured.
  public var megabytesPerSecond: Double? {
    duration > .zero ? Double(bytes) / 1e6 / duration.seconds : nil
  }
}

extension Duration {
  /// In seconds.
  package var seconds: Double {
    Double(components.seconds) + Double(components.attoseconds) * 1e-18
  }
}

/// Runs an extractor over articles, on several workers.
///
/// Workers and what they have learned of words stay from batch to batch, as long as the runner does.
public struct ExtractionRunner: Sendable {
  private let prepared: PreparedExtractor
  private let workers: Int
  private let teams = TeamPool()

  /// Makes a runner with at least one worker.
  public init(_ prepared: PreparedExtractor, workers: Int) {
    self.prepared = prepared
    self.workers = max(1, workers)
  }

  /// Extracts a batch of articles; the outcomes are in the order of the inputs.
  @concurrent
  public func run(_ inputs: [ExtractionInput]) async -> [ExtractionOutcome] {
    guard let extractors = prepared.local else { return await runRemote(inputs) }
    let cursor = Cursor()
    return await withTaskGroup(of: [(Int, ExtractionOutcome)].self) { group in
      for _ in 0..<min(workers, max(1, inputs.count)) {
        group.addTask {
          var team = teams.take() ?? extractors.map { makeWorker($0) }
          defer { teams.give(team) }
          var done: [(Int, ExtractionOutcome)] = []
          while let index = cursor.next(below: inputs.count) {
            let input = inputs[index]
            let member = prepared.index(for: input.article.id)
            done.append((index, team[member].outcome(input)))
          }
          return done
        }
      }
      var outcomes = [ExtractionOutcome?](repeating: nil, count: inputs.count)
      for await done in group {
        for (index, outcome) in done { outcomes[index] = outcome }
      }
      return outcomes.compactMap { $0 }
    }
  }

  /// The time of each article and whether the extractor fails on it, in their order, so many times over.
  ///
  /// No layers are made. `nil` for a remote extractor.
  func timeHere(
    _ inputs: [ExtractionInput], repeating count: Int
  ) async -> [(duration: Duration, isFailed: Bool)]? {
    guard let extractors = prepared.local else { return nil }
    let cursor = Cursor()
    let end = inputs.count * count
    return await withTaskGroup(of: [(Int, (duration: Duration, isFailed: Bool))].self) { group in
      for _ in 0..<min(workers, max(1, inputs.count)) {
        group.addTask {
          var team = teams.take() ?? extractors.map { makeWorker($0) }
          defer { teams.give(team) }
          var done: [(Int, (duration: Duration, isFailed: Bool))] = []
          while let number = cursor.next(below: end) {
            let input = inputs[number % inputs.count]
            let member = prepared.index(for: input.article.id)
            done.append((number, team[member].time(input)))
          }
          return done
        }
      }
      var times = [(duration: Duration, isFailed: Bool)](repeating: (.zero, false), count: end)
      for await done in group {
        for (number, time) in done { times[number] = time }
      }
      return times
    }
  }

  /// Hands each extractor the articles that are its own.
  private func runRemote(_ inputs: [ExtractionInput]) async -> [ExtractionOutcome] {
    var outcomes = [ExtractionOutcome?](repeating: nil, count: inputs.count)
    for (member, extractor) in prepared.extractors.enumerated() {
      guard case .remote(let remote) = extractor else { continue }
      let own = inputs.indices.filter { prepared.index(for: inputs[$0].article.id) == member }
      guard !own.isEmpty else { continue }
      let found = await remote.extract(own.map { inputs[$0] }, workers: workers)
      for (index, outcome) in zip(own, found) { outcomes[index] = outcome }
    }
    return outcomes.compactMap { $0 }
  }

  /// Extracts the articles again and again on one worker, for at least the given time.
  ///
  /// A small corpus is through in less time than a clock can tell; its throughput is measured so.
  /// - Returns: The throughput over whole passes, the first left out, and over the articles that it does not fail
  ///   on; nothing for no such articles.
  @concurrent
  public func measure(_ inputs: [ExtractionInput], for time: Duration) async -> Throughput {
    var throughput = Throughput()
    guard !inputs.isEmpty else { return throughput }
    guard let extractors = prepared.local else { return await measureRemote(inputs, for: time) }
    var team = teams.take() ?? extractors.map { makeWorker($0) }
    defer { teams.give(team) }
    let members = inputs.map { prepared.index(for: $0.article.id) }
    for (input, member) in zip(inputs, members) { _ = team[member].time(input) }
    repeat {
      for (input, member) in zip(inputs, members) {
        let (duration, isFailed) = team[member].time(input)
        if !isFailed { throughput.add(bytes: input.article.text.count, duration: duration) }
      }
    } while throughput.goesOn(for: time)
    return throughput
  }

  private func measureRemote(_ inputs: [ExtractionInput], for time: Duration) async -> Throughput {
    var throughput = Throughput()
    repeat {
      for (input, outcome) in zip(inputs, await runRemote(inputs)) {
        guard outcome.failure == nil else { continue }
        throughput.add(bytes: input.article.text.count, duration: outcome.duration)
      }
    } while throughput.goesOn(for: time)
    return throughput
  }
}

/// An extractor with the room that one worker needs.
func makeWorker(_ extractor: some Extractor) -> any ExtractionWorker {
  Worker(extractor)
}

/// Workers that nobody uses at the moment, a team of one for each extractor.
private final class TeamPool: Sendable {
  private let teams = Mutex<[[any ExtractionWorker]]>([])

  /// A team that was given back; `nil` where all are in use.
  func take() -> [any ExtractionWorker]? { teams.withLock { $0.popLast() } }

  func give(_ team: [any ExtractionWorker]) { teams.withLock { $0.append(team) } }
}

/// One worker's hold on an extractor.
protocol ExtractionWorker: Sendable {
  /// What the extractor gives for an article.
  mutating func outcome(_ input: ExtractionInput) -> ExtractionOutcome
  /// How long it takes for an article, and whether it fails on it; what it gives is thrown away.
  mutating func time(_ input: ExtractionInput) -> (duration: Duration, isFailed: Bool)
}

/// An extractor with the scratch and sink of one worker.
private struct Worker<Base: Extractor>: ExtractionWorker {
  private let extractor: Base
  private let annotator: Annotator
  private var scratch: Base.Scratch
  private var sink: AnnotationSink
  private let clock = ContinuousClock()

  init(_ extractor: Base) {
    self.extractor = extractor
    annotator = extractor.identity.annotator
    scratch = extractor.makeScratch()
    sink = AnnotationSink(text: ArticleText(""), vocabulary: extractor.vocabulary)
  }

  mutating func outcome(_ input: ExtractionInput) -> ExtractionOutcome {
    sink.reset(for: input.article.text)
    let start = clock.now
    var failure: ExtractionFailure?
    do {
      try extractor.extract(input, scratch: &scratch, into: &sink)
    } catch {
      failure = error
    }
    let duration = clock.now - start
    let refusedCount = sink.refusedCount
    return ExtractionOutcome(
      article: input.article.id, layer: failure == nil ? sink.takeLayer(by: annotator) : nil,
      failure: failure, refusedCount: refusedCount, duration: duration)
  }

  mutating func time(_ input: ExtractionInput) -> (duration: Duration, isFailed: Bool) {
    sink.reset(for: input.article.text)
    let start = clock.now
    var isFailed = false
    do {
      try extractor.extract(input, scratch: &scratch, into: &sink)
    } catch {
      isFailed = true
    }
    return (clock.now - start, isFailed)
  }
}
