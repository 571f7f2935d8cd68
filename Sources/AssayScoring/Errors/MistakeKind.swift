/// What can be wrong with a prediction.
///
/// The bins for spans follow Bolya et al. (2020), TIDE (ECCV, section 2.1), who sort the errors of
/// object detectors; here an overlap of at least one byte stands for their thresholds, and the
/// wrong place is told by its end. Each mistake falls into one bin.
public enum MistakeKind: String, Hashable, Sendable, CaseIterable {
  /// The same extent, another type.
  case type
  /// The right type; starts elsewhere, ends where it should.
  case boundaryLeft = "boundary-left"
  /// The right type; starts where it should, ends elsewhere.
  case boundaryRight = "boundary-right"
  /// The right type; both ends are elsewhere, or the fragments between right ends differ.
  case boundaryBoth = "boundary-both"
  /// Overlaps a gold annotation of another type.
  case typeAndBoundary = "type-and-boundary"
  /// An argument of the right event with the right filler in another role.
  case role
  /// An argument of the right event in the right role; its filler overlaps the gold one.
  case span
  /// An argument with the right filler and role, at an event whose trigger has the wrong extent or
  /// type.
  case wrongTrigger = "wrong-trigger"
  /// An argument with the right filler and role, attached to another event.
  case attached
  /// One more copy of a prediction that is right.
  case duplicate
  /// Predicted, and nothing in the gold to go with it.
  case spurious
  /// In the gold, and nothing predicted to go with it.
  case missed
  /// A gold argument that is not predicted, of an event that is not predicted either.
  case lost
  /// A relation of the right type with some of its arguments wrong.
  case wrongArgument = "wrong-argument"
  /// A mention linked to another identifier.
  case wrongLink = "wrong-link"
  /// A mention that should be linked, and is said to be in no knowledge base.
  case linkAsNil = "link-as-nil"
  /// A mention that is in no knowledge base, and is linked.
  case nilAsLink = "nil-as-link"
  /// A gold mention whose extent was not predicted, so that it has no link to judge.
  case missing
  /// A predicted mention whose extent the gold does not have.
  case extra
  /// A mention of an entity with the wrong extent; see ``CoreferenceMistake``.
  case spanError = "span-error"
  /// A part of an entity of the response that belongs to another one of the key.
  case conflatedEntity = "conflated-entity"
  /// A mention that its entity has, and the key has in none.
  case extraMention = "extra-mention"
  /// An entity whose mentions the key has in none.
  case extraEntity = "extra-entity"
  /// A mention that its entity lacks, and the response has in none.
  case missingMention = "missing-mention"
  /// An entity whose mentions the response has in none.
  case missingEntity = "missing-entity"
  /// A part of an entity of the key that the response has as another.
  case dividedEntity = "divided-entity"

  init(_ kind: CoreferenceMistakeKind) {
    self =
      switch kind {
      case .spanError: .spanError
      case .conflatedEntity: .conflatedEntity
      case .extraMention: .extraMention
      case .extraEntity: .extraEntity
      case .missingMention: .missingMention
      case .missingEntity: .missingEntity
      case .dividedEntity: .dividedEntity
      }
  }

  /// What an oracle does to repair a mistake.
  enum Remedy {
    /// The prediction becomes the gold annotation.
    case correct
    /// The prediction vanishes.
    case remove
    /// The gold annotation is predicted, too.
    case find
  }

  /// What repairs a mistake of this kind; `nil` for errors of coreference, whose repair changes no
  /// single annotation.
  var remedy: Remedy? {
    switch self {
    case .duplicate, .spurious, .extra: .remove
    case .missed, .lost, .missing: .find
    case .spanError, .conflatedEntity, .extraMention, .extraEntity, .missingMention,
      .missingEntity, .dividedEntity:
      nil
    default: .correct
    }
  }

  /// Where it counts in MUC's words; `nil` for errors of coreference.
  ///
  /// Of what was found in the wrong way, that of the right type in the wrong place is partial.
  public var outcome: MUCOutcome? {
    switch (remedy, self) {
    case (nil, _): nil
    case (.remove, _): .spurious
    case (.find, _): .missed
    case (_, .boundaryLeft), (_, .boundaryRight), (_, .boundaryBoth), (_, .span),
      (_, .wrongArgument):
      .partial
    default: .incorrect
    }
  }
}

/// What became of an annotation, in the words of MUC-5 (Chinchor and Sundheim 1993).
public enum MUCOutcome: String, Hashable, Sendable, CaseIterable {
  case correct
  case incorrect
  case partial
  case missed
  case spurious
}

/// What a mistake is about.
public enum MistakeSubject: String, Hashable, Sendable, CaseIterable {
  /// A mention of an entity; right where `ent.strict` says so.
  case mention
  /// The trigger of an event; right where `event.TC` says so.
  case trigger
  /// An argument of an event; right where `event.AC+` says so.
  case argument
  /// A relation; right if type and arguments are, by role and extent.
  case relation
  /// The link of a mention; right if a mention of the same extent has the same, or both have none.
  ///
  /// Articles in which neither side has a link are passed over.
  case link
  /// The entity of a mention, told by the steps of ``CoreferenceMistake``.
  case coreference
  /// The cluster of an event, likewise.
  case eventCoreference = "event-coreference"

  /// Whether it is a coreference of mentions or of events.
  public var isCoreference: Bool { self == .coreference || self == .eventCoreference }

  /// The bins of the subject, in the order in which they are reported.
  public var kinds: [MistakeKind] {
    switch self {
    case .mention, .trigger:
      [
        .type, .boundaryLeft, .boundaryRight, .boundaryBoth, .typeAndBoundary, .duplicate,
        .spurious, .missed,
      ]
    case .argument:
      [.role, .span, .wrongTrigger, .attached, .duplicate, .spurious, .missed, .lost]
    case .relation: [.type, .wrongArgument, .duplicate, .spurious, .missed]
    case .link: [.wrongLink, .linkAsNil, .nilAsLink, .missing, .extra]
    case .coreference, .eventCoreference: CoreferenceMistakeKind.allCases.map { MistakeKind($0) }
    }
  }
}
