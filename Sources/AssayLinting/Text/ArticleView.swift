import AssayModel

/// What an annotation says of its words: the type of a mention, or of the event that they trigger.
struct Label: Hashable {
  let isEvent: Bool
  let type: String
}

/// Which annotation a span belongs to, by index into the layer.
enum SpanSource: Hashable {
  case mention(Int)
  case trigger(ofEvent: Int)
}

/// A mention or trigger of one fragment that begins and ends with words.
struct Span {
  let words: Range<Int>
  /// The label's number in the corpus.
  let label: Int32
  let source: SpanSource
  /// The number of its string among the phrases of the corpus.
  let phrase: Int32

  /// Whether it is a mention.
  var isMention: Bool {
    if case .mention = source { return true }
    return false
  }
}

/// An annotated article cut into words, sentences and spans.
struct ArticleView {
  let article: Article
  let layer: Layer
  /// What predictions there are on the article, in the order of the options; `nil` where one has none.
  let predictions: [Layer?]
  let words: [Fragment]
  /// The number of each word in the corpus; all digits count as `0`.
  let numbers: [Int32]
  /// The same with capitals as small letters.
  let foldedNumbers: [Int32]
  /// The number of each word's sentence.
  let sentences: [Int32]
  /// In text order, the longer first.
  private(set) var spans: [Span] = []
  /// Words that belong to an annotation of several fragments, or that one cuts.
  private(set) var isDisturbed: [Bool]
  /// Words that belong to a mention.
  private(set) var isInMention: [Bool]
  /// Words that belong to a trigger.
  private(set) var isInTrigger: [Bool]
  /// For each word the first span that starts at or after it.
  private var firstSpans: [Int] = []
  /// For each event, by index, the words of its trigger; `nil` where it has none or cuts words.
  private(set) var triggerWords: [Range<Int>?]
  /// For each event the phrase of its trigger.
  private(set) var triggerPhrases: [Int32?]
  /// For each mention, by index, its span.
  private(set) var spansOfMentions: [Int?]
  private(set) var longestSpan = 0
  /// Triggers by sentence.
  private var triggers: [Int32: [Span]] = [:]

  var text: ArticleText { article.text }

  /// Cuts an article up.
  ///
  /// - Parameters:
  ///   - isNew: Whether the strings of its annotations are counted; else they are looked up alone.
  init(_ annotated: AnnotatedArticle, predictions: [Layer?], corpus: inout Corpus, isNew: Bool) {
    article = annotated.article
    layer = annotated.layers.first ?? Layer(empty: .person("gold"))
    self.predictions = predictions
    words = Words.scan(article.text)
    numbers = corpus.vocabulary.numbers(of: words, in: article.text)
    foldedNumbers = corpus.vocabulary.numbers(of: words, in: article.text, foldsCase: true)
    sentences = Sentences.numbers(of: words, in: article)
    isDisturbed = Array(repeating: false, count: words.count)
    isInMention = isDisturbed
    isInTrigger = isDisturbed
    triggerWords = Array(repeating: nil, count: layer.events.count)
    triggerPhrases = Array(repeating: nil, count: layer.events.count)
    spansOfMentions = Array(repeating: nil, count: layer.mentions.count)
    for (index, mention) in layer.mentions.enumerated() {
      mark(mention.extent, in: \.isInMention)
      add(mention.extent, mention.type, .mention(index), &corpus, isNew)
    }
    for (index, event) in layer.events.enumerated() {
      guard let trigger = event.trigger else { continue }
      mark(trigger.extent, in: \.isInTrigger)
      add(trigger.extent, event.type, .trigger(ofEvent: index), &corpus, isNew)
    }
    sortSpans()
  }

