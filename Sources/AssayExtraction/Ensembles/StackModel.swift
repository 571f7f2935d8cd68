import AssayModel

/// Keeps the finds of several members that are probably right, as learned from gold.
///
/// Stacked generalisation (Wolpert, 1992): each find is a case, told by who found it and what the
/// others found there; the members' finds to learn from come from articles that they did not learn
/// from. Mentions, events and arguments each have a model of their own.
struct StackModel: LearnedCombination, Combiner {
  /// A model with the probability from which a find is kept.
  struct Judge {
    let model: LogisticModel
    let threshold: Double
  }

  let memberCount: Int
  let isFlat: Bool
  let mentions: Judge
  let events: Judge
  let arguments: Judge

  /// What tells this model from another.
  var digest: [UInt8] {
    [mentions, events, arguments].flatMap { judge in
      judge.model.digest + Array("\(judge.threshold)".utf8)
    }
  }

  func combine(_ found: inout [Layer?], of article: Article, into sink: inout AnnotationSink) {
    let ballot = Ballot(found)
    let features = CandidateFeatures(memberCount: memberCount)
    var elected = ElectedAnnotations()
    for (place, votes, sureness) in kept(ballot.mentions, by: mentions, features, article.text) {
      elected.add(place, votes, confidence: sureness, to: &sink)
    }
    let keptEvents = kept(ballot.events, by: events, features, article.text)
    for (place, votes, sureness) in keptEvents {
      elected.add(place, votes, confidence: sureness, to: &sink)
    }
    for (place, votes, _) in keptEvents {
      let slots = ballot.slots[place] ?? [:]
      for slot in slots.keys.sorted() {
        let told = features.features(
          of: slot, in: place, voters: slots[slot] ?? [], eventVoters: votes.members.map(\.member))
        if arguments.model.probability(told) >= arguments.threshold {
          elected.add(slot, to: place, in: &sink)
        }
      }
    }
  }

  /// What is kept, in text order, with its probability.
  private func kept<Found>(
    _ votes: [Place: Ballot.Votes<Found>], by judge: Judge, _ features: CandidateFeatures,
    _ text: ArticleText
  ) -> [(Place, Ballot.Votes<Found>, Double)] {
    let candidates = features.candidates(votes, in: text)
    let sureness = candidates.map { judge.model.probability($0.features) }
    var kept = candidates.indices.filter { sureness[$0] >= judge.threshold }
    if isFlat {
      // A find adds to F1 as far as its probability lies above half of the F1 that is reached
      // (Lipton, Elkan and Naryanaswamy, 2014); the threshold is about that half.
      let chosen = IntervalSelection.choose(
        kept.map { candidates[$0].place.extent.envelope },
        weights: kept.map { 1 + Int((sureness[$0] - judge.threshold / 2) * 1e6) })
      kept = chosen.map { kept[$0] }
    }
    return kept.compactMap { index in
      votes[candidates[index].place].map { (candidates[index].place, $0, sureness[index]) }
    }
  }
}

extension CandidateFeatures {
  /// The places of a ballot in ascending order, each with its features.
  func candidates<Found>(
    _ votes: [Place: Ballot.Votes<Found>], in text: ArticleText
  ) -> [(place: Place, features: [UInt64])] {
    let places = votes.keys.sorted()
    let voters = places.map { place in votes[place]?.members.map(\.member) ?? [] }
    let overlaps = OverlapIndex(places)
    return places.indices.map { index in
      let near = overlaps.neighbours(of: index).map { (places[$0], voters[$0]) }
      return (
        places[index], features(of: places[index], voters: voters[index], near: near, in: text)
      )
    }
  }
}
