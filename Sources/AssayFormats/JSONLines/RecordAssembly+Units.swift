internal import AssayModel

extension RecordAssembly {
  /// What all quotes of the record prove where one does not stand at its offsets; else `nil`.
  func proof(_ record: RawRecord) -> UnitProof? {
    guard faults.haveMismatch else { return nil }
    return UnitProof(
      text, declared: unit, claims: claims(record), repairsQuotes: repairsQuotes, file: file,
      line: line)
  }

  /// What quotes prove that all stand at their offsets; `nil` for a record without quotes.
  func evidence(_ record: RawRecord) -> UnitEvidence? {
    let quotes = record.layers.reduce(0) { sum, layer in
      sum + layer.mentions.count { $0.place.quote != nil }
        + layer.events.count { $0.trigger?.place.quote != nil }
    }
    return quotes == 0 ? nil : UnitEvidence(unit, quotes: quotes)
  }

  private func claims(_ record: RawRecord) -> [OffsetClaim] {
    record.layers.flatMap { layer in
      (layer.mentions.map(\.place) + layer.events.compactMap { $0.trigger?.place })
        .compactMap(claim)
    }
  }

  func claim(_ place: RawRecord.Place) -> OffsetClaim? {
    place.quote.map { OffsetClaim(spans: place.spans, quote: Array($0.content(in: bytes))) }
  }

  /// The nearest place of a quote that does not stand where it should, where that is wanted.
  mutating func repaired(
    _ place: RawRecord.Place, _ resolver: PlaceResolver, _ id: String
  ) -> Fragment? {
    guard repairsQuotes, let claim = claim(place), !resolver.matches(claim),
      let repair = resolver.repair(claim)
    else { return nil }
    repairs += 1
    faults.append(
      Fault(
        .warning, code: "quote-repaired", file: file, line: line,
        message: "\(id): \(repair.description)"))
    return repair.fragment
  }
}
