import AssayModel

extension CoreferenceSieve {
  /// A pronoun and the nearest mention before it that fits, those that begin a sentence first.
  mutating func joinPronouns() {
    var narrators: [String: Int] = [:]
    for (index, mention) in mentions.enumerated() where mention.level == .pronoun {
      guard let word = mention.words.first else { continue }
      let hash = folded.words[word].hash
      if CoreferenceWords.i.contains(hash), !isInQuotation(mention.extent.start) {
        // Outside quotations "I" is always who tells the story.
        if let earlier = narrators[mention.type] { join(earlier, index) }
        narrators[mention.type] = index
      } else if CoreferenceWords.i.contains(hash) || CoreferenceWords.we.contains(hash) {
        joinSpeech(index, hash)
      } else if !CoreferenceWords.other.contains(hash) && !CoreferenceWords.you.contains(hash),
        let antecedent = antecedent(of: index)
      {
        join(antecedent, index)
      }
    }
  }

  /// What a pronoun of the third person stands for.
  private mutating func antecedent(of index: Int) -> Int? {
    let pronoun = mentions[index]
    var best: (score: Int, index: Int)?
    let lowest = max(0, index - Self.window)
    var rank: [Int: Int] = [:]
    for other in stride(from: index - 1, through: lowest, by: -1) {
      let candidate = mentions[other]
      let distance = pronoun.sentence - candidate.sentence
      guard distance <= 3 else { break }
      guard fits(pronoun, candidate), clusters.agree(other, index),
        !isNested(candidate, pronoun)
      else { continue }
      var score = -distance * 40
      // The first mentions of a sentence are its subject more often than not.
      rank[candidate.sentence, default: 0] += 1
      score -= wordsBefore(candidate)
      if candidate.level == .name { score += 6 }
      if candidate.level == .pronoun { score += 14 }
      if clusters.hasName[clusters.root(other)] { score += 4 }
      if distance == 0 { score -= 4 }
      if best.map({ score > $0.score }) ?? true { best = (score, other) }
    }
    return best?.index
  }

  /// How many words stand before a mention in its sentence, at most 20.
  private func wordsBefore(_ mention: CoreferenceMention) -> Int {
    var count = 0
    var index = mention.words.lowerBound
    while index > 0, count < 20, Int(folded.words[index - 1].sentence) == mention.sentence {
      index -= 1
      count += 1
    }
    return count
  }

  private func fits(_ pronoun: CoreferenceMention, _ candidate: CoreferenceMention) -> Bool {
    guard pronoun.type == candidate.type else { return false }
    if candidate.level == .pronoun {
      guard let one = pronoun.words.first, let other = candidate.words.first else { return false }
      let hash = folded.words[other].hash
      if CoreferenceWords.i.contains(hash) || CoreferenceWords.we.contains(hash)
        || CoreferenceWords.you.contains(hash) || CoreferenceWords.other.contains(hash)
      {
        return false
      }
      return set(of: folded.words[one].hash) == set(of: hash)
    }
    return isPerson(pronoun) ? pronoun.isPlural == candidate.isPlural : true
  }

  private func set(of hash: UInt64) -> Int {
    if CoreferenceWords.he.contains(hash) { return 1 }
    if CoreferenceWords.she.contains(hash) { return 2 }
    if CoreferenceWords.it.contains(hash) { return 3 }
    return CoreferenceWords.they.contains(hash) ? 4 : 5
  }

  /// `I` and `we`: the last such pronoun of the same quotation, else who speaks nearest to it.
  private mutating func joinSpeech(_ index: Int, _ hash: UInt64) {
    let isSingular = CoreferenceWords.i.contains(hash)
    let lowest = max(0, index - 12)
    for other in stride(from: index - 1, through: lowest, by: -1) {
      let candidate = mentions[other]
      guard candidate.level == .pronoun, candidate.type == mentions[index].type,
        mentions[index].sentence - candidate.sentence <= 2,
        let word = candidate.words.first
      else { continue }
      let same = isSingular ? CoreferenceWords.i : CoreferenceWords.we
      if same.contains(folded.words[word].hash), join(other, index) { return }
    }
    if isSingular, let speaker = speaker(of: index) { join(speaker, index) }
  }

  /// The person behind the quotation's end in the same sentence, else the nearest before it.
  private mutating func speaker(of index: Int) -> Int? {
    let mention = mentions[index]
    for other in index + 1..<min(mentions.count, index + 12) {
      let candidate = mentions[other]
      guard candidate.sentence - mention.sentence <= 1 else { break }
      if candidate.type == mention.type, candidate.level != .nominal || candidate.isDefinite,
        !isInQuotation(candidate.extent.start), !candidate.isPlural
      {
        return other
      }
    }
    for other in stride(from: index - 1, through: max(0, index - 12), by: -1) {
      let candidate = mentions[other]
      guard mention.sentence - candidate.sentence <= 2 else { break }
      if candidate.type == mention.type, !isInQuotation(candidate.extent.start),
        !candidate.isPlural
      {
        return other
      }
    }
    return nil
  }

  /// Whether an odd number of quotation marks stands before an offset in the 2,000 bytes of its line.
  func isInQuotation(_ offset: Int) -> Bool {
    var isInside = false
    var index = offset - 1
    let lowest = max(0, offset - 2_000)
    while index >= lowest, text.bytes[index] != 0x0A {
      let byte = text.bytes[index]
      if byte == UInt8(ascii: "\"") { isInside.toggle() }
      if byte == 0x9C, index >= 2, text.bytes[index - 1] == 0x80, text.bytes[index - 2] == 0xE2 {
        return true
      }
      if byte == 0x9D, index >= 2, text.bytes[index - 1] == 0x80, text.bytes[index - 2] == 0xE2 {
        return false
      }
      index -= 1
    }
    return isInside
  }
}
