import AssayModel
import AssayXML

/// An article's annotations on their way into APF.
struct APFDocument {
  let article: Article
  let layer: Layer
  let text: EscapedText
  /// The identifiers of mentions, by number.
  private var ids: [String] = []
  /// Mentions that are one entity, value or time.
  private var groups: [[Int]] = []
  private let docid: String

  init(_ annotated: AnnotatedArticle, _ text: EscapedText) {
    article = annotated.article
    layer = annotated.layers.first ?? Layer(empty: .person("gold"))
    self.text = text
    docid = XMLText.legal(article.id)
    var isGrouped = [Bool](repeating: false, count: layer.mentions.count)
    groups = layer.entities.map(\.mentions)
    for group in groups {
      for mention in group { isGrouped[mention] = true }
    }
    groups += isGrouped.indices.filter { !isGrouped[$0] }.map { [$0] }
    groups.sort { $0[0] < $1[0] }
    ids = layer.mentions.map { _ in "" }
    for (number, group) in groups.enumerated() {
      for (place, mention) in group.enumerated() {
        ids[mention] = "\(docid)-\(prefix(mention))\(number + 1)-\(place + 1)"
      }
    }
  }

  /// What the element of a mention's group is called, and what its identifier begins with.
  private func element(_ mention: Int) -> (name: XMLName, part: XMLName) {
    switch layer.mentions[mention].type {
    case ACENames.time: ("timex2", "timex2_mention")
    case let type where ACENames.values.contains(type): ("value", "value_mention")
    default: ("entity", "entity_mention")
    }
  }

  private func prefix(_ mention: Int) -> String {
    switch layer.mentions[mention].type {
    case ACENames.time: "T"
    case let type where ACENames.values.contains(type): "V"
    default: "E"
    }
  }

  func write(to writer: inout XMLWriter) throws(XMLError) {
    let attributes: [(XMLName, String?)] = [
      ("URI", "\(docid).sgm"), ("SOURCE", article.metadata["source"]), ("TYPE", "text"),
      ("ENCODING", "UTF-8"),
    ]
    try writer.element("source_file", attributes) { (writer) throws(XMLError) in
      try writer.breakLine()
      try writer.element("document", [("DOCID", docid)]) { (writer) throws(XMLError) in
        try writer.breakLine()
        for (number, group) in groups.enumerated() { try write(group, number, to: &writer) }
        for (number, relation) in layer.relations.enumerated() {
          try write(relation, number, to: &writer)
        }
        try writeEvents(to: &writer)
      }
      try writer.breakLine()
    }
  }

  private func write(
    _ group: [Int], _ number: Int, to writer: inout XMLWriter
  ) throws(XMLError) {
    let first = layer.mentions[group[0]], names = element(group[0])
    let isTime = first.type == ACENames.time
    var attributes: [(XMLName, String?)] = [("ID", "\(docid)-\(prefix(group[0]))\(number + 1)")]
    if isTime {
      attributes += [
        ("VAL", first.attributes.text("VAL")), ("MOD", first.attributes.text("MOD")),
        ("ANCHOR_VAL", first.attributes.text("ANCHOR_VAL")),
        ("ANCHOR_DIR", first.attributes.text("ANCHOR_DIR")), ("SET", first.attributes.text("SET")),
      ]
    } else {
      attributes += [
        ("TYPE", first.type), ("SUBTYPE", first.attributes.text("subtype")),
        ("CLASS", first.attributes.text("class")),
      ]
    }
    try writer.element(names.name, attributes) { (writer) throws(XMLError) in
      for index in group { try write(mention: index, names.part, to: &writer) }
    }
    try writer.breakLine()
  }

  private func write(
    mention index: Int, _ name: XMLName, to writer: inout XMLWriter
  ) throws(XMLError) {
    let mention = layer.mentions[index]
    let isEntity = element(index).name == "entity"
    let attributes: [(XMLName, String?)] = [
      ("ID", ids[index]), ("TYPE", mention.attributes.text("mention_type")),
      ("LDCTYPE", mention.attributes.text("LDCTYPE")),
      ("LDCATR", mention.attributes.text("LDCATR")), ("ROLE", mention.attributes.text("ROLE")),
      ("METONYMY_MENTION", mention.attributes.text("METONYMY_MENTION")),
    ]
    let extent = mention.extent.first
    let head = mention.attributes.text("head").flatMap {
      LDCHead.fragment($0, of: extent, in: article.text)
    }
    try writer.element(name, attributes) { (writer) throws(XMLError) in
      try place("extent", extent, to: &writer)
      if isEntity || head != nil { try place("head", head ?? extent, to: &writer) }
    }
  }

