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

  /// What an oracle does to repair a mistake.
  enum Remedy {
    /// The prediction becomes the gold annotation.
    case correct
    /// The prediction vanishes.
    case remove
    /// The gold annotation is predicted, too.
    case find
  }

  /// What repairs a mistake of this kind.
  var remedy: Remedy {
    switch self {
    case .duplicate, .spurious: .remove
    case .missed, .lost: .find
    default: .correct
    }
  }
}

/// What a mistake is about.
public enum MistakeSubject: String, Hashable, Sendable, CaseIterable {
  /// A mention of an entity; right where `ent.strict` says so.
  case mention
  /// The trigger of an event; right where `event.TC` says so.
  case trigger
  /// An argument of an event; right where `event.AC+` says so.
  case argument

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
    }
  }
}
