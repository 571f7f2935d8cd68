import AssayModel
import AssayXML

/// Reads the brackets of `Entity=` into mentions and chains.
///
/// `(e1-person-new` opens, `e1)` closes, `(e2-place)` is a mention of one word; parts of a
/// discontinuous mention are numbered, as in `(e3[1/2]-person`. Mentions of one entity that cross cannot
/// be told apart: an end closes the last that began. Mentions of an entity with several are a chain.
struct EntityReader {
  /// A part of a mention, or all of it.
  private struct Part {
    /// The number of its identifier.
    let id: Int
    /// The number of this part and of all parts.
    let number: Int
    let count: Int
    /// Its values, in the bytes of all.
    let values: Range<Int>
    let fields: EntityFields
    let line: Int

    var key: PartKey { PartKey(id: id, number: number, count: count) }
  }

  /// What the end of a part repeats.
  private struct PartKey: Hashable, Comparable {
    let id: Int
    let number: Int
    let count: Int

    static func < (one: Self, other: Self) -> Bool {
      (one.id, one.number, one.count) < (other.id, other.number, other.count)
    }
  }

  private struct Found {
    let part: Part
    /// The tokens of its first part.
    let tokens: Range<Int>
    /// Those of the parts behind.
    var others: [Range<Int>] = []
    /// How many parts have come.
    var seen = 1
  }

  /// What all values say, one after the other.
  private var bytes: [UInt8] = []
  private var identifiers = ByteTable<Void>()
  private var open = BracketStack<PartKey, Part>()
  /// Mentions of which parts are missing.
  private var unfinished: [Found] = []
  private var mentions: [Found] = []
  private(set) var faults: [Fault] = []

  /// Takes in a value of `Entity=`.
  mutating func add(
    _ value: ArraySlice<UInt8>, at tokens: Range<Int>, _ fields: EntityFields,
    _ place: (file: String, line: Int)
  ) {
    var start = bytes.count
    bytes.append(copying: value.span)
    while start < bytes.count {
      let isOpening = bytes[start] == UInt8(ascii: "(")
      if isOpening { start += 1 }
      var end = start
      while end < bytes.count, !Self.isBracket(bytes[end]) { end += 1 }
      let body = start..<end
      let isClosing = end < bytes.count && bytes[end] == UInt8(ascii: ")")
      start = isClosing ? end + 1 : end
      guard isOpening else {
        if isClosing {
          close(body, tokens, fields, place)
        } else {
          report(place, "a bracket", text(body))
        }
        continue
      }
      guard let part = part(body, fields, place.line) else {
        // What stands behind is read as if it stood alone.
        start = end
        report(
          place, "an id, or an id with a part like [1/2], after a bracket", "(\(text(body))")
        continue
      }
      if isClosing {
        take(part, tokens, place)
      } else {
        open.open(part.key, at: tokens.lowerBound, part)
      }
    }
  }

