import AssayModel

extension Reducer {
  /// Notes that an extent is parted.
  ///
  /// Readers join it again, unless a line break at one of its ends is lost.
  mutating func noteParting(
    _ kind: Ledger.Kind, _ id: String, _ label: String, of extent: Extent, into parted: Extent
  ) {
    change(
      kind, id, label, "goes over a line break: target parts it there",
      isSpelling: parted.start == extent.start && parted.end == extent.end)
  }

  /// An extent as the target has it: without the line breaks in it, where it may not go over one.
  func parted(_ extent: Extent) -> Extent {
    guard !capabilities.allowsLineBreaks else { return extent }
    let text = source.article.text
    var fragments: [Fragment] = []
    for fragment in extent.fragments {
      var start = fragment.start, place = fragment.start
      for scalar in text[fragment].unicodeScalars {
        let width = UTF8.width(scalar)
        if Quote.endsLine(scalar) {
          if start < place { fragments.append(Fragment(start, place)) }
          start = place + width
        }
        place += width
      }
      if start < place { fragments.append(Fragment(start, place)) }
    }
    // One of nothing but line breaks is left as it is.
    return extent.count == 0 ? extent : Extent(joining: fragments) ?? extent
  }
}
