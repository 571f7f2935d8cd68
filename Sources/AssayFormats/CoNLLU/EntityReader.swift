import AssayModel

/// Reads the brackets of `Entity=` into mentions and chains.
///
/// `(e1-person-new` opens, `e1)` closes, `(e2-place)` is a mention of one word; parts of a
/// discontinuous mention are numbered, as in `(e3[1/2]-person`. Mentions of one entity that cross cannot
/// be told apart: an end closes the last that began. Mentions of an entity with several are a chain.
struct EntityReader {
  /// A part of a mention, or all of it.
  private struct Part {
    let id: String
    /// The number of this part and of all parts.
    let number: Int
    let count: Int
    let values: [Substring]
    let fields: [String]
    let line: Int
  }

  private struct Found {
    var part: Part
    var tokens: [Range<Int>]
    /// How many parts have come.
    var seen: Int
  }

  private var open = BracketStack<Part>()
  /// Mentions of which parts are missing.
  private var unfinished: [Found] = []
  private var mentions: [Found] = []
  private(set) var faults: [Fault] = []

  mutating func add(
    _ value: Substring, at tokens: Range<Int>, _ fields: [String],
    _ place: (file: String, line: Int)
  ) {
    func isBracket(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "(") || byte == UInt8(ascii: ")") }
    var rest = value.utf8
    while let first = rest.first {
      let isOpening = first == UInt8(ascii: "(")
      if isOpening { rest.removeFirst() }
      let body = Substring(rest.prefix { !isBracket($0) })
      rest = rest[body.endIndex...]
      let isClosing = rest.first == UInt8(ascii: ")")
      if isClosing { rest.removeFirst() }
      guard isOpening else {
        if isClosing {
          close(body, tokens, fields, place)
        } else {
          report(place, "a bracket", String(body))
        }
        continue
      }
      guard let part = part(body, fields, place.line) else {
        // What stands behind is read as if it stood alone.
        if isClosing { rest = value.utf8[body.endIndex...] }
        report(place, "an id, or an id with a part like [1/2], after a bracket", "(\(body)")
        continue
      }
      if isClosing {
        take(part, tokens, place)
      } else {
        open.open("\(part.id)[\(part.number)/\(part.count)]", at: tokens.lowerBound, part)
      }
    }
  }

  private mutating func close(
    _ body: Substring, _ tokens: Range<Int>, _ fields: [String],
    _ place: (file: String, line: Int)
  ) {
    // An end repeats the id alone or, in early GUM, all fields.
    guard
      let began = opened(part(body, ["eid"], place.line))
        ?? opened(part(body, fields, place.line))
    else {
      return report(place, "the end of something that began", "\(body))")
    }
    take(
      began.payload, began.start..<max(began.start, tokens.upperBound), place)
  }

  /// What began with the id of an end; it is no longer open.
  private mutating func opened(_ end: Part?) -> (start: Int, payload: Part)? {
    end.flatMap { open.close("\($0.id)[\($0.number)/\($0.count)]") }
  }

  /// Takes in a part whose end was found.
  private mutating func take(
    _ part: Part, _ tokens: Range<Int>, _ place: (file: String, line: Int)
  ) {
    guard part.count > 1 else {
      mentions.append(Found(part: part, tokens: [tokens], seen: 1))
      return
    }
    if part.number == 1 {
      unfinished.append(Found(part: part, tokens: [tokens], seen: 1))
      return
    }
    let index = unfinished.lastIndex {
      $0.part.id == part.id && $0.part.count == part.count && $0.seen == part.number - 1
    }
    guard let index else {
      return report(
        place, "part \(part.number - 1) of \(part.count) of \(part.id) before", "no such part")
    }
    unfinished[index].tokens.append(tokens)
    unfinished[index].seen += 1
    if unfinished[index].seen == part.count { mentions.append(unfinished.remove(at: index)) }
  }

  mutating func finish(file: String) {
    for id in open.unclosed {
      while let part = open.close(id) {
        report((file, part.payload.line), "the end of \(part.payload.id)", "none in the document")
      }
    }
    for found in unfinished {
      report(
        (file, found.part.line), "\(found.part.count) parts of \(found.part.id)", "\(found.seen)")
    }
  }

  /// The mentions and chains.
  func draft(_ annotator: Annotator, _ tokens: [Fragment]) -> Draft {
    var draft = Draft(annotator)
    var groups: [String: [String]] = [:]
    var order: [String] = []
    let sorted = mentions.enumerated().sorted { a, b in
      let (x, y) = (a.element.tokens, b.element.tokens)
      let (i, j) = (x.first?.lowerBound ?? 0, y.first?.lowerBound ?? 0)
      if i != j { return i < j }
      let (k, l) = (x.last?.upperBound ?? 0, y.last?.upperBound ?? 0)
      return k != l ? k > l : a.offset < b.offset
    }
    for (_, found) in sorted {
      let id = "T\(draft.mentions.count + 1)"
      var mention = Draft.Mention(
        id: id, type: Draft.untyped,
        place: Draft.Place(
          spans: found.tokens.map { span($0, tokens) }, line: found.part.line))
      describe(&mention, found.part)
      draft.mentions.append(mention)
      if groups[found.part.id] == nil { order.append(found.part.id) }
      groups[found.part.id, default: []].append(id)
    }
    for id in order {
      guard let members = groups[id], members.count > 1 else { continue }
      draft.entities.append(Draft.Group(id: PercentCoding.decoded(id), members: members))
    }
    return draft
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

  /// Fills in what the fields say.
  private func describe(_ mention: inout Draft.Mention, _ part: Part) {
    for (field, value) in zip(part.fields, part.values) where !value.isEmpty && value != "_" {
      switch field {
      case "eid", "GRP": continue
      case "etype": mention.type = PercentCoding.decoded(value)
      case "identity":
        mention.links.append(
          KnowledgeBaseLink(base: "Wikipedia", identifier: PercentCoding.decoded(value)))
      case "head": continue
      case "other": addOthers(value, to: &mention)
      default: mention.attributes.append(Attribute(field, PercentCoding.decoded(value)))
      }
    }
  }

  /// `key:value` pairs joined by commas; the key `identity` is a link.
  private func addOthers(_ value: Substring, to mention: inout Draft.Mention) {
    for pair in value.split(separator: ",") {
      let parts = pair.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      let key = PercentCoding.decoded(parts[0])
      guard parts.count == 2 else {
        mention.attributes.append(Attribute(key, .flag))
        continue
      }
      if key == "identity" {
        let link = parts[1].split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        mention.links.append(
          KnowledgeBaseLink(
            base: link.count == 2 ? PercentCoding.decoded(link[0]) : "",
            identifier: PercentCoding.decoded(link[link.count - 1])))
      } else {
        mention.attributes.append(Attribute(key, PercentCoding.decoded(parts[1])))
      }
    }
  }

  /// An opening without its bracket: fields in order, of which the last takes what is left.
  private func part(_ body: Substring, _ fields: [String], _ line: Int) -> Part? {
    let values = body.utf8.split(
      separator: UInt8(ascii: "-"), maxSplits: max(0, fields.count - 1),
      omittingEmptySubsequences: false
    ).map { Substring($0) }
    let place = fields.firstIndex { $0 == "eid" || $0 == "GRP" } ?? 0
    guard values.indices.contains(place), !values[place].isEmpty else { return nil }
    let id = values[place]
    guard id.utf8.last == UInt8(ascii: "]"),
      let bracket = id.utf8.lastIndex(of: UInt8(ascii: "["))
    else {
      return Part(
        id: String(id), number: 1, count: 1, values: values, fields: fields, line: line)
    }
    let numbers = id[id.index(after: bracket)...].dropLast().split(separator: "/").map { Int($0) }
    guard numbers.count == 2, let number = numbers[0], let count = numbers[1], number >= 1,
      number <= count, bracket > id.startIndex
    else { return nil }
    return Part(
      id: String(id[..<bracket]), number: number, count: count, values: values, fields: fields,
      line: line)
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
