import AssayModel
import AssaySystem

/// TAC KBP event nuggets (tbf): lines of TAB-separated fields, the texts in files beside them.
///
/// A line names system, document, nugget, spans (`64,70`, several joined by `;`, end exclusive, in code
/// points), text, type and realis. `@Coreference` lines are clusters; `@After` and `@Subevent` lines become
/// relations between events. Spans may be tokens, too (`t64,t65`), which a ``TokenTable`` beside them places.
struct TBFFormat: CollectionFormat {
  let name = "tbf"
  let summary = "TAC KBP event nuggets (.tbf), with the texts beside them"
  let endings = [".tbf"]
  let companions = [".txt", ".xml", ".sgm", ".tab"]

  private static let textEndings = [".txt", ".cmp.txt", ".tkn.txt", ".xml", ".sgm", ""]

  func recognises(head: ArraySlice<UInt8>) -> Bool {
    head.drop { $0.isBlank }.starts(with: TBFDocuments.begin.utf8)
  }

  func elements(of file: String, options: ReadingOptions) -> LineElements<TBFDocuments> {
    LineElements(
      file,
      TBFDocuments(file: file, stem: identifier(of: file, options), annotator: options.annotator))
  }

  func article(
    in element: LineElements<TBFDocuments>.Element, at place: ElementPlace, options: ReadingOptions
  ) -> Reading? {
    let document = element.content
    guard document.hasBegun else {
      return Reading(
        id: document.id, article: nil, faults: element.faults + document.faults,
        bytes: document.bytes)
    }
    return reading(document, file: place.file, options: options).refused(by: element.faults)
  }

  func faultWithoutElements(_ file: String, _ options: ReadingOptions) -> Fault? {
    Fault(
      code: "no-documents", file: file,
      message: "expected \(TBFDocuments.begin), found no such line")
  }

  private func reading(
    _ document: TBFDocument, file: String, options: ReadingOptions
  ) -> Reading {
    var names = [document.id]
    if !names.contains(stem(of: file)) { names.append(stem(of: file)) }
    var document = document
    document.placeTokens(names, file: file)
    var faults = document.faults
    let texts = CompanionFile.candidates(for: file, names: names, endings: Self.textEndings)
    guard let path = texts.first else {
      faults.append(CompanionFile.missing(document.id, endings: Self.textEndings, for: file))
      return Reading(id: document.id, article: nil, faults: faults, bytes: document.bytes)
    }
    do {
      let content = try Files.bytes(of: path)
      guard let text = TextCheck.text(content, file: path, faults: &faults) else {
        return Reading(id: document.id, article: nil, faults: faults, bytes: document.bytes)
      }
      // Faults of the text are found again when the article is made.
      return DraftArticle(
        id: document.id, text: text.string, layers: [document.draft], faults: document.faults
      ).reading(file: file, options: options, bytes: document.bytes + content.count)
    } catch {
      return Reading(
        id: document.id, article: nil, faults: faults + [error], bytes: document.bytes)
    }
  }
}

/// Puts lines together to documents.
struct TBFDocuments: LineAssembly {
  static let begin = "#BeginOfDocument"
  private static let end = "#EndOfDocument"

  let file: String
  let stem: String
  let annotator: Annotator
  private var current: TBFDocument?

  init(file: String, stem: String, annotator: Annotator) {
    self.file = file
    self.stem = stem
    self.annotator = annotator
  }

  mutating func take(_ bytes: ArraySlice<UInt8>, number: Int) -> TBFDocument? {
    let line = Substring(decoding: bytes, as: UTF8.self)
    var ended: TBFDocument?
    if line.hasPrefix(Self.begin) {
      ended = finish()
      let id = line.dropFirst(Self.begin.count).trimmed
      current = TBFDocument(id: id, annotator: annotator)
    } else if line.hasPrefix(Self.end) {
      return finish()
    } else if !line.hasPrefix("#"), !line.allSatisfy(\.isWhitespace) {
      if current == nil { current = TBFDocument(id: stem, annotator: annotator, hasBegun: false) }
      current?.take(line, number: number, file: file)
    }
    current?.bytes += bytes.count + 1
    return ended
  }

