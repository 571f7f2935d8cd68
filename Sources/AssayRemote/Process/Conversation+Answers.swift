import AssayExtraction
import AssayModel

// What a program gives, line by line.
extension Conversation {
  /// How many lines that are no answers may come between two answers.
  private static let strayLimit = 10_000

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
}
