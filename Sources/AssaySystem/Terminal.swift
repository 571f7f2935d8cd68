/// Where a program writes: data to one stream, everything for a person to the other.
package enum StandardStream: Int32, Sendable {
  case output = 1
  case error = 2

  /// Whether a person watches the stream.
  package var isTerminal: Bool { SystemCalls.isTerminal(rawValue) }

  /// Writes a text; where nobody reads any more, the rest is dropped.
  package func write(_ text: String) {
    try? SystemCalls.write(rawValue, Array(text.utf8))
  }
}
