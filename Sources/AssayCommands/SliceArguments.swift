import ArgumentParser
import AssayFormats
import AssayModel
import AssayScoring

/// How articles and annotations are parted, as the command line says it.
struct SliceArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Score parts apart; repeat for several.",
      discussion: """
        meta.KEY: articles by a value of their metadata. article-length[:BOUNDS]: articles by words. \
        length[:BOUNDS]: annotations by words. nesting: inner, outer, crossing or flat. attribute.NAME: \
        annotations by an attribute, such as attribute.Level. seen: by whether --seen-in has the words. \
        role: arguments by role. BOUNDS are whole numbers joined by commas, as in length:2,3,5.
        """, valueName: "slice"))
  var slice: [String] = []

  @Option(help: "Annotated articles whose words count as seen, such as the training data.")
  var seenIn: [String] = []

  func validate() throws {
    for text in slice { _ = try Self.parse(text, seen: SeenForms()) }
    guard slice.contains("seen") == !seenIn.isEmpty else {
      throw ValidationError("--slice seen and --seen-in go together: expected both, found one")
    }
  }

  /// The slices, with the words of the articles that count as seen.
  func slices(reading: CorpusOptions, console: Console) throws -> [Slice] {
    var seen = SeenForms()
    for path in seenIn {
      var feed = try GoldSource(reading, console: console).feed(path, on: reading.texts)
      while let article = try feed.next() {
        for layer in article.layers { seen.add(layer, text: article.article.text) }
      }
    }
    return try slice.map { try Self.parse($0, seen: seen) }
  }

  /// The slice of a name, perhaps with bounds.
  static func parse(_ text: String, seen: SeenForms) throws -> Slice {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(parts[0]), bounds = try parts.dropFirst().first.map(Self.bounds)
    switch name {
    case "length": return .length(bounds ?? Slice.usualLengths)
    case "article-length": return .articleLength(bounds ?? Slice.usualArticleLengths)
    default: break
    }
    guard bounds == nil else {
      throw ValidationError("--slice: \(name) takes no bounds, found '\(text)'")
    }
    switch name {
    case "nesting": return .nesting
    case "seen": return .seen(seen)
    case "role": return .role
    default: break
    }
    for (prefix, make) in [("meta.", Slice.metadata), ("attribute.", Slice.attribute)] {
      let key = name.dropFirst(prefix.count)
      if name.hasPrefix(prefix) && !key.isEmpty { return make(String(key)) }
    }
    throw ValidationError(
      "--slice: expected meta.KEY, article-length, length, nesting, attribute.NAME, seen or role, "
        + "found '\(text)'")
  }

  /// Ascending whole numbers above 0.
  private static func bounds(_ text: Substring) throws -> [Int] {
    let numbers = text.split(separator: ",", omittingEmptySubsequences: false).map { Int($0) ?? 0 }
    guard numbers.allSatisfy({ $0 > 0 }), zip(numbers, numbers.dropFirst()).allSatisfy({ $0 < $1 })
    else {
      throw ValidationError("--slice: expected ascending whole numbers above 0, found '\(text)'")
    }
    return numbers
  }
}
