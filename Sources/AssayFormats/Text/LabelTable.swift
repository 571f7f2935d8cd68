/// Numbers and strings for short byte sequences that come again and again: types, roles, tags.
///
/// Each string is made once.
package struct LabelTable {
  /// The strings, in order of first appearance.
  package private(set) var labels: [String] = []
  private var words = ByteTable<Void>()

  package init() {}

  /// The string of a range of bytes.
  ///
  /// Starts anew when 4,096 are known, so that ever new labels do not fill the memory.
  /// - Complexity: O(n) in the number of bytes.
  mutating func label(_ range: Range<Int>, in bytes: [UInt8]) -> String {
    if labels.count == 4096 { _ = takeLabels() }
    return labels[number(range, in: bytes)]
  }

  /// The number of the string of a range of bytes, counted from zero by first appearance.
  ///
  /// - Complexity: O(n) in the number of bytes.
  package mutating func number(_ range: Range<Int>, in bytes: [UInt8]) -> Int {
    number(of: bytes.span.extracting(range))
  }

  /// The number of the string of some bytes.
  @inline(__always)
  mutating func number(of word: Span<UInt8>) -> Int {
    let number = words.enter(word, ())
    if number == labels.count { labels.append(words.string(words.word(number))) }
    return number
  }

  /// The number of a string; `nil` where it was never met.
  func find(_ bytes: [UInt8]) -> Int? { words.number(of: bytes.span) }

  /// Forgets all strings and gives them away.
  mutating func takeLabels() -> [String] {
    let taken = labels
    labels = []
    words.removeAll()
    return taken
  }
}
