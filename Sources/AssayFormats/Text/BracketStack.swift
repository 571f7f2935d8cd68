/// Brackets that are open, by the identifier that an end repeats; ends close the last that began.
struct BracketStack<Identifier: Hashable & Comparable & Sendable, Payload: Sendable>: Sendable {
  private var open: [Identifier: [(start: Int, payload: Payload)]] = [:]

  mutating func open(_ id: Identifier, at start: Int, _ payload: Payload) {
    open[id, default: []].append((start, payload))
  }

  /// Where what ends here began, or `nil` where nothing of that identifier is open.
  mutating func close(_ id: Identifier) -> (start: Int, payload: Payload)? {
    open[id]?.popLast()
  }

  /// The identifiers of what is still open, sorted.
  var unclosed: [Identifier] { open.filter { !$0.value.isEmpty }.keys.sorted() }

  mutating func removeAll() { open.removeAll() }
}
