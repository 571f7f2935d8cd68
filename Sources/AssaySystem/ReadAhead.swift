private import Dispatch
private import Synchronization

/// Makes elements on a thread of its own, a few ahead of who asks for them.
///
/// What is ready is bounded: as much as one portion waits while the next is made. Dropping the last
/// reference ends the work after the element that is being made.
package final class ReadAhead<Element: Sendable>: Sendable {
  private let channel = Channel<Element>()
  /// What was taken and not asked for yet, the next element last.
  private let portion = Mutex<[Element]>([])

  /// Starts the work.
  ///
  /// - Parameters:
  ///   - limit: How much one portion may cost; it has at least one element.
  ///   - cost: What an element costs.
  ///   - source: Gives the elements, one by one.
  package init(
    limit: Int, cost: @escaping @Sendable (Element) -> Int,
    source: some IteratorProtocol<Element> & Sendable
  ) {
    let channel = channel
    DispatchQueue(label: "assay.read-ahead").async {
      var source = source
      var portion: [Element] = []
      var sum = 0
      while let element = source.next() {
        portion.append(element)
        sum += cost(element)
        guard sum >= limit else { continue }
        guard channel.put(portion) else { return }
        portion = []
        sum = 0
      }
      if !portion.isEmpty, !channel.put(portion) { return }
      _ = channel.put([])
    }
  }

  deinit {
    channel.close()
  }

  /// The next element, or `nil` after the last.
  package func next() -> Element? {
    portion.withLock { portion in
      if portion.isEmpty { portion = channel.take().reversed() }
      return portion.popLast()
    }
  }
}

/// Hands portions from one thread to another.
private final class Channel<Element: Sendable>: Sendable {
  private struct State {
    var portion: [Element] = []
    /// Whether nothing follows.
    var isFinished = false
    /// Whether nobody wants anything any more.
    var isClosed = false
  }

  private let state = Mutex(State())
  private let isFull = DispatchSemaphore(value: 0)
  private let isEmpty = DispatchSemaphore(value: 0)

  init() {
    isEmpty.signal()
  }

  /// Hands a portion over when the last is taken, the empty one at the end; gives whether to go on.
  func put(_ portion: [Element]) -> Bool {
    isEmpty.wait()
    let isClosed = state.withLock { state in
      state.portion = portion
      return state.isClosed
    }
    isFull.signal()
    return !isClosed
  }

  /// Takes a portion when there is one; the empty one again and again at the end.
  func take() -> [Element] {
    if state.withLock({ $0.isFinished }) { return [] }
    isFull.wait()
    let portion = state.withLock { state in
      let portion = state.portion
      state.portion = []
      state.isFinished = portion.isEmpty
      return portion
    }
    isEmpty.signal()
    return portion
  }

  func close() {
    state.withLock { $0.isClosed = true }
    isEmpty.signal()
  }
}
