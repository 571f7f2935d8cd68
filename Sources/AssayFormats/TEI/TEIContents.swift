import AssayModel

/// What a TEI file says, its pointers not yet followed.
struct TEIContents {
  /// What an `xml:id` stands for.
  ///
  /// Indexes of a layer's things are into that layer's lists.
  enum Target: Hashable {
    case annotator(Int), application(Int), category(Int), status, character, block(Int), other
    case mention(Int, layer: Int), trigger(Int, layer: Int), event(Int, layer: Int)
    case entity(Int, layer: Int), links(Int, layer: Int), features(Int, layer: Int)
  }

  struct NamedAnnotator {
    var kind = Annotator.Kind.person
    var name = ""
    /// Pointer to an application.
    var application: Substring?
    /// Where no application tells them.
    var version = ""
    var settings = ""
  }

  struct Application {
    var version = ""
    var settings = ""
  }

  struct FoundMention {
    let id: String
    let label: String
    var extent: Extent
    /// Pointers to entities and links.
    let references: String?
    /// Pointer to a feature set.
    let features: Substring?
    /// Pointers to statuses.
    let statuses: [Substring]
    let confidence: Double?
  }

  struct Record {
    let id: String
    var links: [KnowledgeBaseLink] = []
  }

  struct FoundEvent {
    let id: String
    let label: String
    /// Pointer to a trigger.
    let trigger: Substring?
    let features: Substring?
    let statuses: [Substring]
    let confidence: Double?
    var links: [KnowledgeBaseLink] = []
    /// Roles, and pointers to fillers.
    var arguments: [(role: String, filler: Substring)] = []
  }

  struct FoundRelation {
    let id: String
    let label: String
    let features: Substring?
    let arguments: [(role: String, filler: Substring)]
  }

  struct FoundLayer {
    var mentions: [FoundMention] = []
    var triggers: [Trigger] = []
    var entities: [Record] = []
    var links: [Record] = []
    var events: [FoundEvent] = []
    var clusters: [EventCluster] = []
    var relations: [FoundRelation] = []
    var features: [[Attribute]] = []
  }

  var articleID = ""
  var metadata: [String: String] = [:]
  /// The text's SHA-256 as the file gives it.
  var digest = ""
  /// The text's lengths as the file gives them, by unit.
  var lengths: [String: Int] = [:]
  var annotators: [NamedAnnotator] = []
  /// One for each annotator.
  var layers: [FoundLayer] = []
  var applications: [Application] = []
  var labels: [String] = []
  var text: [UInt8] = []
  /// The bytes of each block in `text`.
  var blocks: [Fragment] = []
  var targets = ByteTable<Target>()

  /// What a pointer `#id` points to.
  func target(of pointer: Substring) throws(TEIError) -> Target {
    guard let target = target(withPointer: pointer) else {
      throw TEIError(.danglingPointer, "'\(pointer)' points to nothing")
    }
    return target
  }

  /// The same, or `nil`.
  func target(withPointer pointer: Substring) -> Target? {
    let bytes = pointer.utf8.span
    guard bytes.count > 0, bytes[0] == UInt8(ascii: "#") else { return nil }
    return targets[bytes.extracting(droppingFirst: 1)]
  }

  /// The label of the category that a pointer points to.
  func label(of pointer: Substring) throws(TEIError) -> String {
    guard case .category(let index) = try target(of: pointer) else {
      throw TEIError(.danglingPointer, "'\(pointer)' does not point to a category")
    }
    return labels[index]
  }
}
