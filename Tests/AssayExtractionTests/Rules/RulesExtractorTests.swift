import AssayExtraction
import AssayModel
import AssayTesting
import Testing

@Suite struct RulesExtractorTests {
  private func extractor(_ settings: String, _ rules: String) throws -> any Extractor {
    try Extractors.make(
      ExtractorSpecification("rules:\(settings)"),
      in: Sample.environment(["r.rules": rules, "lists/r.rules": rules, "lists/a.txt": "fleet\n"]))
  }

  private let small =
    RuleSample.head + """
      event Capture "seizes"
        trigger CAPTURE:v
        Agent Actor* subject
        Place Place* object

      """

  @Test func givesMentionsAndEvents() async throws {
    let output = try await Sample.output(
      "rules:file=r.rules", in: Sample.environment(["r.rules": small]),
      on: "The army seized Ravno.")
    #expect(output == ["army/Org", "Ravno/Place", "seized/Capture Agent=army Place=Ravno"])
  }

  @Test func explainsItself() async throws {
    let text = "Ravno was seized by rebels."
    let prepared = try PreparedExtractor(
      ExtractorSpecification("rules:file=r.rules,explain=true"),
      in: Sample.environment(["r.rules": small]), foldCount: 2)
    let outcomes = await ExtractionRunner(prepared, workers: 1)
      .run([ExtractionInput(Article(id: "a", text: ArticleText(text)))])
    let event = try #require(outcomes.first?.layer?.events.first)
    let line = small.split(separator: "\n", omittingEmptySubsequences: false)
      .firstIndex { $0.contains("\"seizes\"") }
    #expect(
      event.attributes == [
        Attribute("Rule", "seizes \((line ?? 0) + 1)"),
        Attribute(
          "Evidence", "seized: passive verb; Agent 'rebels' subject; Place 'Ravno' object"),
      ])
    #expect(event.confidence == 1)
  }

  @Test func takesMentionsOfEarlierStages() throws {
    let text = "The fleet seized Dorn."
    let found = try Sample.gold(
      text, mentions: [("fleet", "Org"), ("Dorn", "Place"), ("The", "X")])
    let article = Article(id: "a", text: ArticleText(text))
    let findings = try RuleSample.runner(small, found: false).findings(in: article, found: found)
    #expect(findings.mentions.map { article.text[$0.extent] } == ["fleet", "Dorn"])
    #expect(findings.events.first?.arguments.map(\.role) == ["Agent", "Place"])
  }

  @Test func keepsWhatEarlierStagesSaidOfMentions() throws {
    let text = "The fleet seized Dorn."
    let mention = Mention(
      id: "T1", type: "Org", extent: Extent(4, 9), attributes: [Attribute("Level", "Nominal")],
      links: [KnowledgeBaseLink(base: "Wikidata", identifier: "Q1")], confidence: 0.5)
    let found = try Layer(annotator: .person("x"), mentions: [mention])
    let extractor = try extractor("file=r.rules", small)
    let layer = try Self.layer(extractor, text, found: found)
    #expect(layer.mentions == [mention])
  }

  @Test func readsLexiconsBesideTheRules() throws {
    let rules = "types Org\nlex A from \"a.txt\"\nentity Org \"a\"\n  match A\n"
    let extractor = try extractor("file=lists/r.rules", rules)
    #expect(extractor.vocabulary.names == ["Org"])
    #expect(throws: SettingError("r.rules:2:12: a.txt: not found")) {
      try self.extractor("file=r.rules", rules)
    }
  }

  @Test func realisIsAnAttribute() throws {
    let rules =
      small + """
        realis Negated
          if before("not|never" within 3)
        realis Future
          if before("will" within 3)

        """
    let rows = [
      ("They seized Ravno.", nil), ("They did not seize Ravno.", "Negated"),
      ("They will seize Ravno.", "Future"), ("They will not seize Ravno.", "Negated"),
    ]
    for (text, realis) in rows {
      let extractor = try extractor("file=r.rules", rules)
      let layer = try Self.layer(extractor, text)
      let event = try #require(layer.events.first, "\(text)")
      #expect(event.attributes == (realis.map { [Attribute("Realis", $0)] } ?? []), "\(text)")
    }
  }

  private static func layer(
    _ extractor: some Extractor, _ text: String, found: Layer? = nil
  ) throws -> Layer {
    let article = Article(id: "a", text: ArticleText(text))
    var sink = AnnotationSink(text: article.text, vocabulary: extractor.vocabulary)
    var scratch = extractor.makeScratch()
    try extractor.extract(ExtractionInput(article, found: found), scratch: &scratch, into: &sink)
    #expect(sink.refusedCount == 0)
    return sink.layer(by: extractor.identity.annotator)
  }

  @Test func worksOnAnyText() async throws {
    let prepared = try PreparedExtractor(
      ExtractorSpecification("rules"), in: Sample.environment(), foldCount: 2)
    var inputs = RandomArticles(seed: 11).prefix(40).map { article in
      ExtractionInput(article.article, found: article.layers.first)
    }
    let awkward = [
      "", " ", ".", "killed", "killed killed killed", "\u{FEFF}Rebels", "Rebels\r\nkilled\u{0}six",
      "said said, said and said and and and", "Élodie Brémond killed Šárka. 殺 🇸🇾 killed e\u{301}",
    ]
    inputs += awkward.enumerated().map { index, text in
      ExtractionInput(Article(id: "w\(index)", text: ArticleText(text)))
    }
    await checkExtractor(prepared, on: inputs)
  }

  /// A damaged rule file gives mistakes, or rules that work; never a trap.
  @Test func damagedRulesAreRefusedOrWork() throws {
    var random = SeededGenerator(seed: 5)
    let whole = Array((small + "  realis Negated if before(\"not|never\" within 3)\n").utf8)
    let article = Article(id: "a", text: ArticleText("The army and police did not seize Ravno."))
    var accepted = 0
    for _ in 0..<400 {
      var bytes = whole
      for _ in 0..<(1 + Int(random.next() % 4)) {
        let at = Int(random.next() % UInt64(bytes.count))
        switch random.next() % 4 {
        case 0: bytes.remove(at: at)
        case 1: bytes.insert(whole[Int(random.next() % UInt64(whole.count))], at: at)
        case 2: bytes[at] = UInt8(truncatingIfNeeded: random.next() % 128)
        default: bytes.removeSubrange(at..<min(bytes.count, at + Int(random.next() % 40)))
        }
      }
      let text = String(decoding: bytes, as: UTF8.self)
      guard let runner = try? RuleSample.runner(text) else { continue }
      accepted += 1
      _ = runner.findings(in: article)
    }
    #expect(accepted > 10 && accepted < 400)
  }

  /// Work that grew faster than the text would not end here.
  @Test func oneLongSentenceIsReadToItsEnd() throws {
    let runner = try RuleSample.runner(small)
    let count = 20_000
    let text = String(repeating: "the army and rebels seized Ravno and ", count: count)
    let article = Article(id: "a", text: ArticleText(text))
    #expect(runner.findings(in: article).events.count == count)
  }
}
