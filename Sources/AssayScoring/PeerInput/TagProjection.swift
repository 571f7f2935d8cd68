import AssayModel

/// What tags cannot say of a mention.
package enum TagLoss: String, Hashable, Sendable, CaseIterable {
  /// It begins or ends within a token, and has all tokens that it touches.
  case widened
  /// It has several fragments, and all tokens from the first to the last.
  case enveloped
  /// It begins or ends within a token, and is left out.
  case unaligned
  /// A token that it needs belongs to a longer mention, or to an earlier one; it is left out.
  case overlapping
  /// It reaches from one sentence into another; it is left out.
  case acrossSentences
  /// It touches no token; it is left out.
  case nowhere

  /// Whether the mention has no tags at all.
  package var isLeftOut: Bool { self != .widened && self != .enveloped }
}

/// What becomes of mentions that do not begin and end with a token.
package enum TagAlignment: String, Hashable, Sendable, CaseIterable {
  /// They have all tokens that they touch.
  case cover
  /// They are left out.
  case drop
}

/// Mentions written as token tags.
///
/// A token has one tag, so of mentions that share one the longest is written, of equally long ones
/// the first in the text, then the first by type, then the first in the source.
struct TagProjection {
  /// A tag a token.
  let tags: TagSequence
  /// For the tokens of each written mention its index.
  let mentions: [Range<Int>: Int]
  /// What could not be said, by mention.
  let losses: [Int: TagLoss]

  /// Writes mentions.
  ///
  /// - Complexity: O(m log m + t) for m mentions and t tokens, plus the tokens of each mention.
  init(
    _ list: [Mention], on tokens: Tokenization, scheme: TagScheme, alignment: TagAlignment
  ) {
    var places: [(tokens: Range<Int>, index: Int)] = []
    var losses: [Int: TagLoss] = [:]
    for (index, mention) in list.enumerated() {
      let place = TokenPlace(mention.extent, on: tokens)
      if let loss = place.loss(alignment, of: mention.extent) { losses[index] = loss }
      if losses[index]?.isLeftOut != true { places.append((place.tokens, index)) }
    }
    places.sort {
      ($1.tokens.count, $0.tokens.lowerBound, list[$0.index].type, $0.index)
        < ($0.tokens.count, $1.tokens.lowerBound, list[$1.index].type, $1.index)
    }
    var isTaken = [Bool](repeating: false, count: tokens.tokens.count)
    var written: [Range<Int>: Int] = [:]
    for (range, index) in places {
      if isTaken[range].contains(true) {
        losses[index] = .overlapping
      } else {
        for token in range { isTaken[token] = true }
        written[range] = index
      }
    }
    let chunks = written.map { Chunk(type: list[$0.value].type, tokens: $0.key) }
    tags = TagSequence(scheme.tags(of: chunks, sentences: tokens))
    mentions = written
    self.losses = losses
  }
}

/// The tokens that an extent touches.
struct TokenPlace {
  let tokens: Range<Int>
  let isAligned: Bool
  let isInOneSentence: Bool

  init(_ extent: Extent, on tokenization: Tokenization) {
    let all = tokenization.tokens
    let first = all.partitioningIndex(where: { $0.end > extent.start })
    let end = max(first, all.partitioningIndex(where: { $0.start >= extent.end }))
    tokens = first..<end
    isAligned =
      !tokens.isEmpty && all[first].start == extent.start && all[end - 1].end == extent.end
    let starts = tokenization.sentenceStarts
    let behind = starts.partitioningIndex { $0 > first }
    isInOneSentence = behind == starts.partitioningIndex { $0 >= end }
  }

  func loss(_ alignment: TagAlignment, of extent: Extent) -> TagLoss? {
    if tokens.isEmpty || extent.start == extent.end { return .nowhere }
    if !isInOneSentence { return .acrossSentences }
    if !isAligned { return alignment == .cover ? .widened : .unaligned }
    return extent.isDiscontinuous ? .enveloped : nil
  }
}

extension TagScheme {
  /// The tags of chunks that do not overlap, each within one sentence.
  func tags(of chunks: [Chunk], sentences tokens: Tokenization) -> [String] {
    var tags = [String](repeating: "O", count: tokens.tokens.count)
    let begins = Dictionary(chunks.map { ($0.tokens.lowerBound, $0.type) }) { $1 }
    let ends = Dictionary(chunks.map { ($0.tokens.upperBound, $0.type) }) { $1 }
    let starts = Set(tokens.sentenceStarts)
    for chunk in chunks {
      let range = chunk.tokens
      let followsAlike =
        ends[range.lowerBound] == chunk.type && !starts.contains(range.lowerBound)
      let precedesAlike =
        begins[range.upperBound] == chunk.type && !starts.contains(range.upperBound)
      for token in range {
        let letter = letter(
          isFirst: token == range.lowerBound, isLast: token == range.upperBound - 1,
          followsAlike: followsAlike, precedesAlike: precedesAlike)
        tags[token] = "\(letter)-\(chunk.type)"
      }
    }
    return tags
  }

  private func letter(
    isFirst: Bool, isLast: Bool, followsAlike: Bool, precedesAlike: Bool
  ) -> String {
    switch self {
    case .iob1: isFirst && followsAlike ? "B" : "I"
    case .iob2: isFirst ? "B" : "I"
    case .ioe1: isLast && precedesAlike ? "E" : "I"
    case .ioe2: isLast ? "E" : "I"
    case .iobes: isFirst && isLast ? "S" : isFirst ? "B" : isLast ? "E" : "I"
    case .bilou: isFirst && isLast ? "U" : isFirst ? "B" : isLast ? "L" : "I"
    }
  }
}
