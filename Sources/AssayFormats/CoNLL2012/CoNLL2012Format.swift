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
    guard !source.isFolder else { return Self.firstFile(of: source.path) != nil }
    return Self.recognises(source.headWithoutMark)
  }

  private static func recognises(_ head: ArraySlice<UInt8>) -> Bool {
    let content = head.drop { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
    return content.starts(with: CoNLL2012Layout.begin.utf8)
  }

  func open(_ source: Source, options: ReadingOptions) throws(Fault) -> any ArticleStream {
    guard source.isFolder else {
      return CoNLL2012Stream(files: [source.path], options: options)
    }
    let files = try Self.files(of: source.path)
    guard !files.isEmpty else {
      throw Fault(
        code: "no-files", file: source.path,
        message: "expected files ending in conll, found none")
    }
    return CoNLL2012Stream(
      files: files.map { Files.join(source.path, $0) }, options: options)
  }

  private static func files(of folder: String) throws(Fault) -> [String] {
    try Files.list(folder) { $0.hasSuffix("conll") }
  }

  private static func firstFile(of folder: String) -> String? {
    guard let first = try? files(of: folder).first,
      let head = try? Files.head(of: Files.join(folder, first), limit: 4096)
    else { return nil }
    return recognises(head[...]) ? first : nil
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
  private let files: [String]
  private let options: ReadingOptions
  private var place = 0
  private var reader: LineReader?
  private var current: CoNLL2012Assembly?

  init(files: [String], options: ReadingOptions) {
    self.files = files
    self.options = options
  }

  mutating func next() -> Reading? {
    while true {
      do {
        if reader == nil {
          guard place < files.count else { return nil }
          reader = try LineReader(files[place])
          place += 1
        }
        if let reading = try nextOfFile() { return reading }
      } catch {
        reader = nil
        if current == nil { current = CoNLL2012Assembly(id: "", file: error.file) }
        current?.report(error)
        return finish()
      }
    }
  }

  /// The next article; `nil` at the end of the file.
  private mutating func nextOfFile() throws(Fault) -> Reading? {
    while let range = try reader?.next(), let lines = reader {
      var line = lines.buffer[range]
      if lines.lineNumber == 1, line.starts(with: ByteOrderMark.utf8) { line = line.dropFirst(3) }
      if let reading = take(line, lines) { return reading }
    }
    reader = nil
    return finish()
  }

  private mutating func finish() -> Reading? {
    defer { current = nil }
    return current?.reading(options)
  }

  /// Takes in a line; gives the article that ends with it or before it, if any.
  private mutating func take(_ line: ArraySlice<UInt8>, _ lines: LineReader) -> Reading? {
    if line.starts(with: CoNLL2012Layout.begin.utf8) {
      let ended = finish()
      let stem = Files.name(of: lines.path)
      current = CoNLL2012Assembly(id: Self.identifier(line) ?? stem, file: lines.path)
      current?.take(bytes: line.count + 1)
      return ended
    }
    if line.starts(with: CoNLL2012Layout.end.utf8) { return finish() }
    if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) {
      current?.endSentence()
      return nil
    }
    if current == nil {
      current = CoNLL2012Assembly(id: Files.name(of: lines.path), file: lines.path)
      current?.report(
        Fault(
          .warning, code: "no-document", file: lines.path, line: lines.lineNumber,
          message: "expected '\(CoNLL2012Layout.begin)', found \(quoted(line))"))
    }
    current?.add(line, line: lines.lineNumber)
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
