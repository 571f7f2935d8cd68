internal import AssayModel

/// What is found out of a source whose quotes do not all stand at their positions.
struct UnitProof {
  /// What the quotes prove.
  let evidence: UnitEvidence
  /// What a second reading resolves positions by; `nil` where it would read nothing otherwise.
  let resolver: PlaceResolver?
  /// What the reader is told: that another unit was taken, or else the likely cause, if any.
  let fault: Fault?

  /// - Parameters:
  ///   - unit: What the positions should count.
  ///   - claims: All positions of the source that have quotes.
  ///   - repairsQuotes: Whether quotes are to be found again one by one.
  ///   - file: The file to name.
  ///   - line: The line to name.
  init(
    _ text: ArticleText, declared unit: OffsetUnit, claims: [OffsetClaim], repairsQuotes: Bool,
    file: String, line: Int? = nil
  ) {
    let resolver = PlaceResolver(text, declared: unit, claims: claims)
    evidence = resolver.evidence
    if let fault = evidence.fault(file: file, line: line) {
      self.resolver = resolver
      self.fault = fault
    } else if repairsQuotes {
      self.resolver = resolver
      fault = nil
    } else {
      self.resolver = nil
      fault = OffsetDiagnosis(text: text, claims: claims)
        .fault(declared: unit, file: file, line: line)
    }
  }
}

extension UnitEvidence {
  /// What a source proves whose quotes all stand where it says.
  init(_ declared: OffsetUnit, quotes: Int) {
    self.init(
      declared: declared, found: declared, reading: "", quotes: quotes, matches: quotes,
      declaredMatches: quotes)
  }

  /// The warning that positions count something else than the source says; `nil` where they do not.
  func fault(file: String, line: Int? = nil) -> Fault? {
    if isAsDeclared { return nil }
    return Fault(.warning, code: "offset-unit", file: file, line: line, message: description)
  }
}

extension [Fault] {
  /// Whether a quote does not stand at its positions.
  var haveMismatch: Bool {
    contains { ["quote-mismatch", "offset-outside"].contains($0.code) }
  }
}
