import AssayModel
import AssayXML

/// What a TEI file says, its pointers not yet followed.
///
/// Pointers are numbers in ``pointers``, and words stand there as bytes: no string is made of what is only
/// compared.
struct TEIContents {
  typealias Word = ByteTable<Target>.Word

  /// What an `xml:id` stands for.
  ///
  /// Indexes of a layer's things are into that layer's lists.
  enum Target: Hashable {
    /// Something points to it, and no element has it yet.
    case nothing
    case annotator(Int), application(Int), category(Int), status, character, block(Int), other
    case mention(Int, layer: Int), trigger(Int, layer: Int), event(Int, layer: Int)
    case entity(Int, layer: Int), links(Int, layer: Int), features(Int, layer: Int)
  }

  struct NamedAnnotator {
    var kind = Annotator.Kind.person
    var name = ""
    /// Pointer to an application.
    var application: Int?
    /// Where no application tells them.
    var version = ""
    var settings = ""
  }

  struct Application {
    var version = ""
    var settings = ""
  }

  /// What a value of `@ana` says.
  struct Analysis {
    /// Index of the label.
    let label: Int
    /// Pointer to a feature set.
    let features: Int?
    /// Pointers to statuses, in ``lists``.
    let statuses: Range<Int>
  }

  struct FoundMention {
    let id: Word
    let analysis: Int
    var extent: Extent
    /// Pointers to entities and links, in ``lists``.
    let references: Range<Int>
    let confidence: Double?
  }

  struct FoundTrigger {
    let id: Word
    var extent: Extent
  }

  struct FoundLink {
    let base: Word
    let identifier: Word
  }

  struct Record {
    let id: Word
    /// In ``links``.
    var links: Range<Int>
  }

  struct FoundArgument {
    /// Index of the role among the labels.
    let role: Int
    /// Pointer to the filler.
    let filler: Int
  }

  struct FoundEvent {
    let id: Word
    let analysis: Int
    /// Pointer to a trigger.
    let trigger: Int?
    let confidence: Double?
    /// In ``links``.
    var links: Range<Int>
    /// In ``arguments``.
    var arguments: Range<Int>
  }

  struct FoundCluster {
    let id: Word
    let events: [Int]
  }

  struct FoundRelation {
    let id: Word
    /// Index of the label.
    let label: Int
    /// Pointer to a feature set.
    let features: Int?
    /// In ``arguments``.
    let arguments: Range<Int>
  }

  struct FoundLayer {
    var mentions: [FoundMention] = []
    var triggers: [FoundTrigger] = []
    var entities: [Record] = []
    var links: [Record] = []
    var events: [FoundEvent] = []
    var clusters: [FoundCluster] = []
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
  var text = FoundText()
  /// The bytes of each block in `text`.
  var blocks: [Fragment] = []
  /// What identifiers stand for.
  ///
  /// Entered are those that elements have and those that something points to. What should point and has no
  /// `#` is entered behind a byte that no identifier holds.
  var pointers = ByteTable<Target>()
  var analyses: [Analysis] = []
  var links: [FoundLink] = []
  var arguments: [FoundArgument] = []
  /// Lists of pointers.
  var lists: [Int] = []

  // MARK: - Pointers

  /// The number of a pointer.
  mutating func enter(pointer: Span<UInt8>) -> Int {
    if pointer.count > 0, pointer[0] == UInt8(ascii: "#") {
      return pointers.enter(pointer.extracting(droppingFirst: 1), .nothing)
    }
    var marked: [UInt8] = [0xFF]
    marked.append(copying: pointer)
    return pointers.enter(marked.span, .nothing)
  }

  /// What a pointer points to.
  func target(of pointer: Int) throws(TEIError) -> Target {
    let target = pointers[number: pointer]
    if target == .nothing {
      throw TEIError(.danglingPointer, "'\(spelling(pointer))' points to nothing")
    }
    return target
  }

  /// What an `xml:id` stands for.
  func target(ofID id: String) -> Target? { pointers[id] }

  /// A pointer as it is spelled.
  func spelling(_ pointer: Int) -> String {
    let word = pointers.word(pointer)
    return pointers.isMarked(word) ? pointers.string(word.tail) : "#\(pointers.string(word))"
  }

  /// The index of the label of the category that a pointer points to.
  func label(of pointer: Int) throws(TEIError) -> Int {
    guard case .category(let index) = try target(of: pointer) else {
      throw TEIError(
        .danglingPointer, "'\(spelling(pointer))' does not point to a category")
    }
    return index
  }

  // MARK: - Words

  func string(_ word: Word) -> String { pointers.string(word) }

  /// Adds a link to those of a record or event, and gives where they all stand.
  mutating func add(_ link: FoundLink, to found: Range<Int>) -> Range<Int> {
    var start = found.lowerBound
    if found.upperBound < links.count {
      start = links.count
      links += links[found]
    }
    links.append(link)
    return start..<links.count
  }

  /// The links of a record or event.
  func knowledgeBaseLinks(_ range: Range<Int>) -> [KnowledgeBaseLink] {
    links[range].map {
      KnowledgeBaseLink(base: string($0.base), identifier: string($0.identifier))
    }
  }
}
