import AssayExtraction
import AssayModel

/// What is said with another program about a batch of articles, apart from how it is carried.
///
/// It knows which articles are in flight, what came back, and what a death is laid to.
/// Where the program dies with several articles in flight, they are sent again one by one; the one with
/// which it dies a second time, alone, has failed, and the rest go on as before.
struct Conversation {
  /// The most text that is in flight, in bytes, as long as more than one article is.
  private static let flightBytes = 8 << 20

  /// What the program said of itself.
  var hello = RemoteHello()
  /// What positions count.
  var unit = ProcessSettings.Unit.codePoint
  /// The most articles in flight.
  var window = 64
  /// The longest line that is kept, in bytes.
  var lineLimit = 64 << 20
  /// Who is said to have made the layers.
  var annotator = Annotator(kind: .extractor, name: "process")

  /// What went wrong besides.
  var trouble = RemoteTrouble()
  /// Where it can only be stopped, the reason.
  var fatal: String?
  /// When the last answer came, or the first of what is in flight was sent.
  var lastProgress = ContinuousClock.now
  /// How many annotations came with the text that they stand on.
  var quotedCount = 0
  /// How many came without.
  var unquotedCount = 0
  /// Whether an article was answered since the program was started.
  var hasAnswered = false

  var inputs: [ExtractionInput] = []
  var outcomes: [ExtractionOutcome?] = []
  private var openCount = 0
  /// Articles to be sent, and those that are to be sent alone.
  var waiting: ArraySlice<Int> = []
  var suspects: [Int] = []
  /// How often each article was in flight when the program died, or was to be tried again.
  var attempts: [Int] = []
  var flights = Flights()
  var lineNumber = 0
  var straysSinceAnswer = 0
  /// Answers that were for some article in flight, but nobody knows for which.
  var unattributed: [String] = []
  /// The identifiers of the batch before, which may be answered twice too.
  var formerIDs: Set<String> = []

  /// Whether all articles have an outcome.
  var isDone: Bool { openCount == 0 }
  /// Whether an article is in flight.
  var isWaiting: Bool { !flights.isEmpty }

  // MARK: - Articles

  /// Takes a batch; the one before must be done.
  mutating func begin(_ inputs: [ExtractionInput]) {
    formerIDs = Set(self.inputs.map(\.article.id))
    self.inputs = inputs
    outcomes = inputs.map { _ in nil }
    attempts = inputs.map { _ in 0 }
    openCount = inputs.count
    waiting = Array(inputs.indices)[...]
    suspects = []
    flights = Flights()
    unattributed = []
  }

  /// The outcomes in the order of the articles; what took the batch is shared out evenly.
  mutating func finish(_ duration: Duration) -> [ExtractionOutcome] {
    let share = outcomes.isEmpty ? duration : duration / outcomes.count
    let done = outcomes.compactMap { $0 }.map { outcome in
      ExtractionOutcome(
        article: outcome.article, layer: outcome.layer, failure: outcome.failure,
        refusedCount: 0, duration: share, remote: outcome.remote)
    }
    openCount = 0
    return done
  }

  /// The lines to be sent now; empty where the window is full enough.
  mutating func nextLines(_ now: ContinuousClock.Instant) -> [UInt8] {
    let isAlone = !suspects.isEmpty
    // Refilled when half empty: a line at a time costs a call of the system each.
    guard flights.count <= (isAlone ? 0 : window / 2) else { return [] }
    if flights.isEmpty { lastProgress = now }
    var lines: [UInt8] = []
    if isAlone {
      lines = line(of: [suspects.removeFirst()], now)
    } else {
      while flights.count < window, !waiting.isEmpty,
        flights.isEmpty || flights.bytes < Self.flightBytes
      {
        let group = waiting.prefix(min(hello.batch, window - flights.count))
        waiting.removeFirst(group.count)
        lines += line(of: Array(group), now)
      }
    }
    return lines
  }

  private mutating func line(of group: [Int], _ now: ContinuousClock.Instant) -> [UInt8] {
    let batch = group.map { index in
      let input = inputs[index]
      return (id: flights.send(index, input.article, now), input: input)
    }
    if hello.batch == 1, let only = batch.first {
      return ArticleMessage.line(only.input, id: only.id, unit: unit)
    }
    return ArticleMessage.line(batch, unit: unit)
  }

  /// Gives an article its outcome, which is its last.
  mutating func close(
    _ index: Int, layer: Layer? = nil, failure: ExtractionFailure? = nil, timing: RemoteTiming?
  ) {
    guard outcomes[index] == nil else { return }
    openCount -= 1
    outcomes[index] = ExtractionOutcome(
      article: inputs[index].article.id, layer: layer, failure: failure, refusedCount: 0,
      duration: .zero, remote: timing)
  }
}
