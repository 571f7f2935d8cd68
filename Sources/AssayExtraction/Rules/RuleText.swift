import AssayModel

/// A mention as rules see it: a range of tokens with a type.
struct RuleMention: Sendable {
  /// The tokens that it covers.
  let start: Int32
  let end: Int32
  /// The number of its type.
  let type: Int32
  /// Where it stands in the text.
  let extent: Extent
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
  /// The entries that the article has, each once, in the order in which they come first.
  private(set) var seenEntries: [Int32] = []
  /// For each entry of the program the number of the article that had it last.
  private var seenIn: [UInt32] = []
  private var articleNumber: UInt32 = 0

  var mentions: [RuleMention] = []
  private(set) var firstStarting: [Int32] = []
  private(set) var firstEnding: [Int32] = []
  /// The outermost mention over each token; -1 for none.
  private(set) var covering: [Int32] = []

  var tokens: [Fragment] { text.tokens }
  var count: Int { text.tokens.count }
  var sentences: [Range<Int>] { text.sentences }

  /// Reads an article in place of the one before.
  ///
  /// - Complexity: O(n) in bytes.
  mutating func read(_ article: ArticleText, _ program: RuleProgram) {
    text.tokenize(article)
    self.article = article
    reset()
    let bytes = article.bytes.span
    var sentence = 0
    var sentenceEnd = text.sentences.first?.upperBound ?? 0
    var isInitial = true
    for token in text.tokens.indices {
      if token == sentenceEnd, sentence + 1 < text.sentences.count {
        sentence += 1
        sentenceEnd = text.sentences[sentence].upperBound
        isInitial = true
      }
      let range = text.tokens[token].start..<text.tokens[token].end
      let entry = program.index.entry(of: bytes, range)
      let shape = Self.shape(bytes, range, entry, program.index, isInitial: isInitial)
      if shape.contains(.word) || shape.contains(.number) { isInitial = false }
      entries.append(entry)
      shapes.append(shape)
      sentenceOf.append(Int32(sentence))
    }
    findPhrases(program)
  }

  private mutating func reset() {
    entries.removeAll(keepingCapacity: true)
    shapes.removeAll(keepingCapacity: true)
    phraseEntries.removeAll(keepingCapacity: true)
    phraseLengths.removeAll(keepingCapacity: true)
    phraseTails.removeAll(keepingCapacity: true)
    eventTokens.removeAll(keepingCapacity: true)
    entityTokens.removeAll(keepingCapacity: true)
    sentenceOf.removeAll(keepingCapacity: true)
    mentions.removeAll(keepingCapacity: true)
    firstStarting.removeAll(keepingCapacity: true)
    firstEnding.removeAll(keepingCapacity: true)
    covering.removeAll(keepingCapacity: true)
    seenEntries.removeAll(keepingCapacity: true)
    articleNumber &+= 1
    let count = text.tokens.count + 1
    for _ in 0..<count {
      firstStarting.append(-1)
      firstEnding.append(-1)
      covering.append(-1)
    }
  }

  private static func shape(
    _ bytes: Span<UInt8>, _ range: Range<Int>, _ entry: Int32, _ index: WordIndex, isInitial: Bool
  ) -> TokenShape {
    var shape: TokenShape = .any
    var (capitals, smalls) = (0, 0)
    for offset in range {
      let byte = bytes[offset]
      if byte &- 0x41 < 26 {
        capitals += 1
      } else if byte &- 0x61 < 26 || byte >= 0x80 {
        smalls += 1
      }
    }
    let first = bytes[range.lowerBound]
    if first &- 0x30 < 10 {
      shape.insert(.number)
      if range.count == 4, capitals + smalls == 0, first == 0x31 || first == 0x32,
        range.allSatisfy({ bytes[$0] &- 0x30 < 10 })
      {
        shape.insert(.year)
      }
      if range.contains(where: { bytes[$0] == 0x3A }) { shape.insert(.clock) }
    }
    guard capitals + smalls > 0, first < 0x80 || !isPunctuation(bytes, range) else { return shape }
    shape.insert(.word)
    let isCapital = first &- 0x41 < 26 || (first >= 0x80 && isCapitalLetter(bytes, range))
    if isInitial { shape.insert(.initial) }
    shape.insert(isCapital ? .capital : .lower)
    if capitals >= 2 && smalls == 0 { shape.insert(.upper) }
    let grammar = entry >= 0 ? index.grammar[Int(entry)] : []
    let forms = entry >= 0 ? index.forms[Int(entry)] : []
    let isFunction = grammar.contains(.function)
    let isNumber = grammar.contains(.number)
    if isCapital && !isFunction && !isNumber && !(isInitial && !forms.isEmpty) {
      shape.insert(.name)
    }
    if !isFunction && grammar.isDisjoint(with: [.possessive, .adverb])
      && (forms.isDisjoint(with: .verbal) || forms.contains(.adjective))
    {
      shape.insert(.modifier)
    }
    return shape
  }

