import AssayXML

/// How often words came.
///
/// Counts where a dictionary would make a hash of each word by a slower rule, and a copy of it.
struct Tally: Sendable {
  private var counts = ByteTable<Int>()

  /// Counts a word once more.
  mutating func count(_ word: String) {
    counts[number: counts.enter(word.utf8.span, 0)] += 1
  }

  /// The words with their counts.
  var table: [String: Int] {
    Dictionary(
      uniqueKeysWithValues: (0..<counts.count).map {
        (counts.string(counts.word($0)), counts[number: $0])
      })
  }
}

/// How often words came, each with another.
struct PairTally: Sendable {
  private var places = ByteTable<Void>()
  private var tallies: [Tally] = []

  /// Counts a pair once more.
  mutating func count(_ first: String, _ second: String) {
    let place = places.enter(first.utf8.span, ())
    if place == tallies.count { tallies.append(Tally()) }
    tallies[place].count(second)
  }

  /// The counts of the second words, by the first.
  var table: [String: [String: Int]] {
    Dictionary(
      uniqueKeysWithValues: tallies.enumerated().map {
        (places.string(places.word($0)), $1.table)
      })
  }
}
