import Foundation
import Testing

/// A folder of the scoring conformance cases: inputs, and the values that a peer gave for them.
struct ClusteringCase {
  let folder: URL
  let kind: String
  let options: [String: Any]
  /// Values by identifier; `nil` where the peer gave none.
  let expected: [String: Double?]
  /// The peers that crashed, by the prefix of their identifiers.
  let failures: Set<String>

  var name: String { folder.lastPathComponent }

  /// The cases of some kinds, by name; `ASSAY_CONFORMANCE_CASES` may name another folder of cases.
  static func all(_ kinds: Set<String>) throws -> [ClusteringCase] {
    let fixtures = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Fixtures/conformance")
    let other = ProcessInfo.processInfo.environment["ASSAY_CONFORMANCE_CASES"]
    let root = other.map { URL(filePath: $0) } ?? fixtures
    let folders = try FileManager.default.contentsOfDirectory(
      at: root, includingPropertiesForKeys: nil)
    return try folders.filter { FileManager.default.fileExists(atPath: $0.path + "/case.json") }
      .sorted { $0.lastPathComponent < $1.lastPathComponent }
      .map(ClusteringCase.init).filter { kinds.contains($0.kind) }
  }

  private init(_ folder: URL) throws {
    func object(_ name: String) throws -> [String: Any] {
      let data = try Data(contentsOf: folder.appending(path: name))
      return try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
    }
    self.folder = folder
    let description = try object("case.json")
    kind = try #require(description["kind"] as? String)
    options = description["options"] as? [String: Any] ?? [:]
    let values = try object("expected.json")
    let metrics = values["metrics"] as? [String: [String: Any]] ?? [:]
    expected = metrics.mapValues { ($0["value"] as? NSNumber)?.doubleValue }
    failures = Set((values["errors"] as? [String: Any] ?? [:]).keys)
  }

  /// The files of a side that end in `suffix`, by name.
  func files(_ side: String, _ suffix: String) throws -> [(name: String, bytes: [UInt8])] {
    try FileManager.default.contentsOfDirectory(
      at: folder.appending(path: side), includingPropertiesForKeys: nil
    )
    .filter { $0.lastPathComponent.hasSuffix(suffix) }
    .sorted { $0.lastPathComponent < $1.lastPathComponent }
    .map { ($0.lastPathComponent, [UInt8](try Data(contentsOf: $0))) }
  }

  /// Compares values as `check_expected.py` does, and gives the number that agree.
  ///
  /// Every value must be expected, and every expected value of these prefixes must be there.
  func check(_ values: [(id: String, value: Double?)], prefixes: [String]) -> Int {
    var agreeing = 0
    for (id, value) in values {
      guard let wanted = expected[id] else {
        Issue.record("\(name): \(id) is not among the expected values")
        continue
      }
      guard agrees(id, value, wanted) else {
        Issue.record("\(name): \(id) is \(describe(value)), expected \(describe(wanted))")
        continue
      }
      agreeing += 1
    }
    let given = Set(values.map(\.id))
    #expect(given.count == values.count, "\(name): an identifier is given twice")
    let wanted = expected.keys.filter { id in prefixes.contains { id.hasPrefix($0) } }
    #expect(given.isSuperset(of: wanted), "\(name): \(Set(wanted).subtracting(given).sorted())")
    return agreeing
  }

  private func agrees(_ id: String, _ value: Double?, _ wanted: Double?) -> Bool {
    guard let value, let wanted else { return value == nil && wanted == nil }
    let tolerance = id.contains("_pct_trunc2") ? 0.0101 : 2e-9
    return abs(value - wanted) <= tolerance * max(1, abs(wanted))
  }

  private func describe(_ value: Double?) -> String { value.map { "\($0)" } ?? "nil" }
}
