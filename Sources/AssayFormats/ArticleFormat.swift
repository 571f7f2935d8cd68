public import AssayModel

/// A way of keeping annotated articles that Assay can read.
///
/// An implementer reads one article at a time, never holds a whole corpus, refuses an article or an annotation with
/// a fault and goes on with the next, and never traps on any bytes.
public protocol ArticleFormat: Part {
  /// Whether a source is in this format, judged by its content and not by its name alone.
  func recognises(_ source: Source) -> Bool

  /// How files are called that stand beside those of the format and are read with them, for example `.sgm`.
  var companions: [String] { get }

  /// Opens a file for reading.
  ///
  /// Of folders others take care, but for brat's.
  /// - Throws: a ``Fault`` where nothing at all can be read.
  func open(_ source: Source, options: ReadingOptions) throws(Fault) -> any ArticleStream
}

extension ArticleFormat {
  /// None.
  public var companions: [String] { [] }
}

/// The articles of a source, one after the other.
public protocol ArticleStream: Sendable {
  /// The next article, read or refused, or `nil` after the last.
  mutating func next() -> Reading?
}

/// What became of one article.
public struct Reading: Sendable {
  /// The article's identifier; known even where the article was refused.
  public let id: String
  /// The article, or `nil` where errors refuse it.
  ///
  /// An article may come with errors that refuse some of its annotations, see ``refusedAnnotations``.
  public let article: AnnotatedArticle?
  /// All errors and warnings, in the order of their lines.
  ///
  /// The first reading of a source also carries what is wrong with the source as a whole.
  public let faults: [Fault]
  /// How many annotations were refused, each with an error, though the article was not.
  public let refusedAnnotations: Int
  /// How many annotations the reader changed to make them legal: tags that continue nothing,
  /// fragments joined.
  public let repairs: Int
  /// How many annotations the source has that Assay does not model, for example brat's notes.
  public let unmodelled: Int
  /// How many bytes of files were read for it.
  public let bytes: Int
  /// What positions count, as quotes prove it; `nil` where the format has no positions.
  public let units: UnitEvidence?
  /// What the source says beyond the model; `nil` where that is nothing.
  public let baggage: Baggage?
  /// Where it stands; `nil` where the format does not say.
  public private(set) var place: ArticlePlace?
  /// Whether the identifier only counts the articles of the file.
  private(set) var isNumbered = false

  /// Makes a reading.
  public init(
    id: String, article: AnnotatedArticle?, faults: [Fault] = [],
    refusedAnnotations: Int = 0, repairs: Int = 0, unmodelled: Int = 0, bytes: Int = 0,
    units: UnitEvidence? = nil, baggage: Baggage? = nil
  ) {
    self.id = id
    self.article = article
    self.faults = faults
    self.refusedAnnotations = refusedAnnotations
    self.repairs = repairs
    self.unmodelled = unmodelled
    self.bytes = bytes
    self.units = units
    self.baggage = baggage
  }

  /// Whether there is at least one error among the faults: the article, or annotations of it, were refused.
  public var hasErrors: Bool { faults.contains { $0.severity == .error } }

  /// The same with more faults before its own.
  func adding(_ earlier: [Fault]) -> Reading {
    guard !earlier.isEmpty else { return self }
    return Reading(
      id: id, article: article, faults: earlier + faults,
      refusedAnnotations: refusedAnnotations, repairs: repairs, unmodelled: unmodelled,
      bytes: bytes, units: units, baggage: baggage
    ).placed(place).numbered(isNumbered)
  }

  /// The same, with an identifier that only counts the articles of the file.
  func numbered(_ isNumbered: Bool = true) -> Reading {
    var reading = self
    reading.isNumbered = isNumbered
    return reading
  }

  /// The same under another name.
  func named(_ id: String) -> Reading {
    let article = article.map { annotated in
      let article = annotated.article
      return AnnotatedArticle(
        Article(id: id, text: article.text, metadata: article.metadata, tokens: article.tokens),
        layers: annotated.layers)
    }
    return Reading(
      id: id, article: article, faults: faults, refusedAnnotations: refusedAnnotations,
      repairs: repairs, unmodelled: unmodelled, bytes: bytes, units: units, baggage: baggage
    ).placed(place)
  }

  /// The same with its place.
  func placed(_ place: ArticlePlace?) -> Reading {
    var reading = self
    reading.place = place
    return reading
  }
}

/// Where an article stands in its source.
public struct ArticlePlace: Hashable, Sendable {
  /// The file, as the user named it or below the folder that the user named.
  public let file: String
  /// The line of the file, from one, that the article begins on.
  public let line: Int
  /// Whether the file is the article's text and nothing else.
  public let isText: Bool

  /// Makes a place.
  public init(file: String, line: Int, isText: Bool) {
    self.file = file
    self.line = line
    self.isText = isText
  }

  /// The line of the file that a place in the text stands on.
  ///
  /// - Parameter offset: The place in bytes; the article's own line where it lies outside the text.
  /// - Complexity: O(n) in the bytes before it.
  public func line(of offset: Int, in text: ArticleText) -> Int {
    guard isText, offset >= 0, offset <= text.count else { return line }
    return line + text.bytes[..<offset].count { $0 == 0x0A }
  }
}
