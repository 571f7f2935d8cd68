import AssayModel

/// A mention as rules see it: a range of tokens with a type.
struct RuleMention: Sendable {
  /// The tokens that it covers.
  let start: Int32
  let end: Int32
  /// The number of its type.
  let type: Int32
  /// The entity rule that found it; -1 where an earlier stage did.
  let rule: Int32
  /// Its index in the layer of the earlier stage; -1 where a rule found it.
  var source: Int32 = -1
  /// The next mention that starts, and that ends, at the same token; -1 for none.
  var nextStarting: Int32 = -1
  var nextEnding: Int32 = -1
}

/// An article as rules see it: tokens with what the index knows of each, and mentions by place.
///
/// A worker keeps one in its scratch; nothing is allocated once its arrays have grown.
struct RuleText: Sendable {
  private(set) var text = TokenizedText()
  private(set) var article = ArticleText("")
  /// The entry of each token.
  private(set) var entries: [Int32] = []
  private(set) var shapes: [TokenShape] = []
  /// The longest phrase that starts at each token: its entry, its length in tokens, and where its last
  /// word stands if it stands apart.
  private(set) var phraseEntries: [Int32] = []
  private(set) var phraseLengths: [Int32] = []
  private(set) var phraseTails: [Int32] = []
  /// Tokens at which a rule may start, ascending.
  private(set) var eventTokens: [Int32] = []
  private(set) var entityTokens: [Int32] = []
  /// The sentence of each token.
  private(set) var sentenceOf: [Int32] = []
  /// The entries that the article has and that rules ask for, each once, in the order in which they come
  /// first.
  private(set) var seenEntries: [Int32] = []
  /// For each entry of the program the number of the article that had it last.
  private var seenIn: [UInt32] = []
  private var articleNumber: UInt32 = 0

  var mentions: [RuleMention] = []
  private(set) var firstStarting: [Int32] = []
  private(set) var firstEnding: [Int32] = []
  /// The outermost mention over each token; -1 for none.
  private(set) var covering: [Int32] = []
  /// For each sentence the types of the mentions that reach into it, as a set of bits.
  private(set) var sentenceTypes: [UInt64] = []
  /// Where the mentions of the earlier stage stand, by their place in its layer.
  var foundMentions: [Mention] = []

  var tokens: [Fragment] { text.tokens }
  var count: Int { text.tokens.count }
  var sentences: [Range<Int>] { text.sentences }

  /// A bit for each token at which a mention starts, and for each that one covers.
  private var startBits: [UInt64] = []
  private var coveredBits: [UInt64] = []

  /// Reads an article in place of the one before.
  ///
  /// - Complexity: O(n) in bytes.
  mutating func read(_ article: ArticleText, _ program: RuleProgram) {
    text.tokenize(article)
    self.article = article
    reset()
    Self.readWords(text, article.bytes.span, program.index, &entries, &shapes, &sentenceOf)
    findPhrases(program)
  }

  private static func readWords(
    _ text: TokenizedText, _ bytes: Span<UInt8>, _ index: WordIndex, _ entries: inout [Int32],
    _ shapes: inout [TokenShape], _ sentenceOf: inout [Int32]
  ) {
    let tokens = text.tokens.span
    entries.append(addingCapacity: tokens.count) { (entries: inout OutputSpan<Int32>) in
      shapes.append(addingCapacity: tokens.count) { (shapes: inout OutputSpan<TokenShape>) in
        for sentence in text.sentences {
          var isInitial = true
          for token in sentence {
            let range = tokens[token].start..<tokens[token].end
            let look = TokenLook(bytes, range)
            let entry = index.entry(of: look, bytes, range)
            let shape = shape(bytes, range, look, entry, index, isInitial: isInitial)
            isInitial = isInitial && shape.isDisjoint(with: [.word, .number])
            entries.append(entry)
            shapes.append(shape)
          }
        }
      }
    }
    for (number, sentence) in text.sentences.enumerated() {
      sentenceOf.append(
        contentsOf: repeatElement(Int32(truncatingIfNeeded: number), count: sentence.count))
    }
  }