  private static func isBracket(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "(") || byte == UInt8(ascii: ")")
  }

  private func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  private mutating func close(
    _ body: Range<Int>, _ tokens: Range<Int>, _ fields: EntityFields,
    _ place: (file: String, line: Int)
  ) {
    // An end repeats the id alone or, in early GUM, all fields.
    guard
      let began = opened(part(body, .identifier, place.line))
        ?? opened(part(body, fields, place.line))
    else {
      return report(place, "the end of something that began", "\(text(body)))")
    }
    take(
      began.payload, began.start..<max(began.start, tokens.upperBound), place)
  }

  /// What began with the id of an end; it is no longer open.
  private mutating func opened(_ end: Part?) -> (start: Int, payload: Part)? {
    end.flatMap { open.close($0.key) }
  }

  /// Takes in a part whose end was found.
  private mutating func take(
    _ part: Part, _ tokens: Range<Int>, _ place: (file: String, line: Int)
  ) {
    guard part.count > 1 else {
      mentions.append(Found(part: part, tokens: tokens))
      return
    }
    if part.number == 1 {
      unfinished.append(Found(part: part, tokens: tokens))
      return
    }
    let index = unfinished.lastIndex {
      $0.part.id == part.id && $0.part.count == part.count && $0.seen == part.number - 1
    }
    guard let index else {
      return report(
        place, "part \(part.number - 1) of \(part.count) of \(identifier(part.id)) before",
        "no such part")
    }
    unfinished[index].others.append(tokens)
    unfinished[index].seen += 1
    if unfinished[index].seen == part.count { mentions.append(unfinished.remove(at: index)) }
  }

  mutating func finish(file: String) {
    for id in open.unclosed {
      while let part = open.close(id) {
        report(
          (file, part.payload.line), "the end of \(identifier(part.payload.id))",
          "none in the document")
      }
    }
    for found in unfinished {
      report(
        (file, found.part.line), "\(found.part.count) parts of \(identifier(found.part.id))",
        "\(found.seen)")
    }
  }

  /// The mentions and chains.
  func draft(_ annotator: Annotator, _ tokens: [Fragment]) -> Draft {
    var draft = Draft(annotator)
    var members = [[String]](repeating: [], count: identifiers.count)
    var order: [Int] = []
    for index in mentionsInOrder {
      let found = mentions[index]
      let id = "T" + String(draft.mentions.count + 1)
      var mention = Draft.Mention(
        id: id, type: Draft.untyped,
        place: Draft.Place(
          span(found.tokens, tokens), others: found.others.map { span($0, tokens) },
          line: found.part.line))
      found.part.fields.describe(&mention, bytes, found.part.values)
      draft.mentions.append(mention)
      if members[found.part.id].isEmpty { order.append(found.part.id) }
      members[found.part.id].append(id)
    }
    for id in order where members[id].count > 1 {
      draft.entities.append(
        Draft.Group(id: PercentCoding.decoded(identifier(id)), members: members[id]))
    }
    return draft
  }

  /// The indices of the mentions by where they stand, the longer before the shorter.
  private var mentionsInOrder: [Int] {
    let places = mentions.enumerated().map { index, found in
      (start: found.tokens.lowerBound, end: (found.others.last ?? found.tokens).upperBound, index)
    }
    return places.sorted { ($0.start, $1.end, $0.2) < ($1.start, $0.end, $1.2) }.map(\.2)
  }

  /// The bytes of tokens; none, behind the token before, for empty nodes alone.
  private func span(_ range: Range<Int>, _ tokens: [Fragment]) -> (start: Int, end: Int) {
    let known = range.clamped(to: 0..<tokens.count)
    if let first = known.first, let last = known.last {
      return (tokens[first].start, tokens[last].end)
    }
    let place =
      range.lowerBound > 0 && range.lowerBound <= tokens.count
      ? tokens[range.lowerBound - 1].end : 0
    return (place, place)
  }

  /// An opening without its bracket.
  private mutating func part(_ values: Range<Int>, _ fields: EntityFields, _ line: Int) -> Part? {
    let bytes = bytes
    guard let found = fields.identifier(in: bytes.span, values) else { return nil }
    var id = found, number = 1, count = 1
    if bytes[found.upperBound - 1] == UInt8(ascii: "]"),
      let bracket = bytes[found].lastIndex(of: UInt8(ascii: "["))
    {
      let numbers = text(bracket + 1..<found.upperBound - 1).split(separator: "/").map { Int($0) }
      guard numbers.count == 2, let first = numbers[0], let second = numbers[1], first >= 1,
        first <= second, bracket > found.lowerBound
      else { return nil }
      id = found.lowerBound..<bracket
      number = first
      count = second
    }
    return Part(
      id: identifiers.enter(bytes.span.extracting(id), ()), number: number, count: count,
      values: values, fields: fields, line: line)
  }

  /// The identifier of a number.
  private func identifier(_ number: Int) -> String {
    identifiers.string(identifiers.word(number))
  }

  private mutating func report(
    _ place: (file: String, line: Int), _ expected: String, _ found: String
  ) {
    faults.append(
      Fault(
        code: "entity", file: place.file, line: place.line,
        message:
          "expected \(expected), found \(found.first == "(" || found.last == ")" ? quoted(found) : found)"
      ))
  }
}
