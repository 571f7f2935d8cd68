import AssayModel

extension Metric {
  /// Our own verdicts: those of the alignment that the metric reads.
  package func verdicts(on documents: [PeerDocument]) -> [DocumentVerdicts] {
    documents.map { document in
      guard case .events(let level) = subject else { return mentionVerdicts(document.pair) }
      return eventVerdicts(document.pair, level)
    }
  }

  private func mentionVerdicts(_ pair: ArticlePair) -> DocumentVerdicts {
    let gold = pair.gold?.mentions ?? [], predicted = pair.predicted?.mentions ?? []
    return verdicts(
      Alignment(gold: gold, predicted: predicted),
      gold: gold.indices.map { .mention($0) }, predicted: predicted.indices.map { .mention($0) })
  }

  private func eventVerdicts(_ pair: ArticlePair, _ level: EventLevel) -> DocumentVerdicts {
    var types = NameTable()
    let gold = pair.gold?.items(at: level, types: &types) ?? []
    let predicted = pair.predicted?.items(at: level, types: &types) ?? []
    return verdicts(
      Alignment(gold: gold, predicted: predicted, types: types.names, duplicates: .counted),
      gold: pair.gold?.judgedItems(at: level) ?? [],
      predicted: pair.predicted?.judgedItems(at: level) ?? [])
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
