/// A word without the endings that inflect English verbs and nouns.
///
/// "walks", "walked" and "walking" are one, and so are "city" and "cities". What is left need not be a
/// word; words of other languages only lose what looks like such an ending.
enum WordStem {
  private static let endings = ["ing", "ed", "es", "s"].map { Array($0.utf8) }

  /// The stem of a word in lower case.
  static func bytes(of word: [UInt8]) -> [UInt8] {
    var stem = word[...]
    func ends(in ending: some Collection<UInt8>) -> Bool {
      stem.count >= ending.count + 2 && stem.suffix(ending.count).elementsEqual(ending)
    }
    if ends(in: "ies".utf8) || ends(in: "ied".utf8) {
      return stem.dropLast(3) + [UInt8(ascii: "y")]
    }
    if !ends(in: "ss".utf8), let ending = endings.first(where: { ends(in: $0) }) {
      stem = stem.dropLast(ending.count)
    }
    if ends(in: "e".utf8) { stem = stem.dropLast() }
    // "stopped" and "stopping" doubled a letter.
    if stem.count > 3, stem.last == stem.dropLast().last { stem = stem.dropLast() }
    return Array(stem)
  }
}
