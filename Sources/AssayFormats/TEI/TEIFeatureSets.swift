import AssayModel

/// The attribute lists of a layer, each written once as a feature structure.
struct TEIFeatureSets {
  /// The lists in order of first use, each with its `xml:id`.
  private(set) var sets: [(xmlID: String, attributes: [Attribute])] = []
  private var indexes: [[Attribute]: Int] = [:]

  init(_ layer: Layer, owner: String, identifiers: inout TEIIdentifiers) {
    for mention in layer.mentions { add(mention.attributes, owner, &identifiers) }
    for event in layer.events { add(event.attributes, owner, &identifiers) }
    for relation in layer.relations { add(relation.attributes, owner, &identifiers) }
  }

  /// A value of `@ana`: `pointer`, after it one to the attributes where there are any, and statuses.
  func analysis(_ pointer: String, _ attributes: [Attribute], status: String = "") -> String {
    guard !attributes.isEmpty, let index = indexes[attributes] else { return pointer + status }
    return "\(pointer) #\(sets[index].xmlID)\(status)"
  }

  private mutating func add(
    _ attributes: [Attribute], _ owner: String, _ identifiers: inout TEIIdentifiers
  ) {
    guard !attributes.isEmpty, indexes[attributes] == nil else { return }
    indexes[attributes] = sets.count
    sets.append((identifiers.fresh("f\(sets.count + 1)", owner: owner), attributes))
  }
}
