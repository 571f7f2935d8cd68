import Synchronization

/// Hands out the numbers from zero, each once, to whichever worker asks next.
package final class Cursor: Sendable {
  private let position = Atomic<Int>(0)

  /// Starts at zero.
  package init() {}

  /// The next number; `nil` where it is not below `end`.
  package func next(below end: Int) -> Int? {
    let index = position.add(1, ordering: .relaxed).oldValue
    return index < end ? index : nil
  }
}
