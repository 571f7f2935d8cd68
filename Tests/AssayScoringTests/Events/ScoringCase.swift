import AssayScoring
import Foundation

/// A conformance case: its kind, its files, and what other scorers make of them.
struct ScoringCase {
  let name: String
  let kind: String
  /// Whether coreference of events is scored.
  let hoppers: Bool
  private let expected: [String: Double?]
  private let folder: URL

  /// The cases of some kinds, by name; with `ASSAY_CASES` set, those in the folder it names.
  static func all(kinds: Set<String>) throws -> [ScoringCase] {
    let root =
      ProcessInfo.processInfo.environment["ASSAY_CASES"].map { URL(fileURLWithPath: $0) }
      ?? Bundle.module.bundleURL.appending(path: "Fixtures/conformance")
    return try FileManager.default.contentsOfDirectory(atPath: root.path).sorted()
      .map { try ScoringCase(root.appending(path: $0)) }
      .filter { kinds.contains($0.kind) }
  }

  private struct Description: Decodable {
    struct Options: Decodable {
      let hoppers: Bool?
    }
    let kind: String
    let options: Options?
  }

  private struct Expectations: Decodable {
    struct Metric: Decodable {
      let value: Double?
    }
    let metrics: [String: Metric]
  }

  private init(_ folder: URL) throws {
    self.folder = folder
    name = folder.lastPathComponent
    let decoder = JSONDecoder()
    let description = try decoder.decode(
      Description.self, from: Data(contentsOf: folder.appending(path: "case.json")))
    kind = description.kind
    hoppers = description.options?.hoppers ?? false
    expected = try decoder.decode(
      Expectations.self, from: Data(contentsOf: folder.appending(path: "expected.json"))
    ).metrics.mapValues(\.value)
  }

  // MARK: - Files

  /// The names without endings of the files of one ending, on either side.
  func stems(_ ending: String) throws -> [String] {
    let names = try ["gold", "pred"].flatMap {
      try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: $0).path)
    }
    return Set(names.filter { $0.hasSuffix(ending) }.map { String($0.dropLast(ending.count)) })
      .sorted()
  }

  /// The bytes of a file, for example `gold/e1.txt`; `nil` where it is not there.
  func bytes(_ path: String) -> [UInt8]? {
    (try? Data(contentsOf: folder.appending(path: path))).map { Array($0) }
  }

  /// The contents of a file; empty where it is not there.
  func string(_ path: String) -> String {
    String(decoding: bytes(path) ?? [], as: UTF8.self)
  }

  /// The JSON object in a file; empty where it is not there.
  func object(_ path: String) throws -> [String: Any] {
    let json = try JSONSerialization.jsonObject(with: Data(bytes(path) ?? Array("{}".utf8)))
    return json as? [String: Any] ?? [:]
  }

  // MARK: - Comparison

  /// What is wrong with some values: unknown, lacking, given twice, or further from what the other
  /// scorer gives than the cases' rules allow.
  func faults(of values: [PeerValue]) -> [String] {
    var lacking = Set(expected.keys)
    return values.compactMap { value in
      guard let wanted = expected[value.id], lacking.remove(value.id) != nil else {
        return "\(value.id) is unknown or given twice"
      }
      switch (wanted, value.value) {
      case (nil, nil): return nil
      case (let wanted?, let actual?)
      where abs(wanted - actual) <= tolerance(of: value.id) * max(1, abs(wanted)): return nil
      default: return "\(value.id): \(String(describing: wanted)) but \(String(describing: value))"
      }
    } + lacking.sorted().map { "\($0) is lacking" }
  }

  private func tolerance(of id: String) -> Double {
    if id.contains("_pct_trunc2") { return 0.0101 }
    if id.contains("_pct2") || id.hasSuffix("_2dp") { return 0.0051 }
    return id.hasPrefix("textee.") ? 1e-7 : 2e-9
  }
}
