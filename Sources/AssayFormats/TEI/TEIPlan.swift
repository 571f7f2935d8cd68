import AssayModel
import AssayXML

/// All that is decided about a document before its first byte is written.
struct TEIPlan {
  /// The article in text order.
  let annotated: AnnotatedArticle
  let blocks: TEIBlocks
  /// The document's `xml:id`.
  let xmlID: String
  /// The text's SHA-256 in hexadecimal digits.
  let digest: String
  let taxonomies: TEITaxonomies
  let layers: [TEILayerPlan]
  let statuses: TEIStatuses
  /// Which of `layers` is written into the text.
  let inlineLayer: Int?
  /// Makes pointers into a document that was there before; `nil` for a document of the profile.
  let pointing: TEISourcePointing?
  /// The characters of the text and of attributes that XML 1.0 cannot hold, in code point order.
  let forbidden: [Unicode.Scalar]

  /// - Throws: ``TEIError`` with code `unwritable`.
  init(_ article: AnnotatedArticle, options: TEI.Options) throws(TEIError) {
    try article.checkWritable()
    let annotated = article.inTextOrder()
    self.annotated = annotated
    guard
      options.matches.isEmpty
        || (options.matches.allSatisfy { $0.fits(annotated) } && annotated.layers == article.layers)
    else {
      throw TEIError(.unwritable, "the matches are not those of an article in text order")
    }
    blocks = TEIBlocks(annotated.article.text, title: annotated.article.metadata["title"])
    digest = SHA256.hexDigest(of: annotated.article.text.bytes)
    forbidden = ForbiddenCharacters(in: annotated).scalars
    pointing = nil
    var identifiers = TEIIdentifiers(blockCount: blocks.blocks.count)
    identifiers.reserveCapacity(
      annotated.layers.reduce(64) { $0 + $1.mentions.count + 2 * $1.events.count })
    for scalar in forbidden { _ = identifiers.fresh(scalar.teiIdentifier, owner: "") }
    taxonomies = TEITaxonomies(annotated.layers, identifiers: &identifiers)
    xmlID =
      identifiers.identifier(for: annotated.article.id, kind: "article", owner: "article").xmlID
    let inlineLayer = Self.inlineLayer(of: annotated.layers, options.inlineLayer)
    self.inlineLayer = inlineLayer
    let keys = annotated.layers.map { layer in
      TEILayerPlan.Keys(layer.annotator, identifiers: &identifiers)
    }
    let statuses = TEIStatuses(
      options.matches, annotated.layers, keys: keys, identifiers: &identifiers)
    self.statuses = statuses
    var plans: [TEILayerPlan] = []
    for (index, layer) in annotated.layers.enumerated() {
      plans.append(
        TEILayerPlan(
          layer, keys: keys[index], blocks: blocks, isInline: index == inlineLayer,
          mentionStatuses: statuses.mentions.isEmpty ? nil : statuses.mentions[index],
          eventStatuses: statuses.events.isEmpty ? nil : statuses.events[index],
          identifiers: &identifiers))
    }
    layers = plans
  }

  /// A plan of layers to be added to a document.
  ///
  /// - Throws: ``TEIError`` with code `unwritable`.
  init(
    _ article: AnnotatedArticle, in pointing: TEISourcePointing, options: TEI.Options,
    identifiers: inout TEIIdentifiers
  ) throws(TEIError) {
    try article.checkWritable()
    let annotated = article.inTextOrder()
    self.annotated = annotated
    self.pointing = pointing
    let blocks = TEIBlocks(annotated.article.text, title: nil)
    self.blocks = blocks
    digest = SHA256.hexDigest(of: annotated.article.text.bytes)
    forbidden = ForbiddenCharacters(in: annotated).scalars
    if let first = forbidden.first {
      throw TEIError(
        .unwritable, "XML 1.0 cannot hold U+\(first.teiIdentifier.dropFirst())",
        at: article.article.id)
    }
    taxonomies = TEITaxonomies(annotated.layers, identifiers: &identifiers)
    xmlID = ""
    inlineLayer = nil
    let keys = annotated.layers.map { layer in
      TEILayerPlan.Keys(layer.annotator, identifiers: &identifiers)
    }
    statuses = TEIStatuses([], annotated.layers, keys: keys, identifiers: &identifiers)
    var plans: [TEILayerPlan] = []
    for (layer, keys) in zip(annotated.layers, keys) {
      plans.append(
        TEILayerPlan(layer, keys: keys, blocks: blocks, isInline: false, identifiers: &identifiers))
    }
    layers = plans
  }

  private static func inlineLayer(of layers: [Layer], _ choice: TEI.InlineLayer) -> Int? {
    switch choice {
    case .gold:
      layers.firstIndex { $0.annotator.kind == .person } ?? (layers.isEmpty ? nil : 0)
    case .index(let index): layers.indices.contains(index) ? index : nil
    case .none: nil
    }
  }
}

// MARK: - What cannot be written

extension AnnotatedArticle {
  fileprivate func checkWritable() throws(TEIError) {
    for layer in layers {
      let name = layer.annotator.name
      // By spans, as in much of what follows: a copy of a mention counts five references up and down.
      let mentions = layer.mentions.span
      for index in mentions.indices {
        try check(mentions[index].extent, at: "\(name) \(layer.mentions[index].id)")
        try check(mentions[index].confidence, at: "\(name) \(layer.mentions[index].id)")
        try check(mentions[index].attributes, at: "\(name) \(layer.mentions[index].id)")
      }
      let events = layer.events.span
      for index in events.indices {
        if let extent = events[index].trigger?.extent {
          try check(extent, at: "\(name) \(layer.events[index].id)")
        }
        try check(events[index].confidence, at: "\(name) \(layer.events[index].id)")
        try check(events[index].attributes, at: "\(name) \(layer.events[index].id)")
      }
      for relation in layer.relations {
        try check(relation.attributes, at: "\(name) \(relation.id)")
      }
    }
  }

  private func check(_ extent: Extent, at place: @autoclosure () -> String) throws(TEIError) {
    guard article.text.contains(extent) else {
      throw TEIError(
        .unwritable,
        "bytes \(extent.start)-\(extent.end) lie outside the text (\(article.text.count) bytes)"
          + " or split a character", at: place())
    }
  }

  private func check(_ confidence: Double?, at place: @autoclosure () -> String) throws(TEIError) {
    guard let confidence, !(0...1).contains(confidence) else { return }
    throw TEIError(.unwritable, "confidence \(confidence) is not between 0 and 1", at: place())
  }

  private func check(_ attributes: [Attribute], at place: @autoclosure () -> String)
    throws(TEIError)
  {
    for attribute in attributes {
      guard case .number(let number) = attribute.value, number.isNaN else { continue }
      throw TEIError(.unwritable, "attribute \(attribute.name) is not a number", at: place())
    }
  }
}
