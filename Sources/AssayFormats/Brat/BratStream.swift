internal import AssayModel
internal import AssaySystem

/// Reads the articles of a listing, one at a time.
struct BratStream: ArticleStream {
  private let articles: [BratFiles]
  private let options: ReadingOptions
  private let metadata: MetadataTable
  private var schemas: SchemaFinder
  private var position = 0
  private var labels = LabelTable()
  /// What is wrong with the source as a whole, for the next reading.
  private var pending: [Fault]

  /// - Parameter texts: the folder of the texts, in which a table of metadata may stand.
  init(articles: [BratFiles], texts: String, options: ReadingOptions) {
    self.articles = articles
    self.options = options
    var faults: [Fault] = []
    metadata = MetadataTable(in: texts, faults: &faults)
    metadata.reportStrangers(among: articles.map(\.id), faults: &faults)
    schemas = SchemaFinder(given: options.schema)
    pending = faults
  }

  mutating func next() -> Reading? {
    guard position < articles.count else { return nil }
    let files = articles[position]
    position += 1
    var rules = schemas.rules(for: files.annotations ?? files.text ?? "", faults: &pending)
    rules.keepsRoleNumbers = options.keepsRoleNumbers
    let reading = read(files, rules)
    defer { pending = [] }
    let place = files.text.map { ArticlePlace(file: $0, line: 1, isText: true) }
    return reading.adding(pending).placed(place)
  }

  private mutating func read(_ files: BratFiles, _ rules: BratRules) -> Reading {
    var faults: [Fault] = []
    var bytes = 0
    let text = readText(files, &faults, &bytes)
    guard let path = files.annotations else {
      let severity: Fault.Severity? = options.requiresAnnotations ? .error : nil
      if let severity, let text = files.text {
        faults.append(
          Fault(
            severity, code: "annotations-missing", file: text,
            message: "expected the annotations \(files.id).ann, found no such file"))
      }
      let isRefused = severity != nil
      return Reading(
        id: files.id, article: isRefused ? nil : text.map { article(files.id, $0, []) },
        faults: faults, bytes: bytes)
    }
    guard let annotations = readAnnotations(path, &faults, &bytes), let text else {
      return Reading(id: files.id, article: nil, faults: faults, bytes: bytes)
    }
    return assemble(files.id, text, annotations, path, rules, earlier: faults, bytes)
  }

  private func readText(
    _ files: BratFiles, _ faults: inout [Fault], _ bytes: inout Int
  ) -> ArticleText? {
    guard let path = files.text else {
      faults.append(
        Fault(
          code: "text-missing", file: files.annotations ?? files.id,
          message: "expected the text \(files.id).txt, found no such file"))
      return nil
    }
    do {
      let content = try Files.bytes(of: path)
      bytes += content.count
      return TextCheck.text(content, file: path, faults: &faults)
    } catch {
      faults.append(error)
      return nil
    }
  }

  private func readAnnotations(
    _ path: String, _ faults: inout [Fault], _ bytes: inout Int
  ) -> [UInt8]? {
    do {
      let content = try Files.bytes(of: path)
      bytes += content.count
      if let fault = TextCheck.invalid(content, file: path) {
        faults.append(fault)
        return nil
      }
      if content.starts(with: ByteOrderMark.utf8) {
        faults.append(
          Fault(
            .warning, code: "byte-order-mark", file: path, line: 1,
            message: "expected an annotation, found a byte order mark; it is left out"))
      }
      return content
    } catch {
      faults.append(error)
      return nil
    }
  }

  private mutating func assemble(
    _ id: String, _ text: ArticleText, _ annotations: [UInt8], _ path: String, _ rules: BratRules,
    earlier: [Fault], _ bytes: Int
  ) -> Reading {
    var parser = parsed(annotations, path, text)
    let proof = parser.proof()
    // The quotes prove another unit, or are to be found again: the lines are read once more.
    if let resolver = proof?.resolver { parser = parsed(annotations, path, text, by: resolver) }
    let lines = parser.lines
    if lines.known == 0 && lines.unknown > 0
      && parser.faults.allSatisfy({ $0.code == "unknown-line" })
    {
      let faults = earlier + [mislabelled(annotations, path)]
      return Reading(id: id, article: nil, faults: faults, bytes: bytes)
    }
    var assembly = BratAssembly(lines, file: path, rules: rules)
    // References to lines that were refused would be reported a second time.
    let isSound = !parser.faults.contains { $0.severity == .error }
    let layer = isSound ? assembly.layer(options.annotator) : nil
    var faults = (parser.faults + assembly.faults).sorted { ($0.line ?? 0) < ($1.line ?? 0) }
    if let fault = proof?.fault { faults.insert(fault, at: 0) }
    return Reading(
      id: id, article: layer.map { article(id, text, [$0]) }, faults: earlier + faults,
      repairs: lines.repairs, unmodelled: lines.notes + lines.unknown, bytes: bytes,
      units: proof?.evidence
        ?? UnitEvidence(options.offsets ?? .codePoint, quotes: lines.textBounds.count),
      baggage: Baggage(
        format: "brat", annotations: annotations, extras: lines.extras,
        configuration: schemas.configuration(for: path)))
  }

  /// The lines of a file.
  ///
  /// - Parameter resolver: What its offsets count, where that is not what it says.
  private mutating func parsed(
    _ annotations: [UInt8], _ path: String, _ text: ArticleText, by resolver: PlaceResolver? = nil
  ) -> BratLineParser {
    var parser = BratLineParser(
      annotations, file: path, text: text, options: options, resolver: resolver)
    swap(&parser.labels, &labels)
    parser.parse()
    swap(&parser.labels, &labels)
    return parser
  }

  private func article(_ id: String, _ text: ArticleText, _ layers: [Layer]) -> AnnotatedArticle {
    AnnotatedArticle(
      Article(id: id, text: text, metadata: metadata.values(of: id)), layers: layers)
  }

  private func mislabelled(_ bytes: [UInt8], _ path: String) -> Fault {
    let first = bytes.first { $0 > 0x20 }
    let found =
      switch first {
      case UInt8(ascii: "{"), UInt8(ascii: "["): "what looks like JSON"
      case UInt8(ascii: "<"): "what looks like XML"
      default: "no line of the kind T, E, R, A, M, N, * or #"
      }
    return Fault(
      code: "not-brat", file: path, line: 1, message: "expected brat annotations, found \(found)")
  }
}
