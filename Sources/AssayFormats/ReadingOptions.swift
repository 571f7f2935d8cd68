public import AssayModel
internal import AssaySystem

/// How a source is to be read.
///
/// The defaults fit a corpus that somebody annotated.
public struct ReadingOptions: Sendable {
  /// What one article is in a column file.
  public enum ArticleUnit: String, Hashable, Sendable, CaseIterable {
    /// From one `-DOCSTART-` line to the next; the whole file where there is none.
    case document
    /// From one blank line to the next: right where these are posts, and wrong for the sentences of
    /// one text, which are not independent.
    case sentence
  }

  /// Which version of a text is read where a document has both.
  public enum Spelling: String, Hashable, Sendable, CaseIterable {
    /// As its editor corrected, regularised and expanded it.
    case edited
    /// As its source has it, mistakes and abbreviations included.
    case original
  }

  /// A column of tags that becomes a layer; columns of one annotator become one layer together.
  public struct TagColumn: Hashable, Sendable {
    /// The column, the first being 0; negative numbers count from the last, which is -1.
    public let column: Int
    /// Whose tags they are.
    public let annotator: Annotator

    /// Makes a tag column.
    public init(_ column: Int, _ annotator: Annotator) {
      self.column = column
      self.annotator = annotator
    }

    /// Gold tags in the last column but one and predicted tags in the last, as `conlleval` wants.
    public static let goldAndPredicted = [
      TagColumn(-2, .person("gold")),
      TagColumn(-1, Annotator(kind: .extractor, name: "predicted")),
    ]
  }

  /// The folder or file of the annotations, where they are kept apart from the texts (brat).
  public var annotations: String?
  /// Who made the layer, where the source does not say.
  public var annotator = Annotator.person("gold")
  /// Whether a text without annotations is a fault (brat).
  public var requiresAnnotations = false
  /// How token tags are read as mentions (columns).
  public var decoding = TagDecoding.conlleval
  /// Whether each token with a tag is a mention of its own, whatever the tag's prefix (columns).
  ///
  /// So are triggers of events tagged, as LitBank's are.
  public var eachTagIsMention = false
  /// What one article is (columns).
  public var unit = ArticleUnit.document
  /// Which columns hold tags (columns); none for the last column alone.
  public var tagColumns: [TagColumn] = []
  /// The schema; `nil` for the one found beside the source, if any.
  public var schema: Schema?
  /// What positions count; `nil` for what the format or the record says: code points as a rule.
  public var offsets: OffsetUnit?
  /// Whether fragments with nothing but white space and a line break between them are joined (brat).
  ///
  /// brat splits a mention at each line break. Each joining counts as a repair, and each article that has one gets a
  /// warning.
  public var joinsAcrossLineBreaks = true
  /// Whether an annotation whose quote does not stand at its place is moved to the nearest place
  /// where it does; each counts as a repair.
  public var repairsQuotes = false
  /// Whether roles keep the numbers that brat appends to a second filler (brat).
  public var keepsRoleNumbers = false
  /// Whether a mention stands where its head does, where the source marks heads (ACE, Rich ERE).
  public var usesHeads = false
  /// Which version of a text is read (TEI); layers stand on the one that they were made on.
  public var spelling = Spelling.edited
  /// Whether XML may declare a document type with declarations of its own, of which nothing is loaded.
  public var allowsDocumentType = false
  /// The articles that records without a text are about, by identifier (JSON Lines).
  public var articles: (@Sendable (String) -> Article?)?

  /// The folder that is read, by which files in it are called; empty for a file.
  var folder = ""

  /// What a file is called: its path below the folder that is read, or its last part.
  func name(of file: String) -> String {
    let folder = folder.hasSuffix("/") ? folder : folder + "/"
    guard folder != "/", file.hasPrefix(folder) else { return Files.name(of: file) }
    return String(file.dropFirst(folder.count))
  }

  /// The defaults.
  public init() {}
}
