public import AssayModel
internal import AssaySystem

/// The formats that Assay reads.
public enum Formats {
  /// All of them, in the order in which a source is tried.
  public static let all: [any ArticleFormat] = [
    BratFormat(),
    // What it begins with is of no other, while its rows may look like others'.
    WebAnnoTSVFormat(),
    ColumnsFormat(), DoccanoFormat(), ProdigyFormat(), PubAnnotationFormat(),
    JSONLinesFormat(),
    SpaCyFormat(),
    ACEFormat(),
    EREFormat(),
    TBFFormat(),
    XMIFormat(),
    CASJSONFormat(),
    BioCXMLFormat(),
    BioCJSONFormat(),
    GATEFormat(),
    BDocFormat(),
    LabelStudioFormat(),
    WebAnnotationFormat(),
    NIFFormat(),
    NAFFormat(),
    FoLiAFormat(),
    TCFFormat(),
    TimeMLFormat(),
    MUCFormat(),
    TEIFormat(),
    NITFFormat(),
    NewsMLFormat(),
    OneIEFormat(),
    TextEEFormat(),
    DyGIEFormat(),
    HuggingFaceFormat(),
    CoNLLUFormat(),
    CoNLL2012Format(),
    GUMCoreferenceFormat(),
    HIPEFormat(),
    RE3DFormat(),
    GUMXMLFormat(),
    PLOVERFormat(),
    QASRLFormat(),
    BarTagsFormat(),
    LIFFormat(),
    PubTatorFormat(),
  ]

  /// Where users find all formats.
  static let listing = "`assay list formats`"

  /// The format of a source, or `nil` where none fits, or a folder has files of several.
  public static func format(of source: Source) -> (any ArticleFormat)? {
    if source.isFolder { return (try? FolderPlan(source.path))?.format }
    // Assay's own records have no mark but an id, so that all others are asked before.
    return all.first { !($0 is JSONLinesFormat) && $0.recognises(source) }
      ?? all.first { $0 is JSONLinesFormat && $0.recognises(source) }
  }

  /// The format of that name.
  ///
  /// - Throws: ``UnknownPart`` with the nearest name.
  public static func named(_ name: String) throws(UnknownPart) -> any ArticleFormat {
    guard let format = all.first(where: { $0.name == name }) else {
      throw UnknownPart(kind: "format", name: name, known: all.map(\.name), listing: listing)
    }
    return format
  }

  /// Opens a path for reading, in the given format or in the one that its content shows.
  ///
  /// - Parameter gold: Where these are predictions, the format of the gold. Then an empty file predicts nothing,
  ///   and a file that no format knows is read as columns if the gold is, so that its faults are told by line.
  /// - Throws: a ``Fault``: `unreadable`; `unknown-format` where no format fits; what the format finds.
  public static func open(
    _ path: String, as format: (any ArticleFormat)? = nil,
    predictedFor gold: (any ArticleFormat)? = nil, options: ReadingOptions = .init()
  ) throws(Fault) -> Readings {
    let source = try Source(path)
    if source.isFolder {
      // Annotations that are kept apart are brat's, and the folder is that of their texts.
      let format = options.annotations == nil ? format : format ?? BratFormat()
      let plan = try FolderPlan(path, as: format, usual: gold)
      return Readings(
        format: plan.format, stream: FolderStream(plan, options: options), folder: plan)
    }
    guard let format = format ?? Self.format(of: source) ?? gold.flatMap({ usual(source, $0) })
    else {
      throw Fault(
        code: "unknown-format", file: path,
        message: "expected a format that Assay reads (see \(listing)), found \(describe(source))")
    }
    return Readings(format: format, stream: try format.open(source, options: options))
  }

  /// The format of predictions that do not show it.
  private static func usual(
    _ source: Source, _ gold: any ArticleFormat
  ) -> (any ArticleFormat)? {
    if gold is ColumnsFormat {
      return ByteOrderMark.utf16(source.head) == nil && !source.head.contains(0) ? gold : nil
    }
    return source.head.isEmpty ? JSONLinesFormat() : nil
  }

  /// How packed files begin.
  private static let packed: [(mark: [UInt8], name: String)] = [
    ([0x1F, 0x8B], "gzip"), (Array("PK\u{3}\u{4}".utf8), "ZIP"), (Array("BZh".utf8), "bzip2"),
    ([0xFD, 0x37, 0x7A, 0x58, 0x5A], "xz"), ([0x28, 0xB5, 0x2F, 0xFD], "zstd"),
  ]

  /// What a source that no format recognises looks like.
  static func describe(_ source: Source) -> String {
    if source.head.isEmpty { return "an empty file" }
    if let encoding = ByteOrderMark.utf16(source.head) { return encoding }
    if let packed = packed.first(where: { source.head.starts(with: $0.mark) }) {
      return "data packed by \(packed.name); unpack it first"
    }
    if source.head.contains(0) { return "binary data" }
    if let format = format(of: source) { return format.name }
    let content = source.headWithoutMark.drop { $0.isBlank }
    if content.starts(with: "<http".utf8) {
      return "RDF in N-Triples, which is read where it is NIF"
    }
    if content.starts(with: "annotation_sets:".utf8) {
      return "gatenlp's YAML (bdocym), which is not read; gatenlp saves the same as JSON (bdocjs)"
    }
    if let root = XMLRoot(content) { return "XML with the root <\(root.name)>" }
    let line = content.prefix { $0 != 0x0A && $0 != 0x0D }
    let isList = JSONRecordList.begins(content)
    let first = isList ? content.dropFirst().drop { $0.isBlank } : content
    let keys = JSONReader.leadingKeys(first)
    if !keys.isEmpty {
      return (isList ? "a JSON list of objects with " : "JSON with ")
        + keys.prefix(5).map { quoted($0) }.joined(separator: ", ")
    }
    return "a file that begins with \(quoted(line))"
  }
}

/// The articles of a source, read in order and a few ahead, on a thread of their own.
public struct Readings: Sequence, IteratorProtocol {
  /// The format that they are read in.
  public let format: any ArticleFormat
  /// The files of a folder that are not read, as paths below it: such as describe or configure, and others.
  public let passedOver: (descriptions: [String], others: [String])
  private let readings: ReadAhead<Reading>

  /// How many bytes are read before they are handed over, and the least that an article counts.
  private static let portion = 1 << 18, leastCost = 1 << 12

  init(format: any ArticleFormat, stream: any ArticleStream, folder: FolderPlan? = nil) {
    self.format = format
    passedOver = (folder?.descriptions ?? [], folder?.strangers ?? [])
    readings = ReadAhead(
      limit: Self.portion, cost: { Swift.max($0.bytes, Self.leastCost) },
      source: Source(stream: stream))
  }

  /// The next article, read or refused, or `nil` after the last.
  ///
  /// Copies share their place.
  public mutating func next() -> Reading? {
    readings.next()
  }

  private struct Source: IteratorProtocol, Sendable {
    var stream: any ArticleStream

    mutating func next() -> Reading? { stream.next() }
  }
}
