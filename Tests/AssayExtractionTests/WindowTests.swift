import AssayModel
import AssayTesting
import Testing

@testable import AssayExtraction

/// What a trained strategy finds does not depend on how much of an article it works on at one time.
@Suite struct WindowTests {
  /// A text of sentences of one to twelve words, some in quotation marks, with mentions and triggers at random.
  private struct Sample {
    private static let words = [
      "the", "of", "to", "said", "would", "if", "often", "was", "is", "Ama", "Bolo", "Cuki", "Dapo",
      "Eri", "fell", "left", "near", "town", ",", "and", "who", "\"",
    ]
    let article: Article
    private(set) var gold = Layer(empty: .person("gold"))
    /// What another extractor found: some of the gold, and more at random, now and then over many sentences.
    private(set) var other = Layer(empty: .person("other"))

    init(_ generator: inout SeededGenerator, sentences: Int) throws {
      var text = ""
      var starts: [Int] = []
      for _ in 0..<sentences {
        for place in 0..<Int.random(in: 1...12, using: &generator) {
          if place > 0 { text += " " }
          starts.append(text.utf8.count)
          text += Self.words.randomElement(using: &generator) ?? ""
        }
        text += ".\n"
      }
      article = Article(id: "a", text: ArticleText(text))
      let bytes = article.text.bytes
      func end(_ start: Int) -> Int {
        (start..<bytes.count).first { bytes[$0] == 0x20 || bytes[$0] == 0x2E } ?? bytes.count
      }
      func mentions(_ share: Int, reach: Int) -> [Mention] {
        starts.indices.filter { _ in Int.random(in: 0..<share, using: &generator) == 0 }.map {
          index in
          let isCapital = bytes[starts[index]] &- 0x41 < 26
          let last = isCapital ? index : min(index + reach, starts.count - 1)
          return Mention(
            id: "T\(index)", type: isCapital ? "Person" : "Place",
            extent: Extent(starts[index], end(starts[last])))
        }
      }
      func events(_ share: Int, by mentions: [Mention]) -> [Event] {
        starts.indices.filter { _ in Int.random(in: 0..<share, using: &generator) == 0 }.map {
          index in
          let near = mentions.partitioningIndex { $0.extent.start > starts[index] }
          return Event(
            id: "E\(index)", type: index % 2 == 0 ? "Fall" : "Leave",
            trigger: Trigger(id: "X\(index)", extent: Extent(starts[index], end(starts[index]))),
            arguments: [near - 1, near].filter(mentions.indices.contains).map { number in
              Argument(role: number < near ? "Before" : "After", filler: .mention(number))
            })
        }
      }
      let own = mentions(4, reach: 1), found = mentions(6, reach: 40)
      gold = try Layer(annotator: .person("gold"), mentions: own, events: events(9, by: own))
      other = try Layer(
        annotator: .person("other"), mentions: found, events: events(7, by: found))
    }

    var example: TrainingExample {
      var example = TrainingExample(article, gold: gold)
      example.found = [other, nil]
      return example
    }
  }

  private static func samples() throws -> (training: [Sample], long: Sample) {
    var generator = SeededGenerator(seed: 9)
    let training = try (0..<6).map { _ in try Sample(&generator, sentences: 40) }
    return (training, try Sample(&generator, sentences: 760))
  }

  private static var options: TaggerOptions {
    var options = TaggerOptions()
    options.usesContext = true
    options.usesDocument = true
    options.choosesMissCost = false
    options.rounds = 1
    options.learning.epochs = 2
    return options
  }

  private static func resources() -> LearningResources {
    var resources = LearningResources()
    resources.lexicon = EnglishWords.lexicon
    resources.lexicon.insert("near town", class: "place")
    return resources
  }

