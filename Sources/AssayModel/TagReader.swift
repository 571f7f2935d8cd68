/// The boundary between any two tags of an alphabet, by their numbers.
struct TagBoundaries {
  /// Up to how many tags the boundaries are worked out beforehand.
  private static let tableLimit = 128

  /// The number of what stands between two sentences.
  let sentenceBreak: Int
  /// The number of what stands before the first sentence.
  let beginning: Int
  private let tags: [TagAlphabet.Tag]
  private let rules: TagRules
  /// For each two tags, or empty where there are too many.
  private let table: [TagBoundary]

  init(_ alphabet: TagAlphabet, rules: TagRules) {
    sentenceBreak = alphabet.tags.count
    beginning = sentenceBreak + 1
    let tags = alphabet.tags + [alphabet.sentenceBreak, alphabet.beginning]
    self.tags = tags
    self.rules = rules
    table =
      tags.count > Self.tableLimit
      ? [] : tags.flatMap { previous in tags.map { rules.boundary(previous, $0) } }
  }

  @inline(__always)
  subscript(previous: Int, next: Int) -> TagBoundary {
    if table.isEmpty { return rules.boundary(tags[previous], tags[next]) }
    return table[previous &* tags.count &+ next]
  }
}

/// Walks over tags by number.
struct TagReader {
  private let tags: [Int32]
  private let alphabet: TagAlphabet
  private let boundaries: TagBoundaries

  init(_ tags: [Int32], alphabet: TagAlphabet, boundaries: TagBoundaries) {
    self.tags = tags
    self.alphabet = alphabet
    self.boundaries = boundaries
  }

  /// From each start to the first boundary of any sort.
  func runsToNextBoundary(_ sentences: [Range<Int>]) -> [TypedRun] {
    var runs: [TypedRun] = []
    // About one token in eight begins a chunk in most corpora.
    runs.reserveCapacity(tags.count / 8)
    let tags = tags.span
    for sentence in sentences {
      let sentence = sentence.clamped(to: tags.indices)
      var previous = boundaries.sentenceBreak
      var start: Int?
      for token in sentence {
        let tag = Int(tags[token])
        let boundary = boundaries[previous, tag]
        previous = tag
        if boundary.rawValue == 0 { continue }
        if let first = start { runs.append(run(first..<token, typedAt: first)) }
        start = boundary.contains(.starts) ? token : nil
      }
      if let first = start { runs.append(run(first..<sentence.upperBound, typedAt: first)) }
    }
    return runs
  }

  /// At each end, from the last start; tags that spell an end without a start give overlapping runs.
  func runsSinceLastStart(_ sentences: [Range<Int>]) -> [TypedRun] {
    var runs: [TypedRun] = []
    var previous = boundaries.beginning
    var start = 0
    let tags = tags.span
    for sentence in sentences {
      let sentence = sentence.clamped(to: tags.indices)
      for token in sentence {
        let tag = Int(tags[token])
        let boundary = boundaries[previous, tag]
        if boundary.contains(.ends) { runs.append(run(start..<token, of: previous)) }
        if boundary.contains(.starts) { start = token }
        previous = tag
      }
      if boundaries[previous, boundaries.sentenceBreak].contains(.ends) {
        runs.append(run(start..<sentence.upperBound, of: previous))
      }
      previous = boundaries.sentenceBreak
    }
    return runs
  }

  /// From each start as far as tags continue it, if an end follows.
  func wholeRuns(_ sentences: [Range<Int>]) -> [TypedRun] {
    var runs: [TypedRun] = []
    for sentence in sentences {
      let sentence = sentence.clamped(to: tags.indices)
      var previous = boundaries.sentenceBreak
      var token = sentence.lowerBound
      while token < sentence.upperBound {
        let start = token
        var last = Int(tags[token])
        let isStart = boundaries[previous, last].contains(.starts)
        token += 1
        previous = last
        guard isStart else { continue }
        var next = tag(at: token, in: sentence)
        while boundaries[last, next].contains(.continues) {
          last = next
          token += 1
          next = tag(at: token, in: sentence)
        }
        if boundaries[last, next].contains(.ends) { runs.append(run(start..<token, of: last)) }
        previous = last
      }
    }
    return runs
  }

  private func tag(at token: Int, in sentence: Range<Int>) -> Int {
    token < sentence.upperBound ? Int(tags[token]) : boundaries.sentenceBreak
  }

  private func run(_ tokens: Range<Int>, typedAt token: Int) -> TypedRun {
    TypedRun(type: alphabet.tags[Int(tags[token])].type, tokens: tokens)
  }

  private func run(_ tokens: Range<Int>, of tag: Int) -> TypedRun {
    let type = tag < alphabet.tags.count ? alphabet.tags[tag].type : alphabet.sentenceBreak.type
    return TypedRun(type: type, tokens: tokens)
  }

  // MARK: - Regular spelling

  /// How many runs are spelled otherwise than IOB2 or IOBES would spell them.
  ///
  /// - Parameter used: The tags that occur.
  func irregular(_ runs: [TypedRun], used: [Int]) -> Int {
    if runs.isEmpty { return 0 }
    let marksEnds = used.contains { [.end, .single].contains(alphabet.tags[$0].kind) }
    return runs.count { !isRegular($0.tokens, marksEnds: marksEnds) }
  }

  private func isRegular(_ tokens: Range<Int>, marksEnds: Bool) -> Bool {
    let first = kind(at: tokens.lowerBound)
    if marksEnds {
      if tokens.count == 1 { return first == .single }
      return first == .begin && kind(at: tokens.upperBound - 1) == .end
        && isInside(tokens.dropFirst().dropLast())
    }
    return first == .begin && isInside(tokens.dropFirst())
  }

  private func isInside(_ tokens: Range<Int>) -> Bool {
    for token in tokens {
      if kind(at: token) != .inside { return false }
    }
    return true
  }

  private func kind(at token: Int) -> TagAlphabet.Kind { alphabet.tags[Int(tags[token])].kind }
}
