import AssayModel
import AssayScoring

/// The `.ann` file of a conformance case: `T`, `E`, `A` and `R` lines, offsets in code points.
///
/// Roles stay as they are spelled.
struct StandoffCaseFile {
  private var extents: [(id: String, type: String, extent: Extent)] = []
  private var events: [(id: String, words: [[String]])] = []
  private var attributes: [(owner: String, attribute: Attribute)] = []
  private var relations: [(id: String, type: String, members: [[String]])] = []
  private let byteOffsets: [Int]

  init(_ contents: String, text: String) {
    byteOffsets = text.unicodeScalars.reduce(into: [0]) {
      $0.append(($0.last ?? 0) + String($1).utf8.count)
    }
    for line in contents.unicodeScalars.split(separator: "\n") {
      let fields = line.split(separator: "\t").map(String.init)
      if fields.count >= 2 { read(fields[0], fields[1]) }
    }
  }

  private mutating func read(_ id: String, _ body: String) {
    let words = body.split(separator: " ").map(String.init)
    switch id.first {
    case "T":
      let places = words.dropFirst().joined(separator: " ").split(separator: ";")
      extents.append((id, words[0], extent(places)))
    case "E": events.append((id, words.map(sides)))
    case "A":
      let value: Attribute.Value = words.count > 2 ? .text(words[2]) : .flag
      attributes.append((words[1], Attribute(words[0], value)))
    case "R": relations.append((id, words[0], words.dropFirst().map(sides)))
    default: break
    }
  }

  private func sides(_ word: String) -> [String] {
    word.split(separator: ":", maxSplits: 1).map(String.init)
  }

  private func extent(_ places: [Substring]) -> Extent {
    let fragments = places.compactMap { place -> Fragment? in
      let ends = place.split(separator: " ").compactMap { Int($0) }.map { byteOffsets[$0] }
      return ends.count == 2 ? Fragment(ends[0], ends[1]) : nil
    }
    return Extent(joining: fragments) ?? Extent(0, 0)
  }

  /// The annotations; `T` lines that no event has as its trigger are mentions.
  func layer() throws -> Layer {
    let triggers = Set(events.map { $0.words[0][1] })
    let places = Dictionary(uniqueKeysWithValues: extents.map { ($0.id, $0.extent) })
    let mentions = extents.filter { !triggers.contains($0.id) }
    var references: [String: Reference] = [:]
    for (index, mention) in mentions.enumerated() { references[mention.id] = .mention(index) }
    for (index, event) in events.enumerated() { references[event.id] = .event(index) }
    func arguments(_ words: some Sequence<[String]>) -> [Argument] {
      words.compactMap { word in
        references[word[1]].map { Argument(role: word[0], filler: $0) }
      }
    }
    return try Layer(
      annotator: .person("case"),
      mentions: mentions.map { Mention(id: $0.id, type: $0.type, extent: $0.extent) },
      events: events.map { id, words in
        Event(
          id: id, type: words[0][0],
          trigger: places[words[0][1]].map { Trigger(id: words[0][1], extent: $0) },
          arguments: arguments(words.dropFirst()),
          attributes: attributes.filter { $0.owner == id }.map(\.attribute))
      },
      relations: relations.map {
        Relation(id: $0.id, type: $0.type, arguments: arguments($0.members))
      })
  }
}

extension ScoringCase {
  /// The articles of a case with `.ann` files.
  func articlePairs() throws -> [ArticlePair] {
    try stems(".ann").map { stem in
      func layer(_ side: String) throws -> Layer? {
        guard bytes("\(side)/\(stem).ann") != nil else { return nil }
        return try StandoffCaseFile(
          string("\(side)/\(stem).ann"), text: string("\(side)/\(stem).txt")
        ).layer()
      }
      return ArticlePair(
        id: stem, text: ArticleText(string("gold/\(stem).txt")), gold: try layer("gold"),
        predicted: try layer("pred"))
    }
  }
}
