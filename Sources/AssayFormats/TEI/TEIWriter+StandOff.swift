import AssayModel
import AssayXML

extension TEIWriter {
  /// All of a layer that does not stand in the text.
  mutating func writeStandOff(_ layer: TEILayerPlan) throws {
    try xml.start(.standOff)
    try xml.attribute(.type, "layer")
    try xml.attribute(.xmlID, layer.keys.standOff)
    try writeAttribute(.resp, "#", layer.keys.resp)
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
  mutating func writeAnalysis(of index: Int, in layer: TEILayerPlan) throws {
    let pointer = plan.taxonomies.entity.pointer(to: layer.layer.mentions[index].type)
    try writeAttribute(
      .ana, pointer, layer.features.ofMentions[index], layer.mentionStatuses?[index] ?? "")
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
      if let reference = layer.records.references[index] { try xml.attribute(.corresp, reference) }
      try writeAnalysis(of: index, in: layer)
      try writeAttribute(.resp, "#", layer.keys.resp)
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
      try writeAttribute(.resp, "#", layer.keys.resp)
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
    var pointers: [UInt8] = []
    plan.blocks.appendPointers(to: extent, into: &pointers)
    try xml.attribute(TEIName.target.xml, utf8: pointers.span)
  }

  /// The words of an extent, U+FFFD for what XML cannot hold, as no `g` may stand in a `span`.
  private mutating func writeQuote(_ extent: Extent) throws(XMLError) {
    let bytes = plan.annotated.article.text.bytes
    for (index, fragment) in extent.fragments.enumerated() {
      if index > 0 { try xml.text(" ") }
      let words = bytes.span.extracting(fragment.start..<fragment.end)
      var position = 0
      while position < words.count {
        position += try xml.textPrefix(utf8: words.extracting(position..<words.count))
        guard position < words.count else { break }
        try xml.text("\u{FFFD}")
        position += ForbiddenCharacters.scalar(in: words, at: position).utf8.count
      }
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
