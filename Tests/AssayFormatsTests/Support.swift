import AssayFormats
import AssayModel
import Foundation

/// Folders for one test's files, removed with the last reference.
final class Scratch {
  let path: String

  init() {
    path =
      FileManager.default.temporaryDirectory.appendingPathComponent(
        "assay-\(UUID().uuidString)"
      ).path
    try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  /// Writes a file, with the folders above it; gives its path.
  @discardableResult
  func write(_ name: String, _ bytes: [UInt8]) -> String {
    let file = URL(fileURLWithPath: path).appendingPathComponent(name)
    try? FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try? Data(bytes).write(to: file)
    return file.path
  }

  @discardableResult
  func write(_ name: String, _ text: String) -> String {
    write(name, Array(text.utf8))
  }

  /// All readings of a file or, for an empty name, of the folder.
  func readings(
    _ name: String = "", _ change: (inout ReadingOptions) -> Void = { _ in }
  ) throws -> [Reading] {
    try AssayFormatsTests.readings(name.isEmpty ? path : "\(path)/\(name)", change)
  }

  /// The names in a folder, sorted.
  func names(_ folder: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: "\(path)/\(folder)")) ?? []).sorted()
  }

  func bytes(_ name: String) -> [UInt8] {
    Array((try? Data(contentsOf: URL(fileURLWithPath: "\(path)/\(name)"))) ?? Data())
  }
}

/// The project's own files.
enum Project {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// The bytes of a file, or `nil` where it cannot be read.
  static func bytes(_ name: String) -> [UInt8]? {
    (try? Data(contentsOf: root.appendingPathComponent(name))).map { Array($0) }
  }
}

/// Corpora that are not part of the project; tests that need them are skipped where they are missing.
enum Shared {
  static let root =
    ProcessInfo.processInfo.environment["ASSAY_SHARED"]
    ?? Project.root.appendingPathComponent("../shared").standardized.path

  static var isThere: Bool { FileManager.default.fileExists(atPath: "\(root)/data") }

  static func path(_ name: String) -> String { "\(root)/\(name)" }
}

/// All readings of a path.
func readings(
  _ path: String, _ change: (inout ReadingOptions) -> Void = { _ in }
) throws -> [Reading] {
  var options = ReadingOptions()
  change(&options)
  return Array(try Formats.open(path, options: options))
}

extension Reading {
  /// The faults with the last part of their files' names.
  var messages: [String] {
    faults.map { fault in
      let name = fault.file.split(separator: "/").last.map(String.init) ?? ""
      return fault.description.replacingOccurrences(of: fault.file, with: name)
    }
  }

  /// Whether errors refuse the article, and not only annotations of it.
  var isRefused: Bool { hasErrors && refusedAnnotations == 0 }

  var layer: Layer? { article?.layers.first }
}
