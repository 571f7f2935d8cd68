import AssayFormats
package import AssayModel
package import AssayScoring

/// What other scorers gave for a case: `expected.json`.
package struct ConformanceExpectations: Sendable {
  /// Their numbers by name; `nil` where a scorer has none.
  package let values: [String: Double?]

  /// Reads the file of a case; `nil` where it is not there.
  ///
  /// - Throws: a fault where the file cannot be read.
  package init?(of example: ConformanceCase) throws(Fault) {
    let file = example.file("expected.json")
    guard file.exists else { return nil }
    guard case .object(let members) = try file.json()["metrics"] else {
      throw file.fault("expected an object as metrics, found none")
    }
    var values: [String: Double?] = [:]
    for member in members {
      switch member.value["value"] {
      case .number(let number): values.updateValue(number, forKey: member.key)
      case .null: values.updateValue(nil, forKey: member.key)
      default: throw file.fault("\(member.key): expected a number or null as value, found neither")
      }
    }
    self.values = values
  }

  /// Where computed numbers differ: these in their order, then what was not computed, by name.
  ///
  /// - Complexity: O(n log n) in the number of expected and computed numbers.
  package func differences(from computed: [PeerValue]) -> [ConformanceDifference] {
    var lacking = values
    var differences: [ConformanceDifference] = []
    for value in computed {
      let wanted = lacking.removeValue(forKey: value.id)
      let difference = ConformanceDifference(
        id: value.id, expected: wanted, computed: .some(value.value))
      if !difference.isTolerable { differences.append(difference) }
    }
    return differences
      + lacking.sorted { $0.key < $1.key }
      .map { ConformanceDifference(id: $0.key, expected: .some($0.value), computed: nil) }
  }
}

/// A number as another scorer gives it, and as it was computed.
package struct ConformanceDifference: Hashable, Sendable, CustomStringConvertible {
  /// The number's name.
  package let id: String
  /// The other scorer's number; `nil` where no number of the name, or no second one, is expected.
  package let expected: Double??
  /// Ours; `nil` where none was computed.
  package let computed: Double??

  /// Whether both are there and as near to each other as the name asks for, or both undefined.
  var isTolerable: Bool {
    switch (expected, computed) {
    case (.some(nil), .some(nil)): true
    case (let expected??, let computed??):
      abs(expected - computed) <= Self.tolerance(of: id) * max(1, abs(expected))
    default: false
    }
  }

  /// How far a number may lie from the other scorer's, by how that prints or computes it.
  ///
  /// The rules are those of `check_expected.py` beside the cases: absolute up to 1, beyond it a
  /// share of the number.
  static func tolerance(of id: String) -> Double {
    if id.hasSuffix(".approx") { return 0.1 }
    if id.contains("_pct_trunc2") { return 0.0101 }
    if id.contains("_pct2") || id.hasSuffix("_2dp") { return 0.0051 }
    if id.hasSuffix("_4dp") { return 0.000051 }
    if id.hasPrefix("gamma.") || id.contains(".sacrebleu.") { return 1e-6 }
    return id.hasPrefix("textee.") ? 1e-7 : 2e-9
  }

  /// The name, what was expected and what was computed.
  package var description: String {
    func spelled(_ value: Double?) -> String { value.map { "\($0)" } ?? "null" }
    return switch (expected, computed) {
    case (nil, let computed): "\(id) expected not at all, got \(spelled(computed ?? nil))"
    case (let expected?, nil): "\(id) expected \(spelled(expected)), got nothing"
    case (let expected?, let computed?):
      "\(id) expected \(spelled(expected)), got \(spelled(computed))"
    }
  }
}
