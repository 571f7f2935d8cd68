internal import AssayModel

extension RecordAssembly {
  /// What a second assembly needs to know where quotes do not stand at their offsets: what the offsets
  /// count, as all quotes of the record prove it.
  ///
  /// `nil` where nothing would be read otherwise: no quote is amiss, or no other unit makes more of them
  /// match and none is to be found again by itself.
  func resolverForMismatches(_ record: RawRecord) -> PlaceResolver? {
    guard isMismatched else { return nil }
    let resolver = PlaceResolver(text, declared: unit, claims: claims(record))
    return resolver.evidence.isAsDeclared && !repairsQuotes ? nil : resolver
  }

  /// The likely cause where quotes do not fit their offsets.
  func causeOfMismatch(_ record: RawRecord) -> Fault? {
    guard isMismatched, resolver == nil,
      let cause = OffsetDiagnosis(text: text, claims: claims(record))
        .fault(declared: unit, file: file)
    else { return nil }
    return Fault(code: cause.code, file: file, line: line, message: cause.message)
  }

  /// What the quotes prove of the unit; `nil` for a record without quotes.
  func evidence(_ record: RawRecord) -> UnitEvidence? {
    if let resolver { return resolver.evidence }
    if isMismatched {
      return PlaceResolver(text, declared: unit, claims: claims(record)).evidence
    }
    let quotes = record.layers.reduce(0) { sum, layer in
      sum + layer.mentions.count { $0.place.quote != nil }
        + layer.events.count { $0.trigger?.place.quote != nil }
    }
    return quotes == 0 ? nil : UnitEvidence(unit, quotes: quotes)
  }

  private var isMismatched: Bool {
    faults.contains { ["quote-mismatch", "offset-outside"].contains($0.code) }
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
