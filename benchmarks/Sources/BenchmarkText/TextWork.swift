public import AssayExtraction
public import AssayModel

/// A piece of work on all articles that can be done again and again.
public struct TextWork {
  private let data: TextData
  private var tokenized = TokenizedText()
  private var search = PhraseSearch()

  /// Work on some data.
  public init(_ data: TextData) {
    self.data = data
  }

  /// Finds tokens and sentences; gives their numbers and that of the bytes in tokens.
  public mutating func tokenize() -> (tokens: Int, sentences: Int) {
    var count = (tokens: 0, sentences: 0)
    for article in data.articles {
      tokenized.tokenize(article)
      count.tokens += tokenized.tokens.count
      count.sentences += tokenized.sentences.count
    }
    return count
  }

  /// The bytes that all tokens have.
  public mutating func tokenBytes() -> Int {
    var bytes = 0
    for article in data.articles {
      tokenized.tokenize(article)
      bytes += tokenized.tokens.reduce(0) { $0 + $1.count }
    }
    return bytes
  }

  /// An index of the first names.
  public func index(of count: Int) -> PhraseIndex {
    var index = PhraseIndex(capacity: count)
    for (number, name) in data.names.prefix(count).enumerated() {
      index.insert(name, value: Int32(number))
    }
    return index
  }

  /// Finds names; gives the number of matches.
  public mutating func find(_ index: PhraseIndex) -> Int {
    var count = 0
    for article in data.articles {
      search.find(index, in: article)
      count += search.matches.count
    }
    return count
  }

  /// The matches in the articles of the first bytes, as offsets into all of them.
  public mutating func matches(_ index: PhraseIndex, inFirst limit: Int) -> [(Int, Int)] {
    var found: [(Int, Int)] = []
    var base = 0
    for article in data.articles where base + article.count <= limit {
      search.find(index, in: article)
      found += search.matches.map { (base + $0.start, base + $0.end) }
      base += article.count
    }
    return found
  }
}
