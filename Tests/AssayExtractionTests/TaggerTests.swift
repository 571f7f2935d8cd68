import AssayExtraction
import AssayModel
import AssayTesting
import Testing

/// A toy language: `zor NAME` is a Person, `vak NAME NAME` a Place, `NAME grims` a Fall at NAME.
enum ToyLanguage {
  private static let names = ["Ama", "Bolo", "Cuki", "Dapo", "Eri", "Foso", "Gilu", "Hano"]

  static func examples(_ count: Int, from start: Int = 0) throws -> [TrainingExample] {
    try (start..<start + count).map { index in
      func name(_ step: Int) -> String { names[(index * 3 + step * 5) % names.count] }
      var text = ""
      var mentions: [Mention] = []
      func mention(_ words: String, _ type: String) {
        let offset = text.utf8.count
        mentions.append(
          Mention(
            id: "T\(mentions.count)", type: type, extent: Extent(offset, offset + words.utf8.count))
        )
        text += words
      }
      text += "we saw zor "
      mention(name(0), "Person")
      text += " near vak "
      mention("\(name(1)) \(name(2))", "Place")
      text += ". Then "
      mention(name(3), "Person")
      let trigger = text.utf8.count + 1
      text += " grims at vak "
      mention("\(name(4)) \(name(5))", "Place")
      text += ".\n"
      let event = Event(
        id: "E1", type: "Fall",
        trigger: Trigger(id: "X1", extent: Extent(trigger, trigger + 5)),
        arguments: [
          Argument(role: "Who", filler: .mention(2)), Argument(role: "Where", filler: .mention(3)),
        ])
      return TrainingExample(
        Article(id: "toy\(index)", text: ArticleText(text)),
        gold: try Layer(annotator: .person("gold"), mentions: mentions, events: [event]))
    }
  }
}

@Suite struct TaggerTests {
  private func layers(
    _ specification: String, train: [TrainingExample], files: [String: [UInt8]] = [:],
    on articles: [Article]
  ) async throws -> [Layer?] {
    let environment = ExtractorEnvironment(training: train) { path throws(SettingError) in
      guard let file = files[path] else { throw SettingError("\(path): not found") }
      return file
    }
    let prepared = try PreparedExtractor(
      ExtractorSpecification(specification), in: environment, foldCount: 3)
    return await ExtractionRunner(prepared, workers: 1).run(articles.map { ExtractionInput($0) })
      .map(\.layer)
  }

  private func model(
    _ name: String, _ settings: String, _ training: [TrainingExample]
  ) throws -> TrainedModel {
    let kind = try #require(Extractors.trainable.first { $0.name == name })
    let values = try SettingValues(ExtractorSpecification("\(name):\(settings)"), of: kind)
    return try kind.train(values, licence: "CC0", in: Sample.environment(training: training))
  }

