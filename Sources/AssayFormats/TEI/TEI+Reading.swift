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
    let contents = try parse(bytes.span)
    return try assemble(contents, digest: SHA256.hexDigest(of: contents.text.bytes))
  }

  /// What a file says.
  ///
  /// - Parameter expected: The text that it should have, which is then not copied, and where the code points
  ///   of that stand.
  static func parse(
    _ bytes: Span<UInt8>, expecting expected: (text: ArticleText, offsets: OffsetTable)? = nil
  ) throws(TEIError) -> TEIContents {
    var handler = TEIHandler()
    if let expected {
      handler.contents.text = FoundText(expected: expected.text.bytes)
      handler.expectedOffsets = expected.offsets
    }
    // About what dense annotation takes; growing this table would cost a tenth of the time.
    handler.contents.pointers.reserveCapacity(bytes.count / 200)
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
    let text: ArticleText
    do {
      text = try known ?? ArticleText(validating: contents.text.bytes)
    } catch {
      throw TEIError(.malformed, "\(error)")
    }
    try check(contents, digest: digest, text, codePoints: OffsetTable(text).count(in: .codePoint))
    return try TEIAssembly(contents: contents).annotatedArticle(text)
  }

  /// Checks the digest and the lengths that a file gives of its text.
  static func check(
    _ contents: TEIContents, digest: String, _ text: ArticleText, codePoints: Int
  ) throws(TEIError) {
    guard contents.digest == digest else {
      throw TEIError(.textChanged, "the text has SHA-256 \(digest), expected \(contents.digest)")
    }
    for (unit, count) in [("byte", text.count), ("codepoint", codePoints)] {
      guard contents.lengths[unit] ?? count == count else {
        throw TEIError(.textChanged, "the text has \(count) \(unit)s, not what <extent> gives")
      }
    }
  }
}
