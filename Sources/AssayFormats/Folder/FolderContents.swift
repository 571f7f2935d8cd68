internal import AssayModel
internal import AssaySystem

/// The files below a folder, sorted into those that may hold articles, by how their names end, and others.
struct FolderContents {
  /// Files whose names end alike.
  struct Group {
    /// What follows the last full stop of the names; empty where there is none.
    let ending: String
    /// The files, as paths below the folder, in the order of their bytes.
    fileprivate(set) var files: [String] = []

    /// The files that are looked at to tell the format: the first few and the last.
    var sample: [String] {
      files.count > 9 ? Array(files.prefix(8)) + [files[files.count - 1]] : files
    }
  }

  let folder: String
  /// Those that may hold articles.
  private(set) var groups: [Group] = []
  /// Files that describe or configure: read-me files, licences, configurations.
  private(set) var descriptions: [String] = []
  /// How many names are hidden, which are not looked at.
  let hidden: Int

  /// - Throws: a fault `unreadable`.
  init(_ folder: String) throws(Fault) {
    self.folder = folder
    let tree = try Files.tree(folder)
    hidden = tree.hidden
    for file in tree.files {
      let name = Files.name(of: file)
      let ending = Self.ending(of: name)
      if Self.isDescription(name, ending) {
        descriptions.append(file)
      } else if let known = groups.firstIndex(where: { $0.ending == ending }) {
        groups[known].files.append(file)
      } else {
        groups.append(Group(ending: ending, files: [file]))
      }
    }
  }

  private static func ending(of name: String) -> String {
    name.lastIndex(of: ".").map { name[name.index(after: $0)...].lowercased() } ?? ""
  }

  /// How the names of files begin, or end, that go with data and are none.
  private static let textBeginnings = ["readme", "licen"]
  private static let beginnings =
    textBeginnings + ["copying", "notice", "source", "change", "citation", "sha256sums", "md5sums"]
  private static let endings: Set<String> = [
    "md", "rst", "conf", "dtd", "xsd", "rng", "rnc", "css", "xsl", "pdf",
  ]

  private static func isDescription(_ name: String, _ ending: String) -> Bool {
    let name = name.lowercased()
    let beginnings = ending.isEmpty ? beginnings : ending == "txt" ? textBeginnings : []
    return endings.contains(ending) || beginnings.contains { name.hasPrefix($0) }
  }
}
