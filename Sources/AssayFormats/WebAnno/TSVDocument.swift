import AssayModel

/// The sentences and rows of a WebAnno TSV file.
struct TSVDocument {
  /// A token, or a part of one.
  struct Unit {
    let id: Substring
    /// In the unit of the file.
    let start: Int
    let end: Int
    let token: String
    /// What stands behind the token; none where all cells say that there is nothing.
    let cells: [Substring]
    let line: Int
    var isToken: Bool { !id.utf8.contains(UInt8(ascii: ".")) }
  }

  private struct Sentence {
    var lines: [String] = []
    var units: [Unit] = []
  }

  let file: String
  private(set) var header = TSVHeader()
  private(set) var escapes = TSVEscapes(version: "3.3")
  private(set) var faults: [Fault] = []
  private var sentences: [Sentence] = []
  private var current = Sentence()

  init(file: String) { self.file = file }

  /// A document whose rows were read otherwise.
  init(file: String, header: TSVHeader, units: [Unit]) {
    self.file = file
    self.header = header
    sentences = [Sentence(units: units)]
  }

  /// All tokens and parts of tokens, in the order of the file.
  var units: [Unit] { sentences.flatMap(\.units) }

  mutating func add(_ line: Substring, line number: Int) {
    let isComment = line.utf8.first == UInt8(ascii: "#")
    if isComment, line.utf8.starts(with: "#Text=".utf8) {
      if !current.units.isEmpty { endSentence() }
      current.lines.append(escapes.unescaped(Substring(line.utf8.dropFirst("#Text=".utf8.count))))
    } else if line.isEmpty {
      endSentence()
    } else if isComment, current.lines.isEmpty, current.units.isEmpty, sentences.isEmpty,
      header.take(line)
    {
      escapes = TSVEscapes(version: header.version)
    } else if isComment, !line.utf8.contains(UInt8(ascii: "\t")) {
      return
    } else {
      addRow(line, number)
    }
  }

  mutating func finish() { endSentence() }

  private mutating func endSentence() {
    if !current.units.isEmpty || !current.lines.isEmpty { sentences.append(current) }
    current = Sentence()
  }

  private mutating func addRow(_ line: Substring, _ number: Int) {
    var cells = line.fields(separatedBy: UInt8(ascii: "\t"))
    if cells.count > 3 + header.columnCount, cells.last?.isEmpty ?? false { cells.removeLast() }
    guard cells.count == 3 + header.columnCount else {
      return report(
        "columns", number,
        "expected \(3 + header.columnCount) columns separated by TABs, found \(cells.count)")
    }
    guard let (start, end) = Self.offsets(cells[1]), start <= end, end < 1 << 40
    else {
      return report("offsets", number, "expected offsets like 0-4, found \(quoted(cells[1]))")
    }
    current.units.append(
      Unit(
        id: cells[0], start: start, end: end, token: escapes.unescaped(cells[2]),
        cells: cells[3...].allSatisfy(\.isUnderscore) ? [] : Array(cells[3...]), line: number))
  }

  /// The numbers of `0-4`.
  private static func offsets(_ cell: Substring) -> (start: Int, end: Int)? {
    guard let hyphen = cell.utf8.firstIndex(of: UInt8(ascii: "-")),
      let start = Int(cell[..<hyphen]), let end = Int(cell[cell.utf8.index(after: hyphen)...])
    else { return nil }
    return (start, end)
  }

  private mutating func report(_ code: String, _ line: Int, _ message: String) {
    faults.append(Fault(code: code, file: file, line: line, message: message))
  }
}

// MARK: - The text

extension TSVDocument {
  /// The text, and where tokens stand in it, under one reading of the offsets.
  struct Layout {
    fileprivate(set) var text = ""
    /// The bytes of each unit; `nil` where its offsets lie outside its sentence.
    fileprivate(set) var places: [Fragment?] = []
    fileprivate(set) var tokens: [Fragment] = []
    fileprivate(set) var sentenceStarts: [Int] = []
    /// How many units stand where their offsets say.
    fileprivate(set) var matches = 0
  }

  /// Lays the sentences out with blanks between them.
  func layout(in unit: OffsetUnit) -> Layout {
    var layout = Layout()
    var bytes: [UInt8] = []
    // How far the text goes, in units.
    var position = 0
    for sentence in sentences {
      guard let first = sentence.units.first else { continue }
      let text = ArticleText(sentence.lines.joined(separator: "\n"))
      let offsets = OffsetTable(text)
      // A file that counts otherwise may leave no room; sentences never touch then.
      let gap = first.start - position
      bytes += [UInt8](repeating: 0x20, count: min(max(gap, 0), 1 << 20))
      let start = bytes.count
      bytes += text.bytes
      position = first.start + offsets.count(in: unit)
      var isFirst = true
      for row in sentence.units {
        let place = offsets.fragment(row.start - first.start, row.end - first.start, in: unit)
        let moved = place.map { Fragment(start + $0.start, start + $0.end) }
        layout.places.append(moved)
        if let place, text[place] == row.token { layout.matches += 1 }
        guard row.isToken, let moved else { continue }
        if isFirst { layout.sentenceStarts.append(layout.tokens.count) }
        isFirst = false
        layout.tokens.append(moved)
      }
    }
    layout.text = String(decoding: bytes, as: UTF8.self)
    return layout
  }

  func reading(id: String, options: ReadingOptions, bytes: Int) -> Reading {
    let declared = options.offsets ?? .utf16
    var best = (unit: declared, layout: layout(in: declared))
    let count = best.layout.places.count, declaredMatches = best.layout.matches
    if declaredMatches < count {
      for unit in OffsetUnit.allCases where unit != declared {
        let other = layout(in: unit)
        if other.matches > best.layout.matches { best = (unit, other) }
      }
    }
    let layout = best.layout
    var annotations = TSVAnnotations(self, layout.places)
    var article = DraftArticle(
      id: id, text: layout.text, layers: [annotations.draft(options.annotator)])
    article.tokens = Tokenization(tokens: layout.tokens, sentenceStarts: layout.sentenceStarts)
    article.unit = .byte
    article.hasPositions = false
    article.evidence = UnitEvidence(
      declared: declared, found: best.unit, reading: "", quotes: count, matches: layout.matches,
      declaredMatches: declaredMatches)
    article.faults = faults + misplaced(layout) + annotations.faults
    article.unmodelled = annotations.unmodelled
    return article.reading(file: file, options: options, bytes: bytes)
  }

  private func misplaced(_ layout: Layout) -> [Fault] {
    guard layout.places.contains(nil) else { return [] }
    return zip(units, layout.places).compactMap { unit, place in
      guard place == nil else { return nil }
      return Fault(
        code: "offset-outside", file: file, line: unit.line,
        message: "expected offsets within the text of the sentence, found \(unit.start)-\(unit.end)"
      )
    }
  }
}
