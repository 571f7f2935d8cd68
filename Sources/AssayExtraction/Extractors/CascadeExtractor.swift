/// Runs extractors one after the other; each is given what those before it found.
struct CascadeKind: EnsembleKind {
  let name = "cascade"
  let summary = "runs extractors one after the other, each given what those before it found"
  let settings = [
    Setting(
      "stages", default: "tagger|rules:mentions=false", "the extractors in their order, split by |"),
    Setting(
      "output", default: "all", "what is kept: all that was found, or the last stage's alone"),
    Setting(
      "failing", default: "fail",
      "where a stage fails on an article: fail with it, or skip the stage"),
  ]

  private enum Output: String, CaseIterable {
    case all
    case last
  }

  func plan(_ values: SettingValues) throws(SettingError) -> EnsemblePlan {
    let list = try MemberList("stages", values)
    let output = try values.choice("output", of: Output.self)
    return EnsemblePlan(
      members: list.specifications, passesFound: true,
      skipsFailures: try EnsembleSettings.skips(values),
      rule: .fixed(LayerUnion(keepsLast: output == .last)))
  }
}
