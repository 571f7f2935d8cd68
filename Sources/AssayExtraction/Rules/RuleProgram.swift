import AssayModel

/// A rule file made ready to run: names are numbers, words are conditions on entries of one index.
struct RuleProgram: Sendable {
  /// How the word of a trigger must be used.
  enum Reading: UInt8, Sendable {
    case any
    case verb
    case noun
  }

  /// A rule that a word can start.
  struct Start: Sendable {
    let rule: Int32
    let reading: Reading
    let forms: WordForms
    let stratum: Int32
    let isAdditional: Bool
  }

  /// A condition on the words around a trigger.
  struct Guard: Sendable {
    let side: GuardSyntax.Side
    let isNegated: Bool
    let condition: Int
    let reach: Int
  }

  /// A value of Realis with its conditions, of which one must hold.
  struct Realis: Sendable {
    /// The place of the value in ``RuleProgram/realisValues``.
    let value: Int32
    let guards: [Guard]
  }

  /// Words that stand near a trigger.
  struct Cue: Sendable {
    let condition: Int
    /// How many words before and after it they may stand.
    let before: Int
    let after: Int
  }

  /// What fills a role, and where it stands.
  struct Slot: Sendable {
    let role: Label
    /// The types of mentions, as a set of bits.
    let types: UInt64
    /// The types of events, as a set of bits.
    let eventTypes: UInt64
    let quantifier: Quantifier
    let direction: SlotDirection
    /// The condition on the word before the filler, or `nil`.
    let after: Int?
    let before: Int?
    let containing: Int?
    let excluding: Int?
    let reach: Int
    let staysInClause: Bool
    let isFallback: Bool
    let masks: Bool
    let score: Double
    /// For ``SlotDirection/inside``: the role that the mention fills.
    let otherRole: Label?
    /// What stands in its place under the passive, where the rule says it.
    let passive: Passive?

    /// Whether it is not looked at where something fills the role.
    var isSingle: Bool { quantifier.most == 1 || isFallback }
    /// Whether there is no event where no mention fills it.
    var isNeeded: Bool { quantifier.least > 0 && eventTypes == 0 }

    /// A direction that a rule states for the passive.
    struct Passive: Sendable {
      let direction: SlotDirection
      let after: Int?
    }
  }

  /// A rule that finds events.
  struct EventRule: Sendable {
    let name: String
    let place: RulePlace
    let label: Label
    /// The number of the type among event types.
    let type: Int
    let stratum: Int
    let guards: [Guard]
    let slots: [Slot]
    let required: [[Label]]
    let realis: [Realis]
    let reported: (role: Label, type: Int, from: Label)?
    let inherited: [(role: Label, sentences: Int, score: Double)]
    let score: Double
    let isAdditional: Bool
    let isOnce: Bool
    /// Whether it has a slot for the object, so that its verb can stand in the passive.
    let isTransitive: Bool
    /// Whether other events fill roles of it, or lend it their fillers.
    let isLinked: Bool
  }

  /// The name of the ontology, empty where the file does not say.
  let ontology: String
  let index: WordIndex
  let vocabulary: Vocabulary
  /// Mention types by their numbers.
  let types: [String]
  let mentionLabels: [Label]
  /// Event types by their numbers.
  let eventTypes: [String]
  let eventRules: [Shared<EventRule>]
  /// What each entry is looked at for.
  let uses: [EntryUse]
  /// For each entry the rules that it starts, in the order of the file.
  let starts: ListTable<Start>
  let stratumCount: Int
  let realis: [Realis]
  /// The values of Realis that the rules give.
  let realisValues: [String]
  /// What one word of must stand near a trigger if any of ``realis`` is to hold; `nil` where words do not tell.
  let realisCue: Cue?
  let entityRules: [Shared<EntityRule>]
  /// What is put out of each of them.
  let entityOutputs: [EntityOutput]
  let patterns: [Pattern]
  /// The steps of all patterns.
  let steps: [Step]
  /// The patterns by the level of their rules.
  let levels: [PatternLevel]
  let anchorLevels: AnchorLevels
  /// Types whose names are found again, and whether by their last word.
  let remembered: [(type: Int, byTail: Bool)]
  let keepsOnePerSentence: Bool
}

/// What a word or phrase is looked at for, as a set of bits.
struct EntryUse: OptionSet, Sendable {
  let rawValue: UInt8

  /// A rule for events starts at it.
  static let startsEvent = EntryUse(rawValue: 1)
  /// A pattern has it as its anchor.
  static let anchorsMention = EntryUse(rawValue: 2)
  /// It is the first word of a phrase.
  static let startsPhrase = EntryUse(rawValue: 4)
  /// A rule asks whether the article has it.
  static let isSought = EntryUse(rawValue: 8)
}

/// What a token looks like, as a set of bits.
struct TokenShape: OptionSet, Hashable, Sendable {
  let rawValue: UInt16

  /// Has a letter.
  static let word = TokenShape(rawValue: 1)
  /// Begins with a capital.
  static let capital = TokenShape(rawValue: 2)
  /// Two capitals or more and no small letter.
  static let upper = TokenShape(rawValue: 4)
  /// Begins with a digit.
  static let number = TokenShape(rawValue: 8)
  /// May be part of a name: a capital, and no function word or sentence opener.
  static let name = TokenShape(rawValue: 16)
  /// May stand before the head of a noun phrase.
  static let modifier = TokenShape(rawValue: 32)
  /// A word that begins with a small letter.
  static let lower = TokenShape(rawValue: 64)
  /// The first of its sentence.
  static let initial = TokenShape(rawValue: 128)
  /// Anything.
  static let any = TokenShape(rawValue: 256)
  /// Four digits that begin with 1 or 2.
  static let year = TokenShape(rawValue: 512)
  /// Digits with a colon between.
  static let clock = TokenShape(rawValue: 1024)

  /// The last of a phrase, if its last word does not stand apart.
  static let phraseEnd = TokenShape(rawValue: 2048)
  /// A small word inside names.
  static let particle = TokenShape(rawValue: 4096)
  /// How many sets of them there are.
  static let setCount = 8192

  /// What patterns call them.
  static let names: [(name: String, shape: TokenShape)] = [
    ("CAP", .name), ("UPPER", .upper), ("NUM", .number), ("LOWER", .lower), ("WORD", .word),
    ("MOD", .modifier), ("ANY", .any), ("YEAR", .year), ("CLOCK", .clock),
  ]
}
