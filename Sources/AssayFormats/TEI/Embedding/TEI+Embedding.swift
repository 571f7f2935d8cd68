public import AssayModel
import AssayXML

extension TEI {
  /// What marks a `standOff` that holds a layer added to a document.
  static let layerType = "assay-layer"

  /// Adds layers of annotation to a TEI document that was there before.
  ///
  /// The document stays as it is to the byte but for what is put in: `xml:id` in start tags of blocks
  /// that are pointed into and have none, and a `standOff` a layer behind the `text` of its article. The
  /// result is read again: its texts must be the same and its layers what was meant. A document in another encoding
  /// is written in UTF-8, which its declaration says then.
  ///
  /// - Parameters:
  ///   - articles: For each article of the document, by its number from 0, the layers to add. Their
  ///     extents are in the text as ``TEIFormat`` reads it.
  ///   - document: The document.
  ///   - spelling: Which version of the text the layers are on.
  ///   - options: Elements for labels and the version; the rest does not matter.
  /// - Throws: ``TEIError`` where the document is not TEI P5 or not well-formed, a layer cannot be
  ///   written, or the result does not say what was meant.
  public static func adding(
    _ articles: [Int: AnnotatedArticle], to document: [UInt8],
    spelling: ReadingOptions.Spelling = .edited, options: Options = Options(),
    allowsDocumentType: Bool = false
  ) throws(TEIError) -> [UInt8] {
    var accepted = XMLReader.Options()
    accepted.allowsDocumentTypeName = true
    accepted.allowsDocumentType = allowsDocumentType
    let document = try inUTF8(document)
    guard !isOfProfile(document) else {
      throw TEIError(
        .notOfProfile,
        "expected a document of others, found one of assay-tei/1: export it anew with all layers")
    }
    let source = try TEIDocument(document, spelling: spelling, options: accepted)
    let pointing = TEISourcePointing(source)
    var identifiers = TEIIdentifiers()
    for name in source.identifiers { _ = identifiers.fresh(name, owner: "assay") }
    var insertions: [(offset: Int, text: [UInt8])] = []
    var meant: [Int: AnnotatedArticle] = [:]
    for (number, article) in articles.sorted(by: { $0.key < $1.key }) where !article.layers.isEmpty
    {
      guard source.parts.indices.contains(number), source.parts[number].textEnd > 0 else {
        throw TEIError(.notOfProfile, "the document has no text for the article", at: "\(number)")
      }
      guard source.parts[number].text == article.article.text else {
        throw TEIError(.textChanged, "the annotations are on another text", at: article.article.id)
      }
      pointing.begin(source.parts[number])
      let plan = try TEIPlan(article, in: pointing, options: options, identifiers: &identifiers)
      meant[number] = plan.annotated
      insertions.append((source.parts[number].textEnd, try layers(plan, options)))
    }
    insertions += pointing.insertions.map { ($0.offset, Array($0.text.utf8)) }
    let result = Self.putting(insertions, into: document)
    try verify(result, means: meant, and: source, spelling, options: accepted)
    return result
  }

  /// What the encoding of a document is called; `nil` for UTF-8.
  ///
  /// - Parameter head: Its first bytes.
  public static func otherEncoding(of head: [UInt8]) -> String? { XMLEncoding.nameOfOther(head) }

  private static func inUTF8(_ document: [UInt8]) throws(TEIError) -> [UInt8] {
    do {
      return try XMLEncoding.utf8(document, file: "", redeclares: true)?.bytes ?? document
    } catch {
      throw TEIError(.malformed, error.message, at: error.line.map { "line \($0)" } ?? "")
    }
  }

  private static func layers(_ plan: TEIPlan, _ options: Options) throws(TEIError) -> [UInt8] {
    var bytes: [UInt8] = []
    for index in plan.layers.indices {
      do {
        var writer = TEIWriter(plan, options: options)
        try writer.writeEmbeddedLayer(index)
        let whole = try writer.finish { bytes in [UInt8](copying: bytes) }
        // Without the XML declaration, and with the line break before.
        bytes.append(0x0A)
        bytes += whole[((whole.firstIndex(of: 0x0A) ?? -1) + 1)...].dropLast()
      } catch let error as TEIError {
        throw error
      } catch {
        throw TEIError(.unwritable, "\(error)")
      }
    }
    return bytes
  }

  private static func putting(
    _ insertions: [(offset: Int, text: [UInt8])], into document: [UInt8]
  ) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(document.count + insertions.reduce(0) { $0 + $1.text.count })
    var position = 0
    for insertion in insertions.sorted(by: { $0.offset < $1.offset }) {
      result += document[position..<insertion.offset]
      result += insertion.text
      position = insertion.offset
    }
    return result + document[position...]
  }

  private static func verify(
    _ bytes: [UInt8], means meant: [Int: AnnotatedArticle], and source: TEIDocument,
    _ spelling: ReadingOptions.Spelling, options: XMLReader.Options
  ) throws(TEIError) {
    let again = try TEIDocument(bytes, spelling: spelling, options: options)
    guard again.parts.map(\.text) == source.parts.map(\.text) else {
      throw TEIError(.mismatch, "the text is not what it was")
    }
    let before = try addedLayers(in: source, options: options)
    let after = try addedLayers(in: again, options: options)
    for (number, article) in meant {
      let known = before[number]?.count ?? 0
      let found = (after[number] ?? []).prefix((after[number]?.count ?? 0) - known)
      for (layer, expected) in zip(found, article.layers) where layer != expected {
        throw difference(layer, expected)
      }
      guard found.count == article.layers.count else {
        throw TEIError(
          .mismatch, "there are \(found.count) new layers, expected \(article.layers.count)")
      }
    }
  }

  /// The layers that were added to the articles of a document, by the articles' numbers.
  static func addedLayers(
    in bytes: [UInt8], spelling: ReadingOptions.Spelling, options: XMLReader.Options
  ) throws(TEIError) -> [Int: [Layer]] {
    try addedLayers(
      in: TEIDocument(bytes, spelling: spelling, options: options), options: options)
  }

  private static func addedLayers(
    in document: TEIDocument, options: XMLReader.Options
  ) throws(TEIError) -> [Int: [Layer]] {
    var handler = TEIEmbeddedHandler(document)
    do {
      try XMLReader(options: options).read(document.bytes, into: &handler)
    } catch {
      throw TEIError(reading: error, refusal: handler.inner.refusal)
    }
    let assembly = TEIAssembly(contents: handler.inner.contents)
    var layers: [Int: [Layer]] = [:]
    for (index, article) in handler.articles.enumerated()
    where handler.inner.contents.layers.indices.contains(index) {
      layers[article, default: []].append(try assembly.layer(index).inTextOrder())
    }
    return layers
  }
}
