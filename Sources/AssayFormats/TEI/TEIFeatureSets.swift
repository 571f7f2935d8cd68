import AssayModel

/// The attribute lists of a layer, each written once as a feature structure.
struct TEIFeatureSets {
  /// The lists in order of first use, each with its `xml:id`.
  private(set) var sets: [(xmlID: String, attributes: [Attribute])] = []
  private var pointers: [String] = []
  private var indexes: [[Attribute]: Int] = [:]
  /// For each mention, event and relation what a value of `@ana` says of attributes: a blank and a
  /// pointer, or nothing.
  private(set) var ofMentions: [String] = []
  private(set) var ofEvents: [String] = []
  private(set) var ofRelations: [String] = []

  init(_ layer: Layer, owner: String, identifiers: inout TEIIdentifiers) {
    ofMentions = layer.mentions.map { add($0.attributes, owner, &identifiers) }
    ofEvents = layer.events.map { add($0.attributes, owner, &identifiers) }
    ofRelations = layer.relations.map { add($0.attributes, owner, &identifiers) }
  }

  private mutating func add(
    _ attributes: [Attribute], _ owner: String, _ identifiers: inout TEIIdentifiers
  ) -> String {
    guard !attributes.isEmpty else { return "" }
    if let index = indexes[attributes] { return pointers[index] }
    indexes[attributes] = sets.count
    let xmlID = identifiers.fresh("f\(sets.count + 1)", owner: owner)
    sets.append((xmlID, attributes))
    pointers.append(" #\(xmlID)")
    return pointers[sets.count - 1]
  }
}
