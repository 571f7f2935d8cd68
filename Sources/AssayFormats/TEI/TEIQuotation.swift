import AssayModel

extension TEIHandler {
  /// Whether the current words are the text of an extent as `span` quotes it: fragments joined by
  /// a blank, U+FFFD for each character that XML cannot hold.
  func isQuotation(of extent: Extent) -> Bool {
    if !extent.isDiscontinuous, contents.text.holds(words.span, in: extent.first) { return true }
    let text = contents.text.bytes
    var quoted: [UInt8] = []
    for (index, fragment) in extent.fragments.enumerated() {
      if index > 0 { quoted.append(UInt8(ascii: " ")) }
      quoted.append(contentsOf: text[fragment.start..<fragment.end])
    }
    return quoted.elementsEqual(words) || ForbiddenCharacters.replaced(in: quoted) == words
  }
}
