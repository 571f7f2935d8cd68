internal import AssayModel

/// Annotations as a source gives them: positions in the source's unit, references by identifier.
///
/// A format's reader fills one and ``DraftAssembly`` makes a layer of it, with a fault for whatever
/// does not fit. Every part carries the line that it came from, 0 where there is none to name.
struct Draft {
  /// The type of a mention that its source names without one, as members of chains are.
  static let untyped = "SPAN"

  /// Where something stands, and what the source says stands there.
  struct Place {
    /// Half open, in the source's unit, in any order.
    var spans: [(start: Int, end: Int)]
    /// The quoted text; `nil` where the source has none.
    var quote: String?
    var line = 0
  }

  struct Mention {
    /// `nil` where the source has none; a new one is made.
    var id: String?
    var type: String
    var place: Place
    var attributes: [Attribute] = []
    var links: [KnowledgeBaseLink] = []
    var confidence: Double?
  }

  /// A coreference chain or event cluster.
  struct Group {
    var id: String?
    /// Identifiers of mentions or events.
    var members: [String]
    var line = 0
  }

  struct Argument {
    var role: String
    /// The identifier of a mention, entity or event.
    var filler: String
  }

  struct Event {
    var id: String?
    var type: String
    var triggerID: String?
    var trigger: Place?
    var arguments: [Argument] = []
    var attributes: [Attribute] = []
    var links: [KnowledgeBaseLink] = []
    var confidence: Double?
    var line = 0
  }

  struct Relation {
    var id: String?
    var type: String
    var arguments: [Argument]
    var attributes: [Attribute] = []
    var line = 0
  }

  var annotator: Annotator
  var mentions: [Mention] = []
  var entities: [Group] = []
  var events: [Event] = []
  var eventClusters: [Group] = []
  var relations: [Relation] = []
  var tags: TagSequence?

  init(_ annotator: Annotator) { self.annotator = annotator }

  /// All positions that come with a quote.
  var claims: [OffsetClaim] {
    (mentions.map(\.place) + events.compactMap(\.trigger)).compactMap { place in
      place.quote.map { OffsetClaim(spans: place.spans, quote: Array($0.utf8)) }
    }
  }
}
