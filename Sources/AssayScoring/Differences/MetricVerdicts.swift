import AssayModel

extension Metric {
  /// Whether the metric judges annotations one by one, so that there are verdicts.
  package var judgesAnnotations: Bool {
    switch subject {
    case .mentions, .mentionOverlaps, .events, .creditedArguments, .relations: true
    default: false
    }
  }

  /// Our own verdicts: those of the alignment that the metric reads.
  package func verdicts(on documents: [PeerDocument]) -> [DocumentVerdicts] {
    documents.map { document in
      let pair = document.pair
      return verdicts(
        CountedTally.alignment(of: pair, subject, duplicates: .counted),
        gold: judgedItems(of: pair.gold), predicted: judgedItems(of: pair.predicted))
    }
  }

  /// What the alignment's indices stand for.
  private func judgedItems(of layer: Layer?) -> [JudgedItem] {
    guard let layer else { return [] }
    switch subject {
    case .events(let level), .creditedArguments(let level, _): return layer.judgedItems(at: level)
    case .relations: return layer.relations.indices.map { .relation($0) }
    default: return layer.mentions.indices.map { .mention($0) }
    }
  }

  private func verdicts(
    _ alignment: Alignment, gold: [JudgedItem], predicted: [JudgedItem]
  ) -> DocumentVerdicts {
    var verdicts = DocumentVerdicts()
    for pair in alignment.pairs {
      let credit = Double(match?.halves(pair.correspondence) ?? 0) / 2
      let verdict = credit == 1 ? PeerVerdict.right() : .near(credit)
      verdicts.gold[gold[pair.gold]] = verdict
      verdicts.predicted[predicted[pair.predicted]] = verdict
    }
    for index in alignment.missed { verdicts.gold[gold[index]] = .unmatched() }
    for index in alignment.spurious { verdicts.predicted[predicted[index]] = .unmatched() }
    return verdicts
  }
}

extension Layer {
  /// What is counted at a level, in the order of ``items(at:types:known:)``.
  func judgedItems(at level: EventLevel) -> [JudgedItem] {
    events.enumerated().flatMap { index, event -> [JudgedItem] in
      guard level.countsArguments else { return event.trigger == nil ? [] : [.event(index)] }
      return event.arguments.indices.map { .argument(event: index, $0) }
    }
  }
}
