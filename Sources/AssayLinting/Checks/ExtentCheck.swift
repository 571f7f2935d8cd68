import AssayFormats
import AssayModel

/// Mentions and triggers that are empty, begin or end in white space, or cut a word or a character.
///
/// Whether the quoted text is that of the offsets is checked when the annotations are read. In a
/// corpus that cuts words now and then a cut word scores less.
struct ExtentCheck: Check {
  let name = "extent"
  let summary = "empty, white space at an end, a word or character cut"

  func survey(_ article: ArticleView, into tally: inout Tally) {
    for (extent, _) in article.marked {
      tally.add(TallyKey(), holds: article.cutWord(of: extent) == nil)
    }
  }

  func suspicions(in article: ArticleView, of corpus: CorpusView) -> [Suspicion] {
    article.marked.compactMap { extent, type in
      if let reason = defect(of: extent, in: article.text) {
        return Suspicion(1, extent, label: type, reason: reason)
      }
      guard let word = article.cutWord(of: extent) else { return nil }
      var evidence = Evidence(prior: 0.5)
      evidence.refine(corpus.tally.ratio(TallyKey()).without(false))
      return Suspicion(
        evidence.score(), extent, label: type,
        reason: "an end lies within the word \(quoted(article.word(word)))")
    }
  }

  private func defect(of extent: Extent, in text: ArticleText) -> String? {
    for fragment in extent.fragments {
      if fragment.count == 0 { return "it has no text" }
      if isSpace(text.scalar(at: fragment.start).scalar) { return "it begins with white space" }
      let last = text.bytes[..<fragment.end].lastIndex { $0 & 0xC0 != 0x80 } ?? fragment.start
      if isSpace(text.scalar(at: last).scalar) { return "it ends with white space" }
      if text.cutsCharacter(at: fragment.start) || text.cutsCharacter(at: fragment.end) {
        return "an end lies within a character that is made of several code points"
      }
    }
    return nil
  }

  private func isSpace(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isWhitespace }
}

extension ArticleView {
  /// The extents of all mentions and triggers with their types.
  fileprivate var marked: [(extent: Extent, type: String)] {
    layer.mentions.map { ($0.extent, $0.type) }
      + layer.events.compactMap { event in event.trigger.map { ($0.extent, event.type) } }
  }

  /// A word that an end of the extent lies in.
  fileprivate func cutWord(of extent: Extent) -> Int? {
    for fragment in extent.fragments where fragment.count > 0 {
      let touched = wordsTouched(by: fragment)
      guard let first = touched.first, let last = touched.last else { continue }
      if words[first].start < fragment.start { return first }
      if words[last].end > fragment.end { return last }
    }
    return nil
  }
}

extension ArticleText {
  /// Whether a position between code points lies within what a reader sees as one character.
  ///
  /// CR and LF are two characters here.
  fileprivate func cutsCharacter(at offset: Int) -> Bool {
    guard !isASCII, offset > 0, offset < count else { return false }
    func isStart(_ offset: Int) -> Bool { bytes[offset] & 0xC0 != 0x80 }
    guard bytes[offset - 1] >= 0x80 || bytes[offset] >= 0x80 else { return false }
    // No character that matters is longer than this.
    var start = max(0, offset - 64), end = min(count, offset + 64)
    while !isStart(start) { start += 1 }
    while end < count && !isStart(end) { end += 1 }
    let before = String(decoding: bytes[start..<offset], as: UTF8.self)
    let after = String(decoding: bytes[offset..<end], as: UTF8.self)
    return (before + after).count < before.count + after.count
  }
}
