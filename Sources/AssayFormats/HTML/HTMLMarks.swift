import AssayModel

/// A mention or trigger as it is drawn under the text.
struct HTMLMark {
  /// How its line looks.
  enum Line: String {
    /// Found alike on both sides, or not compared.
    case solid = "k"
    /// Found with another type or boundary.
    case dashed = "w"
    /// On one side alone.
    case dotted = "x"
    /// The gap of a discontinuous one.
    case gap = "d"
  }

  let layer: Int
  /// The number of its type among all types of the page.
  let type: Int
  let isTrigger: Bool
  /// Its index in the layer's mentions, or in the layer's distinct triggers.
  let index: Int
  let extent: Extent
  let line: Line
  /// What a pointer that rests on it is told.
  let title: String
  /// Which line below the text it is drawn on, from 0.
  var lane = 0
}

/// A stretch of text under which the same marks are drawn.
struct HTMLSegment {
  let fragment: Fragment
  /// The marks that cover it, by index; those in whose gap it lies among them.
  let marks: [Int]
  /// The marks that begin here.
  let starting: [Int]
}

/// All marks of a page, and the text cut at their ends.
struct HTMLMarks {
  /// More lines below the text than this are drawn one over the other.
  static let maximumLanes = 12

  private(set) var marks: [HTMLMark]
  private(set) var segments: [HTMLSegment] = []
  /// How many lines are drawn below the text.
  private(set) var laneCount = 0
  /// For each mark the segment that it begins with.
  private(set) var firstSegment: [Int]

  /// - Complexity: O(m · d + n) for m marks of which d lie one in another.
  init(_ marks: [HTMLMark], textCount: Int) {
    self.marks = marks
    firstSegment = Array(repeating: 0, count: marks.count)
    assignLanes()
    cut(textCount: textCount)
  }

  /// For each layer, from the top: the inner marks nearest to the text, then those around them.
  private mutating func assignLanes() {
    for layer in Set(marks.map(\.layer)).sorted() {
      let order = marks.indices.filter { marks[$0].layer == layer }
        .sorted { (marks[$0].extent, $0) < (marks[$1].extent, $1) }
      var ends: [Int] = []
      for index in order {
        let start = marks[index].extent.start
        let free = ends.firstIndex { $0 <= start } ?? ends.count
        let end = max(marks[index].extent.end, start + 1)
        if free == ends.count { ends.append(end) } else { ends[free] = end }
        marks[index].lane = free
      }
      for index in order {
        marks[index].lane = min(
          laneCount + ends.count - 1 - marks[index].lane, Self.maximumLanes - 1)
      }
      laneCount = min(laneCount + ends.count, Self.maximumLanes)
    }
  }

  private mutating func cut(textCount: Int) {
    var cuts: Set<Int> = [0, textCount]
    var starts: [Int: [Int]] = [:]
    for (index, mark) in marks.enumerated() {
      for fragment in mark.extent.fragments { cuts.formUnion([fragment.start, fragment.end]) }
      starts[mark.extent.start, default: []].append(index)
    }
    var open: [Int] = []
    let places = cuts.sorted()
    for (number, place) in places.enumerated() {
      open.removeAll { marks[$0].extent.end <= place }
      let here = starts[place] ?? []
      let empty = here.filter { marks[$0].extent.envelope.count == 0 }
      if !empty.isEmpty { add(Fragment(place, place), empty, empty) }
      let starting = here.filter { marks[$0].extent.envelope.count > 0 }
      open += starting
      guard number + 1 < places.count else { break }
      add(Fragment(place, places[number + 1]), open, starting)
    }
  }

  private mutating func add(_ fragment: Fragment, _ marks: [Int], _ starting: [Int]) {
    for mark in starting { firstSegment[mark] = segments.count }
    segments.append(HTMLSegment(fragment: fragment, marks: marks, starting: starting))
  }
}
