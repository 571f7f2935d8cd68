import AssayModel
import AssaySystem

/// The names that the numbers of Hugging Face's `ClassLabel` features stand for, by field.
///
/// They stand beside the file or one folder above it, where a dataset has a folder for each split; where several
/// configurations are described (`dataset_infos.json`), names are those on which all that have the field agree.
struct LabelNames {
  private var names: [String: [String]] = [:]
  /// Where the names were looked for.
  private(set) var wanted = "a features file"

  /// No names.
  init() {}

  /// The names in a description of features.
  init(_ document: JSONValue) {
    take(document)
  }

  /// Reads `NAME.features.json`, `dataset_info.json` or `dataset_infos.json` beside a file; no names where there is none.
  ///
  /// - Throws: a fault `json` for a file that is none.
  init(beside source: Source) throws(Fault) {
    let folder = Files.folder(of: source.path)
    var name = Files.name(of: source.path)
    for ending in [".jsonl", ".json"] { name = Files.stem(of: name, ending: ending) ?? name }
    let shared = ["dataset_info.json", "dataset_infos.json"]
    wanted = "\(name).features.json or dataset_info.json beside the file"
    let above = Files.join(folder, "..")
    let candidates =
      [Files.join(folder, "\(name).features.json")]
      + [folder, above].flatMap { folder in shared.map { Files.join(folder, $0) } }
    for candidate in candidates where Files.exists(candidate) {
      try read(candidate)
      return
    }
  }

  subscript(field: String) -> [String]? { names[field] }

  private mutating func read(_ path: String) throws(Fault) {
    let bytes = try Files.bytes(of: path)
    do {
      take(try JSONValue(parsing: bytes))
    } catch {
      throw Fault(
        code: "json", file: path,
        line: TextCheck.line(ofByte: min(error.offset, bytes.count), in: bytes),
        message: "\(error.message) (byte \(error.offset))")
    }
  }

  private mutating func take(_ document: JSONValue) {
    if let features = document["features"] { return takeFeatures(features) }
    let configurations = document.members.compactMap { $0.value["features"] }
    guard !configurations.isEmpty else { return takeFeatures(document) }
    let all = configurations.map { features in
      LabelNames(.object([.init("features", features)])).names
    }
    for field in Set(all.flatMap(\.keys)) {
      let found = Set(all.compactMap { $0[field] })
      if found.count == 1 { names[field] = found.first }
    }
  }

  /// Features by name, or a list of them with their names, as the service for viewing datasets has it.
  private mutating func takeFeatures(_ features: JSONValue) {
    for member in features.members {
      if let found = Self.names(of: member.value) { names[member.key] = found }
    }
    for feature in features.array ?? [] {
      if let name = feature["name"]?.string,
        let found = Self.names(of: feature["type"] ?? feature["dtype"] ?? feature)
      {
        names[name] = found
      }
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
