internal import AssayModel
internal import AssaySystem

/// Which files of a folder are read, and in what format.
///
/// A folder is of the format that its files show by their content. Texts alone are brat's, but beside files of
/// another format they belong to those. Where files show several formats nobody but the user can say which is meant,
/// unless there are texts with brat's annotations, which other programs write their own beside.
struct FolderPlan {
  let folder: String
  let format: any ArticleFormat
  /// The files that are read, as paths below the folder; empty for brat, which finds its pairs itself.
  let files: [String]
  /// Whether files that do not look like the format are read all the same, for the user named it.
  let isCertain: Bool
  /// Files of no format, beside which the others stand.
  let strangers: [String]
  /// Files that describe or configure.
  let descriptions: [String]

  /// - Parameters:
  ///   - chosen: The format, if the user named it.
  ///   - usual: The format where the files show none, if there is one.
  /// - Throws: a fault `unreadable`, `unknown-format`, or `mixed-formats`.
  init(
    _ folder: String, as chosen: (any ArticleFormat)? = nil, usual: (any ArticleFormat)? = nil
  ) throws(Fault) {
    let contents = try FolderContents(folder)
    let hasTexts = contents.groups.contains { $0.ending == "txt" }
    let signs = contents.groups.map { group in
      // Beside texts they are annotations, whatever is wrong with them.
      hasTexts && group.ending == "ann"
        ? [Sign(format: BratFormat(), file: group.files[0], isText: false)]
        : Self.signs(of: group, in: folder)
    }
    let found = Self.distinct(signs.flatMap(\.self))
    // `??` throws no typed errors.
    let shown = chosen == nil ? try Self.only(found, folder) : chosen
    guard let format = shown ?? usual else {
      throw Fault(
        code: "unknown-format", file: folder,
        message: "expected files of a format that Assay reads (see \(Formats.listing)), found "
          + Self.described(contents.groups.flatMap(\.files)))
    }
    var taken: [[String]] = [], others: [[String]] = []
    for (group, signs) in zip(contents.groups, signs) {
      if signs.contains(where: { $0.format.name == format.name }) {
        taken.append(group.files)
      } else {
        others.append(group.files)
      }
    }
    if taken.isEmpty { swap(&taken, &others) }
    self.folder = folder
    self.format = format
    isCertain = chosen != nil || found.isEmpty
    files =
      format is BratFormat
      ? [] : taken.flatMap(\.self).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    strangers = others.flatMap(\.self).filter { file in
      !format.companions.contains { file.hasSuffix($0) }
    }
    descriptions = contents.descriptions
  }

  /// What the first file of a format shows.
  private struct Sign {
    let format: any ArticleFormat
    let file: String
    /// Whether it is a text without annotations, as there may be beside files of any format.
    let isText: Bool
  }

  private static func signs(of group: FolderContents.Group, in folder: String) -> [Sign] {
    distinct(
      group.sample.compactMap { file in
        guard let source = try? Source(Files.join(folder, file)), !source.isFolder,
          let format = Formats.format(of: source)
        else { return nil }
        let isText = format is BratFormat && group.ending == "txt"
        return Sign(format: format, file: file, isText: isText)
      })
  }

  /// The first sign of each format.
  private static func distinct(_ signs: [Sign]) -> [Sign] {
    signs.reduce(into: []) { found, sign in
      if !found.contains(where: { $0.format.name == sign.format.name && $0.isText == sign.isText })
      {
        found.append(sign)
      }
    }
  }

  /// The format that all files show which are not mere texts; `nil` for none.
  private static func only(_ signs: [Sign], _ folder: String) throws(Fault) -> (any ArticleFormat)?
  {
    let strong = signs.filter { !$0.isText }
    if let brat = strong.first(where: { $0.format is BratFormat }) { return brat.format }
    guard strong.count > 1 else { return (strong.first ?? signs.first)?.format }
    let list = strong.map { "\($0.format.name) (\($0.file))" }.joined(separator: ", ")
    throw Fault(
      code: "mixed-formats", file: folder,
      message: "expected files of one format, found \(list); name the format with --from or the "
        + "folder of one")
  }

  /// What the user is told of files that are not read; `nil` where there are none.
  var warning: Fault? {
    guard !strangers.isEmpty else { return nil }
    return Fault(
      .warning, code: "passed-over", file: folder,
      message: "expected \(format.name), found \(Self.described(strangers)); passed over")
  }

  /// How many files there are, with the first few.
  static func described(_ files: [String]) -> String {
    guard !files.isEmpty else { return "no files" }
    let first = files.prefix(3).joined(separator: ", ")
    if files.count == 1 { return "the file \(first)" }
    return "\(counted(files.count, "file")): \(first)" + (files.count > 3 ? ", ..." : "")
  }
}
