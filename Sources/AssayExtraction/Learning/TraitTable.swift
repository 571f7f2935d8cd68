import AssayModel

/// The words of a text as numbers, with the traits of each computed once.
///
/// Words are told apart by a hash of 64 bits over their bytes.
struct TraitTable: Sendable {
  /// The number of the edge before a sentence.
  static let before: Int32 = 0
  /// The number of the edge behind a sentence.
  static let behind: Int32 = 1

  /// The traits of each word.
  private(set) var traits: [WordTraits]
  /// Of each word what its traits call `lower`.
  private(set) var lowers: [UInt64]
  /// Of each word what its traits call `shape`.
  private(set) var shapes: [UInt64]
  /// Of each word what its traits call `part`.
  private(set) var parts: [UInt64]
  /// Of each word that marks where a clause ends or another starts what its traits call `lower`; 0 of others.
  private(set) var clauseMarks: [UInt64]
  /// Of each word its transition class.
  private(set) var transitions: [UInt8]
  private var keys: [UInt64]
  private var numbers: [Int32]
  private let resources: LearningResources

  init(_ resources: LearningResources) {
    self.resources = resources
    traits = [.edge(-1), .edge(1)]
    lowers = traits.map(\.lower)
    shapes = traits.map(\.shape)
    parts = traits.map(\.part)
    clauseMarks = traits.map(Self.clauseMark)
    transitions = traits.map(\.transition)
    keys = [UInt64](repeating: 0, count: 1 << 10)
    numbers = [Int32](repeating: -1, count: 1 << 10)
  }

  private static let marks = Set(
    [",", ";", ":", "\"", "that", "and", "but", "who", "which"].map {
      FeatureHash.bytes($0.utf8)
    })

  private static func clauseMark(_ word: WordTraits) -> UInt64 {
    marks.contains(word.lower) ? word.lower : 0
  }

  /// The number of words, the two edges included.
  var count: Int { traits.count }

  /// The number of the word in some bytes of a text, which must not be empty.
  @inline(__always)
  mutating func number(_ bytes: borrowing Span<UInt8>, _ range: Range<Int>) -> Int32 {
    let key = FeatureHash.word(bytes, range)
    let mask = keys.count &- 1
    var place = Int(truncatingIfNeeded: key) & mask
    while numbers[place] >= 0 {
      if keys[place] == key { return numbers[place] }
      place = (place &+ 1) & mask
    }
    return insert(key, bytes, range)
  }

  @inline(never)
  private mutating func insert(
    _ key: UInt64, _ bytes: borrowing Span<UInt8>, _ range: Range<Int>
  ) -> Int32 {
    if 2 * traits.count > keys.count { grow() }
    let number = Int32(traits.count)
    let word = range.map { bytes[$0] }
    let new = WordTraits(word[...], resources: resources)
    traits.append(new)
    lowers.append(new.lower)
    shapes.append(new.shape)
    parts.append(new.part)
    clauseMarks.append(Self.clauseMark(new))
    transitions.append(new.transition)
    place(key, number)
    return number
  }

  private mutating func place(_ key: UInt64, _ number: Int32) {
    let mask = keys.count - 1
    var place = Int(truncatingIfNeeded: key) & mask
    while numbers[place] >= 0 { place = (place + 1) & mask }
    keys[place] = key
    numbers[place] = number
  }

  private mutating func grow() {
    let old = zip(keys, numbers).filter { $0.1 >= 0 }
    keys = [UInt64](repeating: 0, count: 4 * keys.count)
    numbers = [Int32](repeating: -1, count: keys.count)
    for (key, number) in old { place(key, number) }
  }
}
