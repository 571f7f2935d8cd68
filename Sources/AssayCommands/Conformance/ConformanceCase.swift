import AssayFormats
package import AssayModel
import AssaySystem

/// A folder with the inputs of other scorers: `case.json`, `gold/` and mostly `pred/`.
package struct ConformanceCase: Sendable {
  /// The folder's name.
  package let name: String
  /// The folder.
  package let folder: String
  /// Which files there are and which scorers read them.
  package let kind: String
  /// How the scorers were run.
  package let options: CaseOptions

  /// Reads `case.json`.
  ///
  /// - Throws: a fault where that is not there or says nothing of a kind.
  package init(_ folder: String) throws(Fault) {
    self.folder = folder
    name = Self.name(of: folder)
    let file = Files.join(folder, "case.json")
    let description = try CaseFile(file).json()
    guard let kind = description["kind"]?.string else {
      throw CaseFile(file).fault("expected a text as kind, found none")
    }
    self.kind = kind
    options = CaseOptions(description["options"] ?? .null, file: file)
  }

  /// The name of a case's folder; `case` for a path that does not say it.
  package static func name(of folder: String) -> String {
    let name = Files.name(of: folder)
    return [".", "..", "/"].contains(name) ? "case" : name
  }

  /// The case in a folder, or all those in the folders in it, by name.
  ///
  /// - Throws: a fault where there is none.
  package static func folders(in folder: String) throws(Fault) -> [String] {
    if Files.exists(Files.join(folder, "case.json")) { return [folder] }
    let names = try CaseFile(folder).names()
    let cases = names.map { Files.join(folder, $0) }.filter { path in
      ["case.json", "expected.json", "gold"].contains { Files.exists(Files.join(path, $0)) }
    }
    guard !cases.isEmpty else {
      throw Fault(
        code: "no-cases", file: folder,
        message: "expected case.json or folders with one, found none")
    }
    return cases
  }

  // MARK: - Files

  /// A file of the case, for example `gold/a.ann`.
  func file(_ path: String) -> CaseFile { CaseFile(Files.join(folder, path)) }

  /// The names of a side's files of an ending, in their order.
  func names(_ side: Side, _ ending: String) throws(Fault) -> [String] {
    try file(side.rawValue).names().filter { $0.hasSuffix(ending) }
  }

  /// The names of the files of an ending that either side has, in their order, and who has them.
  func namesOfBothSides(
    _ ending: String
  ) throws(Fault) -> [(name: String, isGold: Bool, isPredicted: Bool)] {
    let gold = Set(try names(.gold, ending)), predicted = Set(try names(.predicted, ending))
    return gold.union(predicted).sorted().map {
      ($0, gold.contains($0), predicted.contains($0))
    }
  }

  /// The folders of a case.
  package enum Side: String, CaseIterable {
    case gold
    case predicted = "pred"
  }
}
