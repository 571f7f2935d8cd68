internal import AssayModel
internal import AssaySystem

/// The files of the CoNLL-2011 and 2012 shared tasks: words with names in brackets and, in the last
/// column, coreference in brackets (Pradhan et al., CoNLL 2012).
///
/// `#begin document (ID); part 000` begins an article, `ID` or, for later parts, `ID#1`. A mention that is in
/// a chain but has no name gets the type `SPAN`. Predicates with their arguments and all that is said
/// of words are counted, not read. Files with fewer
/// columns, as scorers read them, have coreference alone.
struct CoNLL2012Format: CollectionFormat {
  let name = "conll2012"
  let summary = "CoNLL-2012: names and coreference in columns with brackets"
  let endings = [".v4_gold_conll", ".v4_auto_conll", ".conll"]

  func recognises(head: ArraySlice<UInt8>) -> Bool {
    head.drop { $0.isBlank }.starts(with: CoNLL2012Layout.begin.utf8)
  }

  func elements(of file: String, options: ReadingOptions) -> LineElements<CoNLL2012Documents> {
    LineElements(file, CoNLL2012Documents(file: file, stem: identifier(of: file, options)))
  }

  func article(
    in element: LineElements<CoNLL2012Documents>.Element, at place: ElementPlace,
    options: ReadingOptions
  ) -> Reading? {
    var document = element.content
    return document.reading(options).refused(by: element.faults)
  }
}

/// What the lines of CoNLL-2012 begin with, and which column is which.
enum CoNLL2012Layout {
  static let begin = "#begin document"
  static let end = "#end document"
  /// The columns of the part of speech, lemma, frame and sense.
  static let traits = [4, 6, 7, 8]
  static let parse = 5
  static let speaker = 9
  static let name = 10
  /// The first column of a predicate's arguments; the last column of all is coreference.
  static let firstPredicate = 11

  /// The column of the word among so many: the fourth, behind document, part and number; in fewer than five the one
  /// before the last.
  static func word(of count: Int) -> Int {
    count > 4 ? 3 : count - 2
  }
}

/// Puts lines together to documents.
struct CoNLL2012Documents: LineAssembly {
  private let file: String
  private let stem: String
  private var current: CoNLL2012Assembly?

  init(file: String, stem: String) {
    self.file = file
    self.stem = stem
  }

  mutating func take(_ line: ArraySlice<UInt8>, number: Int) -> CoNLL2012Assembly? {
    if line.starts(with: CoNLL2012Layout.begin.utf8) {
      let ended = finish()
      current = CoNLL2012Assembly(id: Self.identifier(line) ?? stem, file: file)
      current?.take(bytes: line.count + 1)
      return ended
    }
    if line.starts(with: CoNLL2012Layout.end.utf8) { return finish() }
    if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) {
      current?.endSentence()
      return nil
    }
    if current == nil {
      current = CoNLL2012Assembly(id: stem, file: file)
      current?.report(
        Fault(
          .warning, code: "no-document", file: file, line: number,
          message: "expected '\(CoNLL2012Layout.begin)', found \(quoted(line))"))
    }
    current?.add(line, line: number)
    return nil
  }

  mutating func finish() -> CoNLL2012Assembly? {
    defer { current = nil }
    return current
  }

  /// The document in parentheses, with the number of its part where that is not 0.
  private static func identifier(_ line: ArraySlice<UInt8>) -> String? {
    let text = String(decoding: line, as: UTF8.self)
    guard let open = text.firstIndex(of: "("), let close = text.lastIndex(of: ")"), open < close
    else { return nil }
    let id = text[text.index(after: open)..<close]
    let part = text[close...].split(separator: " ").last.flatMap { Int($0) } ?? 0
    return part == 0 ? String(id) : "\(id)#\(part)"
  }
}
