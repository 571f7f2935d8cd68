import AssayModel

extension Nervaluate {
  /// The verdicts of nervaluate on tags.
  package static func verdicts(
    on documents: [PeerDocument], tags: [PeerTags], _ schema: NervaluateSchema,
    minimumOverlap: Double?
  ) -> [DocumentVerdicts] {
    let types = Set(tags.flatMap { Self.types(of: $0.pair) })
    return zip(documents, tags).map { document, tags in
      var judge = ChunkJudge(document, tags)
      for instance in instances(of: tags.pair, acceptsAll: true) ?? [] {
        let known = instance.filtered { types.contains($0) }
        let verdicts = Self.verdicts(on: known, schema, minimumOverlap ?? 1)
        for (side, all, spans, verdicts) in [
          (AnnotationSide.gold, instance.gold, known.gold, verdicts.gold),
          (.predicted, instance.predicted, known.predicted, verdicts.predicted),
        ] {
          for (span, verdict) in zip(spans, verdicts) {
            judge.judge(side, type: span.type, tokens: span.extent, verdict)
          }
          for span in all where !types.contains(span.type) {
            judge.judge(side, type: span.type, tokens: span.extent, .leftOut(.unknownType))
          }
        }
      }
      return judge.finish()
    }
  }

  /// The verdicts of nervaluate on standoff entities.
  package static func verdicts(
    on documents: [PeerDocument], ends: Ends, _ schema: NervaluateSchema, minimumOverlap: Double?
  ) -> [DocumentVerdicts] {
    documents.map { document in
      let instance = instance(of: document.standoff, ends)
      let verdicts = Self.verdicts(on: instance, schema, minimumOverlap ?? 1)
      return DocumentVerdicts(
        gold: document.noting(verdicts.gold, .gold),
        predicted: document.noting(verdicts.predicted, .predicted))
    }
  }

  private static func verdicts(
    on instance: NervaluateInstance, _ schema: NervaluateSchema, _ minimumOverlap: Double
  ) -> (gold: [PeerVerdict], predicted: [PeerVerdict]) {
    let pairing = NervaluatePairing(instance, schema: schema, minimumOverlap: minimumOverlap)
    var gold = [PeerVerdict](repeating: .unmatched(), count: instance.gold.count)
    let credit = schema == .partial ? 0.5 : 0
    let predicted = pairing.taken.map { taken in
      switch taken {
      case .nothing: return PeerVerdict.unmatched()
      case .right(let index):
        // With types alone, extents that differ count as equal ones do.
        gold[index] = .right()
        return .right()
      case .near(let index):
        gold[index] = .near(credit)
        return .near(credit)
      }
    }
    return (gold, predicted)
  }
}

extension PeerDocument {
  /// Verdicts on the mentions of a side, in order.
  ///
  /// - Parameter rule: What is of note about discontinuous ones that the other side has not.
  func noting(
    _ verdicts: [PeerVerdict], _ side: AnnotationSide, _ rule: DifferenceRule? = .discontinuous
  ) -> [JudgedItem: PeerVerdict] {
    var noted: [JudgedItem: PeerVerdict] = [:]
    let others = extents(side.other)
    for (index, mention) in (layer(side)?.mentions ?? []).enumerated()
    where index < verdicts.count {
      var verdict = verdicts[index]
      let isAlone = mention.extent.isDiscontinuous && !others.contains(mention.extent)
      if verdict.rule == nil && isAlone { verdict.rule = rule }
      noted[.mention(index)] = verdict
    }
    return noted
  }
}
