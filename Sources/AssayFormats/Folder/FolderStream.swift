internal import AssayModel
internal import AssaySystem

/// The articles of the files of a folder, one file after the other.
///
/// An article that its file only numbers is called after the file, `FOLDER/NAME`, and by its number, too, where
/// it is not alone: `FOLDER/NAME:2`. So is one that has the name of an article of an earlier file.
struct FolderStream: ArticleStream {
  private let format: any ArticleFormat
  private let folder: String
  private let files: [String]
  private let isCertain: Bool
  private let options: ReadingOptions
  private var place = 0
  /// The articles of the file at hand, and one that was read ahead.
  private var current: (any ArticleStream)?
  private var ahead: Reading?
  /// What is wrong with the folder or the file as a whole, for the next reading.
  private var pending: [Fault]
  /// For each article in which file it was.
  private var owners: [String: Int] = [:]
  /// The last file of which an article got another name.
  private var renamed = -1

  init(_ plan: FolderPlan, options: ReadingOptions) {
    format = plan.format
    folder = plan.folder
    // brat finds its files itself.
    files = plan.format is BratFormat ? [""] : plan.files
    isCertain = plan.isCertain || plan.format is BratFormat
    pending = plan.warning.map { [$0] } ?? []
    var options = options
    options.folder = plan.folder
    self.options = options
  }

  mutating func next() -> Reading? {
    guard let reading = nextOfFile() else { return nil }
    defer { pending = [] }
    return distinct(reading).adding(pending)
  }

  /// The next article with the name that it has in its file, or the refusal of a file.
  private mutating func nextOfFile() -> Reading? {
    while true {
      if let reading = ahead ?? current?.next() {
        ahead = nil
        return reading.isNumbered ? called(reading) : reading
      }
      current = nil
      guard place < files.count else { return nil }
      place += 1
      if let refusal = openFile() { return refusal }
    }
  }

  /// Opens the file at hand; gives the reading that refuses it where it is of another format.
  private mutating func openFile() -> Reading? {
    let path = Files.join(folder, file)
    do throws(Fault) {
      let source = try Source(path)
      if !isCertain, !format.recognises(source) {
        if format.companions.contains(where: { file.hasSuffix($0) }) { return nil }
        throw Fault(
          code: "other-format", file: path,
          message: "expected \(format.name) as in other files of the folder, found "
            + Formats.describe(source))
      }
      current = try format.open(source, options: options)
      return nil
    } catch {
      return Reading(id: stem, article: nil, faults: [error])
    }
  }

  private var file: String { files[place - 1] }

  /// The path of the file at hand below the folder, without its ending.
  private var stem: String {
    let name = Files.name(of: file)
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return file }
    return String(file.dropLast(name[dot...].count))
  }

  /// An article that its file only numbers, by the name of the file.
  private mutating func called(_ reading: Reading) -> Reading {
    if reading.id == "1" {
      ahead = current?.next()
      if ahead == nil { return reading.named(stem) }
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
            + "\(files[owner - 1]); such articles are called \(quoted(name))"))
    }
    return reading.named(name)
  }
}
