import AssayModel

/// Keeps what enough members found.
///
/// A mention is a vote for its extent and type, an event for its trigger and type, an argument for its
/// role and filler in that event. Where the output must be flat, the heaviest choice of spans that do
/// not overlap is kept (``IntervalSelection``). The share of the votes becomes the confidence.
struct LayerVote: Combination, Combiner {
  /// When two members have found the same.
  enum Match: String, CaseIterable {
    /// Where extent and type are equal.
    case exact
    /// Where extents overlap: type and bounds are then those that most members gave.
    case overlap
  }

  /// One a member, in thousandths.
  let weights: [Int]
  /// The least weight that elects, in thousandths.
  let threshold: Int
  /// When two members have found the same.
  var match = Match.exact
  /// Whether what is kept may not overlap.
  var isFlat = true
  /// Whether what overlaps is kept even so where one member found both: names inside names.
  var keepsNesting = false

  /// The weight that all members have together.
  private var total: Int { weights.reduce(0, +) }

  func combine(_ found: inout [Layer?], of article: Article, into sink: inout AnnotationSink) {
    let ballot = Ballot(found)
    var elected = ElectedAnnotations()
    for (place, votes, share) in winners(of: ballot.mentions) {
      elected.add(place, votes, confidence: share, to: &sink)
    }
    let events = winners(of: ballot.events)
    for (place, votes, share) in events {
      elected.add(place, votes, confidence: share, to: &sink)
    }
    for (place, _, _) in events {
      let slots = ballot.slots[place] ?? [:]
      for slot in slots.keys.sorted() where weight(of: slots[slot] ?? []) >= threshold {
        elected.add(slot, to: place, in: &sink)
      }
    }
  }

  /// What is kept, in text order, with its share of the votes.
  private func winners<Found>(
    of votes: [Place: Ballot.Votes<Found>]
  ) -> [(Place, Ballot.Votes<Found>, Double)] {
    let places = votes.keys.sorted()
    let voters = places.map { place in votes[place]?.members.map(\.member) ?? [] }
    let support =
      match == .exact ? Support(exact: voters, weights) : Support(places, voters, weights)
    var kept = places.indices.filter { support.votes[$0] >= threshold }
    if isFlat {
      let nesting = NestingSelection(kept.map { places[$0] }, kept.map { voters[$0] })
      let weights = kept.map { support.strength[$0] }
      let chosen =
        keepsNesting && nesting.isNeeded
        ? nesting.choose(weights: weights)
        : IntervalSelection.choose(kept.map { places[$0].extent.envelope }, weights: weights)
      kept = chosen.map { kept[$0] }
    }
    return kept.compactMap { index in
      votes[places[index]].map {
        (places[index], $0, Double(support.votes[index]) / Double(max(1, total)))
      }
    }
  }

  private func weight(of members: [Int]) -> Int {
    members.reduce(0) { $0 + weights[$1] }
  }
}

/// How much weight stands behind each place.
private struct Support {
  /// What must reach the threshold.
  private(set) var votes: [Int]
  /// What decides between places that overlap.
  private(set) var strength: [Int]

  /// The members that found exactly this.
  init(exact voters: [[Int]], _ weights: [Int]) {
    votes = voters.map { $0.reduce(0) { $0 + weights[$1] } }
    strength = votes
  }

  /// The members that found something that overlaps; between candidates decide those that gave the
  /// type and those that gave the bounds.
  ///
  /// - Parameter places: In ascending order.
  /// - Complexity: O(n · m) where no more than m places overlap each.
  init(_ places: [Place], _ voters: [[Int]], _ weights: [Int]) {
    votes = []
    strength = []
    let overlaps = OverlapIndex(places)
    func weight(of members: Set<Int>) -> Int { members.reduce(0) { $0 + weights[$1] } }
    for (index, place) in places.enumerated() {
      var all = Set(voters[index]), type = all, bounds = all
      for other in overlaps.neighbours(of: index) {
        all.formUnion(voters[other])
        if places[other].type == place.type { type.formUnion(voters[other]) }
        if places[other].extent == place.extent { bounds.formUnion(voters[other]) }
      }
      votes.append(weight(of: all))
      strength.append(weight(of: type) + weight(of: bounds))
    }
  }
}
