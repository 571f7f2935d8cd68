package import AssayModel

/// An annotation that two scorers judge differently.
package struct JudgedDifference: Hashable, Sendable {
  /// Which document, by its place in the list.
  package let document: Int
  /// Whose annotation it is.
  package let side: AnnotationSide
  /// The annotation, as the first scorer that sees it has it.
  package let item: JudgedItem
  /// The first scorer's verdict; `nil` where it does not see the annotation at all.
  package let first: PeerVerdict?
  /// The second scorer's.
  package let second: PeerVerdict?
  /// What explains the difference.
  package let rule: DifferenceRule
}

/// Where the verdicts of two scorers on the same documents differ, and why.
///
/// What the listed annotations earn and count for one scorer, less what they do for the other, is the
/// difference of both scorers' sums.
package struct DifferenceStudy: Sendable {
  /// The first scorer's sums.
  package let first: VerdictSums
  /// The second scorer's.
  package let second: VerdictSums
  /// The annotations, by document, then gold before predicted, then by place in the text.
  package let differences: [JudgedDifference]

  /// What two scorers can differ by that see nothing of note in an annotation.
  package enum Fallback: Sendable {
    /// What they let agree.
    case criterion
    /// How they pair annotations, or what they give for an overlap.
    case matching
    /// The entities that they see.
    case entities
  }

  /// Compares verdicts, one of each scorer a document.
  ///
  /// - Parameters:
  ///   - documents: The documents.
  ///   - first: The first scorer's verdicts.
  ///   - second: The second scorer's.
  ///   - fallback: What explains a difference that no rule explains.
  ///   - otherRoles: The places of documents whose roles the scorers were given spelled differently.
  /// - Complexity: O(n log n) in the number of annotations.
  package init(
    _ documents: [PeerDocument], first: [DocumentVerdicts], second: [DocumentVerdicts],
    fallback: Fallback, otherRoles: Set<Int> = []
  ) {
    self.first = VerdictSums(first)
    self.second = VerdictSums(second)
    differences = documents.indices.flatMap { index in
      let document = documents[index]
      let found = AnnotationSide.allCases.flatMap { side in
        document.inTextOrder(
          Self.joined(first[index][side], second[index][side], document, side)
            .filter { !Self.isAlike($0.first, $0.second) }
            .map { row in
              UnexplainedDifference(
                side: side, item: row.item, first: row.first, second: row.second,
                rule: Self.rule(row.first, row.second)
                  ?? (otherRoles.contains(index) ? .roleName : nil),
                extent: document.extent(of: row.item, side))
            })
      }
      let explained = [
        AnnotationSide.gold: ExplainedPlaces(found, .gold),
        .predicted: ExplainedPlaces(found, .predicted),
      ]
      return found.map { difference in
        JudgedDifference(
          document: index, side: difference.side, item: difference.item,
          first: difference.first, second: difference.second,
          rule: difference.rule ?? explained[difference.side.other]?.rule(at: difference.extent)
            ?? Self.rule(fallback, difference.first, difference.second))
      }
    }
  }

  /// How often each rule explains a difference, the most frequent first, then by name.
  package var counts: [(rule: DifferenceRule, count: Int)] {
    Dictionary(grouping: differences, by: \.rule).map { ($0.key, $0.value.count) }
      .sorted { ($1.1, $0.0.rawValue) < ($0.1, $1.0.rawValue) }
  }

  private static func isAlike(_ first: PeerVerdict?, _ second: PeerVerdict?) -> Bool {
    let nothing = PeerVerdict.leftOut(.tagsRead)
    return (first ?? nothing).counts(as: second ?? nothing)
  }

  /// The verdicts on one annotation each, those on what only one scorer sees joined by their place.
  private static func joined(
    _ first: [JudgedItem: PeerVerdict], _ second: [JudgedItem: PeerVerdict],
    _ document: PeerDocument, _ side: AnnotationSide
  ) -> [(item: JudgedItem, first: PeerVerdict?, second: PeerVerdict?)] {
    var onlySecond: [Extent: [JudgedItem]] = [:]
    for item in document.inTextOrder(second.keys.filter { first[$0] == nil }, side) {
      let extent = document.extent(of: item, side)
      onlySecond[extent ?? Extent(0, 0), default: []].append(item)
    }
    var rows: [(item: JudgedItem, first: PeerVerdict?, second: PeerVerdict?)] = []
    for item in document.inTextOrder(Array(first.keys), side) {
      var other = second[item]
      if other == nil, case .chunk(_, let extent) = item, onlySecond[extent]?.isEmpty == false {
        other = onlySecond[extent]?.removeFirst().verdict(in: second)
      }
      rows.append((item, first[item], other))
    }
    for items in onlySecond.values {
      for item in items { rows.append((item, nil, second[item])) }
    }
    return rows
  }

  /// The rule that one of the scorers names; `nil` where neither does anything of note, or both the
  /// same.
  private static func rule(_ first: PeerVerdict?, _ second: PeerVerdict?) -> DifferenceRule? {
    guard let first, let second else { return first?.rule ?? second?.rule ?? .tagsRead }
    // Whoever leaves the annotation out says why.
    if first.count == 0 || second.count == 0 {
      let leaving = first.count == 0 ? first : second
      if let rule = leaving.rule { return rule }
    }
    switch (first.rule, second.rule) {
    case (let rule?, nil), (nil, let rule?): return rule
    case (let one?, let other?) where one != other: return one
    default: return nil
    }
  }

  private static func rule(
    _ fallback: Fallback, _ first: PeerVerdict?, _ second: PeerVerdict?
  ) -> DifferenceRule {
    switch fallback {
    case .criterion: .criterion
    case .entities: .entityChanged
    case .matching:
      isShare(first) || isShare(second)
        || (first?.counterpart == .near && second?.counterpart == .near)
        ? .overlapCredit : .matching
    }
  }

  /// Whether a verdict earns a part.
  private static func isShare(_ verdict: PeerVerdict?) -> Bool {
    verdict.map { 0 < $0.credit && $0.credit < Double($0.count) } ?? false
  }
}

