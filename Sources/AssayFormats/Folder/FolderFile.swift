internal import AssayModel
internal import AssaySystem

/// Opens the files of a folder, all of them in one format.
struct FolderFile: Sendable {
  let format: any ArticleFormat
  let folder: String
  /// Whether files that do not look like the format are opened all the same.
  let isCertain: Bool
  let options: ReadingOptions

  /// What a file turned out to be.
  enum Opened: Sendable {
    case articles(any ArticleStream)
    /// What belongs to an article of another file.
    case companion
    case refused(Reading)
    /// A file that is too large to be read before its turn.
    case postponed
  }

  /// The largest file that is read before its turn, in bytes, lest much waits in memory: of a format that is read at
  /// once, and of one that otherwise holds one article at a time.
  private static let largestAhead = (document: 1 << 24, collection: 1 << 20)

  /// Opens a file, given as a path below the folder.
  func open(_ file: String) -> Opened {
    let path = Files.join(folder, file)
    do throws(Fault) {
      let source = try Source(path)
      if !isCertain, !format.recognises(source) {
        if format.companions.contains(where: { file.hasSuffix($0) }) { return .companion }
        throw Fault(
          code: "other-format", file: path,
          message: "expected \(format.name) as in other files of the folder, found "
            + Formats.describe(source))
      }
      return .articles(try format.open(source, options: options))
    } catch {
      return .refused(Reading(id: Self.stem(of: file), article: nil, faults: [error]))
    }
  }

  /// Opens a file and reads it to its end, unless it is large.
  func readAhead(_ file: String) -> Opened {
    let size = (try? Files.status(of: Files.join(folder, file)).size) ?? 0
    let (document, collection) = Self.largestAhead
    if size > (format is any DocumentFormat ? document : collection) { return .postponed }
    let opened = open(file)
    guard case .articles(var stream) = opened else { return opened }
    var readings: [Reading] = []
    while let reading = stream.next() { readings.append(reading) }
    return .articles(ReadArticles(rest: readings[...]))
  }

  /// The path of a file without its ending.
  static func stem(of file: String) -> String {
    let name = Files.name(of: file)
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return file }
    return String(file.dropLast(name[dot...].count))
  }

  /// Articles that have been read.
  private struct ReadArticles: ArticleStream {
    var rest: ArraySlice<Reading>

    mutating func next() -> Reading? { rest.popFirst() }
  }
}
