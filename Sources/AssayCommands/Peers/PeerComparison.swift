import AssayModel
package import AssayScoring

/// Two scorers on the same annotations.
package struct PeerComparison: Sendable {
  /// The scorers compared by one way of counting of each.
  package struct Part: Sendable {
    /// What the first scorer judges by.
    package let first: PeerJudgement
    /// What the second does.
    package let second: PeerJudgement
    /// Where they differ.
    package let study: DifferenceStudy
  }

  /// The first scorer.
  package let first: ChosenPeer
  /// The second.
  package let second: ChosenPeer
  /// The documents, as the first scorer is given them.
  package let documents: [PeerDocument]
  /// The numbers of the first scorer.
  package let firstResult: PeerResult
  /// The numbers of the second.
  package let secondResult: PeerResult
  /// Where they differ, by each way of counting.
  package let parts: [Part]

  /// Compares two scorers.
  ///
  /// - Parameters:
  ///   - first: The first scorer and the documents as it reads them.
  ///   - second: The second, with the same documents in the same order.
  ///   - criteria: The ways of counting; see ``pairs(_:_:at:)``.
  /// - Throws: ``PeerInputError`` where one cannot be given the documents.
  package init(
    _ first: (peer: ChosenPeer, documents: [PeerDocument]),
    _ second: (peer: ChosenPeer, documents: [PeerDocument]), at criteria: [String] = []
  ) throws(PeerInputError) {
    self.first = first.peer
    self.second = second.peer
    documents = first.documents
    firstResult = try first.peer.result(on: first.documents)
    secondResult = try second.peer.result(on: second.documents)
    let otherRoles = Set(
      zip(first.documents, second.documents).enumerated()
        .filter { $0.element.0.pair != $0.element.1.pair }.map(\.offset))
    var parts: [Part] = []
    for (one, other) in Self.pairs(first.peer, second.peer, at: criteria) {
      let fallback: DifferenceStudy.Fallback =
        one.criterion == other.criterion ? one.fallback : .criterion
      let study = DifferenceStudy(
        first.documents, first: try one.verdicts(first.documents),
        second: try other.verdicts(second.documents), fallback: fallback, otherRoles: otherRoles)
      parts.append(Part(first: one, second: other, study: study))
    }
    self.parts = parts
  }

  /// The ways of counting by which two scorers are compared.
  ///
  /// Entities are compared by exact spans and types, events at each level that both have. A scorer
  /// that does not count in the way that is asked for, or in which the other counts, is compared by
  /// its usual one.
  static func pairs(
    _ first: ChosenPeer, _ second: ChosenPeer, at criteria: [String]
  ) -> [(PeerJudgement, PeerJudgement)] {
    let ones = first.run.judgements, others = second.run.judgements
    func named(_ criterion: String, _ judgements: [PeerJudgement]) -> PeerJudgement? {
      judgements.first { $0.criterion == criterion } ?? judgements.first
    }
    let shared = ones.map(\.criterion).filter { criterion in
      others.contains { $0.criterion == criterion }
    }
    let wanted: [String]
    if !criteria.isEmpty {
      wanted = criteria
    } else if shared.isEmpty {
      wanted = ones.prefix(1).map(\.criterion)
    } else {
      wanted = shared.contains("strict") ? ["strict"] : shared
    }
    return wanted.compactMap { criterion in
      guard let one = named(criterion, ones), let other = named(criterion, others) else {
        return nil
      }
      return (one, other)
    }
  }
}

extension PeerJudgement {
  /// The headlines that are among some numbers.
  func headlines(in result: PeerResult) -> [Headline] {
    let ids = Set(result.values.map(\.id))
    return headlines.filter { ids.contains($0.f1) }
  }
}

extension PeerResult {
  /// The number of a name.
  subscript(id: String) -> PeerValue? { values.first { $0.id == id } }
}
