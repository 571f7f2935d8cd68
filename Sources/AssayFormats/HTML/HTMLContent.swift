import AssayModel

/// All that a page shows, put together before its first byte is written.
struct HTMLContent {
  /// A type of mention or event, as the legend lists it.
  struct TypeRow {
    let name: String
    let isEvent: Bool
    /// For each layer how many there are.
    var counts: [Int]
  }

  let annotated: AnnotatedArticle
  let matches: [LayerMatch]
  /// The types of mentions, then those of events, each by name.
  private(set) var types: [TypeRow] = []
  let marks: HTMLMarks
  /// For each layer and mention its mark.
  let mentionMarks: [[Int]]
  /// For each layer and event its trigger's mark.
  let eventMarks: [[Int?]]
  /// For each layer and mention the number of its entity, from 1; `nil` where it is alone.
  let entityNumbers: [[Int?]]
  let offsets: OffsetTable

  init(_ annotated: AnnotatedArticle, matches: [LayerMatch]) {
    self.annotated = annotated
    self.matches = matches
    offsets = OffsetTable(annotated.article.text)
    var numbers = TypeNumbers(annotated.layers)
    var builder = MarkBuilder(matches: matches)
    for (index, layer) in annotated.layers.enumerated() {
      builder.add(layer, at: index, numbers: &numbers)
    }
    types = numbers.rows
    mentionMarks = builder.mentionMarks
    eventMarks = builder.eventMarks
    entityNumbers = annotated.layers.map { layer in
      var numbers = [Int?](repeating: nil, count: layer.mentions.count)
      for (number, entity) in layer.entities.enumerated() where entity.mentions.count > 1 {
        for mention in entity.mentions { numbers[mention] = number + 1 }
      }
      return numbers
    }
    marks = HTMLMarks(builder.marks, textCount: annotated.article.text.count)
  }

  /// The layer whose types are named in the text itself: the first by a person, or the first.
  var labelledLayer: Int {
    annotated.layers.firstIndex { $0.annotator.kind == .person } ?? 0
  }

  /// The words of an extent on one line, cut to 80 code points.
  func words(_ extent: Extent) -> String {
    let all = annotated.article.text[extent].unicodeScalars
    var words = String.UnicodeScalarView()
    for scalar in all.prefix(80) {
      words.append(scalar.value < 0x20 ? " " : scalar)
    }
    return String(words) + (all.count > 80 ? "…" : "")
  }

  /// Places in code points, for example `0-4, 9-12`.
  func places(_ extent: Extent) -> String {
    extent.fragments.map { fragment in
      let start = offsets.position(ofByte: fragment.start, in: .codePoint)
      return "\(start)–\(offsets.position(ofByte: fragment.end, in: .codePoint))"
    }.joined(separator: ", ")
  }
}

/// Numbers types by kind and name.
private struct TypeNumbers {
  private(set) var rows: [HTMLContent.TypeRow] = []
  private var numbers: [String: Int] = [:]

  init(_ layers: [Layer]) {
    let mentions = Set(layers.flatMap { $0.mentions.map(\.type) })
    let events = Set(layers.flatMap { $0.events.map(\.type) })
    for (names, isEvent) in [(mentions, false), (events, true)] {
      for name in names.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
        numbers[Self.key(name, isEvent)] = rows.count
        rows.append(
          HTMLContent.TypeRow(
            name: name, isEvent: isEvent, counts: Array(repeating: 0, count: layers.count)))
      }
    }
  }

  /// The number of a type, which counts once more for a layer.
  mutating func count(_ name: String, isEvent: Bool, layer: Int) -> Int {
    let number = numbers[Self.key(name, isEvent)] ?? 0
    rows[number].counts[layer] += 1
    return number
  }

  private static func key(_ name: String, _ isEvent: Bool) -> String {
    (isEvent ? "e" : "m") + name
  }
}

/// Makes the marks of layers.
private struct MarkBuilder {
  let matches: [LayerMatch]
  private(set) var marks: [HTMLMark] = []
  private(set) var mentionMarks: [[Int]] = []
  private(set) var eventMarks: [[Int?]] = []

  init(matches: [LayerMatch]) {
    self.matches = matches
  }

  mutating func add(_ layer: Layer, at index: Int, numbers: inout TypeNumbers) {
    let mentionStatuses = statuses(index, layer.mentions.count) {
      $0.mentionStatuses(ofLayer: index, count: $1)
    }
    let eventStatuses = statuses(index, layer.events.count) {
      $0.eventStatuses(ofLayer: index, count: $1)
    }
    mentionMarks.append(
      zip(layer.mentions, mentionStatuses).map { mention, status in
        let type = numbers.count(mention.type, isEvent: false, layer: index)
        let title = Self.title(mention.type, layer.annotator.name, mention.attributes, status)
        marks.append(
          HTMLMark(
            layer: index, type: type, isTrigger: false, index: marks.count, extent: mention.extent,
            line: Self.line(status), title: title))
        return marks.count - 1
      })
    var known: [Trigger: Int] = [:]
    eventMarks.append(
      zip(layer.events, eventStatuses).map { event, status in
        let type = numbers.count(event.type, isEvent: true, layer: index)
        guard let trigger = event.trigger else { return nil }
        let key = Trigger(id: event.type, extent: trigger.extent)
        if let mark = known[key] { return mark }
        known[key] = marks.count
        let title = Self.title(event.type, layer.annotator.name, event.attributes, status)
        marks.append(
          HTMLMark(
            layer: index, type: type, isTrigger: true, index: marks.count, extent: trigger.extent,
            line: Self.line(status), title: title))
        return marks.count - 1
      })
  }

  /// Of several matches with a layer the best status counts.
  private func statuses(
    _ layer: Int, _ count: Int, _ of: (LayerMatch, Int) -> [LayerMatch.Status?]
  ) -> [LayerMatch.Status?] {
    let order = LayerMatch.Status.allCases
    return matches.map { of($0, count) }.reduce(Array(repeating: nil, count: count)) { best, next in
      zip(best, next).map { a, b in
        guard let a, let b else { return a ?? b }
        return (order.firstIndex(of: a) ?? 0) <= (order.firstIndex(of: b) ?? 0) ? a : b
      }
    }
  }

  private static func line(_ status: LayerMatch.Status?) -> HTMLMark.Line {
    switch status {
    case nil, .correct: .solid
    case .type, .boundary, .typeAndBoundary: .dashed
    case .missed, .spurious: .dotted
    }
  }

  private static func title(
    _ type: String, _ annotator: String, _ attributes: [Attribute], _ status: LayerMatch.Status?
  ) -> String {
    ([type] + attributes.map(\.words) + ["(\(annotator)\(status.map { ", \($0.words)" } ?? ""))"])
      .joined(separator: " ")
  }
}

extension Attribute {
  /// The attribute in words: the name alone for a flag, otherwise `name=value`.
  var words: String {
    switch value {
    case .flag: name
    case .text(let text): "\(name)=\(text)"
    case .number(let number): "\(name)=\(number)"
    }
  }
}
