import AssayModel

extension CoreferenceSieve {
  // MARK: - Appositions

  /// `Ivo Brant, a farmer`, `the head of the monitor, X,`, `town of Ravno`.
  mutating func joinAppositions() {
    for index in mentions.indices.dropFirst() {
      // The mentions of a phrase that hangs on the first stand between: "head of the monitor, X".
      for before in (max(0, index - 6)..<index).reversed()
      where isPair(mentions[before], mentions[index])
        && isApposition(mentions[before], mentions[index])
      {
        join(before, index)
        break
      }
    }
  }

  private func isPair(_ first: CoreferenceMention, _ second: CoreferenceMention) -> Bool {
    first.type == second.type && first.sentence == second.sentence && first.level != second.level
      && first.level != .pronoun && second.level != .pronoun && !first.isPlural
      && !second.isPlural && first.extent.end < second.extent.start
  }

  private func isApposition(_ first: CoreferenceMention, _ second: CoreferenceMention) -> Bool {
    let from = first.extent.end, to = second.extent.start
    guard to - from <= 80 else { return false }
    var between = String(decoding: text.bytes[from..<to], as: UTF8.self)
    // Texts in tokens have a blank before each mark.
    if between.hasPrefix(" ,") { between.removeFirst() }
    switch between {
    case " of ":
      return first.level == .nominal
        && CoreferenceWords.settlements.contains(headHash(first))
    case ", a ", ", an ", ", the ": return true
    case ", ": return endsClause(second.extent.end) || isPerson(second) && hasPhrase(second)
    default: break
    }
    guard first.level == .nominal, isPerson(first), endsClause(second.extent.end),
      between.hasSuffix(", ")
    else { return false }
    let phrase = between.dropLast(2)
    return !phrase.contains(",") && !phrase.contains("\"")
      && [" of ", " for ", " in ", " at "].contains { phrase.hasPrefix($0) }
  }

  /// Whether `of` or the like follows a nominal.
  private func hasPhrase(_ mention: CoreferenceMention) -> Bool {
    guard mention.level == .nominal else { return false }
    let next = mention.words.upperBound
    return next < folded.words.count && CoreferenceWords.headEnds.contains(folded.words[next].hash)
  }

  /// Whether a comma, bracket or stop follows.
  private func endsClause(_ offset: Int) -> Bool {
    let isBlank = offset < text.count && text.bytes[offset] == 0x20
    let offset = isBlank && isMark(offset + 1) ? offset + 1 : offset
    return offset >= text.count || isMark(offset)
  }

  private func isMark(_ offset: Int) -> Bool {
    guard offset < text.count else { return false }
    let byte = text.bytes[offset]
    return [UInt8(ascii: ","), UInt8(ascii: "."), UInt8(ascii: ";"), UInt8(ascii: ")"), 0x0A, 0x0D]
      .contains(byte)
  }

  private func headHash(_ mention: CoreferenceMention) -> UInt64 {
    mention.head.map { folded.words[$0].hash } ?? 0
  }

  // MARK: - Equal nominals and heads

  /// The same words again, the second time as something known.
  mutating func joinEqualNominals() {
    var known: [UInt64: Int] = [:]
    for (index, mention) in mentions.enumerated() where mention.level == .nominal {
      let key = FoldedWords.hash(hashes(mention.words) + [FoldedWords.hash(mention.type)])
      if let earlier = known[key], isKnown(mention) { join(earlier, index) }
      known[key] = index
    }
  }

  /// Whether a nominal takes what it stands for as known.
  private func isKnown(_ mention: CoreferenceMention) -> Bool {
    mention.isDefinite && !CoreferenceWords.unspecific.contains(headHash(mention))
  }

  /// A definite nominal and the last mention with its head whose other words it does not exceed.
  mutating func joinHeads() {
    var byHead: [UInt64: [Int]] = [:]
    for (index, mention) in mentions.enumerated() where mention.level != .pronoun {
      if mention.level == .nominal, isKnown(mention), !mention.isPossessed {
        let key = key(headHash(mention), mention.type)
        let candidates = Array(byHead[key, default: []].suffix(8))
        let own = Set(hashes(mention.words))
        for earlier in candidates.reversed()
        where own.isSubset(of: hashes(mentions[earlier].words))
          && mentions[earlier].isPlural == mention.isPlural
        {
          if join(earlier, index) { break }
        }
      }
      for word in heads(of: mention) {
        byHead[key(word, mention.type), default: []].append(index)
      }
    }
  }

  /// The words of a mention that a nominal may take up again.
  private func heads(of mention: CoreferenceMention) -> Set<UInt64> {
    guard mention.level == .name else { return [headHash(mention)] }
    if isPerson(mention) {
      // The office before the name: "President Hale", "the president".
      return Set(hashes(mention.words.lowerBound..<mention.core.lowerBound))
    }
    return Set(
      [headHash(mention)] + hashes(mention.words).prefix(1) + hashes(mention.words).suffix(1))
  }

  // MARK: - Kinds

  /// A definite nominal and the nearest name before it of a kind that the nominal can stand for.
  mutating func joinKinds() {
    for (index, mention) in mentions.enumerated()
    where mention.level == .nominal && mention.isDefinite && !mention.isPossessed
      && !mention.isPlural && mention.words.count <= 2
    {
      guard clusters.root(index) == index, clusters.latest[index] == index,
        let kinds = CoreferenceWords.heads[headHash(mention)]
      else { continue }
      let lowest = max(0, index - Self.window)
      for other in stride(from: index - 1, through: lowest, by: -1) {
        let candidate = mentions[other]
        guard candidate.level == .name, candidate.type == mention.type else { continue }
        if let kind = candidate.kind, !kinds.contains(kind) { continue }
        if let kind = mention.kind, let other = candidate.kind, kind != other { continue }
        if join(other, index) { break }
      }
    }
  }
}
