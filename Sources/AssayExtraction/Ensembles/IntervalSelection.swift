import AssayModel

/// The heaviest choice of spans that do not overlap.
///
/// Weighted interval scheduling (Kleinberg and Tardos, 2006, section 6.1). A span with gaps counts
/// from its first byte to its last. Of equally heavy choices the one that covers more bytes is taken,
/// then the one of fewer spans, then the one whose spans come first in the given order.
enum IntervalSelection {
  /// The value of a choice; the larger is the better.
  private struct Value: Comparable {
    var weight = 0
    var bytes = 0
    var spans = 0

    static func < (a: Value, b: Value) -> Bool {
      (a.weight, a.bytes, -a.spans) < (b.weight, b.bytes, -b.spans)
    }

    func adding(_ weight: Int, _ fragment: Fragment) -> Value {
      Value(weight: self.weight + weight, bytes: bytes + fragment.count, spans: spans + 1)
    }
  }

  /// The indexes of the chosen spans, in ascending order.
  ///
  /// - Parameter weights: One a span, above 0.
  /// - Complexity: O(n log n) in the number of spans.
  static func choose(_ spans: [Fragment], weights: [Int]) -> [Int] {
    let order = spans.indices.sorted { a, b in
      (spans[a].end, spans[a].start, a) < (spans[b].end, spans[b].start, b)
    }
    let ends = order.map { spans[$0].end }
    var best = [Value()]
    var isTaken: [Bool] = []
    var before: [Int] = []
    for (position, index) in order.enumerated() {
      // How many of the spans so far end at or before this one's start.
      let low = ends[..<position].partitioningIndex { $0 > spans[index].start }
      let taken = best[low].adding(weights[index], spans[index])
      let takes = best[position] < taken
      best.append(takes ? taken : best[position])
      isTaken.append(takes)
      before.append(low)
    }
    var chosen: [Int] = []
    var position = order.count
    while position > 0 {
      if isTaken[position - 1] {
        chosen.append(order[position - 1])
        position = before[position - 1]
      } else {
        position -= 1
      }
    }
    return chosen.sorted()
  }
}
