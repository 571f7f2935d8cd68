/// A half-open range of UTF-8 bytes in an article's text.
public struct Fragment: Hashable, Sendable, Comparable {
  /// The first byte, from zero.
  public let start: Int
  /// One past the last byte; equal to `start` where the fragment is empty.
  public let end: Int

  /// Makes a fragment; `end` must not lie before `start`, nor `start` before 0.
  @inlinable
  public init(_ start: Int, _ end: Int) {
    precondition(0 <= start && start <= end, "a fragment ends at or after its start")
    self.start = start
    self.end = end
  }

  /// Makes a fragment of offsets that are known to ascend from 0.
  @inlinable
  package init(ascending start: Int, _ end: Int) {
    self.start = start
    self.end = end
  }

  /// The number of bytes.
  @inlinable public var count: Int { end - start }

  /// Whether the two share at least one byte; an empty fragment shares none.
  @inlinable
  public func overlaps(_ other: Fragment) -> Bool {
    max(start, other.start) < min(end, other.end)
  }

  /// Whether every byte of `other` lies inside this fragment.
  @inlinable
  public func contains(_ other: Fragment) -> Bool {
    start <= other.start && other.end <= end
  }

  /// By start, then by end.
  @inlinable
  public static func < (a: Fragment, b: Fragment) -> Bool {
    (a.start, a.end) < (b.start, b.end)
  }
}

/// Where a mention or trigger stands: one or more fragments, in order, that neither touch nor overlap.
public struct Extent: Hashable, Sendable {
  /// The first fragment.
  public let first: Fragment
  /// The fragments after the first; empty for nearly all mentions.
  public let rest: [Fragment]

  /// An extent of one fragment.
  @inlinable
  public init(_ fragment: Fragment) {
    first = fragment
    rest = []
  }

  /// An extent of one fragment, from its byte offsets.
  @inlinable
  public init(_ start: Int, _ end: Int) {
    self.init(Fragment(start, end))
  }

  /// An extent of the given fragments: sorted, and those that touch or overlap joined.
  ///
  /// Gives `nil` for an empty list.
  public init?(joining fragments: some Sequence<Fragment>) {
    var merged: [Fragment] = []
    for fragment in fragments.sorted() {
      if let last = merged.last, fragment.start <= last.end {
        merged[merged.count - 1] = Fragment(last.start, max(last.end, fragment.end))
      } else {
        merged.append(fragment)
      }
    }
    guard let first = merged.first else { return nil }
    self.first = first
    rest = Array(merged.dropFirst())
  }

  /// All fragments, in text order.
  public var fragments: [Fragment] { [first] + rest }
  /// The first byte.
  @inlinable public var start: Int { first.start }
  /// One past the last byte.
  @inlinable public var end: Int { rest.last?.end ?? first.end }
  /// The fragment from the first byte to the last, gaps included.
  @inlinable public var envelope: Fragment { Fragment(start, end) }
  /// Whether there is more than one fragment.
  @inlinable public var isDiscontinuous: Bool { !rest.isEmpty }
  /// The number of bytes in all fragments.
  @inlinable public var count: Int { rest.reduce(first.count) { $0 + $1.count } }

  /// The number of bytes that the two share.
  ///
  /// - Complexity: O(k) in the number of fragments of both.
  public func sharedBytes(with other: Extent) -> Int {
    guard isDiscontinuous || other.isDiscontinuous else {
      return max(0, min(end, other.end) - max(start, other.start))
    }
    let mine = fragments, theirs = other.fragments
    var i = 0, j = 0, shared = 0
    while i < mine.count && j < theirs.count {
      shared += max(0, min(mine[i].end, theirs[j].end) - max(mine[i].start, theirs[j].start))
      if mine[i].end < theirs[j].end { i += 1 } else { j += 1 }
    }
    return shared
  }

  /// Whether the two share at least one byte.
  @inlinable
  public func overlaps(_ other: Extent) -> Bool {
    guard envelope.overlaps(other.envelope) else { return false }
    return (rest.isEmpty && other.rest.isEmpty) || sharedBytes(with: other) > 0
  }
}

extension Extent: Comparable {
  /// By start, then the longer envelope first, then by fragments: outer before inner.
  public static func < (a: Extent, b: Extent) -> Bool {
    if a.start != b.start { return a.start < b.start }
    if a.end != b.end { return a.end > b.end }
    if a.rest.isEmpty && b.rest.isEmpty { return false }
    return a.fragments.lexicographicallyPrecedes(b.fragments)
  }
}
