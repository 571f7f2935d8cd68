import AssayModel

/// Collects a scorer's verdicts on the chunks of a document's tags.
///
/// A chunk that a mention of the layer covers token by token is that mention, whatever its type, but
/// rather one of its own type.
struct ChunkJudge {
  private let document: PeerDocument
  private let tags: PeerTags
  private var waiting: [AnnotationSide: [Range<Int>: [Int]]] = [:]
  /// Where the mentions of each side stand.
  private var extents: [AnnotationSide: Set<Extent>] = [:]
  private(set) var verdicts = DocumentVerdicts()

  init(_ document: PeerDocument, _ tags: PeerTags) {
    self.document = document
    self.tags = tags
    for side in AnnotationSide.allCases {
      waiting[side] = tags.mentions(of: document.layer(side), side)
      extents[side] = document.extents(side)
    }
  }

  /// Notes the verdict on a chunk, given by its tokens.
  mutating func judge(
    _ side: AnnotationSide, type: String, tokens: Range<Int>, _ verdict: PeerVerdict
  ) {
    var verdict = verdict
    let (item, rule) = take(side, type, tokens)
    if verdict.rule == nil { verdict.rule = rule }
    verdicts.note(verdict, on: item, side)
  }

  private mutating func take(
    _ side: AnnotationSide, _ type: String, _ tokens: Range<Int>
  ) -> (JudgedItem, DifferenceRule?) {
    let mentions = document.layer(side)?.mentions ?? []
    var candidates = waiting[side]?[tokens] ?? []
    let best = candidates.firstIndex { mentions[$0].type == type } ?? candidates.indices.first
    guard let best else {
      let extent = extent(of: tokens)
      return (.chunk(type: type, extent), .tagsRead)
    }
    let index = candidates.remove(at: best)
    waiting[side, default: [:]][tokens] = candidates
    let renamed: DifferenceRule? = mentions[index].type == type ? nil : .typeName
    return (.mention(index), rule(on: index, side, isLeftOut: false) ?? renamed)
  }

  private func extent(of tokens: Range<Int>) -> Extent {
    guard let first = tokens.first, let last = tokens.last, tags.tokens.indices.contains(first),
      tags.tokens.indices.contains(last)
    else { return Extent(0, 0) }
    return Extent(tags.tokens[first].start, max(tags.tokens[first].start, tags.tokens[last].end))
  }

  private func rule(
    on index: Int, _ side: AnnotationSide, isLeftOut: Bool
  ) -> DifferenceRule? {
    guard let mention = document.layer(side)?.mentions[index] else { return nil }
    if let loss = tags.losses(side)[index] {
      // What is moved alike on both sides stays as it was to the other.
      let isMovedAlike = !loss.isLeftOut && extents[side.other]?.contains(mention.extent) == true
      return isMovedAlike ? nil : DifferenceRule(loss)
    }
    if tags.hasLostTokens(mention) { return .commentTokens }
    return isLeftOut ? .tagsRead : nil
  }

  /// The verdicts, those on mentions that are no chunk among them.
  mutating func finish() -> DocumentVerdicts {
    for side in AnnotationSide.allCases {
      for index in (document.layer(side)?.mentions ?? []).indices
      where verdicts[side][.mention(index)] == nil {
        verdicts.note(
          .leftOut(rule(on: index, side, isLeftOut: true) ?? .tagsRead), on: .mention(index), side)
      }
    }
    return verdicts
  }
}

extension PeerDocument {
  /// Where the mentions of a side stand.
  func extents(_ side: AnnotationSide) -> Set<Extent> {
    Set((layer(side)?.mentions ?? []).map(\.extent))
  }
}

extension DifferenceRule {
  init(_ loss: TagLoss) {
    self =
      switch loss {
      case .widened, .unaligned: .unaligned
      case .enveloped: .discontinuous
      case .overlapping: .overlapping
      case .acrossSentences: .acrossSentences
      case .nowhere: .empty
      }
  }
}

/// Verdicts by sets: an annotation is right if the other side has its key, and a second copy of a key
/// does not count.
struct SetJudge<Key: Hashable> {
  private var seen: Set<Key> = []
  private let others: Set<Key>

  /// - Parameter others: The keys of the other side.
  init(against others: Set<Key>) { self.others = others }

  /// The verdict on the next annotation of a key.
  ///
  /// - Parameter rule: What is of note about it, unless it is a copy.
  mutating func verdict(on key: Key, _ rule: DifferenceRule? = nil) -> PeerVerdict {
    guard seen.insert(key).inserted else { return .leftOut(.duplicate) }
    return others.contains(key) ? .right(rule) : .unmatched(rule)
  }
}
