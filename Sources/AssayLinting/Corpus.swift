import AssayFormats
import AssayModel

/// The words of a corpus by number.
struct WordNumbers {
  private var table = LabelTable()

  /// The numbers of words, digits counting as `0`.
  ///
  /// - Parameter foldsCase: Whether the capitals of ASCII count as small letters.
  mutating func numbers(
    of words: [Fragment], in text: ArticleText, foldsCase: Bool = false
  ) -> [Int32] {
    var bytes = text.bytes
    for index in bytes.indices {
      let byte = bytes[index]
      if byte &- 0x30 < 10 { bytes[index] = 0x30 }
      if foldsCase && byte &- 0x41 < 26 { bytes[index] = byte | 0x20 }
    }
    return words.map { Int32(table.number($0.start..<$0.end, in: bytes)) }
  }
}

/// What is known of a corpus after it was read: its words, its annotated phrases and what stands at
/// their places.
struct Corpus {
  var vocabulary = WordNumbers()
  var phrases = Phrases()
  /// The labels by number.
  private(set) var labels: [Label] = []
  private var labelNumbers: [Label: Int32] = [:]
  /// Counts of places by phrase.
  private(set) var places = PlaceCounts()

  /// The number of a label, a new one where it is new.
  mutating func number(of label: Label) -> Int32 {
    if let number = labelNumbers[label] { return number }
    let number = Int32(labels.count)
    labelNumbers[label] = number
    labels.append(label)
    return number
  }

  /// Adds the names of a list to the phrases.
  mutating func list(names: [String]) {
    for name in names {
      let text = ArticleText(name)
      let words = Words.scan(text)
      guard !words.isEmpty else { continue }
      let numbers = vocabulary.numbers(of: words, in: text)
      phrases.list(phrases.insert(numbers[...], look: PhraseLook(words.map { text[$0] })))
    }
  }

  /// Counts the places of an article; all phrases must be known by then.
  mutating func count(_ occurrences: [Occurrence], in article: ArticleView) {
    for occurrence in occurrences where !occurrence.isDisturbed {
      let phrase = phrases.entries[Int(occurrence.phrase)]
      places.add(
        occurrence, in: article, phrase: phrase, commonestLabel: commonest(phrase.labels))
    }
  }

  /// The label with the greatest count; ties go to the first type in the alphabet, mentions before
  /// events.
  func commonest(_ counts: [(label: Int32, count: Int)]) -> Int32? {
    counts.max { a, b in
      if a.count != b.count { return a.count < b.count }
      let (x, y) = (labels[Int(a.label)], labels[Int(b.label)])
      return (y.type, y.isEvent ? 1 : 0) < (x.type, x.isEvent ? 1 : 0)
    }?.label
  }
}

/// How often phrases are annotated, and how, where they stand: over a corpus or in one article.
struct PlaceCounts {
  /// What may stand at a place.
  enum Outcome {
    case anything
    case annotated
    case label(Int32)
  }

  private var tally = Tally()
  private var looks = Tally()
  /// Whether a trigger with the commonest label of the phrase stands elsewhere in the sentence.
  private var companions = Tally()

  /// Counts one place by itself.
  mutating func add(_ occurrence: Occurrence) {
    add(occurrence, under: Self.key(occurrence))
  }

  /// Counts one place with what stands beside it.
  mutating func add(
    _ occurrence: Occurrence, in article: ArticleView, phrase: Phrases.Entry, commonestLabel: Int32?
  ) {
    let key = Self.key(occurrence)
    add(occurrence, under: key)
    if let label = commonestLabel, phrase.annotationCount > 2 {
      companions.add(
        TallyKey().adding(label).adding(occurrence.isAnnotated ? 1 : 0),
        holds: occurrence.companions.contains(label))
    }
    looks.add(Self.key(phrase.look, occurrence), holds: occurrence.isAnnotated)
    if phrase.isListed && occurrence.outer < 0 {
      looks.add(Self.listed, holds: occurrence.isAnnotated)
    }
    // What stands beside a phrase that is annotated once tells nothing more.
    guard phrase.annotationCount > 1 else { return }
    for key in Self.contexts(key, occurrence, in: article) { add(occurrence, under: key) }
  }

