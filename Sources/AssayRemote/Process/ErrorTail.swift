import Synchronization

/// The last lines that another program wrote to its standard error.
final class ErrorTail: Sendable {
  private struct State {
    var lines: [String] = []
    var pending: [UInt8] = []
  }

  /// How many lines are kept.
  static let limit = 50
  private static let lineLimit = 1_000

  private let state = Mutex(State())

  /// Takes a piece of output.
  func take(_ piece: [UInt8]) {
    state.withLock { state in
      for byte in piece {
        if byte == 0x0A {
          Self.close(&state)
        } else if state.pending.count < Self.lineLimit {
          state.pending.append(byte)
        }
      }
    }
  }

  /// The last lines, the oldest first.
  var lines: [String] {
    state.withLock { state in
      if !state.pending.isEmpty { Self.close(&state) }
      return state.lines
    }
  }

  private static func close(_ state: inout State) {
    state.lines.append(String(decoding: state.pending, as: UTF8.self))
    state.pending = []
    if state.lines.count > limit { state.lines.removeFirst() }
  }
}
