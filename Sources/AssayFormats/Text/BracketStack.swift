/// Brackets that are open, by the identifier that an end repeats; ends close the last that began.
struct BracketStack<Payload: Sendable>: Sendable {
  private var open: [String: [(start: Int, payload: Payload)]] = [:]

  mutating func open(_ id: String, at start: Int, _ payload: Payload) {
    open[id, default: []].append((start, payload))
  }

  /// Where what ends here began, or `nil` where nothing of that identifier is open.
  mutating func close(_ id: String) -> (start: Int, payload: Payload)? {
    guard let last = open[id]?.popLast() else { return nil }
    if open[id]?.isEmpty ?? false { open[id] = nil }
    return last
  }

  /// The identifiers of what is still open, sorted.
  var unclosed: [String] { open.keys.sorted() }

  mutating func removeAll() { open.removeAll() }
}
