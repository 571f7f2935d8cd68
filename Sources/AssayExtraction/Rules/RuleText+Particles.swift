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
    return isBehindName || Self.articles.contains(packed(token))
  }

  /// Whether a token is a particle in small letters.
  @inline(__always)
  private func isParticle(_ token: Int) -> Bool {
    self[token].shape.contains(.lower) && tokens[token].end &- tokens[token].start <= 5
      && Self.particles.contains(packed(token))
  }

  /// The bytes of a short token in one number.
  private func packed(_ token: Int) -> UInt64 {
    let range = tokens[token]
    let length = range.end - range.start
    return length > 8 ? 0 : article.bytes.span.chunk(at: range.start, count: length)
  }

  private static let articles = packed("al el ul")

  private static let particles = packed(
    """
    van von vom zu zum zur der den de del della dei degli di da dos das du des la le las los al el ul bin \
    ibn bint ben ter af av y
    """)

  private static func packed(_ words: String) -> Set<UInt64> {
    Set(
      words.split(separator: " ").map { word in
        word.utf8.reversed().reduce(0) { $0 << 8 | UInt64($1) }
      })
  }
}
