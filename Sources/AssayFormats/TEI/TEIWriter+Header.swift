import AssayModel
import AssayXML

extension TEIWriter {
  mutating func writeHeader() throws {
    try xml.start(.teiHeader)
    try xml.breakLine(2)
    try writeFileDescription()
    try xml.breakLine(2)
    try writeEncodingDescription()
    try xml.breakLine(1)
    try xml.end()
  }

  // MARK: - What the file is

  private mutating func writeFileDescription() throws {
    try xml.start(.fileDesc)
    try writeTitleStatement()
    try writeExtent()
    try xml.breakLine(3)
    try xml.start(.publicationStmt)
    try xml.element(.p, text: "Exported by Assay.")
    try xml.end()
    try writeNotes()
    try xml.breakLine(3)
    try writeSource()
    try xml.breakLine(2)
    try xml.end()
  }

  private mutating func writeTitleStatement() throws {
    let article = plan.annotated.article
    try xml.breakLine(3)
    try xml.start(.titleStmt)
    try writeElement(.title, anyText: article.metadata["title"] ?? article.id)
    for layer in plan.layers {
      let isExtractor = layer.layer.annotator.kind == .extractor
      try xml.breakLine(4)
      try xml.start(.respStmt)
      try xml.attribute(.xmlID, layer.keys.resp)
      try xml.element(.resp, text: isExtractor ? "automatic extraction" : "annotation")
      try xml.start(.name)
      try xml.attribute(.type, isExtractor ? "software" : "person")
      if let application = layer.keys.application {
        try xml.attribute(.corresp, "#\(application)")
      }
      try writeAnyText(layer.layer.annotator.name.utf8.span)
      try xml.end()
      try xml.end()
    }
    try xml.breakLine(3)
    try xml.end()
  }

  private mutating func writeExtent() throws {
    try xml.breakLine(3)
    try xml.start(.extent)
    try xml.element(.measure, [(.unit, "codepoint"), (.quantity, "\(plan.blocks.codePointCount)")])
    try xml.element(
      .measure, [(.unit, "byte"), (.quantity, "\(plan.annotated.article.text.count)")])
    try xml.end()
  }

  /// The scores, and the metadata that has no element of its own.
  private mutating func writeNotes() throws {
    let metadata = plan.annotated.article.metadata
    let others = metadata.keys.filter { TEIMetadata.element(of: $0) == nil }.sorted()
    guard !others.isEmpty || !options.scoreSignatures.isEmpty else { return }
    try xml.breakLine(3)
    try xml.start(.notesStmt)
    for signature in options.scoreSignatures {
      try xml.breakLine(4)
      try xml.element(.note, [(.type, "score")], text: signature)
    }
    for key in others {
      try xml.breakLine(4)
      do {
        try writeElement(.note, [(.type, "metadata"), (.n, key)], anyText: metadata[key] ?? "")
      } catch {
        throw TEIError(.unwritable, error.message, at: "metadata '\(key)'")
      }
    }
    try xml.breakLine(3)
    try xml.end()
  }

  private mutating func writeSource() throws {
    let article = plan.annotated.article
    try xml.start(.sourceDesc)
    try xml.breakLine(4)
    try xml.start(.bibl)
    for (key, name) in TEIMetadata.elements {
      guard let value = article.metadata[key] else { continue }
      if name == .licence { try xml.start(.availability) }
      let when = name == .date && TEIMetadata.isDate(value) ? [(TEIName.when, value)] : []
      try writeElement(name, when, anyText: value)
      if name == .licence { try xml.end() }
    }
    try writeElement(.idno, [(.type, "article")], anyText: article.id)
    try xml.element(.idno, [(.type, "sha256")], text: plan.digest)
    try xml.end()
    try xml.breakLine(3)
    try xml.end()
  }

  // MARK: - How it is encoded

  private mutating func writeEncodingDescription() throws {
    try xml.start(.encodingDesc)
    try writeApplications()
    try writeTaxonomies()
    try writeCharacters()
    try xml.breakLine(2)
    try xml.end()
  }

  private mutating func writeApplications() throws {
    try xml.breakLine(3)
    try xml.start(.appInfo)
    try xml.breakLine(4)
    try xml.start(.application)
    try xml.attribute(.ident, "assay")
    try xml.attribute(.version, TEIMetadata.versionNumber(options.assayVersion) ?? "0")
    try xml.attribute(.type, "exporter")
    try xml.element(.label, text: "Assay TEI export, profile assay-tei/1")
    try xml.end()
    for layer in plan.layers {
      guard let application = layer.keys.application else { continue }
      let annotator = layer.layer.annotator
      try xml.breakLine(4)
      try xml.start(.application)
      try xml.attribute(.xmlID, application)
      try xml.attribute(.ident, layer.keys.resp)
      try xml.attribute(.version, TEIMetadata.versionNumber(annotator.version) ?? "0")
      try writeElement(.label, anyText: annotator.name)
      try writeElement(.label, [(.type, "version")], anyText: annotator.version)
      try writeElement(.label, [(.type, "settings")], anyText: annotator.settings)
      try xml.end()
    }
    try xml.breakLine(3)
    try xml.end()
  }

  private mutating func writeTaxonomies() throws {
    guard !plan.taxonomies.filled.isEmpty || !plan.statuses.taxonomies.isEmpty else { return }
    try xml.breakLine(3)
    try xml.start(.classDecl)
    for taxonomy in plan.taxonomies.filled {
      try xml.breakLine(4)
      try xml.start(.taxonomy)
      try xml.attribute(.xmlID, taxonomy.xmlID)
      for category in taxonomy.categories {
        try xml.breakLine(5)
        try xml.start(.category)
        try xml.attribute(.xmlID, category.xmlID)
        do {
          try xml.element(.catDesc, text: category.label)
        } catch {
          throw TEIError(.unwritable, error.message, at: "label '\(category.label)'")
        }
        try xml.end()
      }
      try xml.breakLine(4)
      try xml.end()
    }
    for taxonomy in plan.statuses.taxonomies { try writeStatuses(taxonomy) }
    try xml.breakLine(3)
    try xml.end()
  }

  private mutating func writeStatuses(_ taxonomy: TEIStatuses.Taxonomy) throws {
    try xml.breakLine(4)
    try xml.start(.taxonomy)
    try xml.attribute(.xmlID, taxonomy.xmlID)
    try xml.attribute(.n, "status")
    try xml.attribute(.corresp, "#\(taxonomy.resp)")
    if taxonomy.categories.isEmpty { try xml.element(.desc, text: "nothing to compare") }
    for category in taxonomy.categories {
      try xml.breakLine(5)
      try xml.start(.category)
      try xml.attribute(.xmlID, category.xmlID)
      try xml.element(.catDesc, text: category.status.rawValue)
      try xml.end()
    }
    try xml.breakLine(4)
    try xml.end()
  }

  private mutating func writeCharacters() throws {
    guard !plan.forbidden.isEmpty else { return }
    try xml.breakLine(3)
    try xml.start(.charDecl)
    for scalar in plan.forbidden {
      try xml.breakLine(4)
      try xml.start(.char)
      try xml.attribute(.xmlID, scalar.teiIdentifier)
      try xml.element(.desc, text: "U+\(scalar.teiIdentifier.dropFirst())")
      try xml.end()
    }
    try xml.breakLine(3)
    try xml.end()
  }
}
