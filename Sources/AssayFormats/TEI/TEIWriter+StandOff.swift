import AssayModel
import AssayXML

extension TEIWriter {
  /// All of a layer that does not stand in the text.
  mutating func writeStandOff(_ layer: TEILayerPlan) throws {
    try xml.start(.standOff)
    try xml.attribute(.type, "layer")
    try xml.attribute(.xmlID, layer.keys.standOff)
    try xml.pointer(.resp, to: layer.keys.resp)
    try writeParts(of: layer)
    try xml.breakLine(1)
    try xml.end()
  }

  /// Records, events, relations, spans and attributes.
  mutating func writeParts(of layer: TEILayerPlan) throws {
    try writeRecords(layer.records.entities, type: nil, layer)
    try writeRecords(layer.records.links, type: "links", layer)
    try writeEvents(layer)
    try writeRelations(layer)
    try writeMentionSpans(layer)
    try writeTriggerSpans(layer)
    try writeFeatureSets(layer.features)
  }

  /// `@ana` of a mention: its label, its attributes, and how it matches.
  mutating func writeAnalysis(of index: Int, _ category: Int, in layer: TEILayerPlan) throws {
    try xml.startValue(.ana)
    try xml.value(plain: "#")
    try xml.value(plan.taxonomies.entity.categories[category].xmlID)
    try endAnalysis(layer, layer.features.ofMentions[index], layer.mentionStatuses?[index])
  }

  /// Begins `@ana` with the pointer to a label.
  mutating func startAnalysis(_ taxonomy: TEITaxonomy, _ label: String) throws(XMLError) {
    try xml.startValue(.ana)
    try writePointer(to: label, in: taxonomy)
  }

  /// A pointer to a label as a piece of a value.
  mutating func writePointer(to label: String, in taxonomy: TEITaxonomy) throws(XMLError) {
    guard let number = taxonomy.number(of: label) else { return }
    try xml.value(plain: "#")
    try xml.value(taxonomy.categories[number].xmlID)
  }

  /// Ends `@ana` with a pointer to attributes, where there are any, and to statuses.
  mutating func endAnalysis(
    _ layer: TEILayerPlan, _ features: Int32, _ statuses: String? = nil
  ) throws(XMLError) {
    if features >= 0 {
      try xml.value(plain: " #")
      try xml.value(layer.features.sets[Int(features)].xmlID)
    }
    if let statuses { try xml.value(statuses) }
    try xml.endValue()
  }

  /// The pointers of a mention to an entity and to links, as an attribute where there are any.
  mutating func writeReference(
    _ name: TEIName, of index: Int, in layer: TEILayerPlan
  ) throws(XMLError) {
    let reference = layer.records.references[index]
    guard reference.entity >= 0 || reference.links >= 0 else { return }
    try xml.startValue(name)
    if reference.entity >= 0 {
      try xml.value(plain: "#")
      try xml.value(layer.records.entities[Int(reference.entity)].identifier.xmlID)
    }
    if reference.links >= 0 {
      try xml.value(plain: reference.entity >= 0 ? " #" : "#")
      try xml.value(layer.records.links[Int(reference.links)].identifier.xmlID)
    }
    try xml.endValue()
  }

  // MARK: - Spans

  /// Written even where it is empty, so that a layer without annotations is valid.
  private mutating func writeMentionSpans(_ layer: TEILayerPlan) throws {
    try xml.breakLine(2)
    try xml.start(.spanGrp)
    try xml.attribute(.type, "mentions")
    for index in layer.standOffMentions {
      let extent = layer.layer.mentions[index].extent
      try startSpan(layer.mentions[index], extent)
      try writeReference(.corresp, of: index, in: layer)
      let category = plan.taxonomies.entity.number(of: layer.layer.mentions[index].type) ?? 0
      try writeAnalysis(of: index, category, in: layer)
      try xml.pointer(.resp, to: layer.keys.resp)
      try writeConfidence(layer.layer.mentions[index].confidence)
      try writeQuote(extent)
      try xml.end()
    }
    if !layer.standOffMentions.isEmpty { try xml.breakLine(2) }
    try xml.end()
  }

