import ArgumentParser
import AssayModel
import AssaySystem

/// Where a baseline is kept: a file, or a file as it was when a branch of a git repository was left.
enum BaselineSource: CustomStringConvertible {
  case file(String)
  case git(reference: String, path: String)

  /// The name of the file where none is given.
  static let usualPath = "assay.baseline.jsonl"

  /// Reads `FILE`, `git:REF` or `git:REF:PATH`.
  init(_ text: String) throws {
    guard text.hasPrefix("git:") else {
      self = .file(text)
      return
    }
    let parts = text.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
    let path = parts.count == 3 ? String(parts[2]) : Self.usualPath
    guard !parts[1].isEmpty, !parts[1].hasPrefix("-"), !path.isEmpty, !path.hasPrefix("/") else {
      throw ValidationError(
        "--baseline: expected git:REF or git:REF:PATH, such as git:origin/main, with a path that "
          + "starts from this folder, found '\(text)'")
    }
    self = .git(reference: String(parts[1]), path: path)
  }

  /// The name in reports.
  var description: String {
    switch self {
    case .file(let path): path
    case .git(let reference, let path): "git:\(reference):\(path)"
    }
  }

  /// All bytes; `nil` where there is no such file.
  ///
  /// - Throws: a fault `unreadable`.
  func bytes() throws(Fault) -> [UInt8]? {
    switch self {
    case .file(let path): return Files.exists(path) ? try Files.bytes(of: path) : nil
    case .git(let reference, let path):
      let base = try mergeBase(reference)
      // A path that starts with a dot is looked for from this folder, not from the top.
      let lookUp = try git(["rev-parse", "--verify", "--quiet", "\(base):./\(path)"])
      guard lookUp.status == 0 else { return nil }
      let blob = try git(["cat-file", "blob", Self.line(lookUp.output)])
      guard blob.status == 0 else { throw unreadable("a file", blob) }
      return blob.output
    }
  }

  private func mergeBase(_ reference: String) throws(Fault) -> String {
    let result = try git(["merge-base", "HEAD", reference])
    guard result.status == 0 else {
      let isOutside = Self.line(result.errors).contains("not a git repository")
      throw unreadable(
        isOutside ? "a git repository" : "a commit that HEAD and \(reference) both come from",
        result,
        advice: isOutside
          ? "" : "; a shallow clone lacks it (fetch-depth: 0 in actions/checkout fetches all)")
    }
    return Self.line(result.output)
  }

  private func git(_ arguments: [String]) throws(Fault) -> ChildProcess.Result {
    do {
      return try ChildProcess.run("git", arguments)
    } catch {
      throw Fault(
        code: "unreadable", file: description, message: "expected git, found \(error.reason)")
    }
  }

  private func unreadable(
    _ expected: String, _ result: ChildProcess.Result, advice: String = ""
  ) -> Fault {
    let words = Self.line(result.errors)
    return Fault(
      code: "unreadable", file: description,
      message: "expected \(expected), found \(words.isEmpty ? "none" : words)\(advice)")
  }

  private static func line(_ bytes: [UInt8]) -> String {
    String(decoding: bytes.prefix { $0 != 0x0A }, as: UTF8.self)
  }
}
