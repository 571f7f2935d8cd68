internal import AssaySystem

/// Arrays as room that is written to at any place, and of which a first part is then taken.
extension Array where Element: FixedWidthInteger {
  /// Grows to a count at least.
  ///
  /// - Parameter factor: How many times as many elements are expected in the end. Memory for them is
  ///   reserved where more is needed at all, but not used yet.
  mutating func makeRoom(_ room: Int, factor: Int = 2) {
    guard count < room else { return }
    if capacity < room { reserveLargePages(Swift.max(room, count * factor + count / 8)) }
    let filled = Swift.max(room, Swift.min(2 * count, Self.copied))
    append(contentsOf: repeatElement(0, count: Swift.max(0, filled - count)))
  }

  /// Up to how many elements are copied when they are taken.
  private static var copied: Int { 1 << 15 }

  /// The first elements: a copy where they are few, so that the room goes on being used.
  mutating func takeFirst(_ taken: Int) -> [Element] {
    guard taken > Self.copied else { return Array(self[..<taken]) }
    var room: [Element] = []
    swap(&room, &self)
    room.removeLast(room.count - taken)
    return room
  }
}
