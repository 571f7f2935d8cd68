public import AssayModel
import AssayXML

/// What is wrong with a file of TEI, by checks that need no schema.
///
/// Every file: well-formed and safe, identifiers unique, pointers to identifiers resolved. Files of the
/// profile `assay-tei/1` besides: the text's SHA-256 and lengths, the quotations of spans, and that all
/// else is of the profile. Each fault has its place; a file that is not well-formed has one.
public struct TEIValidation: Sendable {
  /// The signature of a score, and where it stands: line and column from one.
  public struct Signature: Hashable, Sendable {
    /// The signature.
    public let text: String
    /// The line of the note that holds it.
    public let line: Int
    /// The column of the note, in bytes.
    public let column: Int
  }

  /// How many `xml:id`s there are.
  public private(set) var identifiers = 0
  /// How many pointers to identifiers there are.
  public private(set) var pointers = 0
  /// Whether the file is of the profile `assay-tei/1`.
  public private(set) var isOfProfile = false
  /// Whether the text has the digest that the file gives; `nil` where it gives none.
  public private(set) var hasRightChecksum: Bool?
  /// The article, where the file is of the profile and without a fault.
  public private(set) var article: AnnotatedArticle?
  /// The signatures of scores in the header.
  public private(set) var signatures: [Signature] = []
  /// Whether the file can be parsed, so that a schema can judge it.
  public private(set) var isWellFormed = false
  /// All errors, in the order of their places.
  public private(set) var faults: [Fault] = []

  private let file: String
  private let bytes: [UInt8]
  private let lines: LineIndex

  /// Checks a file.
  ///
  /// - Parameters:
  ///   - bytes: The file, in an encoding that readers know; may be anything.
  ///   - file: Its path, for faults.
  ///   - known: Identifiers that others hold and pointers may lead to.
  ///   - allowsDocumentType: Whether the file may declare a document type with declarations of its own,
  ///     of which nothing is loaded.
  /// - Complexity: O(n log n) in bytes.
  public init(
    _ bytes: [UInt8], file: String, known: Set<String> = [], allowsDocumentType: Bool = false
  ) {
    self.file = file
    do throws(Fault) {
      self.bytes = try XMLEncoding.utf8(bytes, file: file)?.bytes ?? bytes
    } catch {
      self.bytes = bytes
      lines = LineIndex(bytes)
      faults = [error]
      return
    }
    let bytes = self.bytes
    lines = LineIndex(bytes)
    var options = ReadingOptions()
    options.allowsDocumentType = allowsDocumentType
    var handler = TEIPointingHandler()
    do {
      try XMLReader(options: .reading(options)).read(bytes, into: &handler)
    } catch {
      faults = [Fault(error, in: bytes, file: file)]
      return
    }
    isWellFormed = true
    checkRoot(handler)
    checkPointers(handler, known: known)
    isOfProfile = TEI.isOfProfile(bytes)
    if isOfProfile { checkProfile(handler, .reading(options)) }
    faults.sort { ($0.line ?? 0, $0.column ?? 0) < ($1.line ?? 0, $1.column ?? 0) }
    if !faults.isEmpty { article = nil }
  }

  /// The identifiers of a file, none where it cannot be parsed.
  public static func identifiers(in bytes: [UInt8]) -> Set<String> {
    var options = XMLReader.Options()
    options.allowsDocumentTypeName = true
    var handler = TEIPointingHandler()
    let text = try? XMLEncoding.utf8(bytes, file: "")?.bytes
    do { try XMLReader(options: options).read(text ?? bytes, into: &handler) } catch { return [] }
    return Set(handler.identifiers.map(\.name))
  }

  private mutating func report(
    _ code: String, _ place: (line: Int, column: Int)?, _ message: String
  ) {
    faults.append(
      Fault(code: code, file: file, line: place?.line, column: place?.column, message: message))
  }

  // MARK: - Any file

  private mutating func checkRoot(_ handler: TEIPointingHandler) {
    guard let root = handler.root else { return }
    let isTEI = ["TEI", "teiCorpus"].contains(root.name) && root.namespace == TEIName.namespace
    guard !isTEI else { return }
    let namespace = root.namespace.map { "in the namespace \($0)" } ?? "in no namespace"
    report(
      "not-tei", (1, 1),
      "expected <TEI> or <teiCorpus> in the namespace \(TEIName.namespace), "
        + "found <\(root.name)> \(namespace)")
  }

