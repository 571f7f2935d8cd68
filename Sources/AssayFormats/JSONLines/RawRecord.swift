internal import AssayModel

/// One line of Assay's JSON Lines as written, before positions and references are resolved.
struct RawRecord {
  /// Positions that a text is quoted for.
  struct Place {
    /// The first start and end, half open, in the record's unit.
    var first: (start: Int, end: Int)?
    /// The others, which nearly all places lack.
    var others: [(start: Int, end: Int)] = []
    /// What the record says stands there.
    var quote: JSONStringToken?

    /// All starts and ends.
    var spans: [(start: Int, end: Int)] { first.map { [$0] + others } ?? [] }
  }

  /// A mention.
  struct Mention {
    var id: String?
    var type = ""
    var place = Place()
    var remarks = Remarks()
  }

  /// What may be said of a mention or event besides its place.
  struct Remarks {
    var attributes: [Attribute] = []
    var links: [KnowledgeBaseLink] = []
    var confidence: Double?
  }

  /// An entity or event cluster: the ids of its members.
  struct Group {
    var id: String?
    var members: [String] = []
  }

  /// An event's trigger.
  struct Trigger {
    var id: String?
    var place = Place()
  }

  /// A role and the id that fills it.
  struct Argument {
    var role = ""
    var target = ""
    /// `mention`, `entity` or `event`, where ids alone do not say.
    var kind: String?
  }

  /// An event.
  struct Event {
    var id: String?
    var type = ""
    var trigger: Trigger?
    var arguments: [Argument] = []
    var remarks = Remarks()
  }

  /// A relation.
  struct Relation {
    var id: String?
    var type = ""
    var arguments: [Argument] = []
    var attributes: [Attribute] = []
  }

  /// What one annotator says.
  struct Layer {
    var annotator: Annotator?
    var mentions: [Mention] = []
    var entities: [Group] = []
    var events: [Event] = []
    var eventClusters: [Group] = []
    var relations: [Relation] = []
    var tags: TagSequence?
  }

  var id: String?
  var text: [UInt8]?
  var metadata: [String: String] = [:]
  /// The unit that the record itself declares.
  var offsets: OffsetUnit?
  var tokens: [(start: Int, end: Int)]?
  var sentences: [Int]?
  var layers: [Layer] = []
  /// What an extractor says instead of annotations.
  var failure: String?
  /// Keys that the format does not know.
  var unknownKeys: [String] = []
}
