public import AssayModel
import AssayXML

/// Articles with their annotations as TEI P5, profile `assay-tei/1`.
///
/// The profile is described in `docs/assay-tei.md`. All text is kept to the byte, and every
/// annotation of every layer; tokens and column tags are not part of it.
public enum TEI {
  /// The names of the elements that mentions may be written as.
  public enum MentionElement: String, Hashable, Sendable {
    case persName, orgName, placeName, date, time, title, rs
  }

  /// Which layer is written into the text itself; the others stand off.
  public enum InlineLayer: Hashable, Sendable {
    /// The first layer by a person, or the first of all where none is.
    case gold
    /// The layer at an index; none where there is no such layer.
    case index(Int)
    /// No layer.
    case none
  }

  /// What a file holds besides the article, and how its mentions look.
  public struct Options: Hashable, Sendable {
    /// Which layer is written into the text.
    public var inlineLayer = InlineLayer.gold
    /// Lines that say how layers scored against each other, for the header.
    public var scoreSignatures: [String] = []
    /// How layers match each other, which each annotation then tells by `@ana`.
    ///
    /// The article must be in text order, see ``AnnotatedArticle/inTextOrder()``.
    public var matches: [LayerMatch] = []
    /// The elements for labels that the built-in table does not know or that should look different.
    ///
    /// They are for the eyes of people and style sheets: reading goes by the label alone.
    public var elements: [String: MentionElement] = [:]
    /// The version of Assay for the header: digits and dots.
    public var assayVersion = "0.1.0"

    /// The defaults: the gold layer in the text and no score.
    public init() {}
  }

  /// The file name that the written files give as their style sheet's.
  public static let styleSheetName = "assay-tei.css"

  /// The TEI of an article.
  ///
  /// - Returns: an XML document in UTF-8, the same for the same article.
  /// - Throws: ``TEIError`` with code `unwritable` and the annotation's id where an extent lies
  ///   outside the text or splits a character, a confidence is not between 0 and 1, an attribute
  ///   is not a number, or an identifier or label holds a character that XML 1.0 cannot.
  /// - Complexity: O(n + m log m) in bytes and annotations.
  public static func write(
    _ article: AnnotatedArticle, options: Options = Options()
  ) throws(TEIError) -> [UInt8] {
    var output = XMLVocabularyWriter(TEIName.table)
    return try write(TEIPlan(article, options: options), options: options, in: &output) { bytes in
      [UInt8](copying: bytes)
    }
  }

  /// Gives the TEI of a plan to `body`, for the length of a call, and keeps the room of `output`.
  static func write<Result>(
    _ plan: TEIPlan, options: Options, in output: inout XMLVocabularyWriter,
    _ body: (Span<UInt8>) throws(TEIError) -> Result
  ) throws(TEIError) -> Result {
    do {
      var writer = TEIWriter(plan, options: options)
      writer.take(&output)
      defer { writer.giveBack(&output) }
      try writer.writeDocument()
      return try writer.finish(body)
    } catch let error as TEIError {
      throw error
    } catch {
      throw TEIError(.unwritable, "\(error)")
    }
  }
}