  private mutating func writeTriggerSpans(_ layer: TEILayerPlan) throws {
    guard !layer.standOffTriggers.isEmpty else { return }
    try xml.breakLine(2)
    try xml.start(.spanGrp)
    try xml.attribute(.type, "triggers")
    for index in layer.standOffTriggers {
      let trigger = layer.triggers[index]
      try startSpan(trigger.identifier, trigger.extent)
      try xml.pointer(.resp, to: layer.keys.resp)
      try writeQuote(trigger.extent)
      try xml.end()
    }
    try xml.breakLine(2)
    try xml.end()
  }

  private mutating func startSpan(_ identifier: TEIIdentifier, _ extent: Extent) throws {
    try xml.breakLine(3)
    try xml.start(.span)
    try writeIdentifier(identifier)
    if let pointing = plan.pointing {
      let target: String
      do {
        target = try pointing.pointers(to: extent)
      } catch {
        throw TEIError(error.code, error.message, at: identifier.original ?? identifier.xmlID)
      }
      return try xml.attribute(.target, target)
    }
    // Taken out, so that the writer may be changed meanwhile; put back to be used again.
    var pointers: [UInt8] = []
    swap(&pointers, &value)
    pointers.removeAll(keepingCapacity: true)
    plan.blocks.appendPointers(to: extent, into: &pointers)
    try xml.attribute(.target, utf8: pointers.span)
    swap(&pointers, &value)
  }

  /// The words of an extent, U+FFFD for what XML cannot hold, as no `g` may stand in a `span`.
  private mutating func writeQuote(_ extent: Extent) throws(XMLError) {
    try writeQuote(extent.first)
    for fragment in extent.rest {
      try xml.text(" ")
      try writeQuote(fragment)
    }
  }

  private mutating func writeQuote(_ fragment: Fragment) throws(XMLError) {
    let bytes = plan.annotated.article.text.bytes
    let words = bytes.span.extracting(fragment.start..<fragment.end)
    var position = 0
    while position < words.count {
      position += try xml.textPrefix(utf8: words.extracting(position..<words.count))
      guard position < words.count else { break }
      try xml.text("\u{FFFD}")
      position += ForbiddenCharacters.scalar(in: words, at: position).utf8.count
    }
  }

  // MARK: - Attributes

  private mutating func writeFeatureSets(_ features: TEIFeatureSets) throws {
    for (xmlID, attributes) in features.sets {
      try xml.breakLine(2)
      try xml.start(.fs)
      try xml.attribute(.xmlID, xmlID)
      try xml.attribute(.type, "attributes")
      for attribute in attributes {
        try writeFeature(attribute)
      }
      try xml.end()
    }
  }

  private mutating func writeFeature(_ attribute: Attribute) throws {
    try xml.start(.f)
    let name = TEIIdentifiers.isName(attribute.name) ? attribute.name : "f"
    try xml.attribute(.name, name)
    if name != attribute.name {
      do {
        try xml.attribute(.n, attribute.name)
      } catch {
        throw TEIError(.unwritable, error.message, at: "attribute '\(attribute.name)'")
      }
    }
    switch attribute.value {
    case .flag: try xml.element(.binary, [(.value, "true")])
    case .number(let number): try xml.element(.numeric, [(.value, Self.double(number))])
    case .text(let text) where TEIIdentifiers.isName(text):
      try xml.element(.symbol, [(.value, text)])
    case .text(let text): try writeElement(.string, anyText: text)
    }
    try xml.end()
  }

  /// A number as XML Schema's `double` spells it.
  private static func double(_ number: Double) -> String {
    number.isInfinite ? (number < 0 ? "-INF" : "INF") : "\(number)"
  }
}
