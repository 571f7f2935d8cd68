import AssayModel

extension Bionlp {
  /// The verdicts of the BioNLP scorer on events, arguments and all.
  ///
  /// Of right predictions beyond the gold events that they find the last are taken away.
  package static func verdicts(
    on documents: [PeerDocument], given: Set<String>, _ mode: BionlpMode
  ) -> [DocumentVerdicts] {
    documents.map { document in
      guard let comparison = BionlpComparison(document.bionlp(given: given), mode) else {
        let rule: DifferenceRule = document.isExtra ? .extraArticle : .missingArticle
        return document.allEvents { _ in .leftOut(rule) }
      }
      // What is not among the remaining events was a copy of one that is.
      var verdicts = document.allEvents { .leftOut(isCounted($0.type) ? .duplicate : .unknownType) }
      note(comparison.gold, comparison.matcher.isFound, .gold, &verdicts)
      note(comparison.predicted, comparison.matcher.isRight, .predicted, &verdicts)
      takeAwaySurplus(comparison, &verdicts)
      return verdicts
    }
  }

  private static func isCounted(_ type: String) -> Bool { countedTypes.contains(type) }

  private static func note(
    _ annotations: BionlpAnnotations, _ isMatched: [Bool], _ side: AnnotationSide,
    _ verdicts: inout DocumentVerdicts
  ) {
    for (event, isMatched) in zip(annotations.events, isMatched) where isCounted(event.type) {
      guard let item = BionlpLines.item(event.id) else { continue }
      verdicts.note(isMatched ? .right() : .unmatched(.wholeEvent), on: item, side)
    }
  }

  private static func takeAwaySurplus(
    _ comparison: BionlpComparison, _ verdicts: inout DocumentVerdicts
  ) {
    for type in countedTypes {
      let found = zip(comparison.gold.events, comparison.matcher.isFound)
        .count { $0.type == type && $1 }
      let right = zip(comparison.predicted.events, comparison.matcher.isRight)
        .filter { $0.type == type && $1 }
      for (event, _) in right.dropFirst(found) {
        guard let item = BionlpLines.item(event.id) else { continue }
        verdicts.predicted[item] = .leftOut(.surplus)
      }
    }
  }
}

extension BionlpLines {
  /// The event of a layer that has an identifier.
  fileprivate static func item(_ identifier: String) -> JudgedItem? {
    Int(identifier.dropFirst()).map { .event($0 - 1) }
  }
}

extension PeerDocument {
  /// A verdict on each event of both sides.
  fileprivate func allEvents(_ verdict: (Event) -> PeerVerdict) -> DocumentVerdicts {
    var verdicts = DocumentVerdicts()
    for side in AnnotationSide.allCases {
      for (index, event) in (layer(side)?.events ?? []).enumerated() {
        verdicts.note(verdict(event), on: .event(index), side)
      }
    }
    return verdicts
  }
}
