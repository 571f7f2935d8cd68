import AssayModel

/// Attributes that are missing where the type nearly always has them, or stand where it never has.
///
/// What has an attribute now and then, such as a negation, is not compared: only attributes that at
/// least half of a type's annotations bear, and those of such types that stand on another.
struct AttributeBearerCheck: Check {
  let name = "attribute-bearer"
  let summary = "an attribute missing where its type has it, or present where it never has"

  /// Something that may bear attributes.
  private struct Bearer {
    let kind: String
    let type: String
    let attributes: [Attribute]
    let extent: Extent?

    var key: TallyKey { TallyKey(kind, type) }
  }

  func survey(_ article: ArticleView, into tally: inout Tally) {
    for bearer in bearers(article.layer) {
      tally.add(bearer.key)
      for name in Set(bearer.attributes.map(\.name)) {
        tally.add(bearer.key.adding(name))
        tally.add(row: [bearer.kind, bearer.type, name])
      }
    }
  }

  func suspicions(in article: ArticleView, of corpus: CorpusView) -> [Suspicion] {
    let home = homes(corpus.tally)
    return bearers(article.layer).flatMap { bearer in
      let present = Set(bearer.attributes.map(\.name))
      let missing = home.names.subtracting(present).compactMap { name in
        suspicion(bearer, name, isMissing: true, corpus.tally)
      }
      let forbidden = present.filter { !home.rows.contains([bearer.kind, bearer.type, $0]) }
      return missing
        + forbidden.filter(home.names.contains).compactMap { name in
          suspicion(bearer, name, isMissing: false, corpus.tally)
        }
    }
  }

  private func suspicion(
    _ bearer: Bearer, _ name: String, isMissing: Bool, _ tally: Tally
  ) -> Suspicion? {
    let borne = Ratio(tally[bearer.key.adding(name)], of: tally[bearer.key]).without(!isMissing)
    let ratio = isMissing ? borne : borne.complement
    let score = Evidence(prior: 0.5).refined(ratio).score()
    guard score >= Finding.leastScore else { return nil }
    return Suspicion(
      score, bearer.extent, label: bearer.type, detail: name,
      reason: "it has \(isMissing ? "no" : "a") \(name); \(ratio.text) others of the type have "
        + (isMissing ? "one" : "none"))
  }

  /// The types, with each attribute that at least half of them bear.
  private func homes(_ tally: Tally) -> (rows: Set<[String]>, names: Set<String>) {
    var rows: Set<[String]> = [], names: Set<String> = []
    for (row, count) in tally.rows where 2 * count >= tally[TallyKey(row[0], row[1])] {
      rows.insert(row)
      if count > 1 { names.insert(row[2]) }
    }
    return (rows, names)
  }

  private func bearers(_ layer: Layer) -> [Bearer] {
    layer.mentions.map {
      Bearer(kind: "mention", type: $0.type, attributes: $0.attributes, extent: $0.extent)
    }
      + layer.events.map {
        Bearer(
          kind: "event", type: $0.type, attributes: $0.attributes, extent: $0.trigger?.extent)
      }
      + layer.relations.map {
        Bearer(
          kind: "relation", type: $0.type, attributes: $0.attributes,
          extent: layer.extent(of: $0))
      }
  }
}
