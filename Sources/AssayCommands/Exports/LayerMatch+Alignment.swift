import AssayFormats
import AssayModel
import AssayScoring

extension LayerMatch {
  /// How each layer matches the gold, by the alignment that scores are computed from.
  ///
  /// The gold is the first layer by a person. Mentions are aligned with mentions, triggers with triggers
  /// of events; what `ent.strict` and `event.TC` count as correct is correct.
  /// - Returns: a match for each layer but the gold; none where there is no gold.
  static func all(in article: AnnotatedArticle) -> [LayerMatch] {
    guard let gold = article.goldIndex else { return [] }
    return article.layers.indices.filter { $0 != gold }.map { predicted in
      let layers = (article.layers[gold], article.layers[predicted])
      let events = (triggers(of: layers.0), triggers(of: layers.1))
      return LayerMatch(
        gold: gold, predicted: predicted,
        mentions: pairings(layers.0.mentions, layers.1.mentions),
        events: pairings(events.0.spans, events.1.spans).map { pairing in
          Pairing(
            pairing.status, gold: pairing.gold.map { events.0.events[$0] },
            predicted: pairing.predicted.map { events.1.events[$0] })
        })
    }
  }

  private static func pairings(_ gold: [Mention], _ predicted: [Mention]) -> [Pairing] {
    let alignment = Alignment(gold: gold, predicted: predicted)
    return alignment.pairs.map { pair in
      Pairing(status(pair.correspondence), gold: pair.gold, predicted: pair.predicted)
    } + alignment.missed.map { Pairing(.missed, gold: $0, predicted: nil) }
      + alignment.spurious.map { Pairing(.spurious, gold: nil, predicted: $0) }
  }

  private static func status(_ correspondence: Correspondence) -> Status {
    switch correspondence {
    case .exact: .correct
    case .sameExtent: .type
    case .overlapOfType: .boundary
    case .overlap: .typeAndBoundary
    }
  }

  /// The triggers of a layer's events as mentions of the events' types, and the events.
  private static func triggers(of layer: Layer) -> (spans: [Mention], events: [Int]) {
    var spans: [Mention] = []
    var events: [Int] = []
    for (index, event) in layer.events.enumerated() {
      guard let trigger = event.trigger else { continue }
      spans.append(Mention(id: trigger.id, type: event.type, extent: trigger.extent))
      events.append(index)
    }
    return (spans, events)
  }
}
