import AssayModel

/// The articles that were sent and not answered, each under an identifier of its own.
struct Flights {
  /// An article that was sent.
  struct Flight {
    /// Its place in the batch.
    let index: Int
    let sent: ContinuousClock.Instant
    fileprivate let bytes: Int
  }

  private var flights: [String: Flight] = [:]
  /// The size of their texts.
  private(set) var bytes = 0

  var isEmpty: Bool { flights.isEmpty }
  var count: Int { flights.count }

  subscript(id: String) -> Flight? { flights[id] }

  /// With their identifiers, in the order of the batch.
  var inOrder: [(String, Flight)] {
    flights.map { ($0.key, $0.value) }.sorted { $0.1.index < $1.1.index }
  }

  /// Sends an article.
  ///
  /// - Returns: What it is called: its identifier, with signs behind it where another has that.
  mutating func send(
    _ index: Int, _ article: Article, _ now: ContinuousClock.Instant
  ) -> String {
    var id = article.id
    while flights[id] != nil || id == HelloMessage.id { id += "+" }
    flights[id] = Flight(index: index, sent: now, bytes: article.text.count)
    bytes += article.text.count
    return id
  }

  /// Takes note that an article is not in flight any more.
  mutating func remove(_ id: String) {
    guard let flight = flights.removeValue(forKey: id) else { return }
    bytes -= flight.bytes
  }
}
