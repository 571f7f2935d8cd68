/// Whether an event took place, as the text tells it (ACE and TAC KBP; decision 12 of `newswire/1`).
enum Realis: String, Sendable, CaseIterable {
  case actual = "Actual"
  case future = "Future"
  case hypothetical = "Hypothetical"
  case negated = "Negated"
  case generic = "Generic"
}

/// A word that decides the realis of events behind it, and how far it reaches.
struct RealisCue: Sendable {
  /// How a cue reaches what it governs.
  enum Reach: Sendable {
    /// The verb group: a modal or a negation.
    case group
    /// The complement of a verb, `that` included: `demanded that`, `agreed to`.
    case complement
    /// The complement, through to the end of the clause with its commas: `denied`.
    case clause
    /// The next noun: `no rallies`, `without a fight`.
    case noun
    /// The whole sentence: `if`.
    case sentence
    /// The event just before: `was called off`.
    case before
    /// Every event of the clause: `often`.
    case around
  }

  let realis: Realis
  let reach: Reach

  /// The words that an infinitive behind them makes no purpose: `managed to`, `forced to`.
  static let factual = FoldedWords.hashes(
    """
    managed manage began begun begin started continue continued continues used able forced helped help
    helping had has have came come went go going failed due according led prompted leading obliged
    allowed enabled rushed returned return seemed appeared said reported believed thought known close
    """.replacingNewlines)

  /// The cues by their word.
  static let cues: [UInt64: RealisCue] = {
    var cues: [UInt64: RealisCue] = [:]
    func add(_ realis: Realis, _ reach: Reach, _ words: String) {
      for word in words.split(separator: " ") {
        cues[FoldedWords.hash(word)] = RealisCue(realis: realis, reach: reach)
      }
    }
    add(.negated, .group, "not never cannot nor")
    add(.negated, .noun, "no without")
    add(.negated, .group, "nobody none neither")
    add(.negated, .clause, "denied denies deny denying")
    add(
      .negated, .complement,
      "refused refuses refusing refuse failed fails prevented prevents prevent avoided avert averted"
    )
    add(.negated, .before, "cancelled canceled")
    add(.future, .group, "will shall ll must would faces face")
    add(
      .future, .complement,
      "agreed agree agrees agreeing promised promises promise pledged pledges ordered orders ordering "
        + "order decided decides decide planned plans planning plan scheduled expected undertook "
        + "intends about prepared preparing accepted announced due")
    add(.hypothetical, .group, "may might could should can")
    add(
      .hypothetical, .complement,
      "want wants wanted wanting demand demands demanded demanding urge urges urged urging ask asks "
        + "asked asking threaten threatens threatened threatening threat vow vows vowed attempt attempted attempts "
        + "try tries tried trying offer offers offered offering hope hopes hoped fear fears feared "
        + "propose proposes proposed request requested appeal appealed ready free intended seek sought "
        + "seeking call called calls calling warned warn warns risk wish willing prefer permission "
        + "plot plotted plotting considering consider likely possible possibly unlikely perhaps aimed "
        + "deadline ultimatum chance need needs meant condition")
    add(.hypothetical, .before, "foiled thwarted possible likely unlikely")
    add(.hypothetical, .sentence, "if unless otherwise whether provided")
    add(
      .generic, .around,
      "often usually seldom rarely routinely regularly always typically sometimes whenever generally"
    )
    return cues
  }()

  static let that = FoldedWords.hash("that")
  static let to = FoldedWords.hash("to")
  static let out = FoldedWords.hash("out")
  static let off = FoldedWords.hash("off")
  static let has = FoldedWords.hashes("is are was were be been being has have had")
  static let rather = FoldedWords.hashes("rather instead")
  static let ruling = FoldedWords.hashes("rule rules ruled ruling")
  static let calling = FoldedWords.hashes("called call calls calling")
  static let callObjects = FoldedWords.hashes("for on upon")
  static let inversions = FoldedWords.hashes("should had were")
  static let ends = FoldedWords.hashes(
    "but while although though because since after before who which whose when where whereas so")
  static let joints = FoldedWords.hashes("and or")
  static let only = FoldedWords.hash("only")
  static let would = FoldedWords.hash("would")
  static let warning = FoldedWords.hashes(
    "warned warn warns threatened threatens threaten fear fears feared")
  static let future = FoldedWords.hashes("will would shall must")
  static let possible = FoldedWords.hashes("may might could")
  static let perceived = FoldedWords.hashes("heard seen felt")
  static let present = FoldedWords.hashes("is are")
  static let denying = FoldedWords.hashes("not never")
  /// What happenings do that take place.
  static let happening = FoldedWords.hashes(
    "happen happened occur occurred materialise materialize materialised materialized")
  /// Verbs that are of them only before a word: `take place`, `go ahead`.
  static let happeningWith = [
    FoldedWords.hash("take"): FoldedWords.hash("place"),
    FoldedWords.hash("taken"): FoldedWords.hash("place"),
    FoldedWords.hash("go"): FoldedWords.hash("ahead"),
    FoldedWords.hash("gone"): FoldedWords.hash("ahead"),
  ]
  static let planning = FoldedWords.hashes("planned scheduled due expected")
  static let promises = FoldedWords.hashes(
    "promise promised promises pledge pledged pledges pledging")
  static let times = FoldedWords.hashes("once until when")
  static let charges = FoldedWords.hashes(
    "charge charges accusation accusations allegation allegations claim claims report reports")
  static let nobody = FoldedWords.hashes("nobody no none")
  static let gets = FoldedWords.hashes("get gets")
  /// Words that are cues only before `to`, `than` or `of`.
  static let followers: [UInt64: UInt64] = [
    FoldedWords.hash("about"): FoldedWords.hash("to"),
    FoldedWords.hash("due"): FoldedWords.hash("to"),
    FoldedWords.hash("rather"): FoldedWords.hash("than"),
    FoldedWords.hash("instead"): FoldedWords.hash("of"),
  ]
  static let of = FoldedWords.hash("of")
}

extension String {
  /// The text with blanks for line breaks.
  var replacingNewlines: String { split(separator: "\n").joined(separator: " ") }
}
