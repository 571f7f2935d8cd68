import AssayModel

/// What became of an annotation, or of two that correspond, by index into the lists of both sides.
struct Verdict: Hashable {
  /// What is wrong; `nil` where nothing is.
  let kind: MistakeKind?
  let gold: Int?
  let predicted: Int?
}

/// What became of mentions, or of triggers: every annotation of both sides stands in one verdict.
struct SpanVerdicts {
  let all: [Verdict]

  /// - Complexity: that of ``Alignment``.
  init(gold: [Mention], predicted: [Mention]) {
    let alignment = Alignment(gold: gold, predicted: predicted)
    let known = Set(gold.map(Content.init))
    all =
      alignment.pairs.map { pair in
        let kind = Self.kind(
          pair.correspondence, gold[pair.gold].extent, predicted[pair.predicted].extent)
        return Verdict(kind: kind, gold: pair.gold, predicted: pair.predicted)
      }
      + alignment.missed.map { Verdict(kind: .missed, gold: $0, predicted: nil) }
      + alignment.spurious.map { index in
        // Equal content is paired before all else, so a gold mention of that content is taken.
        let isCopy = known.contains(Content(predicted[index]))
        return Verdict(kind: isCopy ? .duplicate : .spurious, gold: nil, predicted: index)
      }
  }

  private struct Content: Hashable {
    let type: String
    let extent: Extent

    init(_ mention: Mention) {
      type = mention.type
      extent = mention.extent
    }
  }

  private static func kind(
    _ correspondence: Correspondence, _ gold: Extent, _ predicted: Extent
  ) -> MistakeKind? {
    switch correspondence {
    case .exact: nil
    case .sameExtent: .type
    case .overlap: .typeAndBoundary
    case .overlapOfType:
      switch (gold.start == predicted.start, gold.end == predicted.end) {
      case (false, true): .boundaryLeft
      case (true, false): .boundaryRight
      default: .boundaryBoth
      }
    }
  }
}