  private mutating func checkPointers(_ handler: TEIPointingHandler, known: Set<String>) {
    identifiers = handler.identifiers.count
    pointers = handler.pointers.count
    var first: [String: Int] = [:]
    first.reserveCapacity(identifiers)
    for identifier in handler.identifiers {
      guard let earlier = first[identifier.name] else {
        first[identifier.name] = identifier.offset
        continue
      }
      let place = lines.place(ofTagEndingAt: earlier)
      report(
        "duplicate-identifier", lines.place(ofTagEndingAt: identifier.offset),
        "expected each xml:id once, found '\(identifier.name)' again; it stands at "
          + "\(place.line):\(place.column) first")
    }
    for pointer in handler.pointers
    where first[pointer.name] == nil && !known.contains(pointer.name) {
      report(
        "dangling-pointer", lines.place(ofTagEndingAt: pointer.offset),
        "expected an element with xml:id '\(pointer.name)', to which @\(pointer.attribute.spelling) "
          + "points, found none")
    }
  }

  // MARK: - Files of the profile

  private mutating func checkProfile(_ pointing: TEIPointingHandler, _ options: XMLReader.Options) {
    var handler = TEIHandler()
    handler.collectsFaults = true
    do {
      try XMLReader(options: options).read(bytes, into: &handler)
    } catch {
      let refusal = handler.refusal
      let known = ["duplicate-identifier", "dangling-pointer"]
      if let refusal, known.contains(refusal.code.rawValue),
        faults.contains(where: { $0.code == refusal.code.rawValue })
      {
        return
      }
      let place = lines.place(ofTagEndingAt: handler.offset)
      return report(
        refusal?.code.rawValue ?? "xml",
        refusal == nil ? error.line.map { ($0, error.column ?? 1) } : place,
        "expected a file of the profile assay-tei/1, found that "
          + (refusal?.description ?? error.message))
    }
    for (error, offset) in handler.collected {
      report(error.code.rawValue, lines.place(ofTagEndingAt: offset), error.message)
    }
    checkText(handler.contents, handler.offsets)
    signatures = handler.scores.map { score in
      let place = lines.place(ofTagEndingAt: score.offset)
      return Signature(text: score.line, line: place.line, column: place.column)
    }
    guard faults.isEmpty else { return }
    do {
      article = try TEI.assemble(handler.contents, digest: handler.contents.digest)
    } catch {
      report(error.code.rawValue, place(of: error, pointing), error.description)
    }
  }

  private mutating func checkText(
    _ contents: TEIContents, _ offsets: [TEIHandler.Landmark: Int]
  ) {
    func place(_ landmark: TEIHandler.Landmark) -> (line: Int, column: Int)? {
      offsets[landmark].map { lines.place(ofTagEndingAt: $0) }
    }
    let digest = SHA256.hexDigest(of: contents.text.bytes)
    hasRightChecksum = contents.digest == digest
    if contents.digest != digest {
      report(
        "text-changed", place(.digest),
        contents.digest.isEmpty
          ? "expected the text's SHA-256 in bibl/idno, found none"
          : "expected a text with SHA-256 \(contents.digest), found one with \(digest)")
    }
    guard let text = try? ArticleText(validating: contents.text.bytes) else { return }
    let codePoints = OffsetTable(text).count(in: .codePoint)
    for (unit, count) in [("byte", text.count), ("codepoint", codePoints)] {
      guard let given = contents.lengths[unit], given != count else { continue }
      report(
        "text-changed", place(.length(unit)), "expected \(given) \(unit)s of text, found \(count)")
    }
  }

  /// Where what an error names stands: a pointer or an identifier.
  private func place(
    of error: TEIError, _ handler: TEIPointingHandler
  ) -> (line: Int, column: Int)? {
    let pointer = handler.pointers.first { error.message.contains("'\($0.spelling)'") }
    let word = error.message.prefix { $0 != " " }
    let identifier = handler.identifiers.first { $0.name == word }
    return (pointer?.offset ?? identifier?.offset).map { lines.place(ofTagEndingAt: $0) }
  }
}
