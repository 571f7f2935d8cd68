extension Array where Element: Sendable {
  /// What a function gives for each element, in their order; no more than `limit` at a time.
  @concurrent
  func mapConcurrently<Value: Sendable>(
    limit: Int, _ body: @escaping @Sendable (Element) -> Value
  ) async -> [Value] {
    await withTaskGroup(of: (Int, Value).self) { group in
      var values = [Value?](repeating: nil, count: count)
      var next = 0
      func start() {
        guard next < count else { return }
        let index = next, element = self[index]
        next += 1
        group.addTask { (index, body(element)) }
      }
      for _ in 0..<Swift.max(1, limit) { start() }
      while let (index, value) = await group.next() {
        values[index] = value
        start()
      }
      return values.compactMap { $0 }
    }
  }
}
