internal import AssayModel
internal import AssaySystem

/// Files in a folder that take their places together, when all are written.
///
/// Each is written whole under a temporary name in its folder; ``finish()`` renames them one after the
/// other. Dropped before that, nothing of them is left.
final class FolderOutput {
  private let folder: String
  private var files: [OutputFile] = []
  private var paths: Set<String> = []

  /// - Throws: a fault `unwritable`.
  init(_ folder: String) throws(Fault) {
    self.folder = folder
    try Files.makeFolder(folder)
  }

  /// Writes a file; folders in its name become folders.
  ///
  /// - Throws: a fault `unwritable`, `unsafe-id` where the name would lead out of the folder, and
  ///   `duplicate-id` where the name was used before.
  func write(_ bytes: [UInt8], to name: String) throws(Fault) {
    guard !name.isEmpty, !name.hasPrefix("/"), !name.split(separator: "/").contains("..") else {
      throw Fault(
        code: "unsafe-id", file: folder,
        message: "expected an identifier that stays in the folder, found \(quoted(name))")
    }
    guard paths.insert(name).inserted else {
      throw Fault(
        code: "duplicate-id", file: folder,
        message: "expected each identifier once, found \(quoted(name)) again")
    }
    let path = Files.join(folder, name)
    try Files.makeFolder(Files.folder(of: path))
    let file = try OutputFile(path)
    try file.write(bytes)
    try file.close()
    files.append(file)
  }

  /// Puts all files in their places.
  ///
  /// - Throws: a fault `unwritable`.
  func finish() throws(Fault) {
    for file in files { try file.finish() }
    files = []
  }
}
