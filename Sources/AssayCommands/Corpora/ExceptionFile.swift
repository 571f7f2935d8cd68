import ArgumentParser
import AssayLinting
import AssayModel
import AssaySystem

/// The file in which accepted findings are kept.
struct ExceptionFile {
  static let fileName = "lint.accepted.tsv"

  private let path: String
  private let isNeeded: Bool
  private let console: Console

  /// - Parameters:
  ///   - path: The file, if the user named one.
  ///   - gold: The annotations: else the file lies in their folder.
  ///   - isWritten: Whether findings will be appended, so that the file need not be there yet.
  init(path: String?, gold: String, isWritten: Bool, console: Console) {
    self.console = console
    isNeeded = path != nil && !isWritten
    let isFolder = (try? Files.status(of: gold).isFolder) ?? false
    self.path = path ?? Files.join(isFolder ? gold : Files.folder(of: gold), Self.fileName)
  }

  /// The accepted findings; none where there is no file and none is needed.
  ///
  /// - Throws: an exit status, the reason having been told.
  func read() throws -> AcceptedFindings {
    guard isNeeded || Files.exists(path) else { return AcceptedFindings() }
    let bytes: [UInt8]
    do {
      bytes = try Files.bytes(of: path)
    } catch {
      console.complain(error.description)
      throw ExitStatus.notFound
    }
    let accepted = AcceptedFindings(parsing: bytes, file: path)
    for fault in accepted.faults { console.complain(fault.description) }
    if !accepted.faults.isEmpty { throw ExitStatus.badData }
    return accepted
  }

  /// Warns of entries that no finding needs any more.
  func tell(stale entries: [AcceptedFindings.Entry]) {
    for entry in entries {
      let words = entry.quote.isEmpty ? "" : " of '\(entry.quote)'"
      let fault = Fault(
        .warning, code: "stale-exception", file: path, line: entry.line,
        message:
          "\(entry.check)\(words) in \(entry.article) is not found any more; take the line out")
      console.warn(fault.description)
    }
  }

  /// Appends findings without reasons; makes the file where it is missing.
  ///
  /// - Throws: the exit status for what cannot be written, the reason having been told.
  func append(_ findings: [Finding]) throws {
    guard !findings.isEmpty else { return }
    do {
      var bytes = Files.exists(path) ? try Files.bytes(of: path) : []
      if bytes.isEmpty { bytes = Array("\(AcceptedFindings.header)\n".utf8) }
      if bytes.last != 0x0A { bytes.append(0x0A) }
      for line in AcceptedFindings.candidates(findings) { bytes += Array("\(line)\n".utf8) }
      let file = try OutputFile(path)
      try file.write(bytes)
      try file.finish()
    } catch {
      console.complain("\(error)")
      throw ExitStatus.cannotWrite
    }
    console.note(
      "\(counted(findings.count, "finding")) appended to \(path); give each a reason or correct it")
  }
}