  private func place(
    _ name: XMLName, _ fragment: Fragment, to writer: inout XMLWriter
  ) throws(XMLError) {
    let span = text.span(fragment)
    try writer.element(name) { (writer) throws(XMLError) in
      try writer.element(
        "charseq", [("START", "\(span.start)"), ("END", "\(span.end - 1)")],
        text: article.text[fragment])
    }
  }

  private func write(
    _ relation: Relation, _ number: Int, to writer: inout XMLWriter
  ) throws(XMLError) {
    let type = LDCType.parts(relation.type), id = "\(docid)-R\(number + 1)"
    let attributes: [(XMLName, String?)] = [
      ("ID", id), ("TYPE", type.type), ("SUBTYPE", type.subtype),
      ("MODALITY", relation.attributes.text("Modality")),
      ("TENSE", relation.attributes.text("Tense")),
    ]
    let condition = relation.attributes.text("LexicalCondition")
    try writer.element("relation", attributes) { (writer) throws(XMLError) in
      let own: [(XMLName, String?)] = [("ID", "\(id)-1"), ("LEXICALCONDITION", condition)]
      try writer.element("relation_mention", own) { (writer) throws(XMLError) in
        if let around = envelope(relation.arguments, nil) {
          try place("extent", around, to: &writer)
        }
        for argument in relation.arguments {
          try write(argument, "relation_mention_argument", to: &writer)
        }
      }
    }
    try writer.breakLine()
  }

  private func writeEvents(to writer: inout XMLWriter) throws(XMLError) {
    var isGrouped = [Bool](repeating: false, count: layer.events.count)
    var groups = layer.eventClusters.map(\.events)
    for group in groups {
      for event in group { isGrouped[event] = true }
    }
    groups += isGrouped.indices.filter { !isGrouped[$0] }.map { [$0] }
    for (number, group) in groups.sorted(by: { $0[0] < $1[0] }).enumerated() {
      let first = layer.events[group[0]], type = LDCType.parts(first.type)
      let id = "\(docid)-EV\(number + 1)"
      let attributes: [(XMLName, String?)] = [
        ("ID", id), ("TYPE", type.type), ("SUBTYPE", type.subtype),
        ("MODALITY", first.attributes.text("Modality")),
        ("POLARITY", first.attributes.text("Polarity")),
        ("GENERICITY", first.attributes.text("Genericity")),
        ("TENSE", first.attributes.text("Tense")),
      ]
      try writer.element("event", attributes) { (writer) throws(XMLError) in
        for (place, index) in group.enumerated() {
          try write(layer.events[index], "\(id)-\(place + 1)", to: &writer)
        }
      }
      try writer.breakLine()
    }
  }

  private func write(
    _ event: Event, _ id: String, to writer: inout XMLWriter
  ) throws(XMLError) {
    guard let trigger = event.trigger?.extent.first else { return }
    try writer.element("event_mention", [("ID", id)]) { (writer) throws(XMLError) in
      let around = envelope(event.arguments, trigger) ?? trigger
      try place("extent", around, to: &writer)
      try place("ldc_scope", around, to: &writer)
      try place("anchor", trigger, to: &writer)
      for argument in event.arguments {
        try write(argument, "event_mention_argument", to: &writer)
      }
    }
  }

  private func write(
    _ argument: Argument, _ name: XMLName, to writer: inout XMLWriter
  ) throws(XMLError) {
    guard case .mention(let index) = argument.filler else { return }
    let attributes: [(XMLName, String?)] = [
      ("REFID", ids[index]), ("ROLE", ACENames.writtenRole(argument.role)),
    ]
    try writer.element(name, attributes) { (writer) throws(XMLError) in
      try place("extent", layer.mentions[index].extent.first, to: &writer)
    }
  }

  /// The text from the first of some places to the last; `nil` where there is none.
  private func envelope(_ arguments: [Argument], _ trigger: Fragment?) -> Fragment? {
    var places = trigger.map { [$0] } ?? []
    for argument in arguments {
      if case .mention(let index) = argument.filler {
        places.append(layer.mentions[index].extent.first)
      }
    }
    guard let start = places.map(\.start).min(), let end = places.map(\.end).max() else {
      return nil
    }
    return Fragment(start, end)
  }
}
