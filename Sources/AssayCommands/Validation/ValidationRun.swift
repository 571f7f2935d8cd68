import AssayFormats
import AssayModel
import AssaySystem

/// The verdicts on several files.
struct ValidationRun {
  /// What became of one file.
  struct File {
    let path: String
    let validation: TEIValidation
    /// All faults, those that a schema finds included.
    var faults: [Fault]
    /// What the schema says; `nil` where none was asked.
    var schemaVerdict: SchemaVerdict?

    /// Whether it passed; `nil` where only a schema that gave no answer stands in the way.
    var isValid: Bool? {
      if faults.contains(where: { $0.code != "schema-undecided" }) { return false }
      return schemaVerdict == .undecided ? nil : true
    }
  }

  private(set) var files: [File] = []
  /// What is wrong with the schema; `nil` where it could be used or none was given.
  private(set) var schemaFault: Fault?
  private(set) var isSchemaUndecided = false

  /// The files of a path: itself, or those of a folder that end in `.xml` or `.tei`.
  static func files(of path: String) throws(Fault) -> [String] {
    guard try Files.status(of: path).isFolder else { return [path] }
    let found = try Files.list(path) { $0.hasSuffix(".xml") || $0.hasSuffix(".tei") }
    guard !found.isEmpty else {
      throw Fault(
        code: "no-files", file: path, message: "expected files ending in .xml or .tei, found none")
    }
    return found.map { Files.join(path, $0) }
  }

  /// Does the checks that need no schema.
  mutating func check(_ path: String, known: Set<String>, allowsDocumentType: Bool) throws(Fault) {
    let validation = TEIValidation(
      try Files.bytes(of: path), file: path, known: known, allowsDocumentType: allowsDocumentType)
    let faults = validation.faults + ScoreSignatures.faults(in: validation, file: path)
    files.append(File(path: path, validation: validation, faults: faults))
  }

  /// Judges all files that can be parsed by a schema.
  mutating func judge(by judge: SchemaJudge) throws(Fault) {
    let judged = files.indices.filter { files[$0].validation.isWellFormed }
    let outcome = try judge.judge(judged.map { files[$0].path })
    schemaFault = outcome.schemaFault
    isSchemaUndecided = outcome.isSchemaUndecided
    for (index, result) in zip(judged, outcome.verdicts) {
      files[index].schemaVerdict = result.verdict
      files[index].faults += result.faults
    }
    guard outcome.schemaFault != nil else { return }
    for index in judged where files[index].schemaVerdict == nil {
      files[index].schemaVerdict = .undecided
    }
  }
}
