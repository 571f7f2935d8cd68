/// Keeps what enough of its members found.
struct VoteKind: EnsembleKind {
  let name = "vote"
  let summary = "keeps what enough of several extractors found"
  let settings = [
    EnsembleSettings.members(usually: "rules|events|cascade"),
    Setting("k", default: "majority", "the votes that elect; majority: more than half"),
    Setting("weights", default: "equal", "the votes of each member, split by |"),
    Setting(
      "match", default: "exact",
      "a vote is for the same extent and type (exact) or for what overlaps (overlap)"),
    Setting(
      "flat", default: "auto",
      "whether of spans that overlap only one is kept; auto: unless a member found both"),
    EnsembleSettings.failing,
  ]

  func plan(_ values: SettingValues) throws(SettingError) -> EnsemblePlan {
    let list = try MemberList("members", values, least: 2)
    let isNesting = values.text("flat") == "auto"
    let isFlat = isNesting ? true : try values.flag("flat")
    let weights = try list.weights("weights", values)
    // In this order sums and ties do not depend on how the members were given.
    let order = list.specifications.indices.sorted { a, b in
      (list.specifications[a].description, weights[a])
        < (list.specifications[b].description, weights[b])
    }
    let total = weights.reduce(0, +)
    return EnsemblePlan(
      version: "2", members: order.map { list.specifications[$0] },
      skipsFailures: try EnsembleSettings.skips(values),
      rule: .fixed(
        LayerVote(
          weights: order.map { weights[$0] }, threshold: try threshold(values, total: total),
          match: try values.choice("match", of: LayerVote.Match.self),
          isFlat: isFlat, keepsNesting: isNesting)))
  }

  private func threshold(_ values: SettingValues, total: Int) throws(SettingError) -> Int {
    if values.text("k") == "majority" { return total / 2 + 1 }
    guard let number = Double(values.text("k")), number > 0, number * 1_000 <= Double(total) else {
      let votes = Double(total) / 1_000
      throw values.wrong("k", expected: "a number above 0, up to the \(votes) votes that there are")
    }
    return max(1, Int((number * 1_000).rounded()))
  }
}

/// Keeps what any of its members found.
struct UnionKind: EnsembleKind {
  let name = "union"
  let summary = "keeps what any of several extractors found, each annotation once"
  let settings = [
    EnsembleSettings.members(usually: nil),
    Setting("flat", default: "false", "whether of spans that overlap only one is kept"),
    EnsembleSettings.failing,
  ]

  func plan(_ values: SettingValues) throws(SettingError) -> EnsemblePlan {
    let list = try MemberList("members", values)
    let members = list.specifications.sorted { $0.description < $1.description }
    return EnsemblePlan(
      members: members, skipsFailures: try EnsembleSettings.skips(values),
      rule: .fixed(
        LayerVote(
          weights: members.map { _ in 1_000 }, threshold: 1, isFlat: try values.flag("flat"))))
  }
}
