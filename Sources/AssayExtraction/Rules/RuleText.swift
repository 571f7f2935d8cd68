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
  private var facts: [TokenFacts] = []
  /// Tokens at which a rule may start, ascending.
  private(set) var eventTokens: [Int32] = []
  private(set) var entityTokens: [Int32] = []
  /// For each of the latter the levels that have patterns for it.
  private(set) var entityLevels: [UInt8] = []
  /// The entries that the article has and that rules ask for.
  private var sought = SoughtEntries()

  private(set) var mentions: [RuleMention] = []
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

  /// What is known of a token.
  @inline(__always)
  subscript(token: Int) -> TokenFacts { facts[token] }

  /// The entries that the article has and that rules ask for, each once, in the order in which they come
  /// first.
  var seenEntries: [Int32] { sought.entries }

  /// Reads an article in place of the one before.
  ///
  /// - Complexity: O(n) in bytes.
  mutating func read(_ article: ArticleText, _ program: RuleProgram) {
    text.tokenize(article)
    self.article = article
    reset()
    Self.readWords(text, article.bytes.span, program.index, &facts)
    sought.begin(count: program.uses.count)
    Self.findPhrases(&facts, program, &sought, &eventTokens, &entityTokens)
    Self.findLevels(entityTokens, facts, program.anchorLevels, &entityLevels)
  }

  /// Whether there is much more room than nearly all articles need.
  var isLarge: Bool { count > 1 << 20 }

  /// Gives up what only the search for mentions needs.
  mutating func forgetAnchors() {
    entityTokens = []
    entityLevels = []
  }

  /// Gives up what only the search for events needs, too; the places of mentions and events stay known.
  mutating func forgetWords() {
    facts = []
    eventTokens = []
    startBits = []
    coveredBits = []
  }

  private static func readWords(
    _ text: TokenizedText, _ bytes: Span<UInt8>, _ index: WordIndex, _ facts: inout [TokenFacts]
  ) {
    let tokens = text.tokens.span
    facts.append(addingCapacity: tokens.count) { (facts: inout OutputSpan<TokenFacts>) in
      for (number, sentence) in text.sentences.enumerated() {
        var isInitial = true
        for token in sentence {
          let range = tokens[token].start..<tokens[token].end
          let look = TokenLook(bytes, range)
          let entry = index.entry(of: look, bytes, range)
          let shape = shape(bytes, range, entry, index, isInitial: isInitial)
          isInitial = isInitial && shape.isDisjoint(with: [.word, .number])
          facts.append(
            TokenFacts(entry: entry, sentence: Int32(truncatingIfNeeded: number), shape: shape))
        }
      }
    }
  }

  private mutating func reset() {
    facts.removeAll(keepingCapacity: true)
    eventTokens.removeAll(keepingCapacity: true)
    entityTokens.removeAll(keepingCapacity: true)
    entityLevels.removeAll(keepingCapacity: true)
    mentions.removeAll(keepingCapacity: true)
    foundMentions = []
    startBits.refill(count / 64 + 1, with: 0)
    coveredBits.refill(count / 64 + 1, with: 0)
  }

  private static func findPhrases(
    _ all: inout [TokenFacts], _ program: RuleProgram, _ sought: inout SoughtEntries,
    _ eventTokens: inout [Int32], _ entityTokens: inout [Int32]
  ) {
    let count = all.count
    var facts = all.mutableSpan
    eventTokens.append(addingCapacity: count) { (eventTokens: inout OutputSpan<Int32>) in
      entityTokens.append(addingCapacity: count) { (entityTokens: inout OutputSpan<Int32>) in
        for token in 0..<count {
          let entry = facts[token].entry
          var uses: EntryUse = entry >= 0 ? program.uses[Int(entry)] : []
          if uses.contains(.isSought)
            || uses.contains(.startsPhrase) && mayStartPhrase(token, facts, program.index)
          {
            uses.formUnion(phraseUses(&facts, token, uses, program, &sought))
          }
          if uses.contains(.startsEvent) { eventTokens.append(Int32(truncatingIfNeeded: token)) }
          if uses.contains(.anchorsMention)
            || !facts[token].shape.isDisjoint(with: [.name, .upper, .number])
          {
            entityTokens.append(Int32(truncatingIfNeeded: token))
          }
        }
      }
    }
  }

  private static func findLevels(
    _ tokens: [Int32], _ facts: [TokenFacts], _ anchors: RuleProgram.AnchorLevels,
    _ levels: inout [UInt8]
  ) {
    levels.append(addingCapacity: tokens.count) { (levels: inout OutputSpan<UInt8>) in
      for place in tokens.indices {
        levels.append(anchors.levels(of: facts[Int(tokens[place])]))
      }
    }
  }

  /// Lets the longest phrase start at a token, notes what rules ask for, and tells what the phrase is looked at for.
  private static func phraseUses(
    _ facts: inout MutableSpan<TokenFacts>, _ token: Int, _ uses: EntryUse, _ program: RuleProgram,
    _ sought: inout SoughtEntries
  ) -> EntryUse {
    var more: EntryUse = []
    if uses.contains(.startsPhrase), let found = longestPhrase(from: token, facts, program.index) {
      facts[token].setPhrase(found.entry, length: found.length, tail: found.tail)
      facts[token + found.length - 1].shape.insert(.phraseEnd)
      more = program.uses[Int(found.entry)]
      if more.contains(.isSought) { sought.note(found.entry) }
    }
    if uses.contains(.isSought) { sought.note(facts[token].entry) }
    return more
  }

  // MARK: - Mentions

  /// Makes room for so many more mentions at once, where that is much.
  mutating func makeRoom(for more: Int) {
    if more > 1 << 16 { mentions.reserveCapacity(mentions.count + more) }
  }

  /// Adds a mention and gives its index.
  @discardableResult
  mutating func add(_ mention: RuleMention) -> Int {
    var mention = mention
    let index = Int32(mentions.count)
    let (first, last) = (Int(mention.start), Int(mention.end) - 1)
    var facts = facts.mutableSpan
    mention.nextStarting = facts[first].firstStarting
    mention.nextEnding = facts[last].firstEnding
    facts[first].firstStarting = index
    facts[last].firstEnding = index
    startBits[first &>> 6] |= 1 &<< UInt64(truncatingIfNeeded: first & 63)
    for block in first &>> 6...last &>> 6 {
      coveredBits[block] |= Self.bits(in: block, from: first, through: last)
    }
    mentions.append(mention)
    return Int(index)
  }

  /// The bits of a block of 64 tokens that lie between two, both included.
  @inline(__always)
  private static func bits(in block: Int, from first: Int, through last: Int) -> UInt64 {
    let low = block == first &>> 6 ? ~0 &<< UInt64(truncatingIfNeeded: first) : ~UInt64(0)
    let high = block == last &>> 6 ? ~0 &>> UInt64(truncatingIfNeeded: ~last) : ~UInt64(0)
    return low & high
  }

  /// Whether a mention covers one of some tokens, which must not be none.
  @inline(__always)
  func isCovered(_ tokens: Range<Int>) -> Bool {
    let (first, last) = (tokens.lowerBound, tokens.upperBound - 1)
    var found: UInt64 = 0
    for block in first &>> 6...last &>> 6 {
      found |= coveredBits[block] & Self.bits(in: block, from: first, through: last)
    }
    return found != 0
  }

  /// Whether a mention covers a token.
  @inline(__always)
  func isCovered(_ token: Int) -> Bool {
    coveredBits[token &>> 6] &>> UInt64(truncatingIfNeeded: token) & 1 == 1
  }

  /// The first token of a range at which a mention starts.
  @inline(__always)
  func firstStart(in range: Range<Int>) -> Int? { Self.firstStart(in: range, startBits) }

  @inline(__always)
  private static func firstStart(in range: Range<Int>, _ starts: [UInt64]) -> Int? {
    guard !range.isEmpty else { return nil }
    var block = range.lowerBound &>> 6
    var bits = starts[block] & ~0 &<< UInt64(truncatingIfNeeded: range.lowerBound)
    while bits == 0 {
      block &+= 1
      guard block &* 64 < range.upperBound else { return nil }
      bits = starts[block]
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
      let last = facts[Int(mention.end) - 1].sentence
      for sentence in facts[Int(mention.start)].sentence...last {
        sentenceTypes[Int(sentence)] |= 1 &<< UInt64(mention.type)
      }
    }
    let mentions = mentions, startBits = startBits
    var facts = facts.mutableSpan
    var next = Self.firstStart(in: 0..<facts.count, startBits)
    while let start = next {
      // The longest that starts here; those that start within it are not looked at.
      var longest = facts[start].firstStarting
      var other = mentions[Int(longest)].nextStarting
      while other >= 0 {
        if mentions[Int(other)].end >= mentions[Int(longest)].end { longest = other }
        other = mentions[Int(other)].nextStarting
      }
      let end = Int(mentions[Int(longest)].end)
      for token in start..<end { facts[token].covering = longest }
      next = Self.firstStart(in: end..<facts.count, startBits)
    }
  }
}
