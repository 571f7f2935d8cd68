internal import AssayModel
internal import AssaySystem

/// The articles of the files of a folder, one file after the other.
///
/// Files are read by as many threads as there are processors, a few ahead, but for large ones.
///
/// An article that its file only numbers is called after the file, `FOLDER/NAME`, and by its number, too, where
/// it is not alone: `FOLDER/NAME:2`. So is one that has the name of an article of an earlier file.
struct FolderStream: ArticleStream {
  private let folder: String
  private let files: [String]
  private let opener: FolderFile
  /// The files, opened; `nil` where each is opened when it is its turn.
  private let ahead: WorkAhead<FolderFile.Opened>?
  private var place = 0
  /// The articles of the file at hand, and one that was asked for before its turn.
  private var current: (any ArticleStream)?
  private var following: Reading?
  /// What is wrong with the folder or the file as a whole, for the next reading.
  private var pending: [Fault]
  /// For each article in which file it was.
  private var owners: [String: Int] = [:]
  /// The last file of which an article got another name.
  private var renamed = -1

  /// - Parameter threads: How many files are read at once.
  init(
    _ plan: FolderPlan, options: ReadingOptions, threads: Int = SystemCalls.processorCount
  ) {
    folder = plan.folder
    // brat finds its files itself.
    let files = plan.format is BratFormat ? [""] : plan.files
    var options = options
    options.folder = plan.folder
    let opener = FolderFile(
      format: plan.format, folder: plan.folder,
      isCertain: plan.isCertain || plan.format is BratFormat, options: options)
    ahead =
      plan.format is any FileFormat && files.count > 1
      ? WorkAhead(count: files.count, threads: threads) { opener.readAhead(files[$0]) } : nil
    pending = plan.warning.map { [$0] } ?? []
    self.files = files
    self.opener = opener
  }

  mutating func next() -> Reading? {
    guard let reading = nextOfFile() else { return nil }
    defer { pending = [] }
    return distinct(reading).adding(pending)
  }

  /// The next article with the name that it has in its file, or the refusal of a file.
  private mutating func nextOfFile() -> Reading? {
    while true {
      if let reading = following ?? current?.next() {
        following = nil
        return reading.isNumbered ? called(reading) : reading
      }
      current = nil
      guard place < files.count else { return nil }
      place += 1
      switch opened() {
      case .articles(let stream): current = stream
      case .refused(let refusal): return refusal
      case .companion, .postponed: continue
      }
    }
  }

  /// The file at hand, opened now or ahead.
  private func opened() -> FolderFile.Opened {
    guard let ahead = ahead?.next() else { return opener.open(file) }
    if case .postponed = ahead { return opener.open(file) }
    return ahead
  }

  /// The file at hand.
  private var file: String { files[place - 1] }

  /// Its path below the folder, without its ending.
  private var stem: String { FolderFile.stem(of: file) }

  /// An article that its file only numbers, by the name of the file.
  private mutating func called(_ reading: Reading) -> Reading {
    if reading.id == "1" {
      following = current?.next()
      if following == nil { return reading.named(stem) }
    }
    return reading.named("\(stem):\(reading.id)")
  }

  /// The article under a name that no article of an earlier file has.
  private mutating func distinct(_ reading: Reading) -> Reading {
    guard reading.article != nil, files.count > 1 else { return reading }
    guard let owner = owners[reading.id], owner != place else {
      owners[reading.id] = place
      return reading
    }
    let name = "\(stem):\(reading.id)"
    owners[name] = place
    if renamed != place {
      renamed = place
      pending.append(
        Fault(
          .warning, code: "duplicate-id", file: Files.join(folder, file),
          message: "expected articles that no earlier file has, found \(quoted(reading.id)) as in "
            + "\(files[owner - 1]); such articles are called '\(name)'"))
    }
    return reading.named(name)
  }
}