  private mutating func add(
    _ extent: Extent, _ type: String, _ source: SpanSource, _ corpus: inout Corpus, _ isNew: Bool
  ) {
    guard !extent.isDiscontinuous, let range = wordRange(of: extent.first) else {
      return mark(extent, in: \.isDisturbed)
    }
    var isEvent = false
    if case .trigger(let event) = source {
      isEvent = true
      triggerWords[event] = range
    }
    let label = corpus.number(of: Label(isEvent: isEvent, type: type))
    let phrase = corpus.phrases.insert(
      numbers[range], look: PhraseLook(words[range].map { article.text[$0] }))
    if isNew { corpus.phrases.count(label, of: phrase) }
    if case .trigger(let event) = source { triggerPhrases[event] = phrase }
    spans.append(Span(words: range, label: label, source: source, phrase: phrase))
  }

  private mutating func sortSpans() {
    let order = spans.indices.sorted { a, b in
      let (x, y) = (spans[a].words, spans[b].words)
      return (x.lowerBound, y.upperBound, a) < (y.lowerBound, x.upperBound, b)
    }
    spans = order.map { spans[$0] }
    firstSpans = Array(repeating: spans.count, count: words.count + 1)
    for (index, span) in spans.enumerated().reversed() {
      firstSpans[span.words.lowerBound] = index
      longestSpan = max(longestSpan, span.words.count)
      switch span.source {
      case .mention(let mention): spansOfMentions[mention] = index
      case .trigger: triggers[sentences[span.words.lowerBound], default: []].append(span)
      }
    }
    for word in words.indices.reversed() {
      firstSpans[word] = min(firstSpans[word], firstSpans[word + 1])
    }
  }

  private mutating func mark(
    _ extent: Extent, in list: WritableKeyPath<ArticleView, [Bool]>
  ) {
    for fragment in extent.fragments where fragment.count > 0 {
      for word in wordsTouched(by: fragment) { self[keyPath: list][word] = true }
    }
  }

  // MARK: - Places

  /// The words that a fragment covers; `nil` where it covers none or cuts one.
  func wordRange(of fragment: Fragment) -> Range<Int>? {
    let touched = wordsTouched(by: fragment)
    guard let first = touched.first, let last = touched.last,
      words[first].start == fragment.start, words[last].end == fragment.end
    else { return nil }
    return touched
  }

  /// The words that share a byte with a fragment.
  ///
  /// - Complexity: O(log n) in the number of words.
  func wordsTouched(by fragment: Fragment) -> Range<Int> {
    let first = index { words[$0].end > fragment.start }
    let last = index { words[$0].start >= fragment.end }
    return first..<max(first, last)
  }

  /// The first word for which something holds that holds for all after it.
  private func index(where holds: (Int) -> Bool) -> Int {
    words.indices.partitioningIndex(where: holds)
  }

  /// The spans that start at one of some words.
  func spans(startingAt words: Range<Int>) -> Range<Int> {
    firstSpans[words.lowerBound]..<firstSpans[words.upperBound]
  }

  /// The spans of triggers in a sentence.
  func triggers(inSentence sentence: Int32) -> [Span] { triggers[sentence] ?? [] }

  /// The word before another in its sentence.
  func word(before index: Int) -> Int? {
    index > 0 && sentences[index - 1] == sentences[index] ? index - 1 : nil
  }

  /// The word at an index that lies after another of its sentence.
  func word(after index: Int) -> Int? {
    index + 1 < words.count && sentences[index + 1] == sentences[index] ? index + 1 : nil
  }

  /// The bytes from the first of some words to the last.
  func fragment(of range: Range<Int>) -> Fragment {
    guard let first = range.first, let last = range.last else { return Fragment(0, 0) }
    return Fragment(words[first].start, words[last].end)
  }

  /// The text from the first of some words to the last.
  func string(_ range: Range<Int>) -> String { text[fragment(of: range)] }

  /// A word as the text has it.
  func word(_ index: Int) -> String { text[words[index]] }

  /// The sentence of an event's trigger.
  func sentence(ofEvent index: Int) -> Int32? {
    triggerWords[index].map { sentences[$0.lowerBound] }
  }
}
