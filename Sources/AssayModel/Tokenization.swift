/// The tokens and sentences that a source fixes.
public struct Tokenization: Sendable {
  private enum Places {
    case fragments([Fragment])
    /// Where each token ends, the next beginning one byte further.
    case ends([Int])
  }

  private let places: Places
  /// For each sentence the index of its first token, ascending; the first is 0 where there are any.
  public let sentenceStarts: [Int]

  /// Makes a tokenization; `sentenceStarts` must ascend and lie within `tokens`.
  public init(tokens: [Fragment], sentenceStarts: [Int]) {
    self.init(.fragments(tokens), count: tokens.count, sentenceStarts)
  }

  /// Makes a tokenization of a text that is tokens with one byte between any two, and nothing else.
  ///
  /// `ends` must ascend, and `sentenceStarts` must ascend and lie within it.
  package init(joinedTokensEndingAt ends: [Int], sentenceStarts: [Int]) {
    self.init(.ends(ends), count: ends.count, sentenceStarts)
  }

  private init(_ places: Places, count: Int, _ sentenceStarts: [Int]) {
    precondition(zip(sentenceStarts, sentenceStarts.dropFirst()).allSatisfy { $0 < $1 })
    precondition(sentenceStarts.first ?? 0 >= 0 && sentenceStarts.last ?? -1 < count)
    self.places = places
    self.sentenceStarts = sentenceStarts
  }

  /// The number of tokens.
  public var count: Int {
    switch places {
    case .fragments(let fragments): fragments.count
    case .ends(let ends): ends.count
    }
  }

  /// A token; it may be empty.
  public subscript(token: Int) -> Fragment {
    switch places {
    case .fragments(let fragments): fragments[token]
    case .ends(let ends): Fragment(token == 0 ? 0 : ends[token - 1] + 1, ends[token])
    }
  }

  /// From the start of the first to the end of the last of some tokens, which must not be none.
  package func fragment(of tokens: Range<Int>) -> Fragment {
    switch places {
    case .fragments(let fragments):
      return Fragment(fragments[tokens.lowerBound].start, fragments[tokens.upperBound - 1].end)
    case .ends(let ends):
      let first = tokens.lowerBound
      return Fragment(first == 0 ? 0 : ends[first - 1] + 1, ends[tokens.upperBound - 1])
    }
  }

  /// The tokens, in text order; a token may be empty.
  ///
  /// - Complexity: O(n) where the source joined them.
  public var tokens: [Fragment] {
    switch places {
    case .fragments(let fragments): fragments
    case .ends(let ends): ends.indices.map { self[$0] }
    }
  }

  /// The token indexes of each sentence, in order.
  public var sentences: [Range<Int>] {
    sentenceStarts.indices.map { index in
      let next = index + 1
      return sentenceStarts[index]..<(next < sentenceStarts.count ? sentenceStarts[next] : count)
    }
  }
}

extension Tokenization: Hashable {
  /// Whether both have the same tokens and sentences.
  public static func == (a: Tokenization, b: Tokenization) -> Bool {
    a.sentenceStarts == b.sentenceStarts && a.count == b.count
      && (0..<a.count).allSatisfy { a[$0] == b[$0] }
  }

  /// Feeds tokens and sentences to a hasher.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(sentenceStarts)
    hasher.combine(tokens)
  }
}
