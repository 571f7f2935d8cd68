public import AssayModel
internal import AssaySystem

/// What a source contains: its format, its size, its annotations by type, and all that is wrong.
public struct Inspection: Sendable {
  /// The format's name.
  public let format: String
  /// What the format alone can say, for example `tag scheme`, as names and values in a fixed order.
  public private(set) var properties: [(name: String, value: String)] = []
  /// Articles that were read.
  public private(set) var articles = 0
  /// Articles that were refused.
  public private(set) var refused = 0
  /// Bytes of files that were read.
  public private(set) var bytes = 0
  /// Bytes of the texts of articles that were read.
  public private(set) var textBytes = 0
  /// Tokens, where the source fixes them.
  public private(set) var tokens = 0
  /// Sentences, where the source fixes them.
  public private(set) var sentences = 0
  /// The line breaks of the texts.
  public private(set) var lineBreaks = LineBreakCounts()
  /// The annotations of each annotator, in order of first appearance.
  public private(set) var layers: [LayerInspection] = []
  /// Tags that were repaired or dropped, and fragments that were joined.
  public private(set) var repairs = 0
  /// Annotations that Assay does not model, such as brat's notes.
  public private(set) var unmodelled = 0
  /// All errors and warnings.
  public private(set) var faults: [Fault] = []

  private var schemes: [String: TagSchemeEvidence] = [:]

  /// Reads a source to its end.
  ///
  /// - Parameters:
  ///   - path: A file or folder.
  ///   - format: The format; `nil` for the one that the content shows.
  ///   - options: How to read it.
  ///   - schema: A schema to compare the annotations with, if any.
  /// - Throws: a ``Fault`` where nothing at all can be read.
  /// - Complexity: O(n log n) in the number of annotations of an article, else linear.
  public init(
    _ path: String, as format: (any ArticleFormat)? = nil, options: ReadingOptions = .init(),
    schema: Schema? = nil
  ) throws(Fault) {
    let readings = try Formats.open(path, as: format, options: options)
    self.format = readings.format.name
    let check = schema.map { SchemaCheck($0) }
    for reading in readings { add(reading, check, path) }
    let (descriptions, others) = readings.passedOver
    if !descriptions.isEmpty {
      properties.append(("described by", descriptions.joined(separator: ", ")))
    }
    if !others.isEmpty { properties.append(("passed over", FolderPlan.described(others))) }
    for layer in layers {
      guard let evidence = schemes[layer.annotator.name] else { continue }
      properties.append(("tag scheme of \(layer.annotator.name)", evidence.explanation))
    }
  }

  /// Whether there is at least one error among the faults.
  public var hasErrors: Bool { faults.contains { $0.severity == .error } }

  private mutating func add(_ reading: Reading, _ check: SchemaCheck?, _ path: String) {
    bytes += reading.bytes
    repairs += reading.repairs
    unmodelled += reading.unmodelled
    faults += reading.faults
    guard let annotated = reading.article else {
      refused += 1
      return
    }
    articles += 1
    let article = annotated.article
    textBytes += article.text.count
    tokens += article.tokens?.count ?? 0
    sentences += article.tokens?.sentenceStarts.count ?? 0
    lineBreaks.add(article.text)
    // Of a file that is one article it is enough to name the file.
    let isNamed = Files.name(of: path).hasPrefix(article.id + ".")
    let place = isNamed ? path : Files.join(path, article.id)
    for layer in annotated.layers {
      if let check { faults += check.faults(in: layer, file: place) }
      add(layer, article)
    }
  }

  private mutating func add(_ layer: Layer, _ article: Article) {
    let index: Int
    if let known = layers.firstIndex(where: { $0.annotator == layer.annotator }) {
      index = known
    } else {
      index = layers.count
      layers.append(LayerInspection(layer.annotator))
    }
    layers[index].add(layer)
    if let tags = layer.tags, let sentences = article.tokens?.sentences {
      schemes[layer.annotator.name, default: TagSchemeEvidence()].add(tags, sentences: sentences)
    }
  }
}

/// How often each sort of line break stands in texts.
public struct LineBreakCounts: Hashable, Sendable {
  /// LF without a CR before it.
  public private(set) var lf = 0
  /// CR and LF together.
  public private(set) var crlf = 0
  /// CR without an LF after it.
  public private(set) var cr = 0

  /// No line breaks yet.
  public init() {}

  /// `LF`, `CRLF`, `CR`, `mixed` or `none`.
  public var style: String {
    switch (lf > 0, crlf > 0, cr > 0) {
    case (false, false, false): "none"
    case (true, false, false): "LF"
    case (false, true, false): "CRLF"
    case (false, false, true): "CR"
    default: "mixed"
    }
  }

  /// Counts the line breaks of a text.
  ///
  /// - Complexity: O(n) in bytes.
  public mutating func add(_ text: ArticleText) {
    var previous: UInt8 = 0
    let bytes = text.bytes.span
    for index in bytes.indices {
      let byte = bytes[index]
      if byte == 0x0A {
        if previous == 0x0D { crlf += 1 } else { lf += 1 }
      } else if previous == 0x0D {
        cr += 1
      }
      previous = byte
    }
    if previous == 0x0D { cr += 1 }
  }
}
