public import AssayModel

/// A way of keeping annotated articles that Assay can write.
public protocol ArticleWriter: Part {
  /// Begins a file. Nothing stands at `path` before ``ArticleSink/finish()``.
  ///
  /// - Throws: a ``Fault`` `unwritable`.
  func create(_ path: String) throws(Fault) -> any ArticleSink
}

/// A file that articles are written to, one after the other.
///
/// What was written goes to a temporary file beside the path and takes its place at the end, so that
/// nobody meets half a file. A sink that is dropped before leaves nothing behind.
public protocol ArticleSink {
  /// Writes an article.
  ///
  /// - Throws: a ``Fault`` `unwritable`, or another where the format cannot say what the article says.
  mutating func append(_ article: AnnotatedArticle) throws(Fault)

  /// Puts the file in its place. Nothing may be written after that.
  ///
  /// - Throws: a ``Fault`` `unwritable`.
  mutating func finish() throws(Fault)
}

extension Formats {
  /// The formats that Assay writes.
  public static let writers: [any ArticleWriter] = [JSONLinesWriter()]

  /// The writer of that name.
  ///
  /// - Throws: ``UnknownPart`` with the nearest name.
  public static func writer(named name: String) throws(UnknownPart) -> any ArticleWriter {
    guard let writer = writers.first(where: { $0.name == name }) else {
      throw UnknownPart(kind: "format to write", name: name, known: writers.map(\.name))
    }
    return writer
  }
}
