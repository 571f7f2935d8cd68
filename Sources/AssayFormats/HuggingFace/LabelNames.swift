import AssayModel
import AssaySystem

/// The names that the numbers of Hugging Face's `ClassLabel` features stand for, by field.
struct LabelNames {
  private var names: [String: [String]] = [:]
  /// Where the names were looked for.
  private(set) var wanted = "a features file"

  /// No names.
  init() {}

  /// Reads `NAME.features.json` or `dataset_info.json` beside a file; no names where there is neither.
  ///
  /// - Throws: a fault `json` for a file that is none.
  init(beside source: Source) throws(Fault) {
    let folder = Files.folder(of: source.path)
    var name = Files.name(of: source.path)
    for ending in [".jsonl", ".json"] { name = Files.stem(of: name, ending: ending) ?? name }
    let candidates = ["\(name).features.json", "dataset_info.json"]
    wanted = candidates.joined(separator: " or ") + " beside the file"
    for candidate in candidates where Files.exists(Files.join(folder, candidate)) {
      try read(Files.join(folder, candidate))
      return
    }
  }

  subscript(field: String) -> [String]? { names[field] }

  private mutating func read(_ path: String) throws(Fault) {
    let bytes = try Files.bytes(of: path)
    do {
      let document = try JSONValue(parsing: bytes)
      for member in (document["features"] ?? document).members {
        if let found = Self.names(of: member.value) { names[member.key] = found }
      }
    } catch {
      throw Fault(
        code: "json", file: path,
        line: TextCheck.line(ofByte: min(error.offset, bytes.count), in: bytes),
        message: "\(error.message) (byte \(error.offset))")
    }
  }

  /// The names of a feature, or of what it is a sequence of.
  private static func names(of feature: JSONValue) -> [String]? {
    if let names = feature["names"]?.array { return names.compactMap(\.string) }
    // Dataset cards of older versions number the names: {"0": "O", …}.
    if let numbered = feature["names"], !numbered.members.isEmpty {
      let pairs = numbered.members.compactMap { member in
        Int(member.key).flatMap { number in member.value.string.map { (number, $0) } }
      }
      return pairs.sorted { $0.0 < $1.0 }.map(\.1)
    }
    let inner = feature["feature"] ?? feature["sequence"] ?? feature["class_label"]
    return inner.flatMap { names(of: $0) }
  }
}
