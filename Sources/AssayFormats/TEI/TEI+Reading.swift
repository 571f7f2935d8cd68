public import AssayModel
import AssayXML

extension TEI {
  /// The article in a file of the profile `assay-tei/1`.
  ///
  /// Annotations come in text order: mentions by extent, entities by their first mention, the
  /// events of a cluster together, clusters by their first event.
  ///
  /// - Throws: ``TEIError`` where the file is not well-formed or not of the profile, an `xml:id`
  ///   stands twice, a pointer leads nowhere, a span quotes other words than it points to, or the
  ///   text is not the one whose lengths and SHA-256 the file gives.
  /// - Complexity: O(n + m log m) in bytes and annotations.
  public static func read(_ bytes: [UInt8]) throws(TEIError) -> AnnotatedArticle {
    let contents = try parse(bytes)
    return try assemble(contents, digest: SHA256.hexDigest(of: contents.text))
  }

  static func parse(_ bytes: [UInt8]) throws(TEIError) -> TEIContents {
    var handler = TEIHandler()
    // About what dense annotation takes; growing this table would cost a tenth of the time.
    handler.contents.targets.reserveCapacity(bytes.count / 200)
    do {
      try XMLReader().read(bytes, into: &handler)
    } catch {
      throw TEIError(reading: error, refusal: handler.refusal)
    }
    return handler.contents
  }

  /// Follows the pointers of a file whose text has a known digest, and checks the text.
  ///
  /// - Parameter known: The same text, where it is at hand.
  static func assemble(
    _ contents: TEIContents, digest: String, text known: ArticleText? = nil
  ) throws(TEIError) -> AnnotatedArticle {
    guard contents.digest == digest else {
      throw TEIError(.textChanged, "the text has SHA-256 \(digest), expected \(contents.digest)")
    }
    let text: ArticleText
    do {
      text = try known ?? ArticleText(validating: contents.text)
    } catch {
      throw TEIError(.malformed, "\(error)")
    }
    let codePoints = OffsetTable(text).count(in: .codePoint)
    for (unit, count) in [("byte", text.count), ("codepoint", codePoints)] {
      guard contents.lengths[unit] ?? count == count else {
        throw TEIError(.textChanged, "the text has \(count) \(unit)s, not what <extent> gives")
      }
    }
    return try TEIAssembly(contents: contents).annotatedArticle(text)
  }
}
