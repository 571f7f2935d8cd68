import AssayModel

extension CoreferenceSieve {
  /// A full name of a person says which first name its group has.
  mutating func noteFirstNames() {
    for (index, mention) in mentions.enumerated()
    where mention.level == .name && isPerson(mention) && mention.core.count > 1 {
      clusters.setFirstName(folded.words[mention.core.lowerBound].hash, of: index)
    }
  }

  /// The same name, but for case, hyphens, articles and titles.
  mutating func joinEqualNames() {
    var known: [UInt64: Int] = [:]
    for (index, mention) in mentions.enumerated() where mention.level == .name {
      let key = nameKey(mention)
      if let earlier = known[key] { join(earlier, index) }
      known[key] = index
    }
  }

  /// The same identifier in one knowledge base.
  mutating func joinLinks() {
    var known: [String: Int] = [:]
    for (index, mention) in mentions.enumerated() {
      for link in links[index] {
        let key = "\(mention.type)\u{1}\(link.base)\u{1}\(link.identifier)"
        if let earlier = known[key] { join(earlier, index) }
        known[key] = index
      }
    }
  }

  // MARK: - Acronyms

  /// `Syrian Democratic Forces (SDF)`, and the initials of a name told elsewhere.
  mutating func joinAcronyms() {
    var initials: [UInt64: Int] = [:]
    var acronyms: [UInt64: Int] = [:]
    for (index, mention) in mentions.enumerated() where mention.level == .name {
      if index > 0, isDefinition(mentions[index - 1], mention) { join(index - 1, index) }
      guard !isPerson(mention) else { continue }
      if mention.words.count == 1, folded.words[mention.words.lowerBound].isAllCapitals {
        let key = key(folded.words[mention.words.lowerBound].hash, mention.type)
        if let earlier = initials[key] { join(earlier, index) }
        acronyms[key] = index
      } else if mention.words.count > 1 {
        for hash in initialHashes(mention) {
          let key = key(hash, mention.type)
          if let earlier = acronyms[key] { join(earlier, index) }
          initials[key] = index
        }
      }
    }
  }

  /// Whether the second mention stands in brackets right behind the first, and is its short form.
  private func isDefinition(_ first: CoreferenceMention, _ second: CoreferenceMention) -> Bool {
    guard first.type == second.type, first.level == .name, second.words.count == 1,
      second.extent.start >= 2, second.extent.end < text.count,
      text.bytes[second.extent.start - 1] == UInt8(ascii: "("),
      text.bytes[second.extent.end] == UInt8(ascii: ")")
    else { return false }
    let gap = second.extent.start - first.extent.end
    return gap == 2 && folded.words[second.words.lowerBound].isAllCapitals
  }

  /// The initials of a name, with and without its small words, as words would be hashed.
  private func initialHashes(_ mention: CoreferenceMention) -> [UInt64] {
    var all = "", capitals = ""
    for index in mention.words {
      let letter = Character(Unicode.Scalar(folded.words[index].initial))
      all.append(letter)
      if !CoreferenceWords.joints.contains(folded.words[index].hash) { capitals.append(letter) }
    }
    return all == capitals
      ? [FoldedWords.hash(all)] : [FoldedWords.hash(all), FoldedWords.hash(capitals)]
  }

  // MARK: - Parts of names

  /// A person's last name, alone or behind a title, or first and last name without what is between;
  /// never a first name alone.
  mutating func joinPersonNames() {
    var byLastName: [UInt64: [Int]] = [:]
    for (index, mention) in mentions.enumerated()
    where mention.level == .name && isPerson(mention) && !mention.core.isEmpty {
      let last = key(folded.words[mention.core.upperBound - 1].hash, mention.type)
      // The last 16, so that a name told a thousand times costs no more.
      let candidates = Array(byLastName[last, default: []].suffix(16))
      for earlier in candidates.reversed()
      where isSameName(mentions[earlier].core, mention.core) {
        if join(earlier, index) { break }
      }
      byLastName[last, default: []].append(index)
    }
  }

  private func isSameName(_ a: Range<Int>, _ b: Range<Int>) -> Bool {
    let shorter = hashes(a.count <= b.count ? a : b)
    let longer = hashes(a.count <= b.count ? b : a)
    if longer.suffix(shorter.count).elementsEqual(shorter) { return true }
    return shorter.count > 1 && shorter.first == longer.first && shorter.last == longer.last
  }

  /// A part of a longer name that stands for it: its beginning, its end, or its head.
  ///
  /// A name that is part of two different longer ones is joined with neither.
  mutating func joinShortNames() {
    var byWord: [UInt64: [Int]] = [:]
    let names = mentions.indices.filter { mentions[$0].level == .name && !isPerson(mentions[$0]) }
    for index in names where mentions[index].words.count > 1 {
      let mention = mentions[index]
      var ends = [mention.words.lowerBound, mention.words.upperBound - 1]
      if let head = mention.head { ends.append(head) }
      for word in Set(ends) {
        byWord[key(folded.words[word].hash, mention.type), default: []].append(index)
      }
    }
    for index in names {
      let mention = mentions[index]
      let first = folded.words[mention.words.lowerBound].hash
      var candidates: [Int] = []
      for other in byWord[key(first, mention.type), default: []].prefix(32)
      where mentions[other].words.count > mention.words.count
        && isPart(mention, of: mentions[other]) && !isNested(mention, mentions[other])
        && clusters.agree(other, index)
      {
        let root = clusters.root(other)
        if !candidates.contains(root) { candidates.append(root) }
      }
      if candidates.count == 1 { join(candidates[0], index) }
    }
  }

  private func isPart(_ short: CoreferenceMention, of long: CoreferenceMention) -> Bool {
    let part = hashes(short.words), whole = hashes(long.words)
    if short.kind == nil && isPlace(short.type) {
      // "Northern Syria" is not Syria, and a province is not its town.
      return whole.starts(with: part)
        && whole.dropFirst(part.count).allSatisfy { CoreferenceWords.settlements.contains($0) }
    }
    if whole.starts(with: part) || whole.suffix(part.count).elementsEqual(part) { return true }
    guard let head = long.head else { return false }
    return whole.prefix(head - long.words.lowerBound + 1).suffix(part.count).elementsEqual(part)
  }

  private func isPlace(_ type: String) -> Bool { CoreferenceWords.placeTypes.contains(type) }
}
