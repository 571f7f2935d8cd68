/// A document's entities in the key and in the response, ready to be compared.
///
/// Mentions are numbers, the same on both sides; none stands twice on a side, no entity is empty,
/// and singletons are as the options say.
struct CoreferencePair<Mention: Hashable & Sendable> {
  let id: String
  let key: [[Int]]
  let response: [[Int]]
  /// The mention of each number.
  let mentions: [Mention]
  /// What was left out.
  let repeats: [CoreferenceRepeat<Mention>]

  /// The pairs of all documents that are scored, by identifier.
  static func all(
    key: [CoreferenceDocument<Mention>], response: [CoreferenceDocument<Mention>],
    options: CoreferenceOptions
  ) throws(CoreferenceRefusal) -> [CoreferencePair] {
    let keys = try indexed(key, .key), responses = try indexed(response, .response)
    let ids =
      options.extraDocuments == .count ? Set(keys.keys).union(responses.keys) : Set(keys.keys)
    var pairs: [CoreferencePair] = []
    for id in ids.sorted() {
      try pairs.append(
        CoreferencePair(id: id, key: keys[id], response: responses[id], options: options))
    }
    return pairs
  }

  private init(
    id: String, key: CoreferenceDocument<Mention>?, response: CoreferenceDocument<Mention>?,
    options: CoreferenceOptions
  ) throws(CoreferenceRefusal) {
    self.init(
      id: id, key: key?.clusters ?? [], response: response?.clusters ?? [],
      singletons: options.singletons)
    if options.repeatedKeyMentions == .refuse,
      let split = repeats.first(where: { $0.side == .key && $0.kept != $0.dropped })
    {
      let entities = "\(split.kept) and \(split.dropped)"
      throw CoreferenceRefusal(
        id, "mention \(split.mention) stands in entities \(entities) of the key")
    }
  }

  /// A pair in which a mention of two entities stays in the first of them.
  init(
    id: String, key: [[Mention]], response: [[Mention]],
    singletons: CoreferenceOptions.Singletons = .keep
  ) {
    var numbers = MentionNumbers<Mention>()
    let keySide = UniqueMentions(key, numberedBy: &numbers)
    let responseSide = UniqueMentions(response, numberedBy: &numbers)
    func repeats(_ side: CoreferenceSide, _ found: UniqueMentions) -> [CoreferenceRepeat<Mention>] {
      found.repeats.map {
        CoreferenceRepeat(
          document: id, side: side, mention: numbers.mentions[$0.mention], kept: $0.kept,
          dropped: $0.dropped)
      }
    }
    let least = singletons == .keep ? 1 : 2
    self.id = id
    self.key = keySide.clusters.filter { $0.count >= least }
    self.response = responseSide.clusters.filter { $0.count >= least }
    self.repeats = repeats(.key, keySide) + repeats(.response, responseSide)
    mentions = numbers.mentions
  }
}

/// Mentions numbered in order of first appearance.
private struct MentionNumbers<Mention: Hashable> {
  private(set) var mentions: [Mention] = []
  private var numbers: [Mention: Int] = [:]

  mutating func number(_ mention: Mention) -> Int {
    if let number = numbers[mention] { return number }
    let number = mentions.count
    numbers[mention] = number
    mentions.append(mention)
    return number
  }
}

/// Clusters in which every mention stands once: where it came first.
private struct UniqueMentions {
  private(set) var clusters: [[Int]] = []
  private(set) var repeats: [(mention: Int, kept: Int, dropped: Int)] = []

  init<Mention>(_ given: [[Mention]], numberedBy numbers: inout MentionNumbers<Mention>) {
    var home: [Int: Int] = [:]
    for (index, cluster) in given.enumerated() {
      var kept: [Int] = []
      for mention in cluster {
        let number = numbers.number(mention)
        if let first = home[number] {
          repeats.append((mention: number, kept: first, dropped: index))
        } else {
          home[number] = index
          kept.append(number)
        }
      }
      clusters.append(kept)
    }
  }
}

/// The documents of a side by identifier.
private func indexed<Mention>(
  _ documents: [CoreferenceDocument<Mention>], _ side: CoreferenceSide
) throws(CoreferenceRefusal) -> [String: CoreferenceDocument<Mention>] {
  var index: [String: CoreferenceDocument<Mention>] = [:]
  for document in documents {
    guard index.updateValue(document, forKey: document.id) == nil else {
      throw CoreferenceRefusal(document.id, "the \(side) has two documents of this identifier")
    }
  }
  return index
}
