/// How much of an event must agree, in the order and with the names of TextEE.
///
/// The trigger levels count events that have a trigger, the argument levels count arguments. An
/// argument is known by its event's type, by its filler and, at some levels, by its role and by its
/// event's trigger. So at `AI` and `AC` the trigger need not be right, but the event's type must be.
///
/// Source: Huang et al. (2024), TextEE, section 3 (levels); there annotations are sets, as with
/// ``Duplicates/ignored``.
public enum EventLevel: String, Hashable, Sendable, CaseIterable {
  /// The trigger's extent.
  case triggerIdentified = "TI"
  /// The trigger's extent and the event's type.
  case triggerClassified = "TC"
  /// The event's type and the filler.
  case argumentIdentified = "AI"
  /// The event's type, the filler and the role.
  case argumentClassified = "AC"
  /// As `AI`, and the trigger's extent.
  case argumentAttached = "AI+"
  /// As `AC`, and the trigger's extent.
  case argumentAttachedClassified = "AC+"

  /// Whether arguments are counted, not triggers.
  var countsArguments: Bool { self != .triggerIdentified && self != .triggerClassified }
  var includesRole: Bool { self == .argumentClassified || self == .argumentAttachedClassified }
  var includesTrigger: Bool { self != .argumentIdentified && self != .argumentClassified }
}
