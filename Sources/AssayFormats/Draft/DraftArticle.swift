internal import AssayModel

/// An article as a source gives it, before its positions are resolved.
struct DraftArticle {
  var id: String
  var text: String
  var metadata: [String: String] = [:]
  /// Tokens in bytes of the text; `nil` where the source fixes none.
  var tokens: Tokenization?
  var layers: [Draft]
  /// The text that positions count in, where that is not `text`.
  var source: TextView?
  /// What the positions should count.
  var unit = OffsetUnit.codePoint
  /// Whether the source has positions of its own in the text, and not only in tokens.
  var hasPositions = true
  /// What was proved about the source's positions before they became bytes; `nil` for what the quotes of
  /// the layers prove.
  var evidence: UnitEvidence?
  /// The line at which the article begins, for faults; 0 where there is none.
  var line = 0
  /// What was wrong so far.
  var faults: [Fault] = []
  /// Annotations that Assay does not model.
  var unmodelled = 0

  /// The reading: refused where there is an error.
  ///
  /// - Parameters:
  ///   - file: The file to name in faults.
  ///   - bytes: How many bytes were read for it.
  func reading(file: String, options: ReadingOptions, bytes: Int) -> Reading {
    var faults = faults
    guard let text = TextCheck.text(Array(text.utf8), file: file, faults: &faults) else {
      return Reading(id: id, article: nil, faults: faults, bytes: bytes)
    }
    var options = options
    if !hasPositions { options.offsets = nil }
    var assembly = DraftAssembly(
      text, drafts: layers, declared: unit, source: source, file: file, options: options)
    let made = layers.map { assembly.layer($0) }
    faults += assembly.faults
    if let fault = evidence?.fault(file: file) { faults.append(fault) }
    let isRefused = faults.contains { $0.severity == .error }
    let article = Article(id: id, text: text, metadata: metadata, tokens: tokens)
    return Reading(
      id: id,
      article: isRefused ? nil : AnnotatedArticle(article, layers: made.compactMap(\.self)),
      faults: faults, repairs: assembly.repairs, unmodelled: unmodelled, bytes: bytes,
      units: evidence ?? (hasPositions ? assembly.evidence : nil))
  }
}
