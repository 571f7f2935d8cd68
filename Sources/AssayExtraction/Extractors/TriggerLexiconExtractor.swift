import AssayModel

/// Finds events by a list of triggers, and fills each role with the nearest mention of a fitting type
/// on the stated side, in the same sentence.
///
/// The mentions come from another extractor and are part of the output.
struct TriggerLexiconExtractor<Mentions: Extractor>: Extractor {
  struct Scratch {
    var tokenized = TokenizedText()
    var search = PhraseSearch()
    var mentions: Mentions.Scratch
  }

  let identity: ExtractorIdentity
  let vocabulary: Vocabulary
  private let mentions: Mentions
  private let lexicon: TriggerLexicon

  init(
    _ values: SettingValues, mentions: Mentions, in environment: ExtractorEnvironment
  ) throws(SettingError) {
    self.mentions = mentions
    // The inner extractor's labels keep their indexes: the list only grows.
    var vocabulary = mentions.vocabulary
    lexicon = try TriggerLexicon(
      try Table(values.text("triggers"), in: environment), vocabulary: &vocabulary)
    self.vocabulary = vocabulary
    identity = ExtractorIdentity(
      name: "trigger-lexicon", version: "2", settings: values.description,
      content: [
        try environment.load(values.text("triggers")), Array(mentions.identity.digest.utf8),
      ])
  }

  var readsGold: Bool { mentions.readsGold }

  func makeScratch() -> Scratch { Scratch(mentions: mentions.makeScratch()) }

  func extract(
    _ input: borrowing ExtractionInput, scratch: inout Scratch, into sink: inout AnnotationSink
  ) throws(ExtractionFailure) {
    try mentions.extract(input, scratch: &scratch.mentions, into: &sink)
    let text = input.article.text
    scratch.search.find(lexicon.triggers, in: text)
    guard !scratch.search.matches.isEmpty else { return }
    scratch.tokenized.tokenize(text)
    let candidates = Candidates(sink)
    var sentence = 0
    for match in scratch.search.matches {
      let entry = lexicon.entries[Int(match.value)]
      let trigger = Extent(match.start, match.end)
      guard let event = sink.addEvent(entry.type, trigger: trigger) else { continue }
      let bounds = scratch.tokenized.bounds(ofSentenceAt: match.start, from: &sentence)
      for slot in entry.slots {
        if let filler = candidates.nearest(to: trigger, fitting: slot, within: bounds) {
          sink.addArgument(slot.role, .mention(filler), to: event)
        }
      }
    }
  }
}

extension TokenizedText {
  /// The bytes of the sentence that an offset lies in.
  ///
  /// - Parameter sentence: A sentence at or before it; moves on to its own.
  fileprivate func bounds(ofSentenceAt offset: Int, from sentence: inout Int) -> Fragment {
    func end(_ sentence: Int) -> Int { tokens[sentences[sentence].upperBound - 1].end }
    while sentence + 1 < sentences.count && end(sentence) <= offset { sentence += 1 }
    return Fragment(tokens[sentences[sentence].lowerBound].start, end(sentence))
  }
}

/// The mentions that may fill a role, in text order.
private struct Candidates {
  private let mentions: [(index: Int, label: Label, extent: Extent)]

  init(_ sink: AnnotationSink) {
    mentions = (0..<sink.mentionCount)
      .map { ($0, sink.label(ofMention: $0), sink.extent(ofMention: $0)) }
      .sorted { ($0.extent, $0.index) < ($1.extent, $1.index) }
  }

  /// The nearest fitting mention by bytes between; of two equally near the one before the trigger.
  func nearest(
    to trigger: Extent, fitting slot: TriggerLexicon.Slot, within bounds: Fragment
  ) -> Int? {
    var best: (distance: Int, index: Int)?
    for (index, label, extent) in mentions {
      guard bounds.contains(extent.envelope), slot.fillers.contains(label) else { continue }
      let distance: Int
      if extent.end <= trigger.start && slot.side != .right {
        distance = trigger.start - extent.end
      } else if extent.start >= trigger.end && slot.side != .left {
        distance = extent.start - trigger.end
      } else {
        continue
      }
      if best.map({ distance < $0.distance }) ?? true { best = (distance, index) }
    }
    return best?.index
  }
}

struct TriggerLexiconKind: ExtractorKind {
  let name = "trigger-lexicon"
  let summary = "finds events by a list of triggers; the nearest mentions fill their roles"
  let settings = [
    Setting(
      "triggers", default: nil, "a file of trigger, event type and role slots, split by tabs"),
    Setting("mentions", default: "capitals", "the extractor that finds the fillers"),
  ]

  func isTrained(_ values: SettingValues) throws(SettingError) -> Bool {
    try Extractors.isTrained(ExtractorSpecification(values.text("mentions")))
  }

  func make(
    _ values: SettingValues, in environment: ExtractorEnvironment
  ) throws(SettingError) -> any Extractor {
    let specification = try ExtractorSpecification(values.text("mentions"))
    let mentions = try Extractors.make(specification, in: environment)
    return try wrap(mentions, values, in: environment)
  }

  private func wrap<Mentions: Extractor>(
    _ mentions: Mentions, _ values: SettingValues, in environment: ExtractorEnvironment
  ) throws(SettingError) -> any Extractor {
    try TriggerLexiconExtractor(values, mentions: mentions, in: environment)
  }
}
