internal import AssayModel
internal import AssaySystem

/// A format of which each file holds whole articles and is read at once.
///
/// An implementer says how a file is told and what stands in its bytes; files and folders, byte
/// order marks and unreadable files are dealt with here.
protocol DocumentFormat: ArticleFormat {
  /// The endings by which files of the format are found in a folder, for example `.xmi`.
  var endings: [String] { get }

  /// Whether the first bytes of a file are of this format, without byte order mark.
  func recognises(head: ArraySlice<UInt8>) -> Bool

  /// The articles of a file.
  ///
  /// - Parameters:
  ///   - bytes: The file without byte order mark; may be anything.
  ///   - file: Its path, for faults, and for the identifier of an article that has none.
  func articles(in bytes: [UInt8], file: String, options: ReadingOptions) -> [Reading]
}

extension DocumentFormat {
  func recognises(_ source: Source) -> Bool {
    source.headWithoutMark(endings: endings).map { recognises(head: $0) } ?? false
  }

  func open(_ source: Source, options: ReadingOptions) throws(Fault) -> any ArticleStream {
    DocumentStream(
      format: self, folder: source.isFolder ? source.path : "",
      files: try source.files(endings: endings), options: options)
  }

  /// What an article is called by its file: the path below the folder that is read, without ending.
  func identifier(of file: String, _ options: ReadingOptions) -> String {
    let folder = options.folder.hasSuffix("/") ? options.folder : options.folder + "/"
    guard !options.folder.isEmpty, file.hasPrefix(folder) else { return stem(of: file) }
    let path = String(file.dropFirst(folder.count))
    for ending in endings {
      if let stem = Files.stem(of: path, ending: ending), !stem.isEmpty { return stem }
    }
    return path
  }

  /// The name of a file without folder and ending.
  func stem(of file: String) -> String {
    let name = Files.name(of: file)
    for ending in endings {
      if let stem = Files.stem(of: name, ending: ending), !stem.isEmpty { return stem }
    }
    return name
  }
}

/// The articles of files that are read one after the other.
private struct DocumentStream<Format: DocumentFormat>: ArticleStream {
  let format: Format
  let files: [String]
  private var options: ReadingOptions
  private var place = 0
  private var pending: ArraySlice<Reading> = []

  init(format: Format, folder: String, files: [String], options: ReadingOptions) {
    self.format = format
    self.files = files
    self.options = options
    self.options.folder = folder
  }

  mutating func next() -> Reading? {
    while pending.isEmpty {
      guard place < files.count else { return nil }
      pending = read(files[place])[...]
      place += 1
    }
    return pending.removeFirst()
  }

  private func read(_ path: String) -> [Reading] {
    do {
      let bytes = try Files.bytes(of: path)
      guard bytes.starts(with: ByteOrderMark.utf8) else {
        return format.articles(in: bytes, file: path, options: options)
      }
      let mark = Fault(
        .warning, code: "byte-order-mark", file: path, line: 1,
        message: "expected text, found a byte order mark; it is left out")
      var readings = format.articles(
        in: Array(bytes.dropFirst(3)), file: path, options: options)
      if !readings.isEmpty { readings[0] = readings[0].adding([mark]) }
      return readings
    } catch {
      return [Reading(id: format.stem(of: path), article: nil, faults: [error])]
    }
  }
}
