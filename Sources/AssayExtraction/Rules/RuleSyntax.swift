/// A name in a rule file, with its place.
struct RuleName: Hashable, Sendable {
  let text: String
  let place: RulePlace
}

/// A condition on words: some forms of a lexicon, or words spelt out.
enum WordTerm: Hashable, Sendable {
  /// The words of a lexicon; `form` is a letter code such as `v`, or `nil` for all.
  case lexicon(RuleName, form: RuleName?)
  /// A word or phrase.
  case literal(String, RulePlace)
}

/// A list of words and phrases, with the forms to make of each.
struct LexiconSyntax: Sendable {
  struct Word: Hashable, Sendable {
    let text: String
    /// Whether its last word may stand apart from the rest (`drive~out`).
    let isSeparable: Bool
    let place: RulePlace
  }

  let name: RuleName
  var isVerbal = false
  var isNominal = false
  /// Whether its words may stand before a noun, whatever else they are.
  var isAdjectival = false
  /// Whether its words need a capital in the text.
  var isCapital = false
  var words: [Word] = []
  var included: [RuleName] = []
  var file: RuleName?
}

/// A condition on the words around a trigger.
struct GuardSyntax: Hashable, Sendable {
  enum Side: String, Hashable, Sendable, CaseIterable {
    case before
    case after
    case near
    case article
  }

  let side: Side
  let isNegated: Bool
  let words: [WordTerm]
  /// How many words away at most.
  let reach: Int
  let place: RulePlace
}

/// How often a part of a pattern or a role may be filled.
struct Quantifier: Hashable, Sendable {
  let least: Int
  let most: Int

  static let one = Quantifier(least: 1, most: 1)
  static let optional = Quantifier(least: 0, most: 1)
  /// The most that an open end means.
  static let limit = 8
}

/// Where the filler of a role stands.
enum SlotDirection: String, Hashable, Sendable, CaseIterable {
  /// The subject of the trigger, whatever its voice.
  case subject
  /// The object of the trigger, whatever its voice.
  case object
  case left
  case right
  /// On either side, the nearer first.
  case either
  /// In the mention that fills another role.
  case inside
  /// Events that the trigger governs.
  case governed
}

/// A role with the conditions on its fillers.
struct SlotSyntax: Sendable {
  let role: RuleName
  let fillers: [RuleName]
  let quantifier: Quantifier
  var direction: SlotDirection = .either
  var directionPlace: RulePlace?
  var otherRole: RuleName?
  /// Words that stand before the filler.
  var after: [WordTerm] = []
  /// Words that stand behind the filler.
  var before: [WordTerm] = []
  /// Words of which one must stand in the filler.
  var containing: [WordTerm] = []
  var excluding: [WordTerm] = []
  var reach: Int?
  var staysInClause = false
  /// Whether it is looked at only while nothing fills the role.
  var isFallback = false
  var masks = false
  var score = 1.0
}

/// A value of the attribute Realis with its conditions, of which one must hold.
struct RealisSyntax: Sendable {
  let value: RuleName
  var guards: [GuardSyntax]
}

/// A rule that finds events.
struct EventRuleSyntax: Sendable {
  let type: RuleName
  let name: RuleName
  let stratum: Int
  var triggers: [WordTerm] = []
  var triggerPlace: RulePlace?
  var guards: [GuardSyntax] = []
  var slots: [SlotSyntax] = []
  var passive: [SlotSyntax] = []
  /// Each is a list of roles of which one must be filled.
  var required: [[RuleName]] = []
  var realis: [RealisSyntax] = []
  var reported: (role: RuleName, type: RuleName, from: RuleName)?
  var inherited: [(role: RuleName, sentences: Int, score: Double)] = []
  var score = 1.0
  /// Whether it fires on words that another rule has used.
  var isAdditional = false
  /// Whether it fires only where the sentence has no event of its type.
  var isOnce = false
  /// Whether a line of it could not be read.
  var isBroken = false
}

/// A part of a pattern.
struct PatternItem: Sendable {
  enum Term: Hashable, Sendable {
    case words(WordTerm)
    /// A lexicon, a type, a class or a shape, whichever has the name.
    case name(RuleName)
  }

  let terms: [Term]
  let quantifier: Quantifier
  let place: RulePlace
}

/// A sequence of parts, some of which are the mention.
struct PatternSyntax: Sendable {
  let place: RulePlace
  var items: [PatternItem] = []
  /// Which items are the mention; all where no `<` and `>` stand.
  var mention: Range<Int>?
}

/// A rule that finds mentions.
struct EntityRuleSyntax: Sendable {
  let type: RuleName
  let name: RuleName
  var patterns: [PatternSyntax] = []
  var attributes: [(name: RuleName, value: String)] = []
  var score = 1.0
  /// Whether its mentions are kept only where they fill a role.
  var isFillerOnly = false
  /// Whether a line of it could not be read.
  var isBroken = false
}

/// Names of a type that the article uses again.
struct RememberSyntax: Sendable {
  let type: RuleName
  /// Whether the last word of a longer name is enough.
  let byTail: Bool
}

/// A rule file, read but not yet checked.
struct RuleSyntax: Sendable {
  var ontology: RuleName?
  var types: [RuleName] = []
  var frames: [(type: RuleName, roles: [RuleName])] = []
  var classes: [(name: RuleName, members: [RuleName])] = []
  var lexicons: [LexiconSyntax] = []
  var entityRules: [EntityRuleSyntax] = []
  var eventRules: [EventRuleSyntax] = []
  var realis: [RealisSyntax] = []
  var remembered: [RememberSyntax] = []
  var stratumCount = 1
  var keepsOnePerSentence = false
}
