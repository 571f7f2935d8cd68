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

  /// Of the formulas that read it, the one whose units it is summed in.
  var formula: MetricSums.Formula {
    switch self {
    case .coreferentPairs, .otherPairs: .blanc
    case .mentions, .muc, .bCubed, .ceafMentions, .ceafEntities, .lea: .shares
    }
  }
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
    case .mentions: self.init(CoreferenceTable(entitiesOf: gold, predicted))
    case .events: self.init(CoreferenceTable(eventsOf: gold, predicted))
    }
  }

  /// For each share the four numbers of a ``RatioTerm``, numerators in the units of its formula.
  var base: [Int] {
    ClusterShare.allCases.flatMap { share -> [Int] in
      let tally = self[share]
      return [
        share.formula.units(of: tally.recallNumerator.value), tally.recallDenominator,
        share.formula.units(of: tally.precisionNumerator.value), tally.precisionDenominator,
      ]
    }
  }
}
