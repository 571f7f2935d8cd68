import AssayModel

/// What a word is by itself: the features that depend on its bytes alone.
struct WordTraits: Sendable {
  /// The word in lower case with each digit as 0, as a number.
  var lower: UInt64
  /// The word in lower case as it is looked up in lists.
  var plain: UInt64
  /// Its collapsed shape, as a number.
  var shape: UInt64
  /// Its coarse part of speech, as far as lists and its ending tell, as a number.
  var part: UInt64
  /// Its features, those that are seen from furthest away first.
  var features: [UInt32]
  /// How many of the features are seen from two places away.
  var farCount: Int
  /// How many are seen from one place away.
  var nearCount: Int
  /// Whether it starts with a capital.
  var isCapitalised: Bool
  /// Whether a name of several words in the lexicon starts with it.
  var startsPhrase = false
  /// What it is in a verb group, as far as lists and its ending tell.
  var verb = VerbSign.none
  /// The word without inflection, as a number.
  var stem: UInt64 = 0
  /// Which weights of label after label hold for it.
  var transition: UInt8 = 0

  /// How many of the features are seen from some places away.
  @inline(__always)
  func count(at place: Int) -> Int {
    switch place {
    case 0: features.count
    case -1, 1: nearCount
    default: farCount
    }
  }
}

/// The coarse sort of a word, as its bytes show it.
enum WordKind: UInt64 {
  case lower, capitalised, capitals, mixed, initial, number, year, numberAndMore, letterAndDigit
  case punctuation, handle, hashtag, link, other
}

extension WordTraits {
  /// Words that stand before the first token of a sentence (-1, -2) and behind the last (1, 2).
  static func edge(_ place: Int) -> WordTraits {
    let name = FeatureHash.mixed(UInt64(bitPattern: Int64(place < 0 ? -7_777 : 7_777)))
    let feature = FeatureHash.feature(.lower, name)
    return WordTraits(
      lower: name, plain: name, shape: name, part: name, features: [feature], farCount: 1,
      nearCount: 1,
      isCapitalised: false)
  }

