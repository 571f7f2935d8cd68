import AssayModel

/// Words and names of several words with classes, from which features are made.
///
/// A class is no type: that a word is in a list says nothing but that, and training finds out what it
/// is worth.
struct Lexicon: Sendable {
  /// A name of several words found in a text.
  struct Match {
    let length: Int
    let classes: [Int32]
  }

  /// The names of the classes.
  private(set) var classes: [String] = []
  /// The words of each entry and its class, in the order in which they were added.
  private(set) var entries: [(words: [UInt64], class: Int32)] = []
  private var numbers: [String: Int32] = [:]
  private var words: [UInt64: [Int32]] = [:]
  private var children: [UInt64: Int32] = [:]
  private var phrases: [[Int32]] = [[]]

  init() {}

  /// Adds an entry in any case, split at blanks and as its tokens are.
  mutating func insert(_ phrase: String, class name: String) {
    let lowered = phrase.lowercased()
    let parts = lowered.split(separator: " ").map { FeatureHash.bytes($0.utf8) }
    insert(parts, class: number(of: name))
    let text = ArticleText(lowered)
    let tokens = TokenizedText(text).tokens.map { FeatureHash.bytes(text.bytes[$0.start..<$0.end]) }
    if tokens != parts { insert(tokens, class: number(of: name)) }
  }

  /// Adds an entry whose words are hashes of their lower case.
  mutating func insert(_ entry: [UInt64], class label: Int32) {
    guard let first = entry.first else { return }
    entries.append((entry, label))
    if entry.count == 1 {
      if words[first]?.contains(label) != true { words[first, default: []].append(label) }
      return
    }
    var node: Int32 = 0
    for word in entry {
      let edge = Self.edge(node, word)
      if let child = children[edge] {
        node = child
      } else {
        node = Int32(phrases.count)
        children[edge] = node
        phrases.append([])
      }
    }
    if !phrases[Int(node)].contains(label) { phrases[Int(node)].append(label) }
  }

  /// The number of a class, a new one where there is none of its name.
  mutating func number(of name: String) -> Int32 {
    if let number = numbers[name] { return number }
    let number = Int32(classes.count)
    numbers[name] = number
    classes.append(name)
    return number
  }

  /// Whether an entry of several words starts with this one.
  func startsPhrase(_ word: UInt64) -> Bool {
    children[Self.edge(0, word)] != nil
  }

  /// The features of a word that is an entry by itself.
  func wordFeatures(of word: UInt64, isCapitalised: Bool) -> [UInt32] {
    (words[word] ?? []).flatMap { label in
      let name = FeatureHash.bytes(classes[Int(label)].utf8)
      return [
        FeatureHash.feature(.wordClass, name),
        FeatureHash.feature(.wordClass, FeatureHash.pair(name, isCapitalised ? 1 : 2)),
      ]
    }
  }

  /// The names of the classes of a word that is an entry by itself, in their order.
  func classNames(of word: UInt64) -> [String] {
    (words[word] ?? []).map { classes[Int($0)] }
  }

  /// The first classes of a word, as a number; `nil` for one that is no entry.
  ///
  /// A word of the grammar is what its first class says; another is what its first two say.
  func part(of word: UInt64) -> UInt64? {
    guard let labels = words[word], let first = labels.first else { return nil }
    let second = labels.count > 1 ? UInt64(labels[1]) + 1 : 0
    return UInt64(first) << 32 | second << 16 | 0xFFFF
  }

  /// The longest entry of several words at some place; `nil` where there is none.
  func match(_ word: (Int) -> UInt64, count: Int) -> Match? {
    var node: Int32 = 0
    var best: Match?
    for index in 0..<count {
      guard let child = children[Self.edge(node, word(index))] else { break }
      node = child
      if !phrases[Int(node)].isEmpty {
        best = Match(length: index + 1, classes: phrases[Int(node)])
      }
    }
    return best
  }

  private static func edge(_ node: Int32, _ word: UInt64) -> UInt64 {
    FeatureHash.pair(UInt64(UInt32(bitPattern: node)) &+ 1, word)
  }

  /// Reads lines of name, TAB and class.
  ///
  /// - Throws: ``SettingError`` for a line without a class, or where the file cannot be loaded.
  mutating func read(_ file: String, in environment: ExtractorEnvironment) throws(SettingError) {
    let table = try Table(file, in: environment)
    for row in table.rows {
      guard row.columns.count >= 2, !row.columns[0].isEmpty, !row.columns[1].isEmpty else {
        throw table.error(
          row, "expected name, TAB, class, found \(counted(row.columns.count, "column"))")
      }
      insert(row.columns[0], class: row.columns[1])
    }
  }
}
