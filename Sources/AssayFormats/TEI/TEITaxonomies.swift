import AssayModel

/// The exact labels of one kind, each with a category to point to.
struct TEITaxonomy {
  /// The taxonomy's `xml:id`.
  let xmlID: String
  /// The labels in order of their UTF-8, each with the `xml:id` of its category.
  let categories: [(label: String, xmlID: String)]
  private let pointers: [String: String]

  init(
    _ xmlID: String, prefix: String, labels: Set<String>, identifiers: inout TEIIdentifiers
  ) {
    self.xmlID = identifiers.fresh(xmlID, owner: "assay")
    let sorted = labels.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    categories = sorted.map { label in
      (label, identifiers.fresh("\(prefix).\(TEIIdentifiers.sanitized(label))", owner: "assay"))
    }
    pointers = Dictionary(
      categories.map { ($0.label, "#\($0.xmlID)") }, uniquingKeysWith: { first, _ in first })
  }

  /// The pointer to a label's category.
  func pointer(to label: String) -> String { pointers[label] ?? "" }
}

/// The labels of all layers.
struct TEITaxonomies {
  let entity: TEITaxonomy
  let event: TEITaxonomy
  let role: TEITaxonomy
  let relation: TEITaxonomy

  init(_ layers: [Layer], identifiers: inout TEIIdentifiers) {
    var mentions: Set<String> = [], events: Set<String> = [], roles: Set<String> = []
    for layer in layers {
      for mention in layer.mentions { mentions.insert(mention.type) }
      for event in layer.events {
        events.insert(event.type)
        for argument in event.arguments { roles.insert(argument.role) }
      }
      for relation in layer.relations {
        for argument in relation.arguments { roles.insert(argument.role) }
      }
    }
    entity = TEITaxonomy(
      "tax.entity", prefix: "T", labels: mentions,
      identifiers: &identifiers)
    event = TEITaxonomy(
      "tax.event", prefix: "E", labels: events,
      identifiers: &identifiers)
    role = TEITaxonomy(
      "tax.role", prefix: "R", labels: roles, identifiers: &identifiers)
    relation = TEITaxonomy(
      "tax.relation", prefix: "L", labels: Set(layers.flatMap { $0.relations.map(\.type) }),
      identifiers: &identifiers)
  }

  /// The taxonomies that hold labels.
  var filled: [TEITaxonomy] { [entity, event, role, relation].filter { !$0.categories.isEmpty } }
}
