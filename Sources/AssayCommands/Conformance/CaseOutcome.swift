import AssayFormats
import AssayModel
import AssayReporting
import AssayScoring
import AssaySystem

/// What became of a case.
struct CaseOutcome {
  /// What the numbers of a case are worth.
  enum Verdict {
    /// All numbers are as expected.
    case passed
    /// Some differ, of so many that were expected or computed.
    case differing([ConformanceDifference], of: Int)
    /// There is nothing to compare with.
    case uncompared
    /// There are no numbers, or none to be sure of.
    case unreadable(Fault)
  }

  /// The case's name.
  let name: String
  /// The numbers.
  let computed: CaseValues
  /// What they are worth.
  let verdict: Verdict

  /// Computes a case and compares it with what is expected.
  init(of folder: String) {
    name = ConformanceCase.name(of: folder)
    var computed = CaseValues()
    do throws(Fault) {
      let example = try ConformanceCase(folder)
      computed = try example.values()
      verdict = Self.verdict(on: computed.values, try ConformanceExpectations(of: example))
    } catch {
      verdict = .unreadable(error)
    }
    self.computed = computed
  }

  private static func verdict(
    on computed: [PeerValue], _ expectations: ConformanceExpectations?
  ) -> Verdict {
    guard let expectations else { return .uncompared }
    let differences = expectations.differences(from: computed)
    let notComputed = differences.count { $0.computed == nil }
    return differences.isEmpty
      ? .passed : .differing(differences, of: computed.count + notComputed)
  }

  /// Whether the case counts as failed.
  var hasFailed: Bool {
    switch verdict {
    case .passed, .uncompared: false
    case .differing, .unreadable: true
    }
  }

  /// The line that tells of the case.
  var line: String {
    let values = "\(counted(computed.values.count, "value"))"
    switch verdict {
    case .passed: return "ok   \(name)  \(values)"
    case .uncompared: return "done \(name)  \(values), none expected"
    case .unreadable(let fault): return "FAIL \(name)  \(fault)"
    case .differing(let differences, let count):
      let first = differences.prefix(3).map(\.description).joined(separator: "; ")
      let more = differences.count > 3 ? "; and \(grouped(differences.count - 3)) more" : ""
      return
        "FAIL \(name)  \(grouped(differences.count)) of \(grouped(count)) differ: \(first)\(more)"
    }
  }

  /// Writes `NAME/actual.json` into a folder: the numbers by name, `null` where undefined; nothing
  /// where there are none.
  ///
  /// - Throws: a fault where the file cannot be written.
  func write(into folder: String) throws(Fault) {
    if case .unreadable = verdict, computed.values.isEmpty { return }
    var writer = JSONWriter(indentation: 1)
    writer.object { writer in
      for value in computed.values {
        writer.key(value.id)
        if let number = value.value { writer.number(number) } else { writer.null() }
      }
    }
    writer.newline()
    let target = Files.join(folder, name)
    try Files.makeFolder(target)
    let file = try OutputFile(Files.join(target, "actual.json"))
    try file.write(writer.take())
    try file.finish()
  }
}
