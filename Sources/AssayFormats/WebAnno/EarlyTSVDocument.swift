import AssayModel

/// A file of WebAnno TSV 1 or 2, which have sentences and rows as TSV 3 has, but neither offsets nor numbers of spans.
///
/// Its cells are written anew as those of TSV 3, so that annotations are put together in one place. Sentences stand on
/// lines of their own; where the tokens do not spell `#text=`, they are taken for it, with blanks between them. Of a file
/// that does not declare its layers the values with `B-` and `I-` are read; others are counted.
/// Source: the readers `WebannoTsv1Reader` and `WebannoTsv2Reader` of WebAnno.
struct EarlyTSVDocument {
  private enum Version { case one, two }

  private let file: String
  private var version = Version.two
  private var declaresLayers = true
  /// How many values of layers that are not declared are not read.
  private var unread = 0
  private var layers: [TSVHeader.Layer] = []
  private var stacks: [EarlyTSVStack] = []
  private var units: [TSVDocument.Unit] = []
  private var text = TokenText()
  /// The sentence at hand: its text, and its tokens.
  private var sentence: [String] = [], words: [String] = []
  private var sentenceCount = 0
  private var faults: [Fault] = []

  init(file: String) { self.file = file }

  /// Whether the first bytes of a file are of one of these versions.
  static func recognises(_ head: ArraySlice<UInt8>) -> Bool {
    let lines = head.split(separator: 0x0A, maxSplits: 100).prefix(100)
      .map { Substring(decoding: $0, as: UTF8.self) }
    guard let first = lines.first, let mark = first.firstIndex(of: "#"),
      first[..<mark].allSatisfy({ $0 == " " }),
      let row = lines.first(where: { !$0.drop(while: { $0 == " " }).hasPrefix("#") })
    else { return false }
    let cells = row.split(separator: "\t", omittingEmptySubsequences: false)
    let hasText = lines.contains { field("text", of: $0) != nil || field("id", of: $0) != nil }
    if isTokenNumber(cells[0]) {
      let beginsSentence = field("id", of: first) != nil || field("text", of: first) != nil
      return hasText && (first.contains(" | ") || beginsSentence && cells.count > 2)
    }
    return hasText && cells.count == columnsOfVersion1 && Int(cells[0]) != nil
  }

  private static let columnsOfVersion1 = 10

  /// What stands behind `#NAME=` or `# NAME=` at the beginning of a line; `nil` for other lines.
  private static func field(_ name: String, of line: Substring) -> Substring? {
    for mark in ["#\(name)=", "# \(name)="] where line.hasPrefix(mark) {
      return line.dropFirst(mark.count)
    }
    return nil
  }

  private static func isTokenNumber(_ cell: Substring) -> Bool {
    let numbers = cell.split(separator: "-", omittingEmptySubsequences: false)
    return numbers.count == 2 && numbers.allSatisfy { Int($0) != nil }
  }

  // MARK: - Lines

  mutating func add(_ line: Substring, line number: Int) {
    let content = line.drop { $0 == " " }
    if let text = Self.field("text", of: content) {
      endSentence()
      sentence = [String(text)]
    } else if Self.field("id", of: content) != nil {
      endSentence()
    } else if line.allSatisfy(\.isWhitespace) {
      if !words.isEmpty { endSentence() }
    } else if content.hasPrefix("#"), !content.contains("\t") {
      if units.isEmpty, words.isEmpty { addLayers(content) }
    } else {
      addRow(line, number)
    }
  }

  private mutating func addLayers(_ line: Substring) {
    for declaration in line.split(separator: "#") {
      let parts = declaration.split(separator: "|").map(\.trimmed)
      guard let name = parts.first, !name.isEmpty else { continue }
      let columns = parts.dropFirst().map { part -> TSVHeader.Layer.Column in
        part.hasPrefix("AttachTo=") ? .base(String(part.dropFirst(9))) : .feature(part)
      }
      let isRelation = columns.contains { if case .base = $0 { true } else { false } }
      add(TSVHeader.Layer(kind: isRelation ? .relation : .span, name: name, columns: columns))
    }
  }

  private mutating func add(_ layer: TSVHeader.Layer) {
    layers.append(layer)
    stacks.append(EarlyTSVStack(layer: layer.name))
  }

