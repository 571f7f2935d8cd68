import AssayModel

/// Token tags as nervaluate's list loader reads them: IOB2, with an `I-` allowed to begin an entity.
struct NervaluateTags {
  private let indexes: [Int32]
  private let tags: [Tag]

  private struct Tag {
    let isOutside: Bool
    /// Whether the loader lets an entity begin here.
    let canBegin: Bool
    let isBegin: Bool
    /// All behind the first two code points.
    let type: String

    init(_ name: String) {
      let scalars = name.unicodeScalars
      isOutside = scalars.elementsEqual("O".unicodeScalars)
      canBegin =
        scalars.starts(with: "B-".unicodeScalars) || scalars.starts(with: "I-".unicodeScalars)
      isBegin = scalars.first == "B"
      type = String(scalars.dropFirst(2))
    }
  }

  init(_ sequence: TagSequence) {
    indexes = sequence.indexes
    tags = sequence.names.map(Tag.init)
  }

  /// The entities of a sentence, by their tokens; `nil` where the loader refuses a tag.
  ///
  /// - Parameter acceptsAll: Whether a tag that the loader refuses begins an entity all the same.
  func spans(in sentence: Range<Int>, acceptsAll: Bool = false) -> [NervaluateSpan]? {
    var spans: [NervaluateSpan] = []
    var open: (type: String, start: Int)?
    for token in sentence {
      let tag = tags[Int(indexes[token])]
      if let (type, start) = open {
        guard tag.isOutside || tag.isBegin || tag.type != type else { continue }
        spans.append(NervaluateSpan(type: type, extent: start..<token))
        open = nil
      }
      guard !tag.isOutside else { continue }
      guard tag.canBegin || acceptsAll else { return nil }
      open = (tag.type, token)
    }
    if let (type, start) = open {
      spans.append(NervaluateSpan(type: type, extent: start..<sentence.upperBound))
    }
    return spans
  }
}
