import AssayModel

/// The exact labels of one kind, each with a category to point to.
struct TEITaxonomy {
  /// The taxonomy's `xml:id`.
  let xmlID: String
  /// The labels in order of their UTF-8, each with the `xml:id` of its category.
  let categories: [(label: String, xmlID: String)]
  /// The number of each label's category.
  private let numbers: ByteTable<Int>

  init(
    _ xmlID: String, prefix: String, labels: ByteTable<Int>, identifiers: inout TEIIdentifiers
  ) {
    self.xmlID = identifiers.fresh(xmlID, owner: "assay")
    let sorted = (0..<labels.count).sorted { labels.precedes($0, $1) }
    var numbers = labels
    for (place, number) in sorted.enumerated() { numbers[number: number] = place }
    self.numbers = numbers
    categories = sorted.map { number in
      let label = labels.string(labels.word(number))
      return (label, identifiers.fresh(prefix + TEIIdentifiers.sanitized(label), owner: "assay"))
    }
  }

  /// The number of a label's category.
  func number(of label: String) -> Int? { numbers[label] }
}

/// The labels of all layers.
struct TEITaxonomies {
  let entity: TEITaxonomy
  let event: TEITaxonomy
  let role: TEITaxonomy
  let relation: TEITaxonomy

  init(_ layers: [Layer], identifiers: inout TEIIdentifiers) {
    var mentions = ByteTable<Int>(), events = mentions, roles = mentions, relations = mentions
    for layer in layers {
      let all = layer.mentions.span
      for index in all.indices { _ = mentions.insert(all[index].type.utf8.span, 0) }
      let allEvents = layer.events.span
      for index in allEvents.indices {
        _ = events.insert(allEvents[index].type.utf8.span, 0)
        let arguments = allEvents[index].arguments.span
        for index in arguments.indices { _ = roles.insert(arguments[index].role.utf8.span, 0) }
      }
      for relation in layer.relations {
        _ = relations.insert(relation.type.utf8.span, 0)
        for argument in relation.arguments { _ = roles.insert(argument.role.utf8.span, 0) }
      }
    }
    entity = TEITaxonomy(
      "tax.entity", prefix: "T.", labels: mentions,
      identifiers: &identifiers)
    event = TEITaxonomy(
      "tax.event", prefix: "E.", labels: events,
      identifiers: &identifiers)
    role = TEITaxonomy(
      "tax.role", prefix: "R.", labels: roles, identifiers: &identifiers)
    relation = TEITaxonomy(
      "tax.relation", prefix: "L.", labels: relations, identifiers: &identifiers)
  }

  /// The taxonomies that hold labels.
  var filled: [TEITaxonomy] { [entity, event, role, relation].filter { !$0.categories.isEmpty } }
}
