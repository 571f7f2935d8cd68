public import AssayModel

extension CoreferenceMistake where Mention == Extent {
  /// Dice's coefficient of the bytes of two extents, from 0 (nothing shared) to 1 (the same).
  public static func spanSimilarity(_ a: Extent, _ b: Extent) -> Double {
    diceOfBytes(a, b)
  }
}

extension CoreferenceMistake where Mention == CoreferenceEvent {
  /// Dice's coefficient of the bytes of two triggers; 0 where the types differ.
  public static func spanSimilarity(_ a: CoreferenceEvent, _ b: CoreferenceEvent) -> Double {
    a.type == b.type ? diceOfBytes(a.extent, b.extent) : 0
  }
}

private func diceOfBytes(_ a: Extent, _ b: Extent) -> Double {
  guard a.envelope.overlaps(b.envelope) else { return 0 }
  let total = a.count + b.count
  return total == 0 ? 0 : Double(2 * a.sharedBytes(with: b)) / Double(total)
}
