internal import AssayModel

extension BratLineParser {
  /// What all `T` lines of the file prove where a quote does not stand at its offsets; else `nil`.
  func proof() -> UnitProof? {
    guard faults.haveMismatch else { return nil }
    return UnitProof(
      text, declared: unit, claims: claims(), repairsQuotes: repairsQuotes, file: file)
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
