import ArgumentParser
import AssayFormats
import AssayModel
import AssaySystem

/// The articles of a source, with its faults told as they come and counted.
struct ArticleFeed {
  /// What was read so far.
  struct Tally {
    var articles = 0
    /// Articles that were refused.
    var refused = 0
    /// Articles that were read though some of their annotations were refused.
    var incomplete = 0
    var warnings = 0
    var repairs = 0
    var unmodelled = 0
    var bytes = 0

    /// Whether anything was refused.
    var isIncomplete: Bool { refused + incomplete > 0 }
  }

  /// The path, as the user named it.
  let path: String
  /// The format that it is read in.
  let format: any ArticleFormat
  /// What was read so far.
  private(set) var tally = Tally()
  /// Where the article stands that came last; `nil` where the format does not say.
  private(set) var place: ArticlePlace?
  private var readings: Readings
  private let isStrict: Bool
  private let console: Console?

  /// Opens a source.
  ///
  /// - Parameters:
  ///   - gold: Where these are predictions, the format of the gold; see ``Formats``.
  ///   - console: Where faults are told; `nil` for nowhere.
  /// - Throws: an exit status where nothing can be read, the reason having been told.
  init(
    _ path: String, predictedFor gold: (any ArticleFormat)? = nil, options: ReadingOptions,
    corpus: CorpusOptions, console: Console?
  ) throws {
    self.path = path
    self.console = console
    isStrict = corpus.strict
    do {
      readings = try Formats.open(
        path, as: try corpus.format(), predictedFor: gold, options: options)
    } catch let fault as Fault {
      console?.complain(fault.description)
      throw fault.code == "unreadable" ? ExitStatus.notFound : ExitStatus.badData
    }
    format = readings.format
  }

  /// The next article that was not refused, or `nil` after the last.
  ///
  /// - Throws: the exit status for bad data at the first article of which anything is refused, where the user
  ///   wants so.
  mutating func next() throws -> AnnotatedArticle? {
    while let reading = readings.next() {
      tally.bytes += reading.bytes
      tally.repairs += reading.repairs
      tally.unmodelled += reading.unmodelled
      for fault in reading.faults { tell(fault) }
      if let article = reading.article {
        tally.articles += 1
        if reading.hasErrors {
          tally.incomplete += 1
          if isStrict { throw ExitStatus.badData }
        }
        place = reading.place
        return article
      }
      tally.refused += 1
      if isStrict { throw ExitStatus.badData }
    }
    return nil
  }

  /// Counts the article that came last as refused after all, and says why.
  mutating func refuse(_ reason: String) {
    tally.articles -= 1
    tally.refused += 1
    console?.complain("\(path): \(reason)")
  }

  private mutating func tell(_ fault: Fault) {
    switch fault.severity {
    case .error: console?.complain(fault.description)
    case .warning:
      tally.warnings += 1
      console?.warn(fault.description)
    }
  }

  /// How many articles there will be, for telling the time that is left; `nil` where only reading
  /// to the end would tell.
  var expectedCount: Int? {
    guard let isFolder = try? Files.status(of: path).isFolder, isFolder else { return nil }
    return try? Files.list(path) { $0.hasSuffix(".txt") }.count
  }

  /// A line on what was repaired or refused; `nil` where nothing was.
  var remark: String? {
    var parts: [String] = []
    if tally.refused > 0 { parts.append("\(counted(tally.refused, "article")) refused") }
    if tally.incomplete > 0 {
      parts.append("\(counted(tally.incomplete, "article")) refused in part")
    }
    if tally.repairs > 0 { parts.append(counted(tally.repairs, "repair")) }
    if tally.warnings > 0 { parts.append(counted(tally.warnings, "warning")) }
    if tally.unmodelled > 0 {
      parts.append(
        tally.unmodelled == 1
          ? "1 annotation or note not read"
          : "\(grouped(tally.unmodelled)) annotations or notes not read")
    }
    return parts.isEmpty ? nil : "\(path): \(parts.joined(separator: ", "))"
  }
}
