internal import AssayModel

/// Reads single records of Assay's JSON Lines: lines of a file, or answers of an extractor.
public struct RecordDecoder: Sendable {
  private let options: ReadingOptions
  /// Unknown keys that were warned of already.
  private var knownStrangers: Set<String> = []

  /// Makes a decoder.
  ///
  /// Of the options, `annotator`, `offsets` and `articles` are used.
  public init(options: ReadingOptions = .init()) {
    self.options = options
  }

  /// Reads one record.
  ///
  /// A record without a text is about the article that `options.articles` gives for its id. A
  /// record with both must have the same text. Unknown keys are warned of once each.
  /// - Parameters:
  ///   - bytes: The record, without a line end.
  ///   - file: The name to use in faults.
  ///   - line: The number of the line, from one.
  /// - Complexity: O(n) in the number of bytes.
  public mutating func reading(of bytes: [UInt8], file: String, line: Int) -> Reading {
    if let fault = TextCheck.invalid(bytes, file: file) {
      return refused(
        "", [Fault(code: fault.code, file: file, line: line, message: fault.message)], bytes)
    }
    var parser = RecordParser(bytes)
    var faults: [Fault] = []
    let result: RawRecord?
    do { result = try parser.parse() } catch {
      faults.append(fault(error, "json", .error, bytes, file, line))
      result = nil
    }
    for repeated in parser.repeatedKeys {
      faults.append(fault(repeated, "duplicate-key", .warning, bytes, file, line))
    }
    guard let record = result else { return refused("", faults, bytes) }
    var unknown = 0
    for key in record.unknownKeys {
      unknown += 1
      guard knownStrangers.insert(key).inserted else { continue }
      faults.append(
        Fault(
          .warning, code: "unknown-key", file: file, line: line,
          message: "expected a key of Assay's records, found \(quoted(key)); it is left out"))
    }
    return assemble(record, bytes, file, line, faults, unknown: unknown)
  }

  private func assemble(
    _ record: RawRecord, _ bytes: [UInt8], _ file: String, _ line: Int, _ earlier: [Fault],
    unknown: Int
  ) -> Reading {
    var faults = earlier
    func report(_ code: String, _ message: String) {
      faults.append(Fault(code: code, file: file, line: line, message: message))
    }
    guard let id = record.id else {
      report("id-missing", "expected an id, found none")
      return refused("", faults, bytes)
    }
    if let failure = record.failure {
      report("extractor-error", "expected annotations, found the error \(quoted(failure))")
      return refused(id, faults, bytes)
    }
    let known = options.articles?(id)
    guard let text = record.text.flatMap({ try? ArticleText(validating: $0) }) ?? known?.text else {
      report("text-missing", "expected a text, or the id of a known article, found \(quoted(id))")
      return refused(id, faults, bytes)
    }
    if let known, known.text != text {
      report("text-differs", "expected the text of the article \(quoted(id)), found another")
      return refused(id, faults, bytes)
    }
    let unit = record.offsets ?? options.offsets ?? .codePoint
    var assembly = RecordAssembly(
      bytes, text, unit: unit, repairsQuotes: options.repairsQuotes, file: file, line: line)
    var parts = assembly.parts(record, known: known, annotator: options.annotator)
    let proof = assembly.proof(record)
    let evidence = proof?.evidence ?? assembly.evidence(record)
    // The quotes prove another unit, or are to be found again: it is put together once more.
    if let resolver = proof?.resolver {
      assembly = assembly.anew(by: resolver)
      parts = assembly.parts(record, known: known, annotator: options.annotator)
    }
    if let fault = proof?.fault { faults.append(fault) }
    faults += assembly.faults
    guard !faults.contains(where: { $0.severity == .error }) else {
      return refused(id, faults, bytes)
    }
    let metadata = (known?.metadata ?? [:]).merging(record.metadata) { _, own in own }
    let article = Article(id: id, text: text, metadata: metadata, tokens: parts.tokens)
    return Reading(
      id: id, article: AnnotatedArticle(article, layers: parts.layers), faults: faults,
      repairs: assembly.repairs, unmodelled: unknown, bytes: bytes.count + 1, units: evidence)
  }

  private func refused(_ id: String, _ faults: [Fault], _ bytes: [UInt8]) -> Reading {
    Reading(id: id, article: nil, faults: faults, bytes: bytes.count + 1)
  }

  private func fault(
    _ error: JSONError, _ code: String, _ severity: Fault.Severity, _ bytes: [UInt8],
    _ file: String, _ line: Int
  ) -> Fault {
    Fault(
      severity, code: code, file: file, line: line,
      message: "column \(error.place(in: bytes).column): \(error.message)")
  }
}
