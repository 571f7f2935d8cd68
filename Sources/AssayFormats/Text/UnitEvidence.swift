public import AssayModel

/// What the positions of a source count, as its quotes prove it.
public struct UnitEvidence: Hashable, Sendable, CustomStringConvertible {
  /// The unit that the format or the source declares.
  public let declared: OffsetUnit
  /// The unit under which the most quotes match; the declared one where none does better.
  public let found: OffsetUnit
  /// How the text is read where not as stored, for example `CRLF as one`; else empty.
  public let reading: String
  /// How many annotations quote their text.
  public let quotes: Int
  /// How many quotes match in the unit that was found.
  public let matches: Int
  /// How many match in the declared unit of the text as stored.
  public let declaredMatches: Int

  /// Whether the positions count what the source says.
  public var isAsDeclared: Bool { found == declared && reading.isEmpty }

  /// For example `unit=UTF-16 units (declared code points): 41/41 quotes match, 17/41 under code
  /// points`.
  public var description: String {
    let what = reading.isEmpty ? found.rawValue : "\(found.rawValue), \(reading)"
    if quotes == 0 { return "unit=\(what): no quote proves it" }
    let matching = "\(matches)/\(quotes) quotes match"
    if isAsDeclared { return "unit=\(what): \(matching)" }
    return "unit=\(what) (declared \(declared.rawValue)): \(matching), "
      + "\(declaredMatches)/\(quotes) under \(declared.rawValue)"
  }

  /// The evidence of both, for the articles of one source.
  ///
  /// Articles may differ in what they prove; the reading that most quotes speak for is reported.
  public static func + (a: UnitEvidence, b: UnitEvidence) -> UnitEvidence {
    let main =
      a.isAsDeclared == b.isAsDeclared
      ? (a.matches >= b.matches ? a : b)
      : (a.isAsDeclared ? b : a)
    return UnitEvidence(
      declared: main.declared, found: main.found, reading: main.reading,
      quotes: a.quotes + b.quotes, matches: a.matches + b.matches,
      declaredMatches: a.declaredMatches + b.declaredMatches)
  }
}
