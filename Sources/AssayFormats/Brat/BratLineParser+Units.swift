internal import AssayModel

extension BratLineParser {
  /// What a second reading needs to know where quotes do not stand at their offsets: what the offsets
  /// count, as all `T` lines of the file prove it.
  ///
  /// `nil` where nothing would be read otherwise: no quote is amiss, or no other unit makes more of them
  /// match and none is to be found again by itself.
  func resolverForMismatches() -> PlaceResolver? {
    guard isMismatched else { return nil }
    let resolver = PlaceResolver(text, declared: unit, claims: claims())
    return resolver.evidence.isAsDeclared && !repairsQuotes ? nil : resolver
  }

  /// What the quotes prove of the unit.
  var evidence: UnitEvidence {
    if let resolver { return resolver.evidence }
    guard isMismatched else { return UnitEvidence(unit, quotes: lines.textBounds.count) }
    return PlaceResolver(text, declared: unit, claims: claims()).evidence
  }

  /// The likely cause where quotes do not fit their offsets.
  func causeOfMismatch() -> Fault? {
    guard isMismatched, resolver == nil else { return nil }
    return OffsetDiagnosis(text: text, claims: claims()).fault(declared: unit, file: file)
  }

  private var isMismatched: Bool {
    faults.contains { ["quote-mismatch", "offset-outside"].contains($0.code) }
  }

  private func claims() -> [OffsetClaim] {
    var claims: [OffsetClaim] = []
    for line in bytes.split(separator: 0x0A) where line.first == UInt8(ascii: "T") {
      let line = line.last == 0x0D ? line.dropLast() : line
      guard let tab = line.firstIndex(of: 0x09),
        let parts = try? textBoundParts(tab + 1..<line.endIndex)
      else { continue }
      claims.append(claim(parts))
    }
    return claims
  }

  func claim(_ parts: TextBoundParts) -> OffsetClaim {
    OffsetClaim(spans: parts.spans, quote: Array(bytes[parts.quote]))
  }

  /// The nearest place of a quote that does not stand where it should, where that is wanted.
  mutating func repaired(
    _ parts: TextBoundParts, _ resolver: PlaceResolver, _ number: Int
  ) -> Fragment? {
    let claim = claim(parts)
    guard repairsQuotes, !resolver.matches(claim), let repair = resolver.repair(claim) else {
      return nil
    }
    lines.repairs += 1
    faults.append(
      Fault(
        .warning, code: "quote-repaired", file: file, line: number, message: repair.description))
    return repair.fragment
  }
}
