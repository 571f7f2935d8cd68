package import AssayModel
package import AssayScoring

/// A kind of case: what its files are read into, and the scorers whose numbers it asks for.
package struct ConformanceKind: Sendable {
  /// What `case.json` calls it.
  package let name: String
  /// Reads a case's files and computes every number that its kind and options call for.
  package let values: @Sendable (ConformanceCase) throws(Fault) -> CaseValues

  /// The kinds that are known; a new one is a row here.
  package static let all: [ConformanceKind] = [
    ConformanceKind("entity-bio") { example throws(Fault) in try example.tagValues() },
    ConformanceKind("entity-standoff") { example throws(Fault) in try example.entityValues() },
    ConformanceKind("event") { example throws(Fault) in try example.eventValues() },
    ConformanceKind("event-bionlp") { example throws(Fault) in try example.bionlpValues() },
    ConformanceKind("coref") { example throws(Fault) in try example.coreferenceValues() },
    ConformanceKind("linking") { example throws(Fault) in try example.linkValues() },
    ConformanceKind("agreement-coding") { example throws(Fault) in try example.codingValues() },
    ConformanceKind("agreement-unitizing") { example throws(Fault) in
      try example.unitizingValues()
    },
    ConformanceKind("significance") { example throws(Fault) in try example.significanceValues() },
    ConformanceKind("template-ree") { example throws(Fault) in try example.roleFillerValues() },
    ConformanceKind("template-rme") { example throws(Fault) in try example.templateValues() },
    ConformanceKind("template-records") { example throws(Fault) in try example.recordValues() },
  ]

  private init(
    _ name: String,
    _ values: @escaping @Sendable (ConformanceCase) throws(Fault) -> CaseValues
  ) {
    self.name = name
    self.values = values
  }
}

/// The numbers of the scorers that a case is for.
package struct CaseValues: Hashable, Sendable {
  /// The numbers, scorer by scorer.
  package var values: [PeerValue]
  /// Why some scorers give none: they stop with an error on such input.
  package var refusals: [String]

  init(_ values: [PeerValue] = [], refusals: [String] = []) {
    self.values = values
    self.refusals = refusals
  }

  /// Adds a scorer's numbers.
  mutating func add(_ numbers: [(id: String, value: Double?)]) {
    values += numbers.map { PeerValue($0.id, $0.value) }
  }

  static func += (a: inout CaseValues, b: CaseValues) {
    a.values += b.values
    a.refusals += b.refusals
  }
}

extension ConformanceCase {
  /// Every number that the kind and the options call for, by the files alone.
  ///
  /// - Throws: a fault where a file cannot be read, or where no scorer is for the kind.
  package func values() throws(Fault) -> CaseValues {
    guard let row = ConformanceKind.all.first(where: { $0.name == kind }) else {
      throw file("case.json").fault("no scorer for kind \(kind) yet")
    }
    return try row.values(self)
  }
}
