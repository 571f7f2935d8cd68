internal import AssayModel
internal import AssaySystem

/// A format whose files are told by their first bytes and hold whole articles.
protocol FileFormat: ArticleFormat {
  /// How files of the format are called as a rule, for example `.xmi`; what stands before is the article's name.
  var endings: [String] { get }

  /// Whether the first bytes of a file are of this format, without byte order mark.
  func recognises(head: ArraySlice<UInt8>) -> Bool
}

extension FileFormat {
  func recognises(_ source: Source) -> Bool {
    recognises(head: source.headWithoutMark)
  }

  /// What an article is called by its file: the path below the folder that is read, without ending.
  func identifier(of file: String, _ options: ReadingOptions) -> String {
    withoutEnding(options.name(of: file))
  }

  /// The name of a file without folder and ending.
  func stem(of file: String) -> String { withoutEnding(Files.name(of: file)) }

  private func withoutEnding(_ name: String) -> String {
    for ending in endings {
      if let stem = Files.stem(of: name, ending: ending), !stem.isEmpty { return stem }
    }
    return name
  }
}

/// A format of which each file is read at once, because it holds one article, or because what belongs to an article
/// may stand anywhere in it.
///
/// An implementer says how a file is told and what stands in its bytes; byte order marks, XML in other encodings and
/// unreadable files are dealt with here. Files of many articles, one after the other, are a ``CollectionFormat``'s.
protocol DocumentFormat: FileFormat {
  /// The articles of a file.
  ///
  /// - Parameters:
  ///   - bytes: The file without byte order mark; may be anything.
  ///   - file: Its path, for faults, and for the identifier of an article that has none.
  func articles(in bytes: [UInt8], file: String, options: ReadingOptions) -> [Reading]
}

extension DocumentFormat {
  func open(_ source: Source, options: ReadingOptions) throws(Fault) -> any ArticleStream {
    document(source, options: options)
  }

  /// The articles of a file that is read at once.
  func document(_ source: Source, options: ReadingOptions) -> any ArticleStream {
    DocumentStream(format: self, file: source.path, options: options)
  }
}

/// The articles of a file.
private struct DocumentStream<Format: DocumentFormat>: ArticleStream {
  let format: Format
  let file: String
  let options: ReadingOptions
  private var pending: ArraySlice<Reading>?

  init(format: Format, file: String, options: ReadingOptions) {
    self.format = format
    self.file = file
    self.options = options
  }

  mutating func next() -> Reading? {
    if pending == nil { pending = read(file)[...] }
    return pending?.popFirst()
  }

  private func read(_ path: String) -> [Reading] {
    do {
      let bytes = try Files.bytes(of: path)
      if bytes.starts(with: ByteOrderMark.utf8) {
        return articles(in: Array(bytes.dropFirst(3)), ByteOrderMark.leftOut(of: path))
      }
      guard let (text, warning) = try XMLEncoding.utf8(bytes, file: path) else {
        return articles(in: bytes, nil)
      }
      return articles(in: text, warning)
    } catch {
      return [Reading(id: format.identifier(of: path, options), article: nil, faults: [error])]
    }
  }

  /// The articles in the bytes, a warning with the first.
  private func articles(in bytes: [UInt8], _ warning: Fault?) -> [Reading] {
    var readings = format.articles(in: bytes, file: file, options: options)
    if let warning, !readings.isEmpty { readings[0] = readings[0].adding([warning]) }
    return readings
  }
}
