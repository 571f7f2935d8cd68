import AssayModel
import AssayXML

extension TEIWriter {
  /// A layer with all that it points to: who made it, and the labels.
  ///
  /// The labels of all layers of an article stand in the first.
  mutating func writeEmbeddedLayer(_ index: Int) throws {
    let layer = plan.layers[index]
    try xml.start(.standOff)
    try xml.attribute(.xmlns, TEIName.namespace)
    try xml.attribute(.type, TEI.layerType)
    try xml.attribute(.xmlID, layer.keys.standOff)
    try xml.attribute(.resp, "#\(layer.keys.resp)")
    try writeMaker(layer)
    if index == 0 {
      for taxonomy in plan.taxonomies.filled { try writeInterpretations(taxonomy) }
    }
    try writeParts(of: layer)
    try xml.breakLine(0)
    try xml.end()
  }

  private mutating func writeMaker(_ layer: TEILayerPlan) throws {
    let annotator = layer.layer.annotator
    let isExtractor = annotator.kind == .extractor
    try xml.breakLine(1)
    try xml.start(.bibl)
    try xml.start(.respStmt)
    try xml.attribute(.xmlID, layer.keys.resp)
    try xml.element(.resp, text: isExtractor ? "automatic extraction" : "annotation")
    try xml.element(
      .name, [(.type, isExtractor ? "software" : "person")], text: annotator.name)
    try xml.end()
    try xml.element(.idno, [(.type, "sha256")], text: plan.digest)
    for (type, text) in [
      ("profile", "assay-tei/1, Assay \(options.assayVersion)"), ("version", annotator.version),
      ("settings", annotator.settings),
    ] where !text.isEmpty {
      try xml.element(.note, [(.type, type)], text: text)
    }
    try xml.end()
  }

  private mutating func writeInterpretations(_ taxonomy: TEITaxonomy) throws {
    try xml.breakLine(1)
    try xml.start(.interpGrp)
    try xml.attribute(.xmlID, taxonomy.xmlID)
    for category in taxonomy.categories {
      try xml.breakLine(2)
      try xml.start(.interp)
      try xml.attribute(.xmlID, category.xmlID)
      do {
        try xml.text(category.label)
      } catch {
        throw TEIError(.unwritable, error.message, at: "label '\(category.label)'")
      }
      try xml.end()
    }
    try xml.breakLine(1)
    try xml.end()
  }
}