  /// Whether a token that begins beyond ASCII is a dash, a quotation mark or the like (U+2010 to
  /// U+203F, and the Latin-1 signs).
  private static func isPunctuation(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    let first = bytes[range.lowerBound]
    if first == 0xE2, range.count >= 2 { return bytes[range.lowerBound + 1] == 0x80 }
    if first == 0xC2 { return true }
    return false
  }

  /// Whether a token begins with a capital of Latin-1 or of the first blocks after it.
  private static func isCapitalLetter(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    guard range.count >= 2 else { return false }
    let (first, second) = (bytes[range.lowerBound], bytes[range.lowerBound + 1])
    switch first {
    case 0xC3: return second < 0x9F
    // Latin Extended-A: capitals mostly have even numbers.
    case 0xC4, 0xC5: return second & 1 == 0
    case 0xD0: return second < 0xB0
    default: return false
    }
  }

  private mutating func findPhrases(_ program: RuleProgram) {
    if seenIn.count != program.uses.count {
      seenIn = [UInt32](repeating: 0, count: program.uses.count)
      articleNumber = 1
    }
    for token in entries.indices {
      let entry = entries[token]
      var uses: EntryUse = []
      var (phrase, length, tail): (Int32, Int32, Int32) = (-1, 1, -1)
      if entry >= 0 {
        uses = program.uses[Int(entry)]
        note(entry)
        if uses.contains(.startsPhrase), let found = longestPhrase(from: token, program) {
          (phrase, length, tail) = found
          uses.formUnion(program.uses[Int(phrase)])
          note(phrase)
        }
      }
      phraseEntries.append(phrase)
      phraseLengths.append(length)
      phraseTails.append(tail)
      if uses.contains(.startsEvent) { eventTokens.append(Int32(token)) }
      if uses.contains(.anchorsMention)
        || !shapes[token].isDisjoint(with: [.name, .upper, .number])
      {
        entityTokens.append(Int32(token))
      }
    }
  }

  @inline(__always)
  private mutating func note(_ entry: Int32) {
    guard seenIn[Int(entry)] != articleNumber else { return }
    seenIn[Int(entry)] = articleNumber
    seenEntries.append(entry)
  }

  private func longestPhrase(
    from token: Int, _ program: RuleProgram
  ) -> (entry: Int32, length: Int32, tail: Int32)? {
    for candidate in program.index.phrases[Int(entries[token])] {
      guard let end = end(of: candidate, from: token) else { continue }
      return (candidate.entry, Int32(end.length), Int32(end.tail))
    }
    return nil
  }

  /// The number of tokens of a phrase that starts here, and its last token if it stands apart.
  private func end(of phrase: WordIndex.Phrase, from token: Int) -> (length: Int, tail: Int)? {
    let last = phrase.rest.count
    for (offset, entry) in phrase.rest.enumerated() {
      let at = token + 1 + offset
      guard at < entries.count else { return nil }
      if entries[at] == entry, sentenceOf[at] == sentenceOf[token] { continue }
      guard phrase.isSeparable, offset == last - 1 else { return nil }
      for later in at..<min(at + 5, entries.count)
      where entries[later] == entry && sentenceOf[later] == sentenceOf[token] {
        return (last, later)
      }
      return nil
    }
    return (last + 1, -1)
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
    mentions.append(mention)
    return Int(index)
  }

  /// Finds the outermost mention over each token; of two with one extent the first found.
  ///
  /// - Complexity: O(n + m log m) in tokens and mentions.
  mutating func cover(_ order: inout [Int32]) {
    order.removeAll(keepingCapacity: true)
    for index in mentions.indices { order.append(Int32(index)) }
    order.sort { a, b in
      let (x, y) = (mentions[Int(a)], mentions[Int(b)])
      return (x.start, -x.end, a) < (y.start, -y.end, b)
    }
    var end: Int32 = 0
    for index in order {
      let mention = mentions[Int(index)]
      guard mention.start >= end else { continue }
      for token in mention.start..<mention.end { covering[Int(token)] = index }
      end = mention.end
    }
  }
}
