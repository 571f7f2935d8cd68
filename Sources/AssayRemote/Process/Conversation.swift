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
  /// How many lines that are no answers may come between two answers.
  private static let strayLimit = 10_000

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
  private(set) var fatal: String?
  /// When the last answer came, or the first of what is in flight was sent.
  private(set) var lastProgress = ContinuousClock.now
  /// How many annotations came with the text that they stand on.
  private(set) var quotedCount = 0
  /// How many came without.
  private(set) var unquotedCount = 0
  /// Whether an article was answered since the program was started.
  private(set) var hasAnswered = false

  private var inputs: [ExtractionInput] = []
  private var outcomes: [ExtractionOutcome?] = []
  private var openCount = 0
  /// Articles to be sent, and those that are to be sent alone.
  private var waiting: ArraySlice<Int> = []
  private var suspects: [Int] = []
  /// How often each article was in flight when the program died, or was to be tried again.
  private var attempts: [Int] = []
  private var flights = Flights()
  private var lineNumber = 0
  private var straysSinceAnswer = 0
  /// Answers that were for some article in flight, but nobody knows for which.
  private var unattributed: [String] = []
  /// The identifiers of the batch before, which may be answered twice too.
  private var formerIDs: Set<String> = []

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

  // MARK: - Answers

  /// Counts a line that was taken elsewhere.
  mutating func countLine() {
    lineNumber += 1
  }

  /// Takes a line of the program.
  mutating func take(_ line: LineSplitter.Line, _ now: ContinuousClock.Instant) {
    lineNumber += 1
    if line.isTooLong {
      let message = "its answer is a line of more than \(lineLimit >> 20) MB"
      take(.damaged(id: RemoteLine.id(atStartOf: line.bytes), message: message), line.bytes, now)
    } else if !line.bytes.isEmpty {
      take(RemoteLine(line.bytes), line.bytes, now)
    }
  }

  private mutating func take(
    _ message: RemoteLine, _ bytes: [UInt8], _ now: ContinuousClock.Instant
  ) {
    switch message {
    case .hello, .end: break
    case .answer(let id, let answer, let milliseconds):
      count(answer)
      let (unit, annotator) = (unit, annotator)
      settle(id, now, milliseconds) { input throws(ExtractionFailure) in
        try AnswerGrounding(input.article.text, unit: unit, annotator: annotator).layer(of: answer)
      }
    case .failure(let id, let message, let mayRetry):
      if mayRetry, let flight = flights[id], attempts[flight.index] < 2 {
        attempts[flight.index] += 1
        flights.remove(id)
        waiting.append(flight.index)
        lastProgress = now
      } else {
        settle(id, now, nil) { _ throws(ExtractionFailure) in throw ExtractionFailure(message) }
      }
    case .damaged(let id?, let message):
      let reason = "\(message) in \(Self.quoted(bytes))"
      settle(id, now, nil) { _ throws(ExtractionFailure) in throw ExtractionFailure(reason) }
    case .damaged(nil, let message):
      unattributed.append("\(message) in \(Self.quoted(bytes))")
      lastProgress = now
    case .stray(let message): takeStray(bytes, message, now)
    }
  }

  private mutating func count(_ answer: RemoteAnswer) {
    for item in answer.entities + answer.events where !item.place.spans.isEmpty {
      if item.place.quote == nil { unquotedCount += 1 } else { quotedCount += 1 }
    }
  }

  private mutating func takeStray(
    _ bytes: [UInt8], _ message: String, _ now: ContinuousClock.Instant
  ) {
    if let (before, inner) = RemoteLine.message(inside: bytes) {
      trouble.prefixes.note(
        "in line \(lineNumber) of its output stands \(Self.quoted(bytes.prefix(before))) before an "
          + "answer")
      take(inner, Array(bytes[before...]), now)
      return
    }
    trouble.strays.note(
      "line \(lineNumber) of its output is no answer: \(Self.quoted(bytes)) (\(message))")
    straysSinceAnswer += 1
    if straysSinceAnswer > Self.strayLimit {
      fatal =
        "wrote more than \(Self.strayLimit) lines that are no answers, such as "
        + Self.quoted(bytes)
    }
  }

  private mutating func settle(
    _ id: String, _ now: ContinuousClock.Instant, _ milliseconds: Double?,
    _ layer: (ExtractionInput) throws(ExtractionFailure) -> Layer
  ) {
    guard let flight = flights[id] else {
      takeUnasked(id, now)
      return
    }
    flights.remove(id)
    attribute(before: flight.index)
    lastProgress = now
    hasAnswered = true
    straysSinceAnswer = 0
    let timing = RemoteTiming(
      roundTrip: now - flight.sent,
      own: milliseconds.flatMap { $0.isFinite && $0 >= 0 ? .microseconds(Int($0 * 1_000)) : nil })
    do {
      close(flight.index, layer: try layer(inputs[flight.index]), timing: timing)
    } catch {
      close(flight.index, failure: error, timing: timing)
    }
  }

  /// An answer for an article that is not in flight.
  private mutating func takeUnasked(_ id: String, _ now: ContinuousClock.Instant) {
    if id == HelloMessage.id { return }
    if formerIDs.contains(id) || inputs.contains(where: { $0.article.id == id }) {
      trouble.doubled.note("it answered the article '\(id)' again, or before it was asked")
      return
    }
    trouble.unknown.note("it answered for '\(id)', an article that it was not asked about")
    unattributed.append("it answered for '\(id)' instead")
    lastProgress = now
  }

  /// Lays answers that are for no known article to articles that were passed over.
  private mutating func attribute(before index: Int) {
    guard !unattributed.isEmpty else { return }
    for (id, flight) in flights.inOrder where flight.index < index && !unattributed.isEmpty {
      flights.remove(id)
      let reason = unattributed.removeFirst()
      close(flight.index, failure: ExtractionFailure(reason), timing: nil)
    }
  }

  /// When the program must have answered; `nil` where nothing is in flight.
  ///
  /// Where there are as many answers for no known article as there are articles in flight, nothing more
  /// is to be expected, and the wait is short.
  func deadline(_ limit: Duration) -> ContinuousClock.Instant? {
    guard !flights.isEmpty else { return nil }
    return lastProgress + (isAnsweredWrongly ? min(limit, .seconds(2)) : limit)
  }

  /// Why it is stopped when the deadline has passed.
  func stall(_ limit: Duration) -> String {
    if isAnsweredWrongly, let last = unattributed.last { return last }
    return "it gave no answer within \(limit.inSeconds) s and was stopped"
  }

  private var isAnsweredWrongly: Bool {
    !unattributed.isEmpty && unattributed.count >= flights.count
  }

  private mutating func close(
    _ index: Int, layer: Layer? = nil, failure: ExtractionFailure? = nil, timing: RemoteTiming?
  ) {
    guard outcomes[index] == nil else { return }
    openCount -= 1
    outcomes[index] = ExtractionOutcome(
      article: inputs[index].article.id, layer: layer, failure: failure, refusedCount: 0,
      duration: .zero, remote: timing)
  }

  // MARK: - Deaths

  /// Takes note that the program has ended, or was stopped, with articles in flight.
  ///
  /// - Parameter reason: What happened to it, as in `it ended with status 3`.
  mutating func programEnded(_ reason: String) {
    let open = flights.inOrder
    let isAlone = open.count == 1
    flights = Flights()
    unattributed = []
    fatal = nil
    straysSinceAnswer = 0
    lineNumber = 0
    hasAnswered = false
    var again: [Int] = []
    for (_, flight) in open {
      attempts[flight.index] += 1
      if isAlone && attempts[flight.index] > 1 {
        close(flight.index, failure: ExtractionFailure(reason), timing: nil)
      } else {
        again.append(flight.index)
      }
    }
    suspects = again + suspects
  }

  /// Fails all articles that are left.
  mutating func giveUp(_ reason: String) {
    flights = Flights()
    for index in outcomes.indices where outcomes[index] == nil {
      close(index, failure: ExtractionFailure(reason), timing: nil)
    }
    waiting = []
    suspects = []
  }

  /// The start of a line as it can be shown.
  static func quoted(_ bytes: some Collection<UInt8>) -> String {
    let shown = String(decoding: bytes.prefix(80), as: UTF8.self)
    let plain = shown.unicodeScalars.map { scalar in
      scalar.value < 0x20 || scalar.value == 0x7F ? "·" : String(Character(scalar))
    }
    return "'\(plain.joined())\(bytes.count > 80 ? "…" : "")'"
  }
}

extension Duration {
  /// In seconds, without a fraction that is 0.
  var inSeconds: String {
    let number = seconds
    return number == number.rounded() ? "\(Int(number))" : "\(number)"
  }
}