/// A difference that may have no rule of its own yet.
private struct UnexplainedDifference {
  let side: AnnotationSide
  let item: JudgedItem
  let first: PeerVerdict?
  let second: PeerVerdict?
  let rule: DifferenceRule?
  let extent: Extent?
}

/// The differences of a side that have a rule, by place.
private struct ExplainedPlaces {
  private var rules: [Fragment: DifferenceRule] = [:]
  /// By start, then by end.
  private var places: [(extent: Extent, rule: DifferenceRule)] = []
  /// For each place the greatest end of it and of those before it.
  private var ends: [Int] = []

  init(_ differences: [UnexplainedDifference], _ side: AnnotationSide) {
    for difference in differences where difference.side == side {
      guard let rule = difference.rule, let extent = difference.extent else { continue }
      if rules[extent.envelope] == nil { rules[extent.envelope] = rule }
      places.append((extent, rule))
    }
    places.sort { ($0.extent.start, $0.extent.end) < ($1.extent.start, $1.extent.end) }
    for place in places { ends.append(max(ends.last ?? 0, place.extent.end)) }
  }

  /// The rule of a difference in the same place or, failing that, of the last that overlaps it: what
  /// one side lacks is missed or spurious on the other.
  func rule(at extent: Extent?) -> DifferenceRule? {
    guard let extent else { return nil }
    if let rule = rules[extent.envelope] { return rule }
    var index = places.partitioningIndex(where: { $0.extent.start >= extent.end }) - 1
    while index >= 0 && ends[index] > extent.start {
      if places[index].extent.overlaps(extent) { return places[index].rule }
      index -= 1
    }
    return nil
  }
}

extension JudgedItem {
  fileprivate func verdict(in verdicts: [JudgedItem: PeerVerdict]) -> PeerVerdict? {
    verdicts[self]
  }
}

extension PeerDocument {
  /// Where an annotation stands, a relation at all of its arguments; `nil` for an event without a trigger, or
  /// what refers to one.
  package func extent(of item: JudgedItem, _ side: AnnotationSide) -> Extent? {
    guard let layer = layer(side) else { return nil }
    switch item {
    case .mention(let index): return layer.mentions[index].extent
    case .chunk(_, let extent): return extent
    case .event(let index): return layer.events[index].trigger?.extent
    case .argument(let event, let place):
      return layer.extent(of: layer.events[event].arguments[place].filler)
    case .relation(let index):
      let places = layer.relations[index].arguments.compactMap { layer.extent(of: $0.filler) }
      return Extent(joining: places.flatMap(\.fragments))
    }
  }

  fileprivate func inTextOrder(
    _ differences: [UnexplainedDifference]
  ) -> [UnexplainedDifference] {
    differences.sorted { key(of: $0.item, $0.side) < key(of: $1.item, $1.side) }
  }

  fileprivate func inTextOrder(_ items: [JudgedItem], _ side: AnnotationSide) -> [JudgedItem] {
    items.sorted { key(of: $0, side) < key(of: $1, side) }
  }

  /// By place, outer before inner; then mentions, chunks, events, arguments and relations, each in source order.
  private func key(of item: JudgedItem, _ side: AnnotationSide) -> OrderKey {
    let extent = extent(of: item, side)
    let order: (Int, Int, Int, String)
    switch item {
    case .mention(let index): order = (0, index, 0, "")
    case .chunk(let type, _): order = (1, 0, 0, type)
    case .event(let index): order = (2, index, 0, "")
    case .argument(let event, let place): order = (3, event, place, "")
    case .relation(let index): order = (4, index, 0, "")
    }
    return OrderKey(start: extent?.start ?? -1, end: -(extent?.end ?? -1), order: order)
  }

  private struct OrderKey: Comparable {
    let start: Int
    let end: Int
    let order: (Int, Int, Int, String)

    static func == (a: OrderKey, b: OrderKey) -> Bool {
      (a.start, a.end) == (b.start, b.end) && a.order == b.order
    }

    static func < (a: OrderKey, b: OrderKey) -> Bool {
      (a.start, a.end) == (b.start, b.end)
        ? a.order < b.order : (a.start, a.end) < (b.start, b.end)
    }
  }
}
