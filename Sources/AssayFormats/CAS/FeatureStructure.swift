/// A feature structure of a UIMA CAS, as XMI or CAS JSON gives it.
struct FeatureStructure {
  /// A feature and what it holds: a text, several, or the identifiers of other structures.
  struct Feature {
    let name: String
    /// Whether it is known to hold identifiers.
    var isReference = false
    /// The first value, the only one of nearly all features.
    private(set) var text: String?
    private var others: [String] = []

    init(name: String, text: String) {
      self.name = name
      self.text = text
    }

    init(name: String, values: [String]) {
      self.name = name
      text = values.first
      others = Array(values.dropFirst())
    }

    /// How many values there are.
    var count: Int { text == nil ? 0 : 1 + others.count }

    /// All values, in order.
    var values: [String] { text.map { [$0] + others } ?? [] }

    mutating func append(_ value: String) {
      if text == nil { text = value } else { others.append(value) }
    }
  }

  var id: String
  let type: CASType
  /// The identifier of the sofa that it is about; empty where it is about none.
  var sofa = ""
  /// Where it stands in the sofa, in UTF-16 units, half open; `nil` where it is no annotation.
  var span: (start: Int, end: Int)?
  /// The other features, in order.
  var features: [Feature] = []
  var line = 0

  /// The last part of the type's name.
  var localType: String { type.localName }

  /// The text of a feature; `nil` where it has none or is empty.
  func text(_ name: String) -> String? {
    feature(name).flatMap { features[$0].text }
  }

  private func feature(_ name: String) -> Int? {
    let features = features.span
    for index in features.indices where features[index].name == name { return index }
    return nil
  }

  /// Gives the identifiers that a feature holds, in order; in XMI they stand in one value.
  @inline(__always)
  func forEachReference(_ name: String, _ take: (String) -> Void) {
    guard let index = feature(name) else { return }
    if features[index].count == 1, let text = features[index].text,
      !text.utf8.contains(UInt8(ascii: " "))
    {
      if !text.isEmpty { take(text) }
      return
    }
    for value in features[index].values {
      for part in value.split(separator: " ") { take(String(part)) }
    }
  }

  /// The identifiers that a feature holds, in order.
  func references(_ name: String) -> [String] {
    var references: [String] = []
    forEachReference(name) { references.append($0) }
    return references
  }

  /// The first identifier that a feature holds.
  func reference(_ name: String) -> String? {
    var first: String?
    forEachReference(name) { if first == nil { first = $0 } }
    return first
  }
}

/// All structures of a file.
struct CASContents {
  /// A text that structures are about.
  struct Sofa {
    let id: String
    let name: String
    var text: String?
    /// The structure that holds the text as bytes, where `text` does not.
    var array: String?

    /// Whether bytes of a media type are text; a type that is not told may be.
    static func isText(_ mediaType: String?) -> Bool {
      mediaType.map { $0.isEmpty || $0.hasPrefix("text") } ?? true
    }
  }

  var sofas: [Sofa] = []
  var structures: [FeatureStructure] = []
  /// Tokens and sentences, which are by far the most frequent, by sofa.
  var tokens: [String: [(start: Int, end: Int)]] = [:]
  var sentences: [String: [(start: Int, end: Int)]] = [:]
  var types = CASTypes()

  /// Gives sofas that hold their text as bytes of UTF-8 that text.
  mutating func resolveArrays(_ bytes: (_ id: String) -> [UInt8]?) {
    for index in sofas.indices where sofas[index].text == nil {
      guard let array = sofas[index].array, let content = bytes(array),
        (try? UTF8Span(validating: content.span)) != nil
      else { continue }
      sofas[index].text = String(decoding: content, as: UTF8.self)
    }
  }
}

/// What a type system says of its types.
struct CASTypes {
  private(set) var supertypes: [String: String] = [:]
  /// Features that hold other structures, by type and name.
  private(set) var referring: Set<String> = []

  mutating func add(_ type: String, supertype: String) {
    supertypes[type] = supertype
  }

  mutating func add(feature: String, range: String, of type: String) {
    let isPrimitive =
      range.hasPrefix("uima.cas.") && range != "uima.cas.TOP" && range != "uima.cas.FSArray"
      && range != "uima.cas.FSList"
    if !isPrimitive { referring.insert("\(type)#\(feature)") }
  }

  /// Whether a type is another or one of its subtypes.
  func isKind(_ type: String, of wanted: String) -> Bool {
    var current = type
    for _ in 0...supertypes.count {
      if current == wanted { return true }
      guard let next = supertypes[current] else { return false }
      current = next
    }
    return false
  }

  /// Whether a feature is known to hold other structures.
  func refers(_ feature: String, of type: String) -> Bool {
    var current = type
    for _ in 0...supertypes.count {
      if referring.contains("\(current)#\(feature)") { return true }
      guard let next = supertypes[current] else { return false }
      current = next
    }
    return false
  }
}

/// Names of types that Assay knows.
enum CASNames {
  static let annotation = "uima.tcas.Annotation"
  static let document = "uima.tcas.DocumentAnnotation"
  static let dkpro = "de.tudarmstadt.ukp.dkpro.core.api."
  static let token = dkpro + "segmentation.type.Token"
  static let sentence = dkpro + "segmentation.type.Sentence"
  static let metadata = dkpro + "metadata.type.DocumentMetaData"
  static let namedEntity = dkpro + "ner.type.NamedEntity"
  static let predicate = dkpro + "semantics.type.SemPred"

  /// Types of layers that say something of single tokens or of the file, which Assay does not model.
  static func isLinguistic(_ type: String) -> Bool {
    guard type.hasPrefix(dkpro) else { return false }
    let rest = type.dropFirst(dkpro.count)
    return ["lexmorph.", "syntax.", "segmentation.", "metadata.", "transform.", "anomaly."].contains
    {
      rest.hasPrefix($0)
    }
  }
}
