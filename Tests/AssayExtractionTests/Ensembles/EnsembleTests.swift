import AssayModel
import Testing

@testable import AssayExtraction

@Suite struct EnsembleTests {
  private static let files = [
    "n.tsv": "Ravno\tPlace\nTelk\tPlace\n", "o.tsv": "army\tOrg\nTelk\tOrg\n",
    "t.tsv": "seized\tCapture\tPlace:right:Place\n",
  ]

  @Test func settingsThatCannotBeUsedAreNamed() throws {
    let rows: [(String, String)] = [
      ("vote:members=capitals", "vote: members must be 2 extractors or more, split by |"),
      ("vote:members=(capitals | )", "extractors split by |, none of them empty"),
      ("vote:members=(capitals | nul)", "no extractor is called 'nul'; did you mean 'null'?"),
      ("vote:members=(capitals | null),k=3", "a number above 0, up to the 2.0 votes"),
      ("vote:members=(capitals | null),k=0", "a number above 0"),
      ("vote:members=(capitals | null),weights=(1|2|3)", "2 numbers above 0, split by |, or equal"),
      ("vote:members=(capitals | null),match=near", "one of exact, overlap"),
      ("cascade:stages=(capitals | null),output=first", "one of all, last"),
      ("stack:members=(capitals | null)", "stack learns from gold annotations"),
      ("stack:members=null,learner=capitals", "learner must be choice, tagger or events, found"),
      ("stack:members=null,learner=(tagger:model=m)", "the learner is trained with the members"),
      ("vote:members=(capitals | process:command=x)", "cannot stand inside"),
      ("trigger-lexicon:triggers=t.tsv,mentions=(process:command=x)", "cannot stand inside"),
      ("process:command=('a b)", "process: command must be a program and its arguments"),
    ]
    for (written, message) in rows {
      let error = #expect(throws: SettingError.self) {
        _ = try Extractors.make(
          ExtractorSpecification(written), in: Sample.environment(Self.files))
      }
      #expect(
        error?.description.contains(message) == true, "\(written): \(error?.description ?? "")")
    }
  }

  @Test func commandLinesAreSplitAtBlanksAndQuotes() {
    let rows: [(String, [String]?)] = [
      ("python3 my.py --flag", ["python3", "my.py", "--flag"]),
      ("  'a b'  \"c'd\" e''f ''", ["a b", "c'd", "ef", ""]),
      ("a $HOME `b` \\", ["a", "$HOME", "`b`", "\\"]),
      ("'a", nil), ("", []),
    ]
    for (line, words) in rows {
      #expect(ProcessSettings.words(line) == words, "\(line)")
      guard let words, let back = ProcessSettings.line(of: words) else { continue }
      #expect(ProcessSettings.words(back) == words, "\(back)")
    }
    #expect(ProcessSettings.line(of: ["a'\"b"]) == nil)
  }

  @Test func membersMayHaveSettingsOfTheirOwn() throws {
    let specification = try ExtractorSpecification(
      "vote:k=1,members=(vote:members=(capitals | null),k=2 | (cascade:stages=(null|null)))")
    let kind = VoteKind()
    let plan = try kind.plan(SettingValues(specification, of: kind))
    #expect(
      plan.members.map(\.description) == [
        "cascade:stages=(null|null)", "vote:members=(capitals | null),k=2",
      ])
  }

  @Test func canonicalSettingsCanBeReadBack() throws {
    for written in [
      "union:members=((capitals) | (null))", "vote:members=(capitals | null),weights=(1|2)",
      "cascade:stages=(vote:members=(null|null),k=1 | null)",
    ] {
      let specification = try ExtractorSpecification(written)
      let kind = try Extractors.kind(of: specification)
      let values = try SettingValues(specification, of: kind)
      let again = try SettingValues(
        ExtractorSpecification("\(kind.name):\(values.description)"), of: kind)
      #expect(again.description == values.description)
    }
  }

  @Test func laterStagesAreGivenWhatEarlierOnesFound() throws {
    /// Gives back what it is handed, under another type.
    struct Echo: Extractor {
      let identity = ExtractorIdentity(name: "echo", version: "1")
      let vocabulary = Vocabulary(["Echo"])
      func extract(
        _ input: borrowing ExtractionInput, scratch: inout Void, into sink: inout AnnotationSink
      ) {
        for mention in input.found?.mentions ?? [] {
          sink.addMention(sink.label("Echo"), mention.extent)
        }
      }
    }
    let first = try Extractors.make(
      ExtractorSpecification("gazetteer:names=n.tsv"), in: Sample.environment(Self.files))
    let second = try Extractors.make(
      ExtractorSpecification("gazetteer:names=o.tsv"), in: Sample.environment(Self.files))
    for (keepsLast, expected) in [
      (false, ["army/Org", "army/Echo", "Telk/Place", "Telk/Org", "Telk/Echo"]),
      (true, ["army/Echo", "Telk/Echo"]),
    ] {
      let ensemble = Ensemble(
        identity: ExtractorIdentity(name: "cascade", version: "1"),
        members: [.local(first), .local(second), .local(Echo())], names: ["a", "b", "c"],
        passesFound: true, skipsFailures: false, combination: LayerUnion(keepsLast: keepsLast))
      let article = Article(id: "a", text: ArticleText("The army left Telk."))
      var worker = makeWorker(EnsembleExtractor(ensemble))
      let layer = try #require(worker.outcome(ExtractionInput(article)).layer)
      #expect(Sample.describe(layer, in: article) == expected)
    }
  }

  /// A stage that gives all on takes the place of what stood before it, with what it changed.
  @Test func stagesMayChangeWhatTheyAreGiven() async throws {
    let files = [
      "n.tsv": "Ravno\tPlace\n",
      "t.tsv": "fall\tCapture\tPlace:near:Place\nfell\tCapture\tPlace:near:Place\n",
    ]
    let specification = try ExtractorSpecification(
      "cascade:stages=(trigger-lexicon:triggers=t.tsv,mentions=(gazetteer:names=n.tsv) | coreference "
        + "| realis | gazetteer:names=n.tsv)")
    let extractor = try Extractors.make(specification, in: Sample.environment(files))
    var worker = makeWorker(extractor)
    let article = Article(id: "a", text: ArticleText("Ravno fell. They said Ravno will fall."))
    let layer = try #require(worker.outcome(ExtractionInput(article)).layer)
    #expect(layer.mentions.count == 2 && layer.entities.map(\.mentions) == [[0, 1]])
    #expect(layer.events.count == 2)
    #expect(
      layer.events.map(\.attributes) == [
        [Attribute("Realis", "Actual")], [Attribute("Realis", "Future")],
      ])
    #expect(layer.events.map(\.arguments.count) == [1, 1])
  }

  @Test func aMemberThatFailsFailsTheArticleOrIsPassedOver() async throws {
    let environment = Sample.environment(Self.files)
    let fails = try await Sample.output(
      "union:members=(gazetteer:names=n.tsv | gold-noise)", in: environment, on: "in Telk")
    #expect(fails == ["failed"])
    let skips = try await Sample.output(
      "union:members=(gazetteer:names=n.tsv | gold-noise),failing=skip", in: environment,
      on: "in Telk")
    #expect(skips == ["Telk/Place"])
    let all = try await Sample.output(
      "union:members=(gold-noise),failing=skip", in: environment, on: "in Telk")
    #expect(all == ["failed"])
  }

  @Test func stackLearnsWhomToBelieve() async throws {
    // The first list is right about places, the second about organisations.
    let files = [
      "a.tsv": "Ravno\tPlace\nTelk\tPlace\narmy\tPlace\n",
      "b.tsv": "army\tOrg\nrebels\tOrg\nRavno\tOrg\n",
    ]
    let texts = [
      "The army left Ravno.", "Ravno saw rebels.", "The rebels of Telk met the army.",
      "An army near Telk.", "Ravno and the rebels.", "The army.",
    ]
    let training = try texts.enumerated().map { index, text in
      var gold: [(String, String)] = []
      for (name, type) in [
        ("Ravno", "Place"), ("Telk", "Place"), ("army", "Org"), ("rebels", "Org"),
      ]
      where text.contains(name) { gold.append((name, type)) }
      return TrainingExample(
        Article(id: "t\(index)", text: ArticleText(text)),
        gold: try Sample.gold(text, mentions: gold))
    }
    let environment = Sample.environment(files, training: training)
    let extractor = try Extractors.make(
      ExtractorSpecification(
        "stack:members=(gazetteer:names=a.tsv | gazetteer:names=b.tsv),learner=choice,folds=3"),
      in: environment)
    let article = Article(id: "x", text: ArticleText("In Ravno the army met rebels from Telk."))
    var worker = makeWorker(extractor)
    let layer = try #require(worker.outcome(ExtractionInput(article)).layer)
    #expect(
      Sample.describe(layer, in: article) == [
        "Ravno/Place", "army/Org", "rebels/Org", "Telk/Place",
      ])
    let again = try Extractors.make(
      ExtractorSpecification(
        "stack:members=(gazetteer:names=b.tsv | gazetteer:names=a.tsv),learner=choice,folds=3"),
      in: environment)
    var other = makeWorker(again)
    #expect(
      other.outcome(ExtractionInput(article)).layer?.mentions == layer.mentions,
      "the order of members does not matter")
  }

  /// A list of names tells what no word in or around them does.
  private static let listed = ["Avno", "Belk", "Corva", "Dunst", "Elmar", "Fossa", "Gurd", "Holm"]
  private static let unlisted = ["Irna", "Jost", "Kelk", "Lorn", "Mavva", "Nurs", "Osta", "Purd"]

  private static func stackExamples() throws -> [TrainingExample] {
    try (0..<6).map { index in
      let text = "We saw \(listed[index]) fall. We saw \(unlisted[index]) fall."
      return TrainingExample(
        Article(id: "t\(index)", text: ArticleText(text)),
        gold: try Sample.gold(
          text, mentions: [(listed[index], "Place")], events: [("fall", "Capture", [("Where", 0)])])
      )
    }
  }

  @Test func finderOfAStackKnowsWhatOthersFound() async throws {
    let files = ["n.tsv": Self.listed.map { "\($0)\tPlace\n" }.joined()]
    let environment = Sample.environment(files, training: try Self.stackExamples())
    // Two names that nobody learned from, of which one is in the list.
    let text = "We saw Gurd fall. We saw Osta fall."
    let article = Article(id: "x", text: ArticleText(text))
    func found(_ written: String) throws -> [String] {
      var worker = makeWorker(
        try Extractors.make(ExtractorSpecification(written), in: environment))
      let layer = try #require(worker.outcome(ExtractionInput(article)).layer)
      return Sample.describe(layer, in: article)
    }
    let member = "members=(gazetteer:names=n.tsv),folds=2"
    #expect(try found("tagger") != ["Gurd/Place"], "the words do not tell")
    #expect(try found("stack:\(member),learner=tagger") == ["Gurd/Place"])
    let events = try found("stack:\(member),learner=events")
    #expect(events.contains("Gurd/Place") && !events.contains("Osta/Place"), "\(events)")
  }

  /// A member that learns is worthless on what it learned from: its finds there must not be believed.
  @Test func stackIsNotTakenInByMembersThatKnowTheArticle() throws {
    let environment = Sample.environment([:], training: try Self.stackExamples())
    let stack = try FeatureStack(ExtractorSpecification("tagger"), foldCount: 2)
    let memoriser = try PreparedExtractor(
      ExtractorSpecification("memoriser"), in: environment, foldCount: stack.foldCount)
    let folds = try #require(memoriser.folds)
    #expect(folds.count == 2)
    // Each name stands in one article only, so one who did not learn from it cannot find it.
    let plan = try StackKind().plan(
      SettingValues(
        ExtractorSpecification("stack:members=memoriser,learner=tagger,folds=2"), of: StackKind()))
    guard case .learned(let learner) = plan.rule else {
      Issue.record("a stack learns")
      return
    }
    #expect(learner.foldCount == 2)
    let found = memoriser.layersHere(of: environment.training)
    #expect(found.compactMap { $0?.mentions.count }.reduce(0, +) == 0)
  }

  @Test func theExponentialIsExact() {
    #expect(LogisticModel.exponential(0) == 1)
    for (number, value) in [
      (1.0, 2.718281828459045), (-1, 0.36787944117144233), (10, 22026.465794806718),
      (-30, 9.357622968840175e-14),
    ] {
      #expect(abs(LogisticModel.exponential(number) / value - 1) < 1e-14)
    }
  }
}
