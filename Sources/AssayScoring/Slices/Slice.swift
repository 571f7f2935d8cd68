public import AssayModel

/// A way to part articles or annotations, so that each part has scores of its own.
public enum Slice: Hashable, Sendable {
  /// Articles by a value of their metadata.
  case metadata(String)
  /// Articles by their number of words; the bounds are the least numbers of the second part and on.
  case articleLength([Int])
  /// Annotations by the number of their words; the bounds likewise.
  case length([Int])
  /// Annotations by whether they stand in another one, hold one, cross one, or none of these.
  case nesting
  /// Annotations by the value of an attribute; a predicted one without it has that of its partner.
  case attribute(String)
  /// Annotations by whether their words were annotated in other articles, such as training data.
  case seen(SeenForms)
  /// Arguments by their role.
  case role

  /// The bounds of ``length(_:)`` where none are given: one, two, three to four, five and more.
  public static let usualLengths = [2, 3, 5]
  /// The bounds of ``articleLength(_:)`` where none are given.
  public static let usualArticleLengths = [200, 400, 800]

  /// The name, for example `meta.collection`.
  public var name: String {
    switch self {
    case .metadata(let key): "meta.\(key)"
    case .articleLength: "article-length"
    case .length: "length"
    case .nesting: "nesting"
    case .attribute(let name): "attribute.\(name)"
    case .seen: "seen"
    case .role: "role"
    }
  }

  /// Whether it parts articles, not annotations.
  var isOfArticles: Bool {
    switch self {
    case .metadata, .articleLength: true
    default: false
    }
  }

  /// The part of an article; `nil` where the slice parts annotations.
  func value(of pair: ArticlePair) -> String? {
    switch self {
    case .metadata(let key): pair.metadata[key] ?? "(none)"
    case .articleLength(let bounds):
      pair.text.map { text in
        Self.part(TextWords.count(of: Extent(0, text.count), in: text), bounds)
      } ?? "(no text)"
    default: nil
    }
  }

  /// The part between bounds that a number falls in: `1`, `3-4` or `5+`.
  static func part(_ number: Int, _ bounds: [Int]) -> String {
    let place = bounds.count { $0 <= number }
    let lower = place == 0 ? 0 : bounds[place - 1]
    guard place < bounds.count else { return "\(lower)+" }
    let upper = bounds[place] - 1
    return max(lower, 1) == upper ? "\(upper)" : "\(lower)-\(upper)"
  }
}

/// A part of a slice, or a type.
public struct Group: Hashable, Sendable, Comparable {
  /// What the annotations are parted by: `type`, or a slice's name.
  public let dimension: String
  /// The part.
  public let value: String

  /// Makes a group.
  public init(_ dimension: String, _ value: String) {
    self.dimension = dimension
    self.value = value
  }

  /// What annotations are parted by where they are parted by type.
  public static let typeDimension = "type"

  /// The annotations of a type.
  public static func type(_ name: String) -> Group { Group(typeDimension, name) }

  /// By dimension, then by value; numbers by their size.
  public static func < (a: Group, b: Group) -> Bool {
    if a.dimension != b.dimension { return a.dimension < b.dimension }
    let (x, y) = (leadingNumber(a.value), leadingNumber(b.value))
    if let x, let y, x != y { return x < y }
    return a.value < b.value
  }

  private static func leadingNumber(_ text: String) -> Int? {
    Int(text.prefix { $0.isASCII && $0.isNumber })
  }
}

/// The words that were annotated elsewhere, with the types that they had there.
public struct SeenForms: Hashable, Sendable {
  private var types: [String: Set<String>] = [:]

  /// Nothing was annotated.
  public init() {}

  /// Takes in the mentions and triggers of an article.
  public mutating func add(_ layer: Layer, text: ArticleText) {
    for mention in layer.mentions where text.contains(mention.extent) {
      types[text[mention.extent], default: []].insert(mention.type)
    }
    for event in layer.events {
      guard let trigger = event.trigger, text.contains(trigger.extent) else { continue }
      types[text[trigger.extent], default: []].insert(event.type)
    }
  }

  /// Six hexadecimal digits of the SHA-256 digest of the words and types in order.
  var short: String {
    let entries = types.map { ([$0.key] + $0.value.sorted()).joined(separator: "\u{0}") + "\u{1}" }
    return String(SHA256.hexDigest(of: Array(entries.sorted().joined().utf8)).prefix(6))
  }

  /// `seen`, `other type` or `unseen`.
  func value(_ words: String, type: String?) -> String {
    guard let known = types[words] else { return "unseen" }
    return type.map { known.contains($0) } ?? true ? "seen" : "other type"
  }
}
