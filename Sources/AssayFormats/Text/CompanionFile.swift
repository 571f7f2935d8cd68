import AssayModel
import AssaySystem

/// The file with the text that a file of annotations is about.
enum CompanionFile {
  /// Folders beside that of the annotations in which releases keep the texts.
  private static let folders = ["../source", "../sgm", "../text", "../txt"]

  /// The files that may hold the text, those that are there.
  ///
  /// - Parameters:
  ///   - names: What the annotations call it, with or without folder, in the order of preference; only
  ///     the last part counts, so that no file elsewhere is read.
  ///   - endings: What to try behind each name; an empty one for the name itself.
  static func candidates(
    for file: String, names: [String], endings: [String]
  ) -> [String] {
    let folder = Files.folder(of: file)
    var found: [String] = []
    for name in names.map({ Files.name(of: $0) }) where !name.isEmpty && name != ".." {
      for place in [folder] + folders.map({ Files.join(folder, $0) }) {
        for ending in endings {
          let path = Files.join(place, name + ending)
          guard path != file, !found.contains(path),
            let status = try? Files.status(of: path), !status.isFolder
          else { continue }
          found.append(path)
        }
      }
    }
    return found
  }

  /// The fault of a text that is nowhere.
  static func missing(_ name: String, endings: [String], for file: String) -> Fault {
    Fault(
      code: "missing-text", file: file,
      message: "expected the text beside it, as \(quoted(name)) with "
        + "\(endings.filter { !$0.isEmpty }.joined(separator: " or ")), found no such file")
  }
}
