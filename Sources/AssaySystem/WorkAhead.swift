private import Dispatch
private import Synchronization

/// What pieces of work give, done by several threads at once, a few ahead of who asks for them, and given in order.
///
/// What is done and not asked for yet is bounded. Dropping the last reference ends the work after the pieces that are
/// being done.
package final class WorkAhead<Result: Sendable>: Sendable {
  private let line: Line<Result>

  /// Starts the work.
  ///
  /// - Parameters:
  ///   - count: The number of pieces.
  ///   - threads: How many are done at once, at least one; as many again may wait.
  ///   - work: Does the piece of a number from zero.
  package init(count: Int, threads: Int, work: @escaping @Sendable (Int) -> Result) {
    precondition(count >= 0 && threads >= 1, "there are threads for what is to be done")
    let line = Line<Result>(count: count, ahead: 2 * threads)
    for number in 0..<min(threads, count) {
      DispatchQueue(label: "assay.work-ahead.\(number)").async {
        while let piece = line.claim() { line.put(work(piece), at: piece) }
      }
    }
    self.line = line
  }

  deinit {
    line.close()
  }

  /// What the next piece gave, or `nil` after the last.
  ///
  /// One thread may ask at a time.
  package func next() -> Result? { line.take() }
}

/// The pieces in order, with what those gave that are done.
private final class Line<Result: Sendable>: Sendable {
  private struct State {
    /// The next piece to be done, and the next to be given.
    var claimed = 0, given = 0
    var results: [Int: Result] = [:]
    /// Whether nobody wants anything any more.
    var isClosed = false
  }

  private let count: Int
  private let state = Mutex(State())
  /// Counts the pieces that may be begun.
  private let room: DispatchSemaphore
  /// Counts those that were done.
  private let done = DispatchSemaphore(value: 0)

  init(count: Int, ahead: Int) {
    self.count = count
    room = DispatchSemaphore(value: 0)
    // A semaphore must not end with less than it began with.
    for _ in 0..<ahead { room.signal() }
  }

  /// The next piece to do, when there is room for it; `nil` where there is none.
  func claim() -> Int? {
    room.wait()
    let piece: Int? = state.withLock { state in
      guard !state.isClosed, state.claimed < count else { return nil }
      state.claimed += 1
      return state.claimed - 1
    }
    // The others are to see it, too.
    if piece == nil { room.signal() }
    return piece
  }

  func put(_ result: Result, at piece: Int) {
    state.withLock { $0.results[piece] = result }
    done.signal()
  }

  func take() -> Result? {
    while true {
      let (isOver, result) = state.withLock { state -> (Bool, Result?) in
        guard state.given < count else { return (true, nil) }
        guard let result = state.results.removeValue(forKey: state.given) else {
          return (false, nil)
        }
        state.given += 1
        return (false, result)
      }
      if isOver { return nil }
      if let result {
        room.signal()
        return result
      }
      done.wait()
    }
  }

  func close() {
    state.withLock { $0.isClosed = true }
    room.signal()
  }
}
