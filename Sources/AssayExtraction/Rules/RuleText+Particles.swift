import AssayModel

// Particles inside names: `Ursula von der Leyen`, `Osama bin Laden`, `Ahmed al Masri`.

extension RuleText {
  /// The most particles that stand together.
  private static let most = 3

  /// The token behind the word of a name before which particles stand, the first of them at `token`; `nil` where there are none.
  ///
  /// They stand behind another word of a name, but for the Arabic article, with which a name may begin.
  ///
  /// - Complexity: O(1).
  func nameEnd(behindParticlesAt token: Int) -> Int? {
    guard isParticle(token), mayBegin(token) else { return nil }
    var next = token + 1
    while next < count, next - token < Self.most, isParticle(next) { next += 1 }
    guard next < count, self[next].shape.contains(.name),
      self[next].sentence == self[token].sentence
    else { return nil }
    return next + 1
  }

  /// The first of the particles that stand before the word of a name at `token`; `nil` where there are none.
  ///
  /// - Complexity: O(1).
  func particlesStart(before token: Int) -> Int? {
    var start = token
    var best: Int?
    while start > 0, token - start < Self.most, isParticle(start - 1),
      self[start - 1].sentence == self[token].sentence
    {
      start -= 1
      if mayBegin(start) { best = start }
    }
    return best
  }

  /// Whether a particle stands behind a word of a name, or is an article with which one may begin.
  private func mayBegin(_ token: Int) -> Bool {
    let isBehindName =
      token > 0 && self[token - 1].shape.contains(.name)
      && self[token - 1].sentence == self[token].sentence
    return isBehindName || isArticle(token)
  }

  @inline(__always)
  private func isParticle(_ token: Int) -> Bool { self[token].shape.contains(.particle) }

  /// Whether a token of small letters is the Arabic article, which has two and ends in `l`.
  private func isArticle(_ token: Int) -> Bool {
    let range = tokens[token]
    return range.end - range.start == 2 && article.bytes[range.start + 1] == UInt8(ascii: "l")
  }
}
