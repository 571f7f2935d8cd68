import AssayModel

/// Makes a checked rule file ready to run.
struct RuleCompiler {
  let checker: RuleChecker
  let file: RuleSyntax
  private var builder = WordIndexBuilder()
  var vocabulary = Vocabulary()
  /// Words of each lexicon with their forms; capitals are asked for per lexicon.
  private var members: [String: [(entry: Int32, forms: WordForms)]] = [:]
  private var conditions: [String: Int] = [:]
  /// The values of Realis that the rules give.
  var realisValues: [String] = []

  /// - Parameter load: Gives the words of a lexicon that is a file of its own, one a line.
  init(_ checker: RuleChecker, load: (LexiconSyntax) -> [LexiconSyntax.Word]) {
    self.checker = checker
    file = checker.file
    for name in checker.typeNames + checker.eventTypeNames { _ = vocabulary.label(name) }
    for lexicon in file.lexicons where members[lexicon.name.text] == nil {
      members[lexicon.name.text] = words(of: lexicon, load: load)
    }
    for lexicon in file.lexicons { include(lexicon.name.text, depth: 0) }
  }

  // MARK: - Lexicons

  private mutating func words(
    of lexicon: LexiconSyntax, load: (LexiconSyntax) -> [LexiconSyntax.Word]
  ) -> [(entry: Int32, forms: WordForms)] {
    var found: [Int32: WordForms] = [:]
    var order: [Int32] = []
    for word in lexicon.words + (lexicon.file == nil ? [] : load(lexicon)) {
      var forms: [(text: String, forms: WordForms)] = []
      if lexicon.isVerbal { forms += Inflection.verb(word.text) }
      if lexicon.isNominal { forms += Inflection.noun(word.text) }
      if lexicon.isAdjectival { forms.append((word.text, .adjective)) }
      if forms.isEmpty { forms.append((word.text, .plain)) }
      for form in forms {
        guard let entry = builder.entry(of: form.text, isSeparable: word.isSeparable) else {
          continue
        }
        if found[entry] == nil { order.append(entry) }
        found[entry, default: []].formUnion(form.forms)
        builder.add(forms: form.forms, to: entry)
      }
    }
    return order.map { ($0, found[$0] ?? []) }
  }

  private mutating func include(_ name: String, depth: Int) {
    guard depth <= file.lexicons.count, let lexicon = checker.lexicons[name] else { return }
    for other in lexicon.included {
      include(other.text, depth: depth + 1)
      let known = Set(members[name, default: []].map(\.entry))
      members[name, default: []] += members[other.text, default: []].filter {
        !known.contains($0.entry)
      }
    }
  }

  /// The entries that a term stands for, with their forms.
  private mutating func entries(
    of term: WordTerm
  ) -> [(entry: Int32, forms: WordForms, needsCapital: Bool)] {
    switch term {
    case .literal(let text, _):
      return builder.entry(of: text).map { [($0, .plain, false)] } ?? []
    case .lexicon(let name, let form):
      let mask =
        form.flatMap { form in WordForms.codes.first { $0.code == form.text }?.forms } ?? .all
      let needsCapital = checker.lexicons[name.text]?.isCapital ?? false
      return members[name.text, default: []]
        .filter { !$0.forms.isDisjoint(with: mask) }
        .map { ($0.entry, $0.forms.intersection(mask), needsCapital) }
    }
  }

  /// The number of the condition that a word is one of these.
  mutating func condition(_ terms: [WordTerm]) -> Int {
    let key = terms.map(checker.key).sorted().joined(separator: "|")
    if let condition = conditions[key] { return condition }
    let condition = builder.conditionCount
    builder.conditionCount += 1
    conditions[key] = condition
    for term in terms {
      for (entry, _, needsCapital) in entries(of: term) {
        builder.add(condition: condition, to: entry, needsCapital: needsCapital)
      }
    }
    return condition
  }

  mutating func optionalCondition(_ terms: [WordTerm]) -> Int? {
    terms.isEmpty ? nil : condition(terms)
  }

  // MARK: - The program

