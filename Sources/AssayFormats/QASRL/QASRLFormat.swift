import AssayModel
import AssaySystem

/// QA-SRL's gold standard: questions about verbs whose answers are spans of tokens, in comma-separated values.
///
/// A sentence is an article; its tokens stand in another file, `../sentences/NAME.full.csv` for `NAME.gold.csv`. Each
/// verb is an event of the type `predicate`, each question the role of its answers. Answers at one place are one mention.
/// Source: Roit et al. (2020), "Controlled Crowdsourcing for High-Quality QA-SRL Annotation"; github.com/plroit/qasrl-gs.
struct QASRLFormat: CollectionFormat {
  let name = "qasrl"
  let summary = "QA-SRL's gold standard, with its sentences in another file (read only)"
  let endings = [".gold.csv", ".csv"]
  let companions = [".full.csv"]

  func recognises(head: ArraySlice<UInt8>) -> Bool {
    let line = String(decoding: head.prefix { $0 != 0x0A && $0 != 0x0D }, as: UTF8.self)
    let columns = Set(line.split(separator: ",").map(String.init))
    return columns.isSuperset(of: QASRLRow.columns)
  }

  func elements(of file: String, options: ReadingOptions) -> LineElements<QASRLRows> {
    let sentences: Result<[String: String], Fault>
    do throws(Fault) {
      sentences = .success(try self.sentences(for: file))
    } catch {
      sentences = .failure(error)
    }
    return LineElements(
      file,
      QASRLRows(
        file: file, stem: identifier(of: file, options), annotator: options.annotator,
        sentences: sentences))
  }

  func article(
    in element: LineElements<QASRLRows>.Element, at place: ElementPlace, options: ReadingOptions
  ) -> Reading? {
    element.content.reading(file: place.file, options: options).refused(by: element.faults)
  }

  /// The tokens of the sentences that a file is about.
  private func sentences(for file: String) throws(Fault) -> [String: String] {
    let folder = Files.folder(of: file), name = stem(of: file)
    let places = [folder, Files.join(folder, "../sentences")].flatMap { place in
      [".full.csv", ".csv"].map { Files.join(place, name + $0) }
    }
    guard let path = places.first(where: { $0 != file && Files.exists($0) }) else {
      throw CompanionFile.missing(name, endings: [".full.csv"], for: file)
    }
    let bytes = try Files.bytes(of: path)
    if let fault = TextCheck.invalid(bytes, file: path) { throw fault }
    var sentences: [String: String] = [:]
    for row in CSVRows(bytes) where row.cells.count > 1 {
      sentences[row.cells[0]] = row.cells[1]
    }
    return sentences
  }
}

/// A question about a verb with its answers.
struct QASRLRow {
  static let columns = ["qasrl_id", "verb_idx", "verb", "question", "answer_range", "answer"]

  let sentence: String
  let verb: Int
  let word: String
  let question: String
  /// The answers, half open, in tokens.
  let ranges: [Range<Int>]
  let line: Int

  init?(_ cells: [String], _ header: [String], line: Int) {
    func cell(_ name: String) -> String? {
      header.firstIndex(of: name).flatMap { cells.indices.contains($0) ? cells[$0] : nil }
    }
    guard let sentence = cell("qasrl_id"), !sentence.isEmpty,
      let verb = cell("verb_idx").flatMap(Int.init)
    else { return nil }
    var ranges: [Range<Int>] = []
    for part in (cell("answer_range") ?? "").split(separator: "~!~") {
      let ends = part.split(separator: ":").map { Int($0) }
      guard ends.count == 2, let first = ends[0], let end = ends[1], first < end else { return nil }
      ranges.append(first..<end)
    }
    self.sentence = sentence
    self.verb = verb
    word = cell("verb") ?? ""
    question = cell("question") ?? ""
    self.ranges = ranges
    self.line = line
  }
}

/// A sentence on its way into an article.
struct QASRLSentence: Sendable {
  let id: String
  private var text = TokenText()
  private var draft: Draft
  private var faults: [Fault] = []
  private let line: Int
  private var mentions: [Range<Int>: String] = [:]
  private var events: [Int: Int] = [:]
  private let isKnown: Bool
  var bytes = 0

  /// - Parameter tokens: The tokens with a blank between them; `nil` where the sentence is not known.
  init(_ row: QASRLRow, _ annotator: Annotator, _ tokens: String?) {
    id = row.sentence
    line = row.line
    draft = Draft(annotator)
    isKnown = tokens != nil
    text.addSentence(tokens?.split(separator: " ").map(String.init) ?? [])
  }

  /// No sentence, but something that is wrong.
  init(_ fault: Fault, id: String, _ annotator: Annotator) {
    self.id = id
    line = fault.line ?? 0
    draft = Draft(annotator)
    isKnown = true
    faults = [fault]
  }

  mutating func report(_ fault: Fault) { faults.append(fault) }

  mutating func add(_ row: QASRLRow, file: String) {
    guard isKnown, !row.word.isEmpty else { return }
    guard let verb = text.span(row.verb, row.verb + 1) else {
      return report("a token as verb", "\(row.verb)", row, file)
    }
    let event = events[row.verb] ?? draft.events.count
    if event == draft.events.count {
      events[row.verb] = event
      draft.events.append(
        Draft.Event(
          type: "predicate", trigger: Draft.Place(spans: [verb], line: row.line), line: row.line))
    }
    guard !row.question.isEmpty else { return }
    for range in row.ranges {
      guard let span = text.span(range.lowerBound, range.upperBound) else {
        report("tokens as answer", "\(range.lowerBound):\(range.upperBound)", row, file)
        continue
      }
      let mention = mentions[range] ?? "T\(draft.mentions.count + 1)"
      if mentions.updateValue(mention, forKey: range) == nil {
        draft.mentions.append(
          Draft.Mention(
            id: mention, type: "answer", place: Draft.Place(spans: [span], line: row.line)))
      }
      draft.events[event].arguments.append(Draft.Argument(role: row.question, filler: mention))
    }
  }

  private mutating func report(
    _ expected: String, _ found: String, _ row: QASRLRow, _ file: String
  ) {
    faults.append(
      Fault(
        code: "offset-outside", file: file, line: row.line,
        message: "expected \(expected) of the \(text.tokens.count) in the sentence, found \(found)")
    )
  }

  func reading(file: String, options: ReadingOptions) -> Reading {
    var article = DraftArticle(id: id, text: text.text, layers: [draft], line: line)
    article.tokens = text.tokenization
    article.unit = .byte
    article.hasPositions = false
    article.faults = faults
    if !isKnown {
      article.faults.append(
        Fault(
          code: "missing-text", file: file, line: line,
          message: "expected the sentence \(quoted(id)) in the file of sentences, found none"))
    }
    return article.reading(file: file, options: options, bytes: bytes)
  }
}
