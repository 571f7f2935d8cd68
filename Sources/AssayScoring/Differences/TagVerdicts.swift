import AssayModel

extension Seqeval {
  /// The verdicts of seqeval on documents, whose tags it reads one after the other.
  package static func verdicts(
    on documents: [PeerDocument], tags: [PeerTags], mode: Mode
  ) -> [DocumentVerdicts] {
    let pair = TagPair(joining: tags.map(\.pair))
    let decoding: TagDecoding =
      switch mode {
      case .lenient: .seqeval
      case .strict(let scheme): .strict(scheme)
      }
    let gold = pair.gold.chunks(sentences: pair.sentences, decoding: decoding).chunks
    let predicted = pair.predicted.chunks(sentences: pair.sentences, decoding: decoding).chunks
    var judges = JudgeSequence(documents, tags)
    for (side, chunks, others) in [
      (AnnotationSide.gold, gold, predicted), (.predicted, predicted, gold),
    ] {
      var judge = SetJudge(against: Set(others))
      for chunk in chunks { judges.judge(side, chunk, judge.verdict(on: chunk)) }
    }
    return judges.finish()
  }
}

extension Conlleval {
  /// The verdicts of conlleval on documents, whose tags it reads one after the other.
  package static func verdicts(
    on documents: [PeerDocument], tags: [PeerTags]
  ) -> [DocumentVerdicts] {
    let pair = TagPair(joining: tags.map(\.pair))
    let starts = starts(of: pair)
    let gold = pair.gold.chunks(sentences: pair.sentences, decoding: .conlleval).chunks
    let predicted = pair.predicted.chunks(sentences: pair.sentences, decoding: .conlleval).chunks
    var judges = JudgeSequence(documents, tags)
    for (side, starts, chunks, others) in [
      (AnnotationSide.gold, starts.gold, gold, Set(predicted)),
      (.predicted, starts.predicted, predicted, Set(gold)),
    ] {
      // Each start makes a chunk, and chunks begin in the order of their ends.
      for (start, chunk) in zip(starts, chunks) {
        let isOdd = start.isCorrect != others.contains(chunk)
        let rule: DifferenceRule? = isOdd ? .tagWalk : nil
        judges.judge(side, chunk, start.isCorrect ? .right(rule) : .unmatched(rule))
      }
    }
    return judges.finish()
  }
}

extension Hipe {
  /// The verdicts of the HIPE scorer.
  package static func verdicts(
    on documents: [PeerDocument], tags: [PeerTags], _ regime: HipeRegime
  ) -> [DocumentVerdicts] {
    let types = Set(tags.flatMap { HipeTags($0.pair.gold).types })
    return zip(documents, tags).map { document, tags in
      var judge = ChunkJudge(document, tags)
      let gold = HipeTags(tags.pair.gold), predicted = HipeTags(tags.pair.predicted)
      for sentence in tags.pair.sentences {
        var lists: [AnnotationSide: [HipeEntity]] = [:]
        for (side, tags) in [(AnnotationSide.gold, gold), (.predicted, predicted)] {
          let entities = tags.entities(in: sentence)
          lists[side] = entities.filter { types.contains($0.type) }
          for entity in entities where !types.contains(entity.type) {
            let rule: DifferenceRule = side == .gold ? .unknownType : .typeOnlyPredicted
            judge.judge(side, type: entity.type, tokens: entity.tokens, .leftOut(rule))
          }
        }
        judge.add(gold: lists[.gold] ?? [], predicted: lists[.predicted] ?? [], regime)
      }
      return judge.finish()
    }
  }
}

extension ChunkJudge {
  fileprivate mutating func add(
    gold: [HipeEntity], predicted: [HipeEntity], _ regime: HipeRegime
  ) {
    let pairing = HipePairing(gold: gold, predicted: predicted)
    let nothing = PeerVerdict(credit: 0, count: 0, counterpart: .none, rule: nil)
    var ofGold = [PeerVerdict](repeating: nothing, count: gold.count)
    for (entity, taken) in zip(predicted, pairing.taken) {
      let verdict: PeerVerdict
      let partner: Int?
      switch taken {
      case .right(let index): (verdict, partner) = (.right(), index)
      case .near(let index):
        let isRight = regime == .fuzzy && gold[index].type == entity.type
        (verdict, partner) = (.near(isRight ? 1 : 0), index)
      case .nothing: (verdict, partner) = (.unmatched(), nil)
      }
      judge(.predicted, type: entity.type, tokens: entity.tokens, verdict)
      // Were predictions to overlap, a gold entity would count for each.
      guard let partner else { continue }
      ofGold[partner].credit += verdict.credit
      ofGold[partner].count += 1
      ofGold[partner].counterpart = verdict.counterpart
    }
    for index in pairing.missed { ofGold[index] = .unmatched() }
    for (entity, verdict) in zip(gold, ofGold) {
      judge(.gold, type: entity.type, tokens: entity.tokens, verdict)
    }
  }
}

/// Judges of several documents whose tags stand one after the other.
private struct JudgeSequence {
  private var judges: [ChunkJudge]
  /// The first token of each document, and the end of the last.
  private let starts: [Int]

  init(_ documents: [PeerDocument], _ tags: [PeerTags]) {
    judges = zip(documents, tags).map { ChunkJudge($0, $1) }
    starts = tags.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.tokens.count) }
  }

  /// Notes the verdict on a chunk of the sequence, in the document in which it ends.
  mutating func judge(_ side: AnnotationSide, _ chunk: Chunk, _ verdict: PeerVerdict) {
    guard let last = chunk.tokens.last else { return }
    let document = starts.partitioningIndex(where: { $0 > last }) - 1
    guard judges.indices.contains(document) else { return }
    let start = starts[document]
    let tokens = max(0, chunk.tokens.lowerBound - start)..<chunk.tokens.upperBound - start
    judges[document].judge(side, type: chunk.type, tokens: tokens, verdict)
  }

  mutating func finish() -> [DocumentVerdicts] {
    judges.indices.map { judges[$0].finish() }
  }
}