  @Test func windowsEndWhereBlocksDo() throws {
    let (_, long) = try Self.samples()
    for count in [1, 2, 100] {
      var layout = TokenLayout(windowBlocks: count)
      layout.lay(long.article, splittingParts: false)
      let windows = layout.windows
      #expect(windows.first?.tokens.lowerBound == 0)
      #expect(windows.last?.tokens.upperBound == layout.tokens.count)
      #expect(windows.flatMap { Array($0.sentences) } == Array(layout.sentences.indices))
      for (window, next) in zip(windows, windows.dropFirst()) {
        #expect(window.tokens.upperBound == next.tokens.lowerBound)
        #expect(window.tokens.count >= count * TokenLayout.blockLength)
      }
      for window in windows {
        #expect(layout.sentences[window.sentences].first?.lowerBound == window.tokens.lowerBound)
        #expect(layout.sentences[window.sentences].last?.upperBound == window.tokens.upperBound)
      }
      #expect(windows.count > 1 || count == 100)
    }
    #expect(TokenLayout().windows.isEmpty)
  }

  @Test func taggersFindTheSameInWindows() throws {
    let (training, long) = try Self.samples()
    let model = TaggerTrainer(
      training.map(\.example.mentionSpans), resources: Self.resources(), options: Self.options
    ).trained()
    func spans(_ scratch: inout TaggerScratch, _ sample: Sample) -> [LabelledSpan] {
      var spans: [LabelledSpan] = []
      scratch.run(model, on: sample.article, others: FoundItems([sample.other, nil])) {
        level, span in
        spans.append(LabelledSpan(tokens: span.tokens, type: 10 * level + span.type))
      }
      return spans
    }
    var whole = TaggerScratch(model, windowBlocks: .max)
    let expected = spans(&whole, long)
    #expect(Set(expected.map(\.type)).count > 1)
    for count in [1, 2] {
      var scratch = TaggerScratch(model, windowBlocks: count)
      #expect(spans(&scratch, long) == expected)
      // The same once more, and after an article of one window.
      #expect(spans(&scratch, training[0]) == spans(&whole, training[0]))
      #expect(spans(&scratch, long) == expected)
      #expect(scratch.features.layout.windows.count > 3 - count)
    }
  }

  @Test func eventsAreTheSameInWindows() throws {
    let (training, long) = try Self.samples()
    let model = EventsTrainer(
      examples: training.map(\.example), resources: Self.resources(), options: Self.options
    ).trained(mentions: nil)
    let extractor = EventsExtractor(
      model, mentions: .found, identity: ExtractorIdentity(name: "events", version: "0"))
    func layer(windowBlocks: Int) throws -> Layer {
      var scratch = extractor.makeScratch(windowBlocks: windowBlocks)
      var sink = AnnotationSink(text: long.article.text, vocabulary: extractor.vocabulary)
      try extractor.extract(
        ExtractionInput(long.article, found: long.other), others: FoundItems([long.other, nil]),
        scratch: &scratch, into: &sink)
      return sink.layer(by: .person("x"))
    }
    let expected = try layer(windowBlocks: .max)
    #expect(expected.events.count { !$0.arguments.isEmpty } > 10)
    for count in [1, 2] { #expect(try layer(windowBlocks: count) == expected) }
  }

  @Test func rolesOfOthersAreFoundByPlace() throws {
    let (_, long) = try Self.samples()
    var layout = TokenLayout()
    layout.lay(long.article, splittingParts: false)
    let roles = FoundRoles(FoundItems([nil, long.other]), layout)
    let candidates = (0..<layout.tokens.count).map {
      RoleCandidate(mention: $0, type: "Person", tokens: $0..<$0 + 1)
    }
    var told = 0
    for event in long.other.events.prefix(50) {
      let trigger = layout.tokens(touching: try #require(event.trigger).extent.first)
      let scene = RoleScene(
        trigger: trigger, type: event.type, own: nil,
        sentence: try #require(layout.sentence(of: trigger)), all: candidates)
      let features = roles.features(of: scene)
      for (candidate, own) in zip(scene.candidates, features) {
        let fillers = event.arguments.filter { argument in
          guard case .mention(let index) = argument.filler else { return false }
          return layout.tokens(touching: long.other.mentions[index].extent.first).last
            == candidate.tokens.last
        }
        told += fillers.count
        // Of each filler the role as often as it counts and once with the type; of no filler one feature.
        let expected = fillers.isEmpty ? 1 : fillers.count * (FoundFeatures.weight + 1)
        #expect(own.count == expected)
      }
    }
    #expect(told > 0)
  }
}