  /// The whole program.
  mutating func program() -> RuleProgram {
    let eventRules = file.eventRules.map { Shared(eventRule($0)) }
    let (starts, realis) = (self.starts(), file.realis.map { self.realis($0) })
    let realisCue = realisCue()
    let entities = EntityRuleCompiler(checker)
    let levels = entities.levels()
    let entityRules = file.entityRules.enumerated().map {
      Shared(entityRule($1, level: levels[$0]))
    }
    var patterns = PatternTables()
    for (number, rule) in file.entityRules.enumerated() {
      for syntax in rule.patterns {
        guard let at = entities.anchor(of: syntax) else { continue }
        patterns.add(
          syntax, items: syntax.items.map { item($0) }, anchor: at,
          entries: wordEntries(of: syntax.items[at]),
          asksForCapital: asksForCapital(syntax.items[at]),
          rule: number, level: levels[number])
      }
    }
    let index = WordIndex(builder)
    let sought = Set(
      (eventRules.flatMap { $0.guards + $0.realis.flatMap(\.guards) } + realis.flatMap(\.guards))
        .filter { $0.side == .article }.map(\.condition))
    let count = Int32(index.grammar.count)
    let uses = (0..<count).map { entry in
      var uses: EntryUse = []
      if starts[entry] != nil { uses.insert(.startsEvent) }
      if patterns.anchors.contains(entry) { uses.insert(.anchorsMention) }
      if !index.phrases[Int(entry)].isEmpty { uses.insert(.startsPhrase) }
      if sought.contains(where: { index.holds($0, entry, capital: true) }) {
        uses.insert(.isSought)
      }
      return uses
    }
    let patternLevels = patterns.levels(
      entryCount: Int(count), typeCount: checker.typeNames.count)
    return RuleProgram(
      ontology: file.ontology?.text ?? "", index: index, vocabulary: vocabulary,
      types: checker.typeNames,
      mentionLabels: checker.typeNames.map { vocabulary.label($0) },
      eventTypes: checker.eventTypeNames, eventRules: eventRules,
      uses: uses, starts: ListTable((0..<count).map { starts[$0] ?? [] }),
      stratumCount: file.stratumCount,
      realis: realis, realisValues: realisValues, realisCue: realisCue,
      entityRules: entityRules,
      entityOutputs: entityRules.map {
        RuleProgram.EntityOutput(
          label: $0.label, score: $0.score, isFillerOnly: $0.isFillerOnly,
          hasAttributes: !$0.attributes.isEmpty)
      }, patterns: patterns.patterns, steps: patterns.steps,
      levels: patternLevels,
      anchorLevels: RuleProgram.AnchorLevels(patternLevels, entryCount: Int(count)),
      remembered: file.remembered.compactMap { remembered in
        checker.types[remembered.type.text].map { ($0, remembered.byTail) }
      }, keepsOnePerSentence: file.keepsOnePerSentence)
  }

  private mutating func starts() -> [Int32: [RuleProgram.Start]] {
    var starts: [Int32: [RuleProgram.Start]] = [:]
    for (number, rule) in file.eventRules.enumerated() {
      for term in rule.triggers {
        for (entry, forms, _) in entries(of: term) {
          for (reading, mask) in Self.readings(forms) {
            starts[entry, default: []].append(
              RuleProgram.Start(
                rule: Int32(number), reading: reading, forms: forms.intersection(mask),
                stratum: Int32(rule.stratum), isAdditional: rule.isAdditional))
          }
        }
      }
    }
    return starts.mapValues { list in
      list.enumerated().sorted { ($0.element.rule, $0.offset) < ($1.element.rule, $1.offset) }
        .map(\.element)
    }
  }

  private static func readings(
    _ forms: WordForms
  ) -> [(reading: RuleProgram.Reading, mask: WordForms)] {
    var readings: [(RuleProgram.Reading, WordForms)] = []
    if !forms.isDisjoint(with: .verbal) { readings.append((.verb, .verbal)) }
    if !forms.isDisjoint(with: .nominal) { readings.append((.noun, .nominal)) }
    if !forms.isDisjoint(with: [.plain, .adjective]) {
      readings.append((.any, [.plain, .adjective]))
    }
    return readings
  }

  // MARK: - Entities

  private mutating func entityRule(
    _ rule: EntityRuleSyntax, level: Int
  ) -> RuleProgram.EntityRule {
    RuleProgram.EntityRule(
      name: rule.name.text, place: rule.name.place, label: vocabulary.label(rule.type.text),
      type: checker.types[rule.type.text] ?? 0,
      attributes: rule.attributes.map { Attribute($0.name.text, $0.value) }, score: rule.score,
      isFillerOnly: rule.isFillerOnly, level: level)
  }

  private func terms(of item: PatternItem) -> (words: [WordTerm], names: [RuleName]) {
    var words: [WordTerm] = []
    var names: [RuleName] = []
    for term in item.terms {
      switch term {
      case .words(let term): words.append(term)
      case .name(let name) where checker.lexicons[name.text] != nil:
        words.append(.lexicon(name, form: nil))
      case .name(let name): names.append(name)
      }
    }
    return (words, names)
  }

  private mutating func item(_ item: PatternItem) -> RuleProgram.Item {
    let (words, names) = terms(of: item)
    let shapes = names.compactMap { name in
      TokenShape.names.first { $0.name == name.text }?.shape
    }
    return RuleProgram.Item(
      condition: optionalCondition(words), types: checker.resolve(names).mentions,
      shapes: TokenShape(shapes), quantifier: item.quantifier)
  }

  private mutating func asksForCapital(_ item: PatternItem) -> Bool {
    terms(of: item).words.contains { entries(of: $0).contains(where: \.needsCapital) }
  }

  private mutating func wordEntries(of item: PatternItem) -> [Int32] {
    var found: Set<Int32> = []
    for term in terms(of: item).words { found.formUnion(entries(of: term).map(\.entry)) }
    return found.sorted()
  }
}