  private mutating func addRow(_ line: Substring, _ number: Int) {
    var cells = line.split(separator: "\t", omittingEmptySubsequences: false)
    if units.isEmpty, layers.isEmpty {
      if Int(cells[0]) != nil {
        beginVersion1()
      } else if Self.isTokenNumber(cells[0]) {
        declaresLayers = false
        for number in 2..<max(2, cells.count)
        where number < cells.count - 1 || !cells[number].isEmpty {
          add(
            TSVHeader.Layer(kind: .span, name: "column \(number + 1)", columns: [.feature("value")])
          )
        }
      }
    }
    let isRow = version == .one ? Int(cells[0]) != nil : Self.isTokenNumber(cells[0])
    guard isRow else {
      // A text may go over several lines.
      if words.isEmpty, !sentence.isEmpty {
        sentence.append(String(line))
      } else {
        report(number, "expected the number of a token, found \(quoted(cells[0]))")
      }
      return
    }
    let columnCount = 2 + layers.reduce(0) { $0 + $1.columns.count }
    let expected = version == .one ? Self.columnsOfVersion1 : columnCount
    if cells.count == expected + 1, cells.last?.isEmpty ?? false { cells.removeLast() }
    guard cells.count == expected else {
      return report(
        number, "expected \(expected) columns separated by TABs, found \(cells.count)")
    }
    if version == .one { cells = Self.arranged(cells, sentence: sentenceCount + 1) }
    if !declaresLayers { cells = cells.prefix(2) + cells.dropFirst(2).map { withPrefixes($0) } }
    words.append(String(cells[1]))
    units.append(
      TSVDocument.Unit(
        id: cells[0], start: 0, end: 0, token: String(cells[1]),
        cells: rewritten(cells.dropFirst(2)), line: number))
  }

  /// A cell of a layer that is not declared, without values that need not be names; these are counted.
  private mutating func withPrefixes(_ cell: Substring) -> Substring {
    let values = cell.split(separator: "|", omittingEmptySubsequences: false)
    let kept = values.map { value -> Substring in
      if ["B-", "I-"].contains(value.prefix(2)) { return value }
      if !["", "_", "O", "-"].contains(value) { unread += 1 }
      return "_"
    }
    return Substring(kept.joined(separator: "|"))
  }

  private mutating func report(_ line: Int, _ message: String) {
    faults.append(Fault(code: "columns", file: file, line: line, message: message))
  }

  private mutating func endSentence() {
    if !words.isEmpty {
      text.addSentence(words, text: sentence.joined(separator: "\n"))
      sentenceCount += 1
    }
    (sentence, words) = ([], [])
    for index in stacks.indices { stacks[index].close() }
  }

  // MARK: - Version 1

  /// Declares the layers that a file of version 1 has without saying so.
  private mutating func beginVersion1() {
    version = .one
    for (name, columns) in [
      (CASNames.dkpro + "segmentation.type.Lemma", [TSVHeader.Layer.Column.feature("value")]),
      (CASNames.dkpro + "lexmorph.type.pos.POS", [.feature("PosValue")]),
      (CASNames.namedEntity, [.feature("value")]),
      (CASNames.dkpro + "syntax.type.dependency.Dependency", [.feature("DependencyType")]),
    ] {
      add(TSVHeader.Layer(kind: .span, name: name, columns: columns))
    }
  }

  /// The cells of a row of version 1 as version 2 would have them; `B_` is `B-` there.
  private static func arranged(_ cells: [Substring], sentence: Int) -> [Substring] {
    let names = cells[4].split(separator: "|").map { name in
      name == "-"
        ? "_"
        : ["B_", "I_"].contains(name.prefix(2)) && name.count > 2
          ? "\(name.prefix(1))-\(name.dropFirst(2))" : String(name)
    }
    return [
      Substring("\(sentence)-\(cells[0])"), cells[1], cells[2], cells[3],
      Substring(names.joined(separator: "|")), cells[7],
    ]
  }

  // MARK: - Version 3

  /// The cells as version 3 writes them, with the number of the span behind each value.
  private mutating func rewritten(_ cells: ArraySlice<Substring>) -> [Substring] {
    var rest = cells
    return layers.indices.flatMap { index -> [Substring] in
      let own = Array(rest.prefix(layers[index].columns.count))
      rest = rest.dropFirst(own.count)
      return layers[index].kind == .relation
        ? own.map { EarlyTSVStack.withoutSpans($0) } : stacks[index].rewritten(own)
    }
  }

  mutating func reading(id: String, options: ReadingOptions, bytes: Int) -> Reading {
    endSentence()
    let document = TSVDocument(file: file, header: TSVHeader(layers: layers), units: units)
    var annotations = TSVAnnotations(document, text.tokens)
    var article = DraftArticle(
      id: id, text: text.text, layers: [annotations.draft(options.annotator)])
    article.tokens = text.tokenization
    article.unit = .byte
    article.hasPositions = false
    article.faults = faults + annotations.faults
    article.unmodelled = annotations.unmodelled + unread
    return article.reading(file: file, options: options, bytes: bytes)
  }
}
