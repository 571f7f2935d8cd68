import AssayFormats
import AssayModel
import AssaySystem

/// The file that gets a line for each entry of a ledger as articles are converted, if the user wants one.
struct LedgerFile {
  private let file: OutputFile?
  private let console: Console

  /// - Throws: the exit status for what cannot be written, the reason having been told.
  init(_ path: String?, _ console: Console) throws {
    self.console = console
    do { file = try path.map { try OutputFile($0) } } catch {
      console.complain("\(error)")
      throw ExitStatus.cannotWrite
    }
  }

  /// Writes entries.
  func add(_ entries: [Ledger.Entry]) throws {
    guard let file else { return }
    try told { for entry in entries { try file.write(LedgerDocument(entry).bytes) } }
  }

  /// Puts the file in its place.
  func finish() throws {
    guard let file else { return }
    try told { try file.finish() }
  }

  private func told(_ work: () throws -> Void) throws {
    do { try work() } catch {
      console.complain("\(error)")
      throw ExitStatus.cannotWrite
    }
  }
}
