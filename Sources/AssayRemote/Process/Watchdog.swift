import Synchronization

/// Ends something when a time limit has passed.
final class Watchdog: Sendable {
  private struct State {
    var deadline: ContinuousClock.Instant?
    var hasFired = false
    var isClosed = false
  }

  private let state = Mutex(State())

  /// Sets another limit in place of the last; `nil` for none.
  func set(_ deadline: ContinuousClock.Instant?) {
    state.withLock { state in
      if !state.isClosed { state.deadline = deadline }
    }
  }

  /// Sets the last limit, which no other can take the place of; nothing where one has passed.
  func close(_ deadline: ContinuousClock.Instant) {
    state.withLock { state in
      if state.hasFired { return }
      state.deadline = deadline
      state.isClosed = true
    }
  }

  /// Whether the last limit was set.
  var isClosed: Bool { state.withLock { $0.isClosed } }

  /// Whether a limit has passed.
  var hasFired: Bool { state.withLock { $0.hasFired } }

  /// Waits until a limit has passed, or the task is cancelled.
  ///
  /// - Returns: Whether a limit has passed.
  func wait() async -> Bool {
    while !Task.isCancelled {
      let isDue = state.withLock { state in
        guard let deadline = state.deadline, deadline <= .now else { return false }
        state.hasFired = true
        return true
      }
      if isDue { return true }
      try? await Task.sleep(for: .milliseconds(20))
    }
    return false
  }
}
