public import AssayModel
import FoundationEssentials

extension TEI {
  /// Writes an article as TEI, verifies what was written, and only then puts it at `path`.
  ///
  /// The verified bytes go to a temporary file in the same folder, which then takes the place of
  /// the old one in one step. Where anything fails, an old file at `path` stays as it was.
  ///
  /// - Returns: the number of bytes in the file.
  /// - Throws: ``TEIError``, as ``write(_:options:)`` and ``verify(_:means:)`` do; with code `file`
  ///   and the path where the file cannot be written.
  @discardableResult
  public static func export(
    _ article: AnnotatedArticle, to path: String, options: Options = Options()
  ) throws(TEIError) -> Int {
    let bytes = try verifiedBytes(of: article, options: options)
    try replace(path, with: bytes)
    return bytes.count
  }

  /// The TEI of an article, read back and found to mean the same.
  public static func verifiedBytes(
    of article: AnnotatedArticle, options: Options = Options()
  ) throws(TEIError) -> [UInt8] {
    let plan = try TEIPlan(article, options: options)
    let bytes = try write(plan, options: options)
    let contents = try verify(bytes, means: plan.annotated, digest: plan.digest)
    try verifyStatuses(contents, of: plan)
    return bytes
  }

  /// Writes the style sheet that the files name into their folder.
  ///
  /// - Throws: ``TEIError`` with code `file`.
  public static func exportStyleSheet(toFolder folder: String) throws(TEIError) {
    try replace("\(folder)/\(styleSheetName)", with: Array(styleSheet.utf8))
  }

  private static func replace(_ path: String, with bytes: [UInt8]) throws(TEIError) {
    do {
      try Data(bytes).write(to: URL(filePath: path), options: .atomic)
    } catch {
      throw TEIError(.file, "the file cannot be written: \(error)", at: path)
    }
  }
}
