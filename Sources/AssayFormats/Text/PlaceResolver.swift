internal import AssayModel

/// Turns the positions of a source into extents of a text, in the unit that its quotes prove.
///
/// All quotes are tried in each unit, on the text as stored and as other programs would have read
/// it; one quote may fit by chance, all together do not. The declared unit stands unless another
/// makes more quotes match.
struct PlaceResolver {
  /// What the quotes prove.
  let evidence: UnitEvidence
  let stored: ArticleText
  private let view: TextView
  private let offsets: OffsetTable

  /// Decides on the unit.
  ///
  /// - Parameters:
  ///   - text: The text as stored.
  ///   - declared: What the positions should count.
  ///   - claims: The positions with their quotes; may be empty.
  ///   - source: The text that positions count in, where that is not the text as stored.
  /// - Complexity: O(n) in the bytes of the text and the quotes where the declared unit fits, else
  ///   that for each of eighteen hypotheses.
  init(
    _ text: ArticleText, declared: OffsetUnit, claims: [OffsetClaim], source: TextView? = nil
  ) {
    stored = text
    let plain = source ?? TextView(text)
    let declaredMatches = Self.matches(claims, plain, declared, stored: text)
    var best = (view: plain, unit: declared, matches: declaredMatches)
    if declaredMatches < claims.count {
      for kind in TextView.Kind.allCases {
        guard let view = kind == .stored ? plain : TextView(kind, of: plain) else { continue }
        for unit in OffsetUnit.allCases {
          let matches = Self.matches(claims, view, unit, stored: text)
          if matches > best.matches { best = (view, unit, matches) }
        }
      }
    }
    view = best.view
    offsets = OffsetTable(best.view.text)
    evidence = UnitEvidence(
      declared: declared, found: best.unit, reading: best.view.reading,
      quotes: claims.count, matches: best.matches, declaredMatches: declaredMatches)
  }

  private static func matches(
    _ claims: [OffsetClaim], _ view: TextView, _ unit: OffsetUnit, stored: ArticleText
  ) -> Int {
    let table = OffsetTable(view.text)
    return claims.count { Self.matches($0, view, table, unit, stored: stored) }
  }

  /// Whether a quote is what stands at the positions, in the view or in the text as stored.
  private static func matches(
    _ claim: OffsetClaim, _ view: TextView, _ table: OffsetTable, _ unit: OffsetUnit,
    stored: ArticleText
  ) -> Bool {
    let fragments = claim.spans.compactMap { table.fragment($0.start, $0.end, in: unit) }
    guard fragments.count == claim.spans.count else { return false }
    return Quote.matches(claim.quote[...], fragments, of: view.text)
      || (!view.isAsStored
        && Quote.matches(claim.quote[...], fragments.map(view.stored), of: stored))
  }

  /// The fragments of the stored text that positions stand for; `nil` where one lies outside.
  func fragments(_ spans: [(start: Int, end: Int)]) -> [Fragment]? {
    var fragments: [Fragment] = []
    for span in spans {
      guard let fragment = fragment(span) else { return nil }
      fragments.append(fragment)
    }
    return fragments
  }

  /// The fragment of the stored text that one span stands for; `nil` where it lies outside.
  func fragment(_ span: (start: Int, end: Int)) -> Fragment? {
    guard let fragment = offsets.fragment(span.start, span.end, in: evidence.found) else {
      return nil
    }
    return view.isAsStored ? fragment : view.stored(fragment)
  }

  /// Whether a quote is what stands at the positions; white space at the ends of that may be missing in it.
  func matches(_ claim: OffsetClaim) -> Bool {
    Self.matches(claim, view, offsets, evidence.found, stored: stored)
      || fragments(claim.spans).map { Quote.isTrimmed(claim.quote[...], $0, of: stored) } ?? false
  }

  /// How many positions the text has, for a message: `12 code points`.
  var length: String {
    "\(offsets.count(in: evidence.found)) \(evidence.found.rawValue)"
  }

  /// The place of a quote that is nearest to where it should stand; `nil` where it stands nowhere.
  ///
  /// Of two equally near places the first is taken.
  /// - Complexity: O(n · m) in the bytes of text and quote.
  func nearest(_ quote: [UInt8], to start: Int) -> Fragment? {
    guard !quote.isEmpty, quote.count <= stored.count else { return nil }
    let wanted =
      offsets.byteOffset(of: start, in: evidence.found).map {
        view.stored(Fragment($0, $0)).start
      } ?? min(max(start, 0), stored.count)
    let bytes = stored.bytes.span
    var best: Int?
    for place in 0...(stored.count - quote.count) {
      var index = 0
      while index < quote.count && bytes[place + index] == quote[index] { index += 1 }
      guard index == quote.count else { continue }
      if best.map({ abs($0 - wanted) > abs(place - wanted) }) ?? true { best = place }
    }
    return best.map { Fragment($0, $0 + quote.count) }
  }
}
