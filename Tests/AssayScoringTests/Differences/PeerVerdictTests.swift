import AssayCommands
import AssayModel
import AssayScoring
import Testing

/// Verdicts on single annotations, which must add up to the numbers that scorers give.
struct PeerVerdictTests {
  /// Scorers with settings, by what they score.
  static let scorers: [Peer.Subject: [String]] = [
    .entities: [
      "seqeval", "seqeval:IOB2", "seqeval:IOBES,align=drop", "seqeval:tokens=words", "conlleval",
      "nervaluate", "nervaluate:50", "nervaluate:loader=dict",
      "nervaluate:loader=dict,ends=exclusive", "hipe", "spacy", "spacy:loader=tags,align=cover",
      "spacy:loader=offsets", "brateval", "neleval", "ent.strict", "ent.exact", "ent.partial",
      "ent.type",
    ],
    .events: [
      "textee", "oneie", "evmeval", "bionlp:strict", "bionlp:approx_span",
      "bionlp:approx_recursive", "event.TI", "event.TC", "event.AI", "event.AC", "event.AI+",
      "event.AC+",
    ],
    .coreference: [
      "conll", "conll:singletons=remove", "coval", "coval:singletons=remove", "coref",
    ],
  ]

  /// Documents with annotations that a subject is about.
  static func samples(_ subject: Peer.Subject) throws -> [(name: String, [PeerDocument])] {
    let kinds: Set<String> =
      switch subject {
      case .events: ["event", "event-bionlp"]
      case .coreference: ["coref", "entity-standoff"]
      default: ["entity-bio", "entity-standoff"]
      }
    var samples = try ConformanceCase.all(kinds).map { ($0.name, try $0.peerDocuments()) }
    var random = SplitMix(7)
    for number in 0..<15 {
      samples.append(("random \(number)", (0..<4).map { PeerDocument.random($0, using: &random) }))
    }
    return samples
  }

  @Test(arguments: [Peer.Subject.entities, .events, .coreference])
  func verdictsAddUpToTheNumbers(_ subject: Peer.Subject) throws {
    var compared = 0
    for (name, documents) in try Self.samples(subject) {
      for written in try #require(Self.scorers[subject]) {
        let chosen = try ChosenPeer.orOwn(written)
        let result = try chosen.result(on: documents)
        let numbers = Dictionary(result.values.map { ($0.id, $0.value) }) { $1 }
        for judgement in chosen.run.judgements {
          let sums = VerdictSums(try judgement.verdicts(documents))
          let headline = judgement.headlines.first { numbers[$0.precision] != nil }
          guard let headline else { continue }
          for (id, ratio) in [(headline.precision, sums.precision), (headline.recall, sums.recall)]
          {
            let number = numbers[id] ?? nil
            #expect(Self.isSame(ratio, number, id), "\(name) \(written) \(id): \(sums)")
            compared += 1
          }
        }
      }
    }
    #expect(compared > 300)
  }

  /// Whether a ratio is what a scorer prints; an undefined one may be 0 or nothing there.
  static func isSame(_ ratio: Double?, _ number: Double?, _ id: String) -> Bool {
    guard let ratio else { return (number ?? 0) == 0 }
    guard let number else { return ratio == 0 }
    let isPercent = id.contains("_pct") || id.hasPrefix("textee.")
    let tolerance = isPercent ? 0.0051 : id.hasSuffix("_4dp") ? 0.000_051 : 1e-9
    return abs(ratio * (isPercent ? 100 : 1) - number) <= tolerance
  }

  @Test(arguments: [Peer.Subject.entities, .events, .coreference])
  func listedDifferencesAreTheWholeDifference(_ subject: Peer.Subject) throws {
    let scorers = try #require(Self.scorers[subject]).map { try ChosenPeer.orOwn($0) }
    var listed = 0
    for (name, documents) in try Self.samples(subject) {
      let judged = try scorers.flatMap { chosen in
        try chosen.run.judgements.map { ($0, try $0.verdicts(documents)) }
      }
      for (index, first) in judged.enumerated() {
        // Neighbours count alike, others do not.
        for distance in [1, 2, 7] {
          let second = judged[(index + distance) % judged.count]
          let study = DifferenceStudy(
            documents, first: first.1, second: second.1, fallback: first.0.fallback)
          let place: Comment = "\(name) \(first.0.headlines) \(second.0.headlines)"
          Self.expectSums(study, place)
          listed += study.differences.count
        }
      }
    }
    #expect(listed > 1_000)
  }

  private static func expectSums(_ study: DifferenceStudy, _ place: Comment) {
    var gold = 0, predicted = 0, found = 0.0, right = 0.0
    for difference in study.differences {
      let first = difference.first ?? .nothing, second = difference.second ?? .nothing
      if difference.side == .gold {
        gold += first.count - second.count
        found += first.credit - second.credit
      } else {
        predicted += first.count - second.count
        right += first.credit - second.credit
      }
    }
    #expect(gold == study.first.gold - study.second.gold, place)
    #expect(predicted == study.first.predicted - study.second.predicted, place)
    #expect(abs(found - (study.first.found - study.second.found)) < 1e-9, place)
    #expect(abs(right - (study.first.right - study.second.right)) < 1e-9, place)
    let isDifferent =
      study.first.gold != study.second.gold || study.first.predicted != study.second.predicted
      || abs(study.first.found - study.second.found) > 1e-9
      || abs(study.first.right - study.second.right) > 1e-9
    #expect(!isDifferent || !study.differences.isEmpty, place)
    #expect(study.counts.reduce(0) { $0 + $1.count } == study.differences.count, place)
  }
}

extension PeerVerdict {
  fileprivate static let nothing = PeerVerdict(
    credit: 0, count: 0, counterpart: .none, rule: nil)
}
