public import AssayModel

/// What a format can say about an article.
///
/// A writer states it; ``Reduction`` compares an article with it before anything is written.
public struct Capabilities: Sendable {
  /// How mentions may stand to each other.
  public enum Overlap: String, Hashable, Sendable {
    /// They share no byte.
    case none
    /// One may hold another, and two may have one extent.
    case nested
    /// They may cross.
    case crossing
  }

  /// Where the ends of a mention may fall.
  public enum Grain: String, Hashable, Sendable {
    /// Between any two code points.
    case codePoint = "code point"
    /// Between tokens; an article without tokens is cut into tokens that fit its annotations.
    case token
    /// Between tokens, and within one sentence.
    case tokenInSentence = "token in a sentence"
  }

  /// What of the text is kept.
  public enum Text: String, Hashable, Sendable {
    /// Every code point.
    case exact
    /// Every code point that XML 1.0 can hold; others become U+FFFD.
    case xml
    /// Tokens; what stands between them becomes one blank, or one line break between sentences.
    case tokens
    /// Tokens and what stands between them; a text without any token becomes empty.
    case spacedTokens = "tokens and spaces"
    /// Sentences; what stands between them becomes blanks, one for each UTF-16 unit, and what follows
    /// the last is lost.
    case sentences
  }

  /// What an event may have.
  public struct Events: Sendable {
    /// Whether an event must have a trigger.
    public var needsTrigger = true
    /// Whether triggers are kept at all; records and templates have none.
    public var keepsTrigger = true
    /// Whether a trigger may have several fragments.
    public var allowsDiscontinuous = false
    /// Whether the trigger must be one token.
    public var needsTokenTrigger = false
    /// Whether arguments must stand in the sentence of the trigger.
    public var needsArgumentsInSentence = false
    /// What may fill a role.
    public var fillers: Set<Filler> = [.mention]

    /// Events with a trigger of one fragment and mentions as arguments.
    public init() {}
  }

  /// What may fill a role.
  public enum Filler: String, Hashable, Sendable, CaseIterable {
    case mention, entity, event
  }

  /// Whose attributes, links or confidences are kept.
  public enum Bearer: String, Hashable, Sendable, CaseIterable {
    case mention, event, relation
  }

