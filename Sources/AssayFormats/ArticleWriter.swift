public import AssayModel

/// A way of keeping annotated articles that Assay can write.
///
/// An implementer writes all that its ``capabilities`` promise: an article that a ``Reduction`` has
/// brought down to them is read back with the same text, tokens and annotations, identifiers and order
/// apart. `checkWriter` in AssayTesting tests it.
public protocol ArticleWriter: Part {
  /// What the format can say.
  var capabilities: Capabilities { get }

  /// Whether the path is a folder with files of its own for each article.
  var writesFolder: Bool { get }

  /// How a path ends by which the format is told from others, for example `.jsonl`; none where it has
  /// to be named.
  var endings: [String] { get }

  /// How what it writes has to be read.
  var readingOptions: ReadingOptions { get }

  /// The writer with other options, itself where it has none.
  func applying(_ options: WritingOptions) -> any ArticleWriter

  /// Begins a file. Nothing stands at `path` before ``ArticleSink/finish()``.
  ///
  /// - Throws: a ``Fault`` `unwritable`.
  func create(_ path: String) throws(Fault) -> any ArticleSink
}

extension ArticleWriter {
  /// The defaults.
  public var readingOptions: ReadingOptions { ReadingOptions() }

  /// The writer itself, which has no options.
  public func applying(_ options: WritingOptions) -> any ArticleWriter { self }
}

/// How articles are to be written.
public struct WritingOptions: Sendable {
  /// How mentions are spelled as tags of tokens (columns).
  public var scheme = TagScheme.iob2

  /// The defaults.
  public init() {}
}

/// A file that articles are written to, one after the other.
///
/// What was written goes to a temporary file beside the path and takes its place at the end, so that
/// nobody meets half a file. A sink that is dropped before leaves nothing behind.
public protocol ArticleSink {
  /// Writes an article that the writer's capabilities allow.
  ///
  /// - Parameter baggage: What the source says beyond the model, where it is of the same format and the
  ///   article is as it was read; `nil` otherwise.
  /// - Throws: a ``Fault`` `unwritable`, or another where the format cannot say what the article says.
  mutating func append(_ article: AnnotatedArticle, baggage: Baggage?) throws(Fault)

  /// Puts the file in its place. Nothing may be written after that.
  ///
  /// - Throws: a ``Fault`` `unwritable`.
  mutating func finish() throws(Fault)
}

extension ArticleSink {
  /// Writes an article that comes without baggage.
  public mutating func append(_ article: AnnotatedArticle) throws(Fault) {
    try append(article, baggage: nil)
  }
}

extension Formats {
  /// The formats that Assay writes, in the order in which help shows them.
  public static let writers: [any ArticleWriter] = [
    DoccanoWriter(), ProdigyWriter(), PubAnnotationWriter(), BratWriter(), JSONLinesWriter(),
    ACEWriter(),
    EREWriter(),
    TBFWriter(),
    CASXMIWriter(),
    CASJSONWriter(),
    BioCXMLWriter(),
    BioCJSONWriter(),
    GATEWriter(),
    BDocWriter(),
    LabelStudioWriter(),
    WebAnnotationWriter(),
    ColumnsWriter(),
    OneIEWriter(),
    TextEEWriter(),
    DyGIEWriter(),
    HuggingFaceWriter(),
    CoNLLUWriter(),
    CoNLL2012Writer(),
    WebAnnoTSVWriter(),
  ]

  /// The writer of a path, told by its ending, of several the longest; `nil` where no ending fits.
  public static func writer(for path: String) -> (any ArticleWriter)? {
    func length(_ writer: any ArticleWriter) -> Int {
      writer.endings.filter { path.hasSuffix($0) }.map(\.utf8.count).max() ?? 0
    }
    let best = writers.max { length($0) < length($1) }
    return best.flatMap { length($0) > 0 ? $0 : nil }
  }

  /// The writer of that name.
  ///
  /// - Throws: ``UnknownPart`` with the nearest name.
  public static func writer(named name: String) throws(UnknownPart) -> any ArticleWriter {
    guard let writer = writers.first(where: { $0.name == name }) else {
      throw UnknownPart(
        kind: "format to write", name: name, known: writers.map(\.name), listing: Formats.listing)
    }
    return writer
  }
}
