import AssayModel

/// A signature as it was written: fields with names, whatever they are.
///
/// It is read without knowledge of the fields, so that signatures of other versions can be read, too.
public struct SignatureLine: Hashable, Sendable, CustomStringConvertible {
  /// A field.
  public struct Field: Hashable, Sendable {
    /// Its name, lower-case letters.
    public let key: String
    /// Its value; may be empty.
    public let value: String
  }

  /// What only names what made the numbers, and changes none.
  private static let names: Set<String> = ["v", "sys"]

  /// The fields, in their order.
  public let fields: [Field]

  /// Reads a line; `nil` where it does not begin with `Assay|` and a field.
  ///
  /// A part between bars that has no name belongs to the value before it: a system may have a bar in
  /// its name.
  public init?(_ line: String) {
    let parts = line.split(separator: "|", omittingEmptySubsequences: false)
    guard parts.first == "Assay" else { return nil }
    var fields: [Field] = []
    for part in parts.dropFirst() {
      let words = part.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      let isNamed =
        words.count == 2 && !words[0].isEmpty
        && words[0].utf8.allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
      if isNamed {
        fields.append(Field(key: String(words[0]), value: String(words[1])))
      } else if let last = fields.popLast() {
        fields.append(Field(key: last.key, value: "\(last.value)|\(part)"))
      } else {
        return nil
      }
    }
    guard !fields.isEmpty else { return nil }
    self.fields = fields
  }

  /// The value of a field, of the first where it comes twice.
  public subscript(key: String) -> String? { fields.first { $0.key == key }?.value }

  /// The line.
  public var description: String {
    (["Assay"] + fields.map { "\($0.key):\($0.value)" }).joined(separator: "|")
  }

  /// Version, metric, digest and number of the gold articles, and 8 digits that stand for all that a
  /// number depends on: `Assay|0.1.0|ent.strict|#11392a72|n60|#b71e2c04`.
  ///
  /// The last are of the SHA-256 digest of the fields that can change a number. Those of the version
  /// and of the system's name are not among them, so the same numbers have the same digits.
  public var short: String {
    let metric = [self["task"], self["match"].map { $0.prefix { $0 != "/" } }.map(String.init)]
    return [
      "Assay", self["v"], metric.compactMap(\.self).joined(separator: "."),
      self["gold"].map { String($0.prefix(9)) }, self["docs"].map { "n\($0)" },
      "#\(SHA256.hexDigest(of: Array(essence.utf8)).prefix(8))",
    ].compactMap(\.self).joined(separator: "|")
  }

  private var essence: String {
    fields.filter { !Self.names.contains($0.key) }.map { "\($0.key):\($0.value)" }
      .joined(separator: "|")
  }

  /// The first field in which another signature differs; `nil` where the numbers must be the same.
  ///
  /// Fields come in the order of this signature, then those that only the other has.
  public func difference(from other: SignatureLine) -> SignatureDifference? {
    let keys = fields.map(\.key) + other.fields.map(\.key)
    let key = keys.first { !Self.names.contains($0) && self[$0] != other[$0] }
    return key.map { SignatureDifference(key: $0, expected: self[$0], found: other[$0]) }
  }
}

/// A field in which two signatures differ.
public struct SignatureDifference: Hashable, Sendable, CustomStringConvertible {
  /// The field.
  public let key: String
  /// Its value in the signature that was expected; `nil` where it has no such field.
  public let expected: String?
  /// Its value in the other.
  public let found: String?

  private static let words = [
    "task": "the task", "match": "the definition of the metric", "avg": "the average",
    "offsets": "the unit of offsets", "dup": "what a copy counts",
    "missing": "what becomes of articles that one side lacks", "labels": "the label map",
    "gold": "the gold", "docs": "the number of gold articles", "pred": "the predictions",
    "ci": "the intervals",
  ]

  /// For example `the gold differs: expected #11392a722488, found #5a129940e154`.
  public var description: String {
    let what = Self.words[key] ?? "the field '\(key)'"
    let verb = key == "pred" || key == "ci" ? "differ" : "differs"
    return "\(what) \(verb): expected \(expected ?? "none"), found \(found ?? "none")"
  }
}
