import AssayXML

/// All structures of a file.
///
/// They stand in columns: structures refer to ranges of features, and features to ranges of one row of
/// bytes, so that a structure costs no allocation and a string is made of what an article keeps alone.
struct CASContents {
  /// A text in the row of bytes.
  struct Text {
    fileprivate let start: Int
    fileprivate let count: Int

    static let empty = Text(start: 0, count: 0)

    var isEmpty: Bool { count == 0 }
  }

  /// A feature and a value that it holds: a text, or the identifiers of other structures.
  ///
  /// One that holds several stands once for each.
  struct Feature {
    let name: CASFeatureName
    let value: Text
    /// Whether it is known to hold identifiers.
    let isReference: Bool
  }

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
  private(set) var structures: [FeatureStructure] = []
  private(set) var types: [CASType] = []
  var typeSystem = CASTypes()

  private var features: [Feature] = []
  private var bytes: [UInt8] = []
  /// How many of the bytes are in use.
  private var used = 0
  private var names = CASFeatureNames()
  private var typeNumbers: [String: Int32] = [:]
  /// The identifiers of sofas that structures name; the first is that of structures which name none.
  private var sofaNames = ByteTable<Void>()
  /// By the number of the sofa.
  private var tokens: [[(start: Int, end: Int)]] = []
  private var sentences: [[(start: Int, end: Int)]] = []

  init() {
    _ = sofaNames.enter("".utf8.span, ())
  }

  // MARK: - What is there

  /// A text as a string.
  func string(_ text: Text) -> String {
    String(decoding: bytes[text.start..<(text.start + text.count)], as: UTF8.self)
  }

  /// The bytes of a text, for the length of a call.
  @inline(__always)
  func withBytes<Result>(of text: Text, _ body: (Span<UInt8>) -> Result) -> Result {
    body(bytes.span.extracting(text.start..<(text.start &+ text.count)))
  }

  /// The spelling of a feature's name.
  func spelling(_ name: CASFeatureName) -> String { names.spelling(name) }

  /// The features of a structure, in order.
  func features(of structure: FeatureStructure) -> ArraySlice<Feature> {
    features[structure.features]
  }

  /// The first value of a feature; `nil` where the structure lacks it.
  @inline(__always)
  func value(_ name: CASFeature, of structure: FeatureStructure) -> Text? {
    let wanted = CASFeatureName(name), features = features.span
    for index in structure.features where features[index].name == wanted {
      return features[index].value
    }
    return nil
  }

  /// The same as a string.
  func text(_ name: CASFeature, of structure: FeatureStructure) -> String? {
    guard let value = value(name, of: structure) else { return nil }
    return string(value)
  }

  /// Gives the identifiers that a value holds, in order; in XMI several stand in one value.
  @inline(__always)
  func forEachReference(in value: Text, _ take: (Text) -> Void) {
    let bytes = bytes.span
    let end = value.start &+ value.count
    var position = value.start
    while position < end {
      let start = position
      while position < end, bytes[position] != UInt8(ascii: " ") { position &+= 1 }
      if start < position { take(Text(start: start, count: position &- start)) }
      position &+= 1
    }
  }

  /// Gives the identifiers that a feature holds, in order.
  @inline(__always)
  func forEachReference(
    _ name: CASFeature, of structure: FeatureStructure, _ take: (Text) -> Void
  ) {
    let wanted = CASFeatureName(name)
    for index in structure.features where features[index].name == wanted {
      forEachReference(in: features[index].value, take)
    }
  }

  /// The identifiers that a feature holds, in order.
  func references(_ name: CASFeature, of structure: FeatureStructure) -> [Text] {
    var references: [Text] = []
    forEachReference(name, of: structure) { references.append($0) }
    return references
  }

  /// The first identifier that a feature holds.
  func reference(_ name: CASFeature, of structure: FeatureStructure) -> Text? {
    var first: Text?
    forEachReference(name, of: structure) { if first == nil { first = $0 } }
    return first
  }

  /// The number by which structures name a sofa; `nil` where none does.
  func number(ofSofa id: String) -> Int32? {
    sofaNames.number(of: id.utf8.span).map { Int32(truncatingIfNeeded: $0) }
  }

  /// Tokens about a sofa, in order.
  func tokens(about sofa: Int32) -> [(start: Int, end: Int)] { Self.spans(tokens, sofa) }

  /// Sentences about a sofa, in order.
  func sentences(about sofa: Int32) -> [(start: Int, end: Int)] { Self.spans(sentences, sofa) }

  private static func spans(
    _ lists: [[(start: Int, end: Int)]], _ sofa: Int32
  ) -> [(start: Int, end: Int)] {
    lists.indices.contains(Int(sofa)) ? lists[Int(sofa)] : []
  }

  // MARK: - What is added

  /// Keeps the bytes of a text.
  @inline(__always)
  mutating func keep(_ text: Span<UInt8>) -> Text {
    let start = used, count = text.count
    if bytes.count &- start < count { makeRoom(for: count) }
    var room = bytes.mutableSpan
    // Nearly all are of a few bytes.
    var index = 0
    while index < count {
      room[start &+ index] = text[index]
      index &+= 1
    }
    used = start &+ count
    return Text(start: start, count: count)
  }

  @inline(never)
  private mutating func makeRoom(for count: Int) {
    bytes += [UInt8](repeating: 0, count: max(256, bytes.count, count))
  }

  /// Keeps a text.
  mutating func keep(_ text: String) -> Text { keep(text.utf8.span) }

  /// The number of a type, which is entered where it is new.
  mutating func number(ofType name: String) -> Int32 {
    if let known = typeNumbers[name] { return known }
    let number = Int32(truncatingIfNeeded: types.count)
    types.append(CASType(name))
    typeNumbers[name] = number
    return number
  }

  /// The number of a sofa, which is entered where it is new.
  mutating func number(ofSofa id: Span<UInt8>) -> Int32 {
    Int32(truncatingIfNeeded: sofaNames.enter(id, ()))
  }

  /// The name of a feature, which is entered where it is new.
  mutating func name(ofFeature spelling: String) -> CASFeatureName { names.enter(spelling) }

  /// Adds a structure whose features are those that were added since the last.
  @inline(__always)
  mutating func append(_ structure: FeatureStructure) {
    var structure = structure
    structure.features = (structures.last?.features.upperBound ?? 0)..<features.count
    structures.append(structure)
  }

  /// Adds a feature to the structure that is added next.
  @inline(__always)
  mutating func append(_ name: CASFeatureName, _ value: Text, isReference: Bool = false) {
    features.append(Feature(name: name, value: value, isReference: isReference))
  }

  /// Adds a feature to the structure that was added last.
  mutating func appendToLast(_ name: CASFeatureName, _ value: Text) {
    guard let last = structures.indices.last else { return }
    append(name, value)
    structures[last].features = structures[last].features.lowerBound..<features.count
  }

  /// Adds a token about a sofa.
  mutating func append(token span: (start: Int, end: Int), about sofa: Int32) {
    Self.append(span, sofa, to: &tokens)
  }

  /// Adds a sentence about a sofa.
  mutating func append(sentence span: (start: Int, end: Int), about sofa: Int32) {
    Self.append(span, sofa, to: &sentences)
  }

  @inline(__always)
  private static func append(
    _ span: (start: Int, end: Int), _ sofa: Int32, to lists: inout [[(start: Int, end: Int)]]
  ) {
    while lists.count <= Int(sofa) { lists.append([]) }
    lists[Int(sofa)].append(span)
  }

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
