internal import AssayModel
internal import AssaySystem

/// The files of the CoNLL-2011 and 2012 shared tasks: words with names in brackets and, in the last
/// column, coreference in brackets (Pradhan et al., CoNLL 2012).
///
/// `#begin document (ID); part 000` begins an article, `ID` or, for later parts, `ID#1`. A mention that is in
/// a chain but has no name gets the type `SPAN`. Predicates and their arguments are counted, not read.
struct CoNLL2012Format: ArticleFormat {
  let name = "conll2012"
  let summary = "CoNLL-2012: names and coreference in columns with brackets"

  func recognises(_ source: Source) -> Bool {
    let content = source.headWithoutMark.drop { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
    return content.starts(with: CoNLL2012Layout.begin.utf8)
  }

  func open(_ source: Source, options: ReadingOptions) throws(Fault) -> any ArticleStream {
    CoNLL2012Stream(lines: FileLines([source.path]), options: options)
  }
}

/// What the lines of CoNLL-2012 begin with, and which column is which.
enum CoNLL2012Layout {
  static let begin = "#begin document"
  static let end = "#end document"
  static let word = 3
  static let name = 10
  /// The first column of a predicate's arguments; the last column of all is coreference.
  static let firstPredicate = 11
}

/// The documents of files, one after the other.
private struct CoNLL2012Stream: ArticleStream {
  private var lines: FileLines
  private let options: ReadingOptions
  private var current: CoNLL2012Assembly?

  init(lines: FileLines, options: ReadingOptions) {
    self.lines = lines
    self.options = options
  }

  mutating func next() -> Reading? {
    while true {
      do {
        guard let step = try lines.next() else { return nil }
        guard case .line(let line, let file, let number) = step else {
          if let reading = finish() { return reading }
          continue
        }
        let hasMark = number == 1 && line.starts(with: ByteOrderMark.utf8)
        if let reading = take(hasMark ? line.dropFirst(3) : line, file, number) { return reading }
      } catch {
        if current == nil { current = CoNLL2012Assembly(id: "", file: error.file) }
        current?.report(error)
        return finish()
      }
    }
  }

  private mutating func finish() -> Reading? {
    defer { current = nil }
    return current?.reading(options)
  }

  /// Takes in a line; gives the article that ends with it or before it, if any.
  private mutating func take(
    _ line: ArraySlice<UInt8>, _ file: String, _ number: Int
  ) -> Reading? {
    if line.starts(with: CoNLL2012Layout.begin.utf8) {
      let ended = finish()
      let stem = Files.name(of: file)
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
      current = CoNLL2012Assembly(id: Files.name(of: file), file: file)
      current?.report(
        Fault(
          .warning, code: "no-document", file: file, line: number,
          message: "expected '\(CoNLL2012Layout.begin)', found \(quoted(line))"))
    }
    current?.add(line, line: number)
    return nil
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