  /// The traits of a word.
  ///
  /// - Parameters:
  ///   - bytes: Its bytes, at least one.
  ///   - resources: The lists and clusters that its features may come from.
  init(_ bytes: ArraySlice<UInt8>, resources: LearningResources) {
    let scalars = Self.scalars(of: bytes)
    let lowered =
      bytes.contains { $0 >= 0x80 }
      ? Array(String(decoding: bytes, as: UTF8.self).lowercased().utf8)
      : bytes.map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }
    let letters = scalars.map(Self.letter)
    let kind = Self.kind(scalars, letters)
    let collapsed = letters.indices.filter { $0 == 0 || letters[$0] != letters[$0 - 1] }
    plain = FeatureHash.bytes(lowered)
    startsPhrase = resources.lexicon.startsPhrase(plain)
    transition = Connectors.number(of: lowered, kind)
    lower = Self.lower(lowered, kind)
    shape = FeatureHash.bytes(collapsed.map { letters[$0] })
    isCapitalised = letters.first == UInt8(ascii: "X")
    part = resources.lexicon.part(of: plain) ?? Self.part(lowered, kind)
    stem = FeatureHash.bytes(WordStem.bytes(of: lowered))
    verb = VerbSign(lowered, kind, classes: resources.lexicon.classNames(of: plain))
    features = [
      FeatureHash.feature(.lower, lower), FeatureHash.feature(.shape, shape),
      FeatureHash.feature(.part, part),
    ]
    features += resources.clusterFeatures(of: plain, far: true)
    farCount = features.count
    features.append(FeatureHash.feature(.kind, kind.rawValue))
    let word = Self.scalars(of: lowered[...])
    features += Self.affixes(word, [2, 3], .suffix)
    features += Self.affixes(word, [3], .prefix)
    features += resources.clusterFeatures(of: plain, far: false)
    features += resources.lexicon.wordFeatures(of: plain, isCapitalised: isCapitalised)
    nearCount = features.count
    features += Self.affixes(word, [1, 4], .suffix)
    features += Self.affixes(word, [1, 2, 4], .prefix)
    features.append(FeatureHash.feature(.word, FeatureHash.bytes(bytes)))
    features.append(FeatureHash.feature(.stem, stem))
    features.append(FeatureHash.feature(.longShape, FeatureHash.bytes(letters.prefix(16))))
    features.append(FeatureHash.feature(.length, UInt64(min(scalars.count, 12))))
    features.append(FeatureHash.feature(.bias, 0))
  }

  private static func scalars(of bytes: ArraySlice<UInt8>) -> [Unicode.Scalar] {
    guard bytes.contains(where: { $0 >= 0x80 }) else { return bytes.map { Unicode.Scalar($0) } }
    return Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)
  }

  /// A word in lower case; digits, handles, hashtags and links are not told apart.
  private static func lower(_ lowered: [UInt8], _ kind: WordKind) -> UInt64 {
    switch kind {
    case .handle: FeatureHash.bytes([UInt8(ascii: "@")])
    case .link: FeatureHash.bytes([UInt8(ascii: "/")])
    default: FeatureHash.bytes(lowered.map { $0 &- 0x30 < 10 ? UInt8(ascii: "0") : $0 })
    }
  }

  /// The part of speech that the end of a word speaks for.
  private static func part(_ lowered: [UInt8], _ kind: WordKind) -> UInt64 {
    guard kind == .lower else { return 0x100 + kind.rawValue }
    let index = endings.firstIndex {
      lowered.count > $0.count + 1 && lowered.suffix($0.count) == $0[...]
    }
    return 0x200 + UInt64(index ?? endings.count)
  }

  private static let endings = [
    "ing", "ed", "ly", "tion", "sion", "ment", "ness", "ity", "ism", "ist", "ists", "ance", "ence",
    "ship",
    "able", "ible", "ous", "ful", "less", "ive", "al", "ic", "est", "er", "ers", "or", "ies", "es",
    "s",
  ].map { Array($0.utf8) }

  /// The starts or ends of a word that are shorter than the word.
  private static func affixes(
    _ word: [Unicode.Scalar], _ lengths: [Int], _ template: FeatureTemplate
  ) -> [UInt32] {
    lengths.filter { $0 < word.count }.map { length in
      let part = template == .prefix ? word.prefix(length) : word.suffix(length)
      let value = part.reduce(UInt64(length)) { FeatureHash.pair($0, UInt64($1.value)) }
      return FeatureHash.feature(template, value)
    }
  }

  /// A character as a letter of a shape.
  private static func letter(_ scalar: Unicode.Scalar) -> UInt8 {
    switch scalar {
    case "A"..."Z": UInt8(ascii: "X")
    case "a"..."z": UInt8(ascii: "x")
    case "0"..."9": UInt8(ascii: "0")
    default:
      if scalar.isASCII {
        UInt8(truncatingIfNeeded: scalar.value)
      } else if scalar.properties.isUppercase {
        UInt8(ascii: "X")
      } else if scalar.properties.isAlphabetic {
        UInt8(ascii: "x")
      } else {
        UInt8(ascii: "~")
      }
    }
  }

  private static func kind(_ scalars: [Unicode.Scalar], _ letters: [UInt8]) -> WordKind {
    guard let first = scalars.first else { return .other }
    if scalars.count > 1 {
      if first == "@" { return .handle }
      if first == "#" { return .hashtag }
      if scalars.starts(with: "http".unicodeScalars) || scalars.starts(with: "www.".unicodeScalars)
      {
        return .link
      }
    }
    let capitals = letters.count { $0 == UInt8(ascii: "X") }
    let smalls = letters.count { $0 == UInt8(ascii: "x") }
    let digits = letters.count { $0 == UInt8(ascii: "0") }
    if digits == letters.count { return digits == 4 ? .year : .number }
    if digits > 0 { return capitals + smalls > 0 ? .letterAndDigit : .numberAndMore }
    if capitals + smalls == 0 { return .punctuation }
    if capitals == 0 { return .lower }
    if smalls == 0 { return capitals == 1 ? .initial : .capitals }
    return letters.first == UInt8(ascii: "X") && capitals == 1 ? .capitalised : .mixed
  }
}

/// Words between which mentions go on or end in ways of their own, and the sorts of all others.
enum Connectors {
  private static let words = [
    "of", "the", "and", "for", "in", "on", "to", "'s", ",", ".", "-", "(", ")", "\"", "&", "/", "a",
    "de",
    "al", "von",
  ]
  private static let hashes = words.map { FeatureHash.bytes($0.utf8) }
  private static let kinds = 6

  /// The number of transition classes.
  static var count: Int { kinds + words.count }

  static func number(of lowered: [UInt8], _ kind: WordKind) -> UInt8 {
    let hash = FeatureHash.bytes(lowered)
    if let index = hashes.firstIndex(of: hash) { return UInt8(kinds + index) }
    switch kind {
    case .lower: return 0
    case .capitalised: return 1
    case .capitals, .initial: return 2
    case .number, .year, .numberAndMore, .letterAndDigit: return 3
    case .punctuation: return 4
    case .mixed, .handle, .hashtag, .link, .other: return 5
    }
  }
}
