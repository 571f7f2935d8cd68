public import AssayModel
import AssaySystem
import AssayXML

/// Writes articles as TEI one after another, and keeps the room that it needed between them.
public final class TEIExporter {
  private var output = XMLVocabularyWriter(TEIName.table)

  /// An exporter that has written nothing.
  public init() {}

  /// Writes an article as TEI, verifies what was written, and only then puts it at `path`.
  ///
  /// The verified bytes go to a temporary file in the same folder, which then takes the place of
  /// the old one in one step. Where anything fails, an old file at `path` stays as it was.
  ///
  /// - Returns: the number of bytes in the file.
  /// - Throws: ``TEIError``, as ``TEI/write(_:options:)`` and ``TEI/verify(_:means:)`` do; with code
  ///   `file` and the path where the file cannot be written.
  @discardableResult
  public func export(
    _ article: AnnotatedArticle, to path: String, options: TEI.Options = TEI.Options()
  ) throws(TEIError) -> Int {
    try verified(article, options) { (bytes) throws(TEIError) in
      try TEI.replace(path, with: bytes)
      return bytes.count
    }
  }

  /// The TEI of an article, read back and found to mean the same.
  public func verifiedBytes(
    of article: AnnotatedArticle, options: TEI.Options = TEI.Options()
  ) throws(TEIError) -> [UInt8] {
    try verified(article, options) { bytes in [UInt8](copying: bytes) }
  }

  /// Gives the TEI of an article, read back and found to mean the same, to `body`.
  private func verified<Result>(
    _ article: AnnotatedArticle, _ options: TEI.Options,
    _ body: (Span<UInt8>) throws(TEIError) -> Result
  ) throws(TEIError) -> Result {
    let plan = try TEIPlan(article, options: options)
    return try TEI.write(plan, options: options, in: &output) { (bytes) throws(TEIError) in
      let contents = try TEI.verify(
        bytes, means: plan.annotated, digest: plan.digest, offsets: plan.blocks.table)
      try TEI.verifyStatuses(contents, of: plan)
      return try body(bytes)
    }
  }
}

extension TEI {
  /// Writes one article; see ``TEIExporter/export(_:to:options:)``.
  @discardableResult
  public static func export(
    _ article: AnnotatedArticle, to path: String, options: Options = Options()
  ) throws(TEIError) -> Int {
    try TEIExporter().export(article, to: path, options: options)
  }

  /// The TEI of an article, read back and found to mean the same.
  public static func verifiedBytes(
    of article: AnnotatedArticle, options: Options = Options()
  ) throws(TEIError) -> [UInt8] {
    try TEIExporter().verifiedBytes(of: article, options: options)
  }

  /// Writes the style sheet that the files name into their folder.
  ///
  /// - Throws: ``TEIError`` with code `file`.
  public static func exportStyleSheet(toFolder folder: String) throws(TEIError) {
    try replace("\(folder)/\(styleSheetName)", with: styleSheet.utf8.span)
  }

  static func replace(_ path: String, with bytes: Span<UInt8>) throws(TEIError) {
    do {
      let file = try OutputFile(path)
      try file.write(bytes)
      try file.finish()
    } catch {
      throw TEIError(.file, error.message, at: path)
    }
  }
}
