import AssayModel

/// Finds mentions and events by a file of declarative rules, without a parser.
///
/// In a cascade the mentions of the stages before it are fillers too, and its output.
struct RulesExtractor: Extractor {
  let identity: ExtractorIdentity
  let vocabulary: Vocabulary
  private let engine: RuleEngine
  private let explains: Bool

  /// Reads the rule file that the settings name.
  ///
  /// - Throws: ``SettingError`` with every mistake of the file.
  init(_ values: SettingValues, in environment: ExtractorEnvironment) throws(SettingError) {
    let source = try RuleSource(values.text("file"), in: environment)
    let rules = try source.rules()
    var engine = RuleEngine(rules.program)
    engine.findsMentions = try values.flag("mentions")
    self.engine = engine
    explains = try values.flag("explain")
    vocabulary = rules.program.vocabulary
    identity = ExtractorIdentity(
      name: "rules", version: "1", settings: values.description, content: source.content)
  }

  func makeScratch() -> RuleEngine.Scratch { RuleEngine.Scratch() }

  func extract(
    _ input: borrowing ExtractionInput, scratch: inout RuleEngine.Scratch,
    into sink: inout AnnotationSink
  ) {
    engine.match(input.article, found: input.found, &scratch)
    engine.emit(&scratch, found: input.found, explains: explains, into: &sink)
    if scratch.text.isLarge { scratch = makeScratch() }
  }
}

struct RulesKind: ExtractorKind {
  let name = "rules"
  let summary = "finds mentions and events by a file of declarative rules, without a parser"
  let settings = [
    Setting(
      "file", default: ShippedRules.newswire.name, "a rule file, or the name of a shipped one"),
    Setting("mentions", default: "true", "whether the file's own rules for mentions run"),
    Setting("explain", default: "false", "whether each annotation tells its rule and evidence"),
  ]

  func make(
    _ values: SettingValues, in environment: ExtractorEnvironment
  ) throws(SettingError) -> any Extractor {
    try RulesExtractor(values, in: environment)
  }
}
