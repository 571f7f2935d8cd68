import AssayModel
import AssaySystem

/// TAC KBP event nuggets (tbf): lines of TAB-separated fields, the texts in files beside them.
///
/// A line names system, document, nugget, spans (`64,70`, several joined by `;`, end exclusive, in code
/// points), text, type and realis. `@Coreference` lines are clusters; `@After` and `@Subevent` lines become
/// relations between events. Spans may be tokens, too (`t64,t65`), which a ``TokenTable`` beside them places.
struct TBFFormat: DocumentFormat {
  let name = "tbf"
  let summary = "TAC KBP event nuggets (.tbf), with the texts beside them"
  let endings = [".tbf"]
  let companions = [".txt", ".xml", ".sgm", ".tab"]

  private static let textEndings = [".txt", ".cmp.txt", ".tkn.txt", ".xml", ".sgm", ""]

  func recognises(head: ArraySlice<UInt8>) -> Bool {
    let start = head.drop { $0.isBlank }
    return start.starts(with: Array("#BeginOfDocument".utf8))
  }

  func articles(in bytes: [UInt8], file: String, options: ReadingOptions) -> [Reading] {
    var faults: [Fault] = []
    guard let content = TextCheck.text(bytes, file: file, faults: &faults) else {
      return [
        Reading(id: identifier(of: file, options), article: nil, faults: faults, bytes: bytes.count)
      ]
    }
    var readings: [Reading] = []
    var document: TBFDocument?
    func close() {
      guard let open = document else { return }
      document = nil
      readings.append(reading(open, file: file, options: options))
    }
    let lines = content.string.split(omittingEmptySubsequences: false) {
      $0 == "\n" || $0 == "\r\n"
    }
    for (index, line) in lines.enumerated() where !line.allSatisfy(\.isWhitespace) {
      if line.hasPrefix("#BeginOfDocument") {
        close()
        let id = line.dropFirst("#BeginOfDocument".count).trimmed
        document = TBFDocument(id: id, line: index + 1, annotator: options.annotator)
      } else if line.hasPrefix("#EndOfDocument") {
        close()
      } else if line.hasPrefix("#") {
        continue
      } else if document == nil {
        faults.append(
          Fault(
            code: "line", file: file, line: index + 1,
            message: "expected #BeginOfDocument, found \(quoted(line))"))
      } else {
        document?.take(line, number: index + 1, file: file)
      }
      document?.bytes += line.utf8.count + 1
    }
    close()
    let hasErrors = faults.contains { $0.severity == .error }
    if readings.isEmpty, !hasErrors {
      faults.append(
        Fault(
          code: "no-documents", file: file,
          message: "expected #BeginOfDocument, found no such line"))
    }
    if readings.isEmpty || hasErrors {
      readings.insert(
        Reading(id: identifier(of: file, options), article: nil, faults: faults), at: 0)
    } else {
      readings[0] = readings[0].adding(faults)
    }
    return readings
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

/// The lines of one document.
private struct TBFDocument {
  let id: String
  let line: Int
  var draft: Draft
  var faults: [Fault] = []
  var bytes = 0
  /// The tokens of triggers that are still to be placed, by event.
  private var tokens: [Int: [String]] = [:]

  init(id: String, line: Int, annotator: Annotator) {
    self.id = id
    self.line = line
    draft = Draft(annotator)
  }

  mutating func take(_ line: Substring, number: Int, file: String) {
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
