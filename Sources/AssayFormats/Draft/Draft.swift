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
    /// Nearly all places have one span, which needs no list.
    private var first: (start: Int, end: Int)?
    private var others: [(start: Int, end: Int)]
    /// The quoted text; `nil` where the source has none.
    var quote: String?
    var line: Int

    /// A place of one span, or of none, and of others, of which there are none without the first.
    init(
      _ span: (start: Int, end: Int)?, others: [(start: Int, end: Int)] = [],
      quote: String? = nil, line: Int = 0
    ) {
      first = span
      self.others = others
      self.quote = quote
      self.line = line
    }

    /// A place of spans in any order.
    init(spans: [(start: Int, end: Int)], quote: String? = nil, line: Int = 0) {
      self.init(spans.first, others: Array(spans.dropFirst()), quote: quote, line: line)
    }

    /// The spans, half open, in the source's unit, in any order.
    var spans: [(start: Int, end: Int)] {
      get { first.map { [$0] + others } ?? [] }
      set { self = Place(spans: newValue, quote: quote, line: line) }
    }

    /// The span, where there is one alone.
    var onlySpan: (start: Int, end: Int)? { others.isEmpty ? first : nil }
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
