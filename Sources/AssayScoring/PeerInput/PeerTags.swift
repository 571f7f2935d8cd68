package import AssayModel

/// How a document's annotations become token tags.
package struct PeerTagOptions: Hashable, Sendable {
  /// Where the tokens come from; `nil` for the source's, or characters where it has none.
  package var tokens: PeerTokens?
  /// What becomes of mentions that do not fit the tokens.
  package var alignment = TagAlignment.cover
  /// How mentions are spelled that are not tags already.
  package var scheme = TagScheme.iob2

  /// The defaults.
  package init() {}
}

/// A document's annotations as token tags, and what the tags do not say.
///
/// A side that has tags of the tokens keeps them as they are spelled. The mentions of another are
/// written as tags; a side that lacks the article has nothing but `O`.
package struct PeerTags: Sendable {
  /// The tags.
  package let pair: TagPair
  /// Where each token stands.
  package let tokens: [Fragment]
  /// Where the tokens come from.
  package let source: PeerTokens
  private let gold: TagProjection?
  private let predicted: TagProjection?
  private let tokenization: Tokenization
  /// For each token of the tokenization, and for its end, how many kept ones lie before; `nil` where
  /// all are kept.
  private let keptBefore: [Int]?

  /// Makes the tags of a document.
  ///
  /// - Throws: ``PeerInputError`` where there are neither tokens nor a text to cut, or a side has
  ///   tags of another number of tokens.
  package init(
    _ document: PeerDocument, _ options: PeerTagOptions
  ) throws(PeerInputError) {
    let (tokens, source) = try Self.tokens(of: document, options.tokens)
    func side(
      _ layer: Layer?
    ) throws(PeerInputError) -> (tags: TagSequence, projection: TagProjection?) {
      guard source == .given, let tags = layer?.tags else {
        let projection = TagProjection(
          layer?.mentions ?? [], on: tokens, scheme: options.scheme, alignment: options.alignment)
        return (projection.tags, projection)
      }
      guard tags.count == tokens.tokens.count else {
        let side = layer == document.pair.gold ? "gold" : "the predictions"
        throw PeerInputError(
          document.pair.id,
          "expected \(tokens.tokens.count) tags, one a token, found \(tags.count) in \(side)")
      }
      return (tags, nil)
    }
    let gold = try side(document.pair.gold), predicted = try side(document.pair.predicted)
    do throws(TagPairError) {
      pair = try TagPair(
        gold: gold.tags, predicted: predicted.tags, sentences: tokens.sentences)
    } catch {
      throw PeerInputError(document.pair.id, error.description)
    }
    tokenization = tokens
    keptBefore = nil
    self.tokens = tokens.tokens
    self.source = source
    self.gold = gold.projection
    self.predicted = predicted.projection
  }

  private init(_ tags: PeerTags, keeping isKept: [Bool]) {
    pair = tags.pair.keeping(isKept)
    tokens = zip(tags.tokens, isKept).filter(\.1).map(\.0)
    tokenization = tags.tokenization
    keptBefore = isKept.reduce(into: [0]) { $0.append($0[$0.count - 1] + ($1 ? 1 : 0)) }
    source = tags.source
    gold = tags.gold
    predicted = tags.predicted
  }

  private static func tokens(
    of document: PeerDocument, _ wanted: PeerTokens?
  ) throws(PeerInputError) -> (Tokenization, PeerTokens) {
    if wanted ?? .given == .given, let tokens = document.tokens { return (tokens, .given) }
    let source = wanted ?? .characters
    guard source != .given else {
      throw PeerInputError(
        document.pair.id,
        "expected tokens, found none; tokens=words or tokens=characters cuts the text")
    }
    guard let text = document.pair.text, let tokens = source.cut(text) else {
      throw PeerInputError(document.pair.id, "expected tokens or a text to cut, found neither")
    }
    return (tokens, source)
  }

  /// What the tags of a side do not say, by mention; nothing for tags of the source.
  package func losses(_ side: AnnotationSide) -> [Int: TagLoss] {
    projection(side)?.losses ?? [:]
  }

  /// Whether a side's tags were written here.
  package func isProjected(_ side: AnnotationSide) -> Bool { projection(side) != nil }

  /// The mentions of a side's layer that are whole tokens, by these; of a projected side those that
  /// were written.
  func mentions(of layer: Layer?, _ side: AnnotationSide) -> [Range<Int>: [Int]] {
    var mentions: [Range<Int>: [Int]] = [:]
    func add(_ tokens: Range<Int>, _ index: Int) {
      let range = keptBefore.map { $0[tokens.lowerBound]..<$0[tokens.upperBound] } ?? tokens
      if !range.isEmpty { mentions[range, default: []].append(index) }
    }
    if let projection = projection(side) {
      for (tokens, index) in projection.mentions { add(tokens, index) }
    } else {
      for (index, mention) in (layer?.mentions ?? []).enumerated() {
        let place = TokenPlace(mention.extent, on: tokenization)
        if place.isAligned { add(place.tokens, index) }
      }
    }
    return mentions
  }

  /// Whether tokens of a mention were taken out.
  func hasLostTokens(_ mention: Mention) -> Bool {
    guard let keptBefore else { return false }
    let tokens = TokenPlace(mention.extent, on: tokenization).tokens
    return keptBefore[tokens.upperBound] - keptBefore[tokens.lowerBound] < tokens.count
  }

  private func projection(_ side: AnnotationSide) -> TagProjection? {
    side == .gold ? gold : predicted
  }

  /// The same without the tokens that hold a character of the text, on both sides.
  package func without(tokensWith character: UInt8, in text: ArticleText?) -> PeerTags {
    guard let text else { return self }
    let isKept = tokens.map { token in
      token.end > text.count || !text.bytes[token.start..<token.end].contains(character)
    }
    return isKept.contains(false) ? PeerTags(self, keeping: isKept) : self
  }
}
