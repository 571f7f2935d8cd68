#if canImport(Darwin)
  @unsafe @preconcurrency private import Darwin
#elseif canImport(Musl)
  @unsafe @preconcurrency private import Musl
#else
  @unsafe @preconcurrency private import Glibc
#endif
import Synchronization

/// The groups of processes that this program has started and that must not outlive it.
///
/// Where the program is interrupted (SIGINT, SIGTERM, SIGHUP), they are killed first. A group that is
/// not in its starter's own group does not get the signals of the terminal, so this is what ends it.
@safe
package enum ChildGroups {
  /// A group's number for each that is running, 0 where a place is free.
  private static let places = Places()

  private struct Places: ~Copyable {
    let numbers = InlineArray<64, Atomic<Int32>> { _ in Atomic(0) }
  }

  private static let isReady: Void = install()

  /// Takes note of a group; one past the 64th is not noted.
  package static func add(_ group: Int32) {
    _ = isReady
    for index in places.numbers.indices {
      let (isTaken, _) = places.numbers[index].compareExchange(
        expected: 0, desired: group, ordering: .sequentiallyConsistent)
      if isTaken { return }
    }
  }

  /// Forgets a group that has ended.
  package static func remove(_ group: Int32) {
    for index in places.numbers.indices {
      _ = places.numbers[index].compareExchange(
        expected: group, desired: 0, ordering: .sequentiallyConsistent)
    }
  }

  /// The signal by which ``kill(_:)`` ends processes.
  package static let killSignal = SIGKILL

  /// Ends all processes of a group at once.
  package static func kill(_ group: Int32) {
    if group > 1 { _ = systemKill(-group, SIGKILL) }
  }

  /// Lets a write to a program that has ended fail, where else the signal would end this program too.
  package static func prepare() {
    _ = isReady
  }

  private static func install() {
    // A handler that does nothing: unlike an ignored signal it is not inherited by the children.
    _ = signal(SIGPIPE) { _ in }
    for number in [SIGINT, SIGTERM, SIGHUP] {
      _ = signal(number) { number in
        ChildGroups.killAll()
        _ = signal(number, SIG_DFL)
        raise(number)
      }
    }
  }

  /// Only what may be called while a signal is handled.
  private static func killAll() {
    for index in places.numbers.indices {
      let group = places.numbers[index].load(ordering: .sequentiallyConsistent)
      if group > 1 { _ = systemKill(-group, SIGKILL) }
    }
  }
}

// The C function under a name that the method above does not hide.
private func systemKill(_ process: Int32, _ signal: Int32) -> Int32 {
  kill(process, signal)
}