  @Test func learnsAToyLanguageExactly() async throws {
    let training = try ToyLanguage.examples(30)
    let test = try ToyLanguage.examples(5, from: 40)
    for settings in ["seed=1", "seed=2,scheme=bilou,document=true", "lexicon=none,context=true"] {
      let bytes = try model("tagger", settings, training).bytes
      let found = try await layers(
        "tagger:model=m", train: [], files: ["m": bytes], on: test.map(\.article))
      for (example, layer) in zip(test, found) {
        let layer = try #require(layer)
        #expect(
          Sample.describe(layer, in: example.article)
            == Sample.describe(example.gold, in: example.article).filter { !$0.contains("=") })
      }
    }
  }

  @Test func learnsMentionsInsideOthersAsDeepAsTheyAreMarked() async throws {
    let names = ["Ama", "Bolo", "Cuki", "Dapo", "Eri", "Foso", "Gilu", "Hano"]
    let examples = try (0..<30).map { index in
      let name = names[index % names.count]
      let parts = [
        ("Post", "zor of the vak of the grim of \(name)"), ("Guard", "vak of the grim of \(name)"),
        ("Town", "grim of \(name)"), ("Person", name),
      ]
      let text = "We saw the \(parts[0].1) today.\n"
      let end = text.utf8.count - " today.\n".utf8.count
      return TrainingExample(
        Article(id: "deep\(index)", text: ArticleText(text)),
        gold: try Layer(
          annotator: .person("gold"),
          mentions: parts.enumerated().map { place, part in
            Mention(
              id: "T\(place)", type: part.0, extent: Extent(end - part.1.utf8.count, end))
          }))
    }
    let bytes = try model("tagger", "seed=1", examples).bytes
    let found = try await layers(
      "tagger:model=m", train: [], files: ["m": bytes], on: examples.prefix(8).map(\.article))
    for (layer, example) in zip(found, examples) {
      #expect(layer?.mentions.map(\.type) == ["Post", "Guard", "Town", "Person"])
      #expect(layer?.mentions.map(\.extent) == example.gold.mentions.map(\.extent))
    }
  }

  @Test func learnsTheEventsOfAToyLanguageExactly() async throws {
    let training = try ToyLanguage.examples(30)
    let test = try ToyLanguage.examples(5, from: 40)
    let bytes = try model("events", "seed=1", training).bytes
    let found = try await layers(
      "events:model=m", train: [], files: ["m": bytes], on: test.map(\.article))
    for (example, layer) in zip(test, found) {
      let layer = try #require(layer)
      #expect(
        Sample.describe(layer, in: example.article).sorted()
          == Sample.describe(example.gold, in: example.article).sorted())
    }
  }

  @Test func theSameSeedGivesTheSameBytes() throws {
    let training = try ToyLanguage.examples(12)
    for name in ["tagger", "events"] {
      let first = try model(name, "seed=7,document=true", training).bytes
      #expect(try model(name, "seed=7,document=true", training).bytes == first)
      #expect(try model(name, "seed=8,document=true", training).bytes != first)
    }
  }

  @Test func aFileSaysTheSameAsTheModelThatItWasWrittenFrom() async throws {
    let training = try ToyLanguage.examples(9)
    let kind = try #require(Extractors.trainable.first { $0.name == "tagger" })
    let values = try SettingValues(ExtractorSpecification("tagger"), of: kind)
    let environment = Sample.environment(training: training)
    let made = try kind.make(values, in: environment)
    let bytes = try model("tagger", "seed=1", training).bytes
    let read = try await layers(
      "tagger:model=m", train: [], files: ["m": bytes], on: training.map(\.article))
    for (example, layer) in zip(training, read) {
      let own = output(made, example.article)
      #expect(own == layer.map { Sample.describe($0, in: example.article) })
    }
  }

  private func output(_ extractor: some Extractor, _ article: Article) -> [String] {
    var scratch = extractor.makeScratch()
    var sink = AnnotationSink(text: article.text, vocabulary: extractor.vocabulary)
    try? extractor.extract(ExtractionInput(article), scratch: &scratch, into: &sink)
    return Sample.describe(sink.layer(by: .person("x")), in: article)
  }

  @Test func damagedModelsAreRefused() async throws {
    for name in ["tagger", "events"] {
      let bytes = try model(name, "lexicon=none,epochs=2", ToyLanguage.examples(4)).bytes
      func refusal(_ damaged: [UInt8]) async -> String? {
        let error = await #expect(throws: SettingError.self) {
          _ = try await layers("\(name):model=m", train: [], files: ["m": damaged], on: [])
        }
        return error?.description
      }
      #expect(await refusal([])?.contains("expected a model of assay train") == true)
      #expect(await refusal(Array("Ravno".utf8))?.hasPrefix("m: ") == true)
      var newer = bytes
      newer[12] = UInt8(ascii: "2")
      #expect(await refusal(newer)?.contains("expected assay-model 1") == true)
      for length in stride(from: 0, to: bytes.count, by: max(1, bytes.count / 97)) {
        #expect(await refusal(Array(bytes.prefix(length))) != nil)
      }
      for place in stride(from: 0, to: bytes.count, by: max(1, bytes.count / 101)) {
        var flipped = bytes
        flipped[place] ^= 0x20
        #expect(await refusal(flipped) != nil, "byte \(place)")
      }
      let other = name == "tagger" ? "events" : "tagger"
      let error = await #expect(throws: SettingError.self) {
        _ = try await layers("\(other):model=m", train: [], files: ["m": bytes], on: [])
      }
      #expect(error?.description == "m: expected a model for \(other), found one for \(name)")
    }
  }

  @Test func settingsThatAModelDecidedAreRefused() async throws {
    let bytes = try model("tagger", "epochs=1", ToyLanguage.examples(2)).bytes
    let error = await #expect(throws: SettingError.self) {
      _ = try await layers("tagger:model=m,epochs=3", train: [], files: ["m": bytes], on: [])
    }
    #expect(
      error?.description == "tagger: epochs was decided when the model was trained; leave it out")
  }

  @Test func awkwardArticlesAndLabelsDoNoHarm() async throws {
    let strange = ["B-", "O", "", "a b\n", "é\u{301}", "\"x\"", "I-Person"]
    let training = try strange.enumerated().map { index, type in
      let text = "zor Ama\(index) went."
      return TrainingExample(
        Article(id: "s\(index)", text: ArticleText(text)),
        gold: try Sample.gold(text, mentions: [("Ama\(index)", type)], events: [("went", type, [])])
      )
    }
    let word = Array("Ama grims zor ".utf8)
    let long = ArticleText(
      String(decoding: (0..<30_000).map { word[$0 % word.count] }, as: UTF8.self))
    let articles = [
      Article(id: "none", text: ArticleText("")), Article(id: "blank", text: ArticleText(" \n\t")),
      Article(id: "marks", text: ArticleText("...!?\u{0}")), Article(id: "long", text: long),
      Article(
        id: "fixed", text: ArticleText("a  b"),
        tokens: Tokenization(
          tokens: [Fragment(0, 1), Fragment(2, 2), Fragment(3, 4)], sentenceStarts: [])),
    ]
    for name in ["tagger", "events"] {
      let bytes = try model(name, "seed=3", training).bytes
      let found = try await layers("\(name):model=m", train: [], files: ["m": bytes], on: articles)
      #expect(found.allSatisfy { $0 != nil })
      let again = try await layers(
        "\(name):model=m", train: [], files: ["m": bytes], on: training.map(\.article))
      #expect(again.allSatisfy { $0 != nil })
    }
  }

  @Test func nothingToLearnGivesNothing() async throws {
    let training = try ["a b", "", "c"].enumerated().map { index, text in
      TrainingExample(
        Article(id: "n\(index)", text: ArticleText(text)), gold: try Sample.gold(text))
    }
    for name in ["tagger", "events"] {
      #expect(try model(name, "seed=1", training).labels.isEmpty)
      let found = try await layers(name, train: training, on: training.map(\.article))
      #expect(found.allSatisfy { $0?.isEmpty == true })
    }
  }

  @Test func mentionsForRolesComeFromWhereTheSettingSays() async throws {
    let training = try ToyLanguage.examples(20)
    let test = try ToyLanguage.examples(1, from: 30)
    let bytes = try model("events", "mentions=found", training).bytes
    let environment = ExtractorEnvironment { _ throws(SettingError) in bytes }
    for source in ["found", "gold"] {
      let prepared = try PreparedExtractor(
        ExtractorSpecification("events:model=m,mentions=\(source)"), in: environment, foldCount: 2)
      #expect(prepared.readsGold == (source == "gold"))
      let input = ExtractionInput(test[0].article, gold: test[0].gold, found: test[0].gold)
      let outcome = await ExtractionRunner(prepared, workers: 1).run([input])
      let layer = try #require(outcome.first?.layer)
      #expect(layer.events.first?.arguments.count == 2)
      let bare = await ExtractionRunner(prepared, workers: 1).run([ExtractionInput(test[0].article)]
      )
      #expect(bare.first?.failure != nil)
    }
    let error = #expect(throws: SettingError.self) {
      _ = try PreparedExtractor(
        ExtractorSpecification("events:model=m"), in: environment, foldCount: 2)
    }
    #expect(error?.description == "m: the model tags no mentions: set mentions=found or gold")
  }
}
