import AssayModel

/// What another program says of an article, as it says it: positions in its own unit, not yet checked.
struct RemoteAnswer: Hashable, Sendable {
  /// A half-open range.
  struct Span: Hashable, Sendable {
    let start: Int
    let end: Int
  }

  /// Where something stands.
  struct Place: Hashable, Sendable {
    /// The ranges; empty where none was given.
    var spans: [Span] = []
    /// The text there; `nil` where it was not given.
    var quote: String?
  }

  /// A role and the identifier of what fills it.
  struct Filler: Hashable, Sendable {
    let role: String
    let id: String
  }

  /// An entity, an event or a relation.
  struct Item: Hashable, Sendable {
    /// What others refer to it by; `nil` where it has no identifier.
    var id: String?
    var type = ""
    /// Where it stands; of an event its trigger, of a relation nothing.
    var place = Place()
    /// Of an event or relation.
    var fillers: [Filler] = []
    var attributes: [Attribute] = []
    var links: [KnowledgeBaseLink] = []
    var score: Double?
  }

  /// The entities, in its order.
  var entities: [Item] = []
  /// The events, in its order.
  var events: [Item] = []
  /// The relations, in its order.
  var relations: [Item] = []
  /// Identifiers of entities that refer to the same thing.
  var chains: [[String]] = []
}

/// A line that another program wrote.
enum RemoteLine: Hashable, Sendable {
  /// It says who it is.
  case hello(RemoteHello)
  /// What it found in an article, and the milliseconds that it worked.
  case answer(id: String, RemoteAnswer, milliseconds: Double?)
  /// It could not work on an article.
  case failure(id: String, message: String, mayRetry: Bool)
  /// It counts what it got and gave.
  case end
  /// Something about an article that cannot be understood; `id` is `nil` where not even that can.
  case damaged(id: String?, message: String)
  /// No message at all.
  case stray(message: String)
}
