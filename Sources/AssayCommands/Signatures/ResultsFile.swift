import AssayFormats
import AssayModel
import AssayScoring
import AssaySystem

/// The results that a command printed as JSON: every metric with its signature, wherever it stands.
struct ResultsFile {
  /// The results of one metric for one system.
  struct Entry {
    /// The metric's name.
    let metric: String
    /// What the numbers depend on.
    let signature: SignatureLine
    /// The object that has both, with the numbers.
    let numbers: JSONValue
    /// What types were called; empty where by their own names.
    let labels: [String: String]

    /// What made the predictions.
    var system: String { signature["sys"] ?? "" }
  }

  /// The entries, in the file's order; at least one.
  let entries: [Entry]

  /// Reads a file.
  ///
  /// - Throws: a fault where it cannot be read, is no JSON or has no signature.
  init(_ path: String) throws(Fault) {
    let bytes = try Files.bytes(of: path)
    let document: JSONValue
    do { document = try JSONValue(parsing: bytes) } catch {
      throw Fault(
        code: "results", file: path, line: error.place(in: bytes).line, message: error.message)
    }
    let entries = Self.entries(of: document)
    guard !entries.isEmpty else {
      throw Fault(
        code: "results", file: path, line: nil,
        message: "expected results as assay score --json prints them, found no signature")
    }
    self.entries = entries
  }

  /// The results at a path, if that is what stands there.
  static func ifPresent(at path: String) -> ResultsFile? {
    guard let status = try? Files.status(of: path), !status.isFolder,
      let first = try? Files.head(of: path, limit: 64).first(where: { $0 > 0x20 }),
      first == UInt8(ascii: "[") || first == UInt8(ascii: "{")
    else { return nil }
    return try? ResultsFile(path)
  }

  /// The results in a document.
  static func entries(of document: JSONValue) -> [Entry] {
    var entries: [Entry] = []
    collect(document, labels: [:], into: &entries)
    return entries
  }

  private static func collect(
    _ value: JSONValue, labels: [String: String], into entries: inout [Entry]
  ) {
    switch value {
    case .array(let elements):
      for element in elements { collect(element, labels: labels, into: &entries) }
    case .object(let members):
      let labels = value["labels"]?.strings ?? labels
      if let metric = value["metric"]?.string,
        let signature = value["signature"]?.string.flatMap({ SignatureLine($0) })
      {
        entries.append(
          Entry(metric: metric, signature: signature, numbers: value, labels: labels))
      } else {
        for member in members { collect(member.value, labels: labels, into: &entries) }
      }
    default: break
    }
  }

  /// The systems, in the file's order.
  var systems: [String] {
    entries.reduce(into: []) { if !$0.contains($1.system) { $0.append($1.system) } }
  }

  /// The entries of a system.
  func entries(of system: String) -> [Entry] { entries.filter { $0.system == system } }
}

extension JSONValue {
  /// The members of an object that are strings; `nil` where it is no object.
  fileprivate var strings: [String: String]? {
    guard case .object(let members) = self else { return nil }
    let pairs = members.compactMap { member in member.value.string.map { (member.key, $0) } }
    return Dictionary(pairs) { first, _ in first }
  }
}