  private mutating func add(_ occurrence: Occurrence, under key: TallyKey) {
    tally.add(key)
    guard occurrence.isAnnotated else { return }
    tally.add(Self.key(key, .annotated))
    for label in occurrence.labels { tally.add(Self.key(key, .label(label))) }
  }

  /// How often an outcome stands at places like that of an occurrence, itself left out.
  ///
  /// - Parameter whole: The places that are looked at.
  func ratio(
    _ outcome: Outcome, of whole: Outcome = .anything, at occurrence: Occurrence
  ) -> Ratio {
    ratio(outcome, of: whole, under: Self.key(occurrence), occurrence)
  }

  /// The same at places that are more alike: with the same word before, the same word after, both.
  func ratiosInContext(
    _ outcome: Outcome, of whole: Outcome, at occurrence: Occurrence, in article: ArticleView
  ) -> [Ratio] {
    Self.contexts(Self.key(occurrence), occurrence, in: article).map {
      ratio(outcome, of: whole, under: $0, occurrence)
    }
  }

  private func ratio(
    _ outcome: Outcome, of whole: Outcome, under key: TallyKey, _ occurrence: Occurrence
  ) -> Ratio {
    func count(_ outcome: Outcome) -> Int {
      let isOwn =
        switch outcome {
        case .anything: true
        case .annotated: occurrence.isAnnotated
        case .label(let label): occurrence.labels.contains(label)
        }
      return max(0, tally[Self.key(key, outcome)] - (isOwn ? 1 : 0))
    }
    return Ratio(count(outcome), of: count(whole))
  }

  /// How sure phrases that look like this one are to be annotated.
  func share(at occurrence: Occurrence, _ phrases: Phrases) -> Double {
    let look = phrases.entries[Int(occurrence.phrase)].look
    let ratio = looks.ratio(Self.key(look, occurrence))
    // A phrase is known because it is annotated once; that once shows nothing.
    let known = occurrence.outer < 0 ? min(phrases.annotatedCount(look), ratio.count) : 0
    var evidence = Evidence(prior: 0.5)
    evidence.refine(Ratio(ratio.count - known, of: ratio.total - known))
    return evidence.share
  }

  /// How much likelier a place with such companions is annotated than one without: the likelihood
  /// ratio of having, or not having, a trigger of the label elsewhere in the sentence.
  ///
  /// Where a guideline has one event for each happening and sentence, it is small for a second naming.
  func companyRatio(of label: Int32, at occurrence: Occurrence) -> Double {
    let hasCompany = occurrence.companions.contains(label)
    func share(_ isAnnotated: Int) -> Double {
      let ratio = companions.ratio(TallyKey().adding(label).adding(isAnnotated))
      let share = Evidence(prior: 0.5).refined(ratio).share
      return hasCompany ? share : 1 - share
    }
    return share(1) / share(0)
  }

  /// How sure names of a given list are to be annotated.
  var listedShare: Double { Evidence(prior: 0.5).refined(looks.ratio(Self.listed)).share }

  // MARK: - Keys

  private static let listed = TallyKey("listed")

  private static func key(_ occurrence: Occurrence) -> TallyKey {
    TallyKey().adding(occurrence.phrase).adding(occurrence.outer)
  }

  private static func key(_ look: PhraseLook, _ occurrence: Occurrence) -> TallyKey {
    TallyKey().adding(look.rawValue).adding(occurrence.outer < 0 ? 0 : 1)
  }

  private static func key(_ key: TallyKey, _ outcome: Outcome) -> TallyKey {
    switch outcome {
    case .anything: key
    case .annotated: key.adding(-1)
    case .label(let label): key.adding(label)
    }
  }

  private static func contexts(
    _ key: TallyKey, _ occurrence: Occurrence, in article: ArticleView
  ) -> [TallyKey] {
    let before = article.word(before: occurrence.words.lowerBound).map { article.numbers[$0] } ?? -1
    let after =
      article.word(after: occurrence.words.upperBound - 1).map { article.numbers[$0] } ?? -1
    return [
      key.adding(-2).adding(before), key.adding(-3).adding(after),
      key.adding(-4).adding(before).adding(after),
    ]
  }
}
