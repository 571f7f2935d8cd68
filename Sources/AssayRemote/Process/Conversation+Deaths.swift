import AssayExtraction

// What becomes of articles whose program has ended.
extension Conversation {
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
}