  /// What of the text is kept.
  public var text = Text.exact
  /// Where the ends of a mention may fall.
  public var grain = Grain.codePoint
  /// How mentions may stand to each other.
  public var overlap = Overlap.crossing
  /// Whether mentions of one chain may cross, or overlap where one has several fragments.
  public var allowsCrossingInChain = true
  /// Whether two mentions may have one extent, whatever their types.
  public var allowsSameExtent = true
  /// The type of mentions that a format keeps in chains alone; `nil` where it has none.
  ///
  /// ``overlap`` does not bind them: a mention of a chain that overlaps another gets this type in place
  /// of its own.
  public var typeInChains: String?
  /// Whether two mentions may have one extent and one type.
  public var allowsRepeats = true
  /// Whether a mention may have several fragments.
  public var allowsDiscontinuous = true
  /// Whether a mention or trigger may go over a line break; where not it is parted there.
  public var allowsLineBreaks = true
  /// Whether a mention may have no byte.
  public var allowsEmpty = true
  /// Whether mentions are kept at all.
  public var keepsMentions = true
  /// What events may have; `nil` where there are none.
  public var events: Events?
  /// Whether coreference chains are kept.
  public var coreference = false
  /// Whether a chain of one mention differs from a mention in none.
  public var singletonChains = false
  /// Whether clusters of events are kept.
  public var eventCoreference = false
  /// How many arguments relations may have; `nil` where there are none.
  public var relationArguments: ClosedRange<Int>?
  /// What may fill a role of a relation.
  public var relationFillers: Set<Filler> = [.mention]
  /// Whether all that a relation joins must stand in one sentence.
  public var needsRelationsInSentence = false
  /// Whether the roles of relations are kept; where not they become `Arg1` and `Arg2`.
  public var relationRoles = true
  /// A role of a relation that can be written in place of one that cannot, itself where it can; `nil` where
  /// the rules of names hold.
  public var legalRelationRole: (@Sendable (String) -> String)?
  /// Whether the roles of a relation must differ; where they do not they become `Arg1` and `Arg2`.
  public var relationRolesDiffer = false
  /// Whose attributes are kept.
  public var attributes: Set<Bearer> = []
  /// Which attributes of an annotation of a type are kept, where its bearer's are kept at all.
  public var keepsAttribute: @Sendable (Bearer, String, Attribute) -> Bool = { _, _, _ in true }
  /// Whether an annotation may have two attributes of one name; where not the first stays.
  public var allowsRepeatedAttributes = true
  /// The names of attributes that belong to a chain or cluster, all members of which then have one
  /// type and one value of each; `nil` where members may be of any type.
  public var chainAttributes: Set<String>?
  /// Whether numbers as values of attributes stay numbers; where not they become text.
  public var numericAttributes = false
  /// Whose links to knowledge bases are kept.
  public var links: Set<Bearer> = []
  /// How many links one annotation may have.
  public var linksEach = Int.max
  /// Whether knowledge base and identifier are written as one, so that some come back parted elsewhere.
  var joinsLinks = false
  /// Whether each link names a knowledge base.
  var needsLinkBase = false
  /// Whose confidences are kept.
  public var confidences: Set<Bearer> = []
  /// Whether the article's metadata are kept.
  public var metadata = false
  /// Whether the tokens of an article that has them are kept.
  public var tokens = false
  /// Whether the tags of tokens, as a column file wrote them, are kept.
  public var tags = false
  /// The scheme in which mentions are spelled as tags of tokens, which then take the place of those
  /// that the article has; `nil` where the format has no tags.
  public var tagScheme: TagScheme?
  /// Whether sentences are kept; where not, all tokens stand in one.
  public var sentences = true
  /// How many layers one article may have.
  public var layers = 1
  /// Whether it is kept who made a layer.
  public var annotators = false
  /// Which names of types and roles can be written; others are changed by ``legalName``.
  public var isLegalName: @Sendable (String) -> Bool = { _ in true }
  /// Whether attributes may have a name alone; where not they become the text `true`.
  public var flagAttributes = true
  /// Whether the value `true` of an attribute stays a text; where not it becomes a name alone.
  public var textTrue = true
  /// Which metadata are kept, by key and value.
  public var keepsMetadata: @Sendable (String, String) -> Bool = { _, _ in true }
  /// A token that can be written in place of one that cannot, itself where it can; `nil` where every
  /// token can be written.
  public var legalToken: (@Sendable (String) -> String)?
  /// A name that can be written in place of one that cannot.
  public var legalName: @Sendable (String) -> String = { $0 }
  /// A text that can be written as a value of an attribute or as a link in place of one that cannot;
  /// the text itself where it can.
  public var legalValue: @Sendable (String) -> String = { $0 }

  /// A format that keeps texts and mentions of every shape, and nothing else.
  public init() {}

  /// A format that keeps everything.
  public static var everything: Capabilities {
    var all = Capabilities()
    var events = Events()
    events.needsTrigger = false
    events.allowsDiscontinuous = true
    events.fillers = Set(Filler.allCases)
    all.events = events
    all.coreference = true
    all.singletonChains = true
    all.eventCoreference = true
    all.relationArguments = 0...Int.max
    all.relationFillers = Set(Filler.allCases)
    all.attributes = Set(Bearer.allCases)
    all.numericAttributes = true
    all.links = Set(Bearer.allCases)
    all.confidences = Set(Bearer.allCases)
    all.metadata = true
    all.tokens = true
    all.tags = true
    all.layers = Int.max
    all.annotators = true
    return all
  }
}
