import ArgumentParser
import AssayFormats
import AssayModel

/// How articles and annotations are read; the same for every command that reads any.
struct CorpusOptions: ParsableArguments {
  @Option(help: "The folder of the texts, where annotations are kept apart from them.")
  var texts: String?

  @Option(
    help: "The format, where it is not to be told from the content (see `assay list formats`).")
  var from: String?

  @Option(
    help: ArgumentHelp(
      "How token tags are read: conlleval, seqeval, strict:SCHEME or tokens.",
      discussion:
        "SCHEME is IOB1, IOB2, IOE1, IOE2, IOBES or BILOU. With tokens each token that has a tag is a mention, "
        + "as LitBank's triggers are (columns).",
      valueName: "decoding"))
  var decode: String = "conlleval"

  @Option(
    help: "What one article is in a column file: document (to the next -DOCSTART-) or sentence.")
  var articles: String = "document"

  @Flag(help: "Put mentions where their heads stand, where the format marks heads (ACE, Rich ERE).")
  var heads = false

  @Option(
    help: ArgumentHelp(
      "Which version of a text is read where TEI has both: edited or original.",
      discussion:
        "Of a choice the original has what stands in the source (orig, sic, abbr), the edited text what its editor "
        + "made of it (reg, corr, expan).",
      valueName: "version"))
  var spelling: String = "edited"

  @Flag(
    help: "Read XML with a document type that declares something; nothing of it is loaded.")
  var allowDoctype = false

  @Flag(
    inversion: .prefixedNo,
    help: ArgumentHelp(
      "Join fragments of a mention that only a line break parts, as brat parts them.",
      discussion: "The default, but for brat converted to brat and scores of other scorers."))
  var joinLines: Bool?

  @Flag(help: "Stop at the first article that is refused, in whole or in part.")
  var strict = false

  /// Checks the values before anything is read.
  func validate() throws {
    _ = try readingOptions()
    _ = try format()
  }

  /// The format that was named; `nil` where the content decides.
  func format() throws -> (any ArticleFormat)? {
    guard let from else { return nil }
    do {
      return try Formats.named(from)
    } catch {
      throw ValidationError("\(error)")
    }
  }

  /// The options as the readers take them.
  func readingOptions() throws -> ReadingOptions {
    var options = ReadingOptions()
    options.eachTagIsMention = decode == "tokens"
    if !options.eachTagIsMention { options.decoding = try Self.decoding(decode) }
    guard let unit = ReadingOptions.ArticleUnit(rawValue: articles) else {
      let known = ReadingOptions.ArticleUnit.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("--articles: expected one of \(known), found '\(articles)'")
    }
    options.unit = unit
    options.usesHeads = heads
    options.spelling = try chosenSpelling()
    options.allowsDocumentType = allowDoctype
    options.joinsAcrossLineBreaks = joinLines ?? true
    return options
  }

  /// The version of texts that is read.
  func chosenSpelling() throws -> ReadingOptions.Spelling {
    guard let chosen = ReadingOptions.Spelling(rawValue: spelling) else {
      throw ValidationError("--spelling: expected edited or original, found '\(spelling)'")
    }
    return chosen
  }

  /// Where annotations are read that may lack the texts that they are about, and how.
  ///
  /// Those of brat may stand in a folder of their own: the texts are read, with the annotations. Records of other
  /// formats may name the articles that they are about.
  /// - Parameter texts: The path of the texts; `nil` where the annotations have them.
  /// - Throws: a ``Fault`` where one of them cannot be read.
  func located(
    _ path: String, on texts: String?
  ) throws -> (path: String, options: ReadingOptions) {
    var options = try readingOptions()
    guard let texts else { return (path, options) }
    func isBrat(_ source: Source) throws -> Bool {
      (try format() ?? Formats.format(of: source))?.name == "brat"
    }
    let source = try Source(path)
    if source.isFolder, try isBrat(source), try isBrat(Source(texts)) {
      options.annotations = path
      return (texts, options)
    }
    let library = TextLibrary(texts, options: options, corpus: self)
    options.articles = { library[$0] }
    return (path, options)
  }

  private static func decoding(_ written: String) throws -> TagDecoding {
    switch written {
    case "conlleval": return .conlleval
    case "seqeval": return .seqeval
    default: break
    }
    let parts = written.split(separator: ":", maxSplits: 1)
    if parts.count == 2, parts[0] == "strict", let scheme = TagScheme(rawValue: String(parts[1])) {
      return .strict(scheme)
    }
    let schemes = TagScheme.allCases.map(\.rawValue).joined(separator: ", ")
    throw ValidationError(
      "--decode: expected conlleval, seqeval, tokens or strict:SCHEME with one of \(schemes), "
        + "found '\(written)'")
  }
}