  mutating func finish() -> TBFDocument? {
    defer { current = nil }
    return current
  }
}

/// The lines of one document.
struct TBFDocument: Sendable {
  let id: String
  /// Whether a line begins it; what stands outside of documents is an error.
  let hasBegun: Bool
  var draft: Draft
  var faults: [Fault] = []
  var bytes = 0
  /// The tokens of triggers that are still to be placed, by event.
  private var tokens: [Int: [String]] = [:]

  init(id: String, annotator: Annotator, hasBegun: Bool = true) {
    self.id = id
    self.hasBegun = hasBegun
    draft = Draft(annotator)
  }

  mutating func take(_ line: Substring, number: Int, file: String) {
    guard hasBegun else {
      return faults.append(
        Fault(
          code: "line", file: file, line: number,
          message: "expected \(TBFDocuments.begin), found \(quoted(line))"))
    }
    let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    let isTaken =
      line.hasPrefix("@") ? takeLink(fields, number) : takeNugget(fields, number, file: file)
    if !isTaken {
      faults.append(
        Fault(
          code: "line", file: file, line: number,
          message: "expected "
            + (line.hasPrefix("@")
              ? "@TYPE, an identifier and the identifiers of nuggets"
              : "system, document, id, spans in characters, text, type and realis")
            + ", found \(quoted(line))"))
    }
  }

  private mutating func takeNugget(_ fields: [String], _ number: Int, file: String) -> Bool {
    guard fields.count >= 6 else { return false }
    var spans: [(start: Int, end: Int)] = []
    if Self.namesTokens(fields[3]) {
      tokens[draft.events.count] = fields[3].split(separator: ",").map(\.trimmed)
    } else {
      for part in fields[3].split(separator: ";") {
        let ends = part.split(separator: ",").map { Int($0.trimmed) }
        guard ends.count == 2, let start = ends[0], let end = ends[1] else { return false }
        spans.append((start, end))
      }
      guard !spans.isEmpty else { return false }
    }
    var attributes: [Attribute] = []
    if fields.count > 6, !fields[6].isEmpty, fields[6] != "-" {
      attributes.append(Attribute("Realis", fields[6]))
    }
    draft.events.append(
      Draft.Event(
        id: fields[2], type: fields[5],
        trigger: Draft.Place(spans: spans, quote: fields[4], line: number),
        attributes: attributes, line: number))
    return true
  }

  /// Whether spans are the identifiers of tokens, each a letter and a number.
  private static func namesTokens(_ spans: String) -> Bool {
    let parts = spans.split(separator: ",").map(\.trimmed)
    return !parts.isEmpty
      && parts.allSatisfy { part in
        part.first?.isLetter == true && Int(part.dropFirst()) != nil
      }
  }

  /// Gives triggers that are tokens their places by the table of the document.
  mutating func placeTokens(_ names: [String], file: String) {
    guard !tokens.isEmpty else { return }
    do throws(Fault) {
      let table = try TokenTable(of: names, for: file)
      for (event, ids) in tokens.sorted(by: { $0.key < $1.key }) {
        if let spans = table.spans(of: ids) {
          draft.events[event].trigger?.spans = spans
        } else {
          faults.append(
            Fault(
              code: "unknown-id", file: file, line: draft.events[event].line,
              message: "expected tokens of the table, found \(quoted(ids.joined(separator: ",")))"))
        }
      }
    } catch {
      faults.append(error)
    }
  }

  private mutating func takeLink(_ fields: [String], _ number: Int) -> Bool {
    guard fields.count >= 3 else { return false }
    let members = fields[2].split(separator: ",").map(\.trimmed)
    guard members.count > 0 else { return false }
    let type = String(fields[0].dropFirst())
    if type == "Coreference" {
      draft.eventClusters.append(Draft.Group(id: fields[1], members: members, line: number))
    } else {
      draft.relations.append(
        Draft.Relation(
          id: fields[1], type: type,
          arguments: members.enumerated().map { place, member in
            Draft.Argument(role: "Arg\(place + 1)", filler: member)
          }, line: number))
    }
    return true
  }
}
