/// What the engine knows of a word's grammar, as a set of bits.
struct GrammarFlags: OptionSet, Hashable, Sendable {
  let rawValue: UInt32

  static let be = GrammarFlags(rawValue: 1 << 0)
  static let get = GrammarFlags(rawValue: 1 << 1)
  static let have = GrammarFlags(rawValue: 1 << 2)
  /// Do, will, can, must and the like.
  static let modal = GrammarFlags(rawValue: 1 << 3)
  static let to = GrammarFlags(rawValue: 1 << 4)
  static let negation = GrammarFlags(rawValue: 1 << 5)
  static let determiner = GrammarFlags(rawValue: 1 << 6)
  static let possessivePronoun = GrammarFlags(rawValue: 1 << 7)
  static let preposition = GrammarFlags(rawValue: 1 << 8)
  /// And, or, nor, &.
  static let conjunction = GrammarFlags(rawValue: 1 << 9)
  static let relative = GrammarFlags(rawValue: 1 << 10)
  static let subordinator = GrammarFlags(rawValue: 1 << 11)
  /// I, he, they: pronouns that are a subject.
  static let pronoun = GrammarFlags(rawValue: 1 << 12)
  static let adverb = GrammarFlags(rawValue: 1 << 13)
  static let comma = GrammarFlags(rawValue: 1 << 14)
  /// Semicolons, colons, brackets, dashes.
  static let stop = GrammarFlags(rawValue: 1 << 15)
  static let quote = GrammarFlags(rawValue: 1 << 16)
  /// The ending of a possessive.
  static let possessive = GrammarFlags(rawValue: 1 << 17)
  static let by = GrammarFlags(rawValue: 1 << 18)
  static let quantifier = GrammarFlags(rawValue: 1 << 19)
  /// Any of the words that no name and no noun phrase begins with.
  static let function = GrammarFlags(rawValue: 1 << 20)
  static let number = GrammarFlags(rawValue: 1 << 21)
  static let of = GrammarFlags(rawValue: 1 << 22)
  /// Prepositions that lead from a noun of action to its object: of, on, at, against.
  static let complement = GrammarFlags(rawValue: 1 << 23)

  /// Verbs that lend a noun of action their subject: "launched an offensive".
  static let light = GrammarFlags(rawValue: 1 << 24)

  /// Nouns that only say how many: "a group of miners".
  static let counter = GrammarFlags(rawValue: 1 << 25)

  /// The first word of "at least" and the like, which leads to no noun.
  static let approximator = GrammarFlags(rawValue: 1 << 26)
  /// A, an.
  static let indefinite = GrammarFlags(rawValue: 1 << 27)
  /// Van, der, bin: small words inside names.
  static let particle = GrammarFlags(rawValue: 1 << 28)

  /// Words that a verb group is made of.
  static let verbGroup: GrammarFlags = [.be, .get, .have, .modal, .to, .negation, .adverb]
}

/// The closed classes of English words.
enum EnglishGrammar {
  /// Phrases with their flags.
  static let phrases: [(words: [String], flags: GrammarFlags)] = [
    (
      [
        "at least", "at most", "up to", "as many as", "more than", "less than", "fewer than",
        "no more than",
        "close to",
      ], .approximator
    )
  ]

  /// Words with their flags; a word may stand in several rows.
  static let classes: [(words: String, flags: GrammarFlags)] = [
    ("be am is are was were been being 're 'm", [.be, .function]),
    ("get gets got gotten getting", .get),
    (
      "van von vom zu zum zur der den de del della dei degli di da dos das du des la le las los al el ul "
        + "bin ibn bint ben ter af av y", .particle
    ),
    ("have has had having 've 'd", [.have, .function]),
    (
      "do does did will would shall should can could may might must cannot 'll ought don doesn didn "
        + "won wouldn couldn shouldn mustn can't won't",
      [.modal, .function]
    ),
    ("to", [.to, .preposition, .function]),
    (
      "not never no n't neither nor without don't didn't doesn't isn't wasn't weren't wouldn't hasn't"
        + " haven't hadn't aren't couldn't shouldn't", [.negation, .function]
    ),
    (
      "the a an this that these those each every both either neither no another any such what which "
        + "some all several many few most other more less enough half", [.determiner, .function]
    ),
    (
      "several many few some most all both other another these those each every dozen",
      .quantifier
    ),
    ("his her its their my our your whose", [.determiner, .possessivePronoun, .function]),
    (
      "of in on at by for with from into onto over under after before between among against near "
        + "around outside inside through throughout during since until about across along amid behind "
        + "below beneath beside besides beyond despite down except like off per than towards toward "
        + "upon via within without as alongside following including concerning regarding inside "
        + "opposite past round versus amongst amidst atop en",
      [.preposition, .function]
    ),
    ("by", .by),
    ("a an", .indefinite),
    ("of", .of),
    (
      "group groups number numbers crowd crowds handful majority couple pair team band bands series "
        + "patch batch wave waves part parts most half rest any all some many unit units members",
      .counter
    ),
    (
      "launch launches launched launching stage stages staged staging mount mounts mounted mounting "
        + "conduct conducts conducted conducting hold holds held holding make makes made making "
        + "begin begins began begun beginning start starts started starting continue continues continued "
        + "continuing complete completes completed completing issue issues issued issuing impose imposes "
        + "imposed imposing declare declares declared declaring open opens opened opening resume resumes "
        + "resumed resuming order orders ordered lodge lodges lodged announce announces announced reach "
        + "reached strike struck perform performed suffer suffered take took taken give gave given "
        + "offer offered provide provided pay paid plan planned end ended lead led attend attended out",
      .light
    ),
    ("of on at against", .complement),
    ("and or nor & plus", [.conjunction, .function]),
    ("who whom whose which that where", [.relative, .function]),
    (
      "that because although though while when whenever how why if unless whereas whether since until but so "
        + "once lest",
      [.subordinator, .function]
    ),
    (
      "i he she it we they you him them us me who himself herself itself themselves there here",
      [
        .pronoun, .function,
      ]
    ),
    (
      "also already again still just only even then now soon later earlier recently today yesterday "
        + "tomorrow tonight once twice often always ever almost nearly reportedly allegedly apparently "
        + "briefly repeatedly immediately formally publicly openly finally eventually initially "
        + "previously jointly quickly strongly sharply angrily firmly flatly categorically "
        + "unanimously unilaterally temporarily officially effectively completely fully partly largely "
        + "mostly mainly clearly simply really actually meanwhile however therefore thus instead "
        + "together apart away back forward well too yet further once longer",
      .adverb
    ),
    (
      "also then now so yet still however therefore thus meanwhile instead already even just again "
        + "too very here there soon", .function
    ),
    (",", .comma),
    ("; : ( ) [ ] – — - -- / … ...", .stop),
    ("\" “ ” « » '' ``", [.quote, .stop]),
    ("'s ’s ' ’", .possessive),
    (
      "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
        + "sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety "
        + "hundred thousand million billion dozen dozens scores tens hundreds thousands millions",
      .number
    ),
  ]
}
