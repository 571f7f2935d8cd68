import AssayModel

extension Spacy {
  /// The verdicts of spaCy on tags.
  package static func verdicts(
    on documents: [PeerDocument], tags: [PeerTags]
  ) -> [DocumentVerdicts] {
    zip(documents, tags).map { document, tags in
      var judge = ChunkJudge(document, tags)
      for (sentence, chunks) in zip(tags.pair.sentences, tags.pair.chunksBySentence()) {
        for (side, own, others) in [
          (AnnotationSide.gold, chunks.gold, chunks.predicted),
          (.predicted, chunks.predicted, chunks.gold),
        ] {
          var set = SetJudge(against: Set(others))
          for chunk in own {
            let start = chunk.tokens.lowerBound + sentence.lowerBound
            let end = chunk.tokens.upperBound + sentence.lowerBound
            let verdict = set.verdict(on: chunk)
            judge.judge(
              side, type: chunk.type, tokens: start..<end,
              document.isExtra ? .leftOut(.extraArticle) : verdict)
          }
        }
      }
      return judge.finish()
    }
  }

  /// The verdicts of spaCy on standoff entities.
  package static func verdicts(on documents: [PeerDocument]) -> [DocumentVerdicts] {
    documents.map { document in
      var verdicts = DocumentVerdicts()
      let gold = document.pair.gold?.mentions ?? []
      let predicted = document.pair.predicted?.mentions ?? []
      for (side, own, others) in [
        (AnnotationSide.gold, gold, predicted), (.predicted, predicted, gold),
      ] {
        var set = SetJudge(against: Set(others.filter { !$0.extent.isDiscontinuous }.map(Key.init)))
        for (index, mention) in own.enumerated() {
          let verdict =
            Self.reason(against: mention, document, side) ?? set.verdict(on: Key(mention))
          verdicts.note(verdict, on: .mention(index), side)
        }
      }
      return verdicts
    }
  }

  private struct Key: Hashable {
    let type: String
    let extent: Extent

    init(_ mention: Mention) {
      type = mention.type
      extent = mention.extent
    }
  }

  private static func reason(
    against mention: Mention, _ document: PeerDocument, _ side: AnnotationSide
  ) -> PeerVerdict? {
    if document.isExtra { return .leftOut(.extraArticle) }
    if mention.extent.isDiscontinuous { return .leftOut(.discontinuous) }
    return side == .predicted && mention.extent.count == 0 ? .leftOut(.empty) : nil
  }
}

extension Brateval {
  /// The verdicts of brateval; what gold has of an article that the predictions lack is missed.
  package static func verdicts(
    on documents: [PeerDocument], spans: Spans, types: Types
  ) -> [DocumentVerdicts] {
    documents.map { document in
      let article = document.standoff
      let predicted = article.predicted ?? []
      guard let gold = article.gold else {
        return DocumentVerdicts(
          gold: [:],
          predicted: document.noting(predicted.map { _ in .leftOut(.extraArticle) }, .predicted))
      }
      let pairing = BratevalPairing(
        gold: gold, predicted: predicted, spans: spans, types: types)
      var ofGold = gold.map { _ in PeerVerdict.leftOut(.sameIdentifier) }
      var ofPredicted = predicted.map { _ in PeerVerdict.leftOut(.sameIdentifier) }
      for index in pairing.missed { ofGold[index] = .unmatched() }
      for index in pairing.spurious { ofPredicted[index] = .unmatched() }
      for pair in pairing.pairs {
        let isEqual = Set(gold[pair.gold].fragments) == Set(predicted[pair.predicted].fragments)
        let verdict =
          isEqual ? PeerVerdict.right() : .near(1, spans == .exact ? .moreFragments : nil)
        ofGold[pair.gold] = verdict
        ofPredicted[pair.predicted] = verdict
      }
      return DocumentVerdicts(
        gold: document.noting(ofGold, .gold, nil),
        predicted: document.noting(ofPredicted, .predicted, nil))
    }
  }
}

extension LinkPeer {
  /// The verdicts of neleval by a measure over sets of mentions or by shares of their characters.
  package static func verdicts(
    on documents: [PeerDocument], _ measure: LinkMeasure
  ) -> [DocumentVerdicts] {
    documents.map { document in
      let gold = document.links(.gold), predicted = document.links(.predicted)
      let lists: (gold: [PeerVerdict], predicted: [PeerVerdict])
      if case .overlap(let goldCoverage, let predictedCoverage) = measure.aggregate {
        let overlaps = LinkOverlaps(gold: gold, predicted: predicted, fields: measure.key)
        lists = (
          overlaps.goldShares(goldCoverage).map(verdict(ofShare:)),
          overlaps.predictedShares(predictedCoverage).map(verdict(ofShare:))
        )
      } else {
        lists = (setVerdicts(gold, predicted, measure), setVerdicts(predicted, gold, measure))
      }
      return DocumentVerdicts(
        gold: document.noting(lists.gold, .gold),
        predicted: document.noting(lists.predicted, .predicted))
    }
  }

  private static func setVerdicts(
    _ own: [LinkAnnotation], _ others: [LinkAnnotation], _ measure: LinkMeasure
  ) -> [PeerVerdict] {
    var set = SetJudge(against: Set(others.map { LinkKey($0, fields: measure.key) }))
    return own.map { set.verdict(on: LinkKey($0, fields: measure.key)) }
  }

  private static func verdict(ofShare share: Double) -> PeerVerdict {
    share == 1 ? .right() : share == 0 ? .unmatched() : .near(share)
  }
}