  private mutating func reset() {
    entries.removeAll(keepingCapacity: true)
    shapes.removeAll(keepingCapacity: true)
    eventTokens.removeAll(keepingCapacity: true)
    entityTokens.removeAll(keepingCapacity: true)
    sentenceOf.removeAll(keepingCapacity: true)
    mentions.removeAll(keepingCapacity: true)
    seenEntries.removeAll(keepingCapacity: true)
    foundMentions = []
    articleNumber &+= 1
    phraseEntries.refill(count, with: -1)
    phraseLengths.refill(count, with: 1)
    phraseTails.refill(count, with: -1)
    firstStarting.refill(count + 1, with: -1)
    firstEnding.refill(count + 1, with: -1)
    covering.refill(count + 1, with: -1)
    startBits.refill(count / 64 + 1, with: 0)
    coveredBits.refill(count / 64 + 1, with: 0)
  }

  private mutating func findPhrases(_ program: RuleProgram) {
    if seenIn.count != program.uses.count {
      seenIn = [UInt32](repeating: 0, count: program.uses.count)
      articleNumber = 1
    }
    for token in 0..<count {
      let entry = entries[token]
      var uses: EntryUse = []
      if entry >= 0 {
        uses = program.uses[Int(entry)]
        if uses.contains(.startsPhrase), let found = longestPhrase(from: token, program.index) {
          phraseEntries[token] = found.entry
          phraseLengths[token] = found.length
          phraseTails[token] = found.tail
          shapes[token + Int(found.length) - 1].insert(.phraseEnd)
          let more = program.uses[Int(found.entry)]
          if more.contains(.isSought) { note(found.entry) }
          if uses.contains(.isSought) { note(entry) }
          uses.formUnion(more)
        } else if uses.contains(.isSought) {
          note(entry)
        }
      }
      if uses.contains(.startsEvent) { eventTokens.append(Int32(truncatingIfNeeded: token)) }
      if uses.contains(.anchorsMention)
        || !shapes[token].isDisjoint(with: [.name, .upper, .number])
      {
        entityTokens.append(Int32(truncatingIfNeeded: token))
      }
    }
  }

  @inline(__always)
  private mutating func note(_ entry: Int32) {
    guard seenIn[Int(entry)] != articleNumber else { return }
    seenIn[Int(entry)] = articleNumber
    seenEntries.append(entry)
  }

  // MARK: - Mentions

  /// Adds a mention and gives its index.
  @discardableResult
  mutating func add(_ mention: RuleMention) -> Int {
    var mention = mention
    let index = Int32(mentions.count)
    mention.nextStarting = firstStarting[Int(mention.start)]
    mention.nextEnding = firstEnding[Int(mention.end)]
    firstStarting[Int(mention.start)] = index
    firstEnding[Int(mention.end)] = index
    startBits[Int(mention.start) / 64] |= 1 &<< UInt64(mention.start & 63)
    for token in mention.start..<mention.end {
      coveredBits[Int(token) / 64] |= 1 &<< UInt64(token & 63)
    }
    mentions.append(mention)
    return Int(index)
  }

  /// Whether a mention covers a token.
  @inline(__always)
  func isCovered(_ token: Int) -> Bool {
    coveredBits[token / 64] &>> UInt64(token & 63) & 1 == 1
  }

  /// The first token of a range at which a mention starts.
  @inline(__always)
  func firstStart(in range: Range<Int>) -> Int? {
    guard !range.isEmpty else { return nil }
    var block = range.lowerBound / 64
    var bits = startBits[block] & ~0 &<< UInt64(range.lowerBound & 63)
    while bits == 0 {
      block &+= 1
      guard block &* 64 < range.upperBound else { return nil }
      bits = startBits[block]
    }
    let token = block &* 64 &+ bits.trailingZeroBitCount
    return token < range.upperBound ? token : nil
  }

  /// Finds the outermost mention over each token, of two with one extent the first found, and the types in
  /// each sentence.
  ///
  /// - Complexity: O(n + m) in tokens and mentions.
  mutating func cover() {
    sentenceTypes.refill(sentences.count, with: 0)
    for mention in mentions {
      for sentence in sentenceOf[Int(mention.start)]...sentenceOf[Int(mention.end) - 1] {
        sentenceTypes[Int(sentence)] |= 1 &<< UInt64(mention.type)
      }
    }
    var next = firstStart(in: 0..<count)
    while let start = next {
      // The longest that starts here; those that start within it are not looked at.
      var longest = firstStarting[start]
      var other = mentions[Int(longest)].nextStarting
      while other >= 0 {
        if mentions[Int(other)].end >= mentions[Int(longest)].end { longest = other }
        other = mentions[Int(other)].nextStarting
      }
      let end = Int(mentions[Int(longest)].end)
      for token in start..<end { covering[token] = longest }
      next = firstStart(in: end..<count)
    }
  }
}
