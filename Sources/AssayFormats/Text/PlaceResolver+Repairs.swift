internal import AssayModel

extension PlaceResolver {
  /// A place that was found again by its quote.
  struct Repair {
    /// Where the quote stands.
    let fragment: Fragment
    /// What was done, for a fault: `"Ravno" moved from 3 8 to 12 17, code points`.
    let description: String
  }

  /// The place of the quote that is nearest to where it should stand; `nil` where it stands nowhere.
  ///
  /// - Complexity: O(n · m) in the bytes of text and quote.
  func repair(_ claim: OffsetClaim) -> Repair? {
    guard let start = claim.spans.first?.start,
      let fragment = nearest(claim.quote, to: start)
    else { return nil }
    let table = OffsetTable(stored)
    let first = table.position(ofByte: fragment.start, in: .codePoint)
    let last = table.position(ofByte: fragment.end, in: .codePoint)
    return Repair(
      fragment: fragment,
      description:
        "\(quoted(claim.quote[...])) moved from \(claim.place) to \(first) \(last), code points")
  }
}

extension OffsetClaim {
  /// The positions as they are written, for a message: `3 8; 10 12`.
  var place: String { spans.map { "\($0.start) \($0.end)" }.joined(separator: "; ") }
}
