import AssayModel

/// What is clustered: mentions into entities, or events into happenings.
public enum ClusterSubject: Hashable, Sendable {
  case mentions
  case events
}

/// A tally of ``CoreferenceCounts`` by which coreference is scored.
public enum ClusterShare: Int, Hashable, Sendable, CaseIterable {
  case mentions
  case muc
  case bCubed
  case ceafMentions
  case ceafEntities
  case lea
  case coreferentPairs
  case otherPairs
}

extension CoreferenceCounts {
  /// The tally of a share.
  subscript(share: ClusterShare) -> ClusterTally {
    switch share {
    case .mentions: mentions
    case .muc: muc
    case .bCubed: bCubed
    case .ceafMentions: ceafMentions
    case .ceafEntities: ceafEntities
    case .lea: lea
    case .coreferentPairs: coreferentPairs
    case .otherPairs: otherPairs
    }
  }

  /// The counts of one article; what one side lacks is missed or spurious.
  ///
  /// Mentions of one extent in two entities are one mention, in the first of these.
  init(_ subject: ClusterSubject, gold: Layer?, predicted: Layer?) {
    switch subject {
    case .mentions:
      self.init(
        CoreferencePair<Extent>(
          merging: gold.map { CoreferenceDocument(id: "", entitiesOf: $0) },
          predicted.map { CoreferenceDocument(id: "", entitiesOf: $0) }))
    case .events:
      self.init(
        CoreferencePair<CoreferenceEvent>(
          merging: gold.map { CoreferenceDocument(id: "", eventsOf: $0) },
          predicted.map { CoreferenceDocument(id: "", eventsOf: $0) }))
    }
  }

  private init<Mention>(_ pair: CoreferencePair<Mention>) {
    self.init(CoreferenceTable(key: pair.key, response: pair.response))
  }

  /// For each share the four numbers of a ``RatioTerm``, numerators in units of 2⁻³².
  var base: [Int] {
    let unit = Double(MetricSums.Formula.shares.unit)
    return ClusterShare.allCases.flatMap { share -> [Int] in
      let tally = self[share]
      return [
        Int((tally.recallNumerator.value * unit).rounded()), tally.recallDenominator,
        Int((tally.precisionNumerator.value * unit).rounded()), tally.precisionDenominator,
      ]
    }
  }
}
