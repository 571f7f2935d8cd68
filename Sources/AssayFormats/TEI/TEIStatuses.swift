import AssayModel

/// How annotations match the gold, as categories to point to.
///
/// Each compared layer has a taxonomy of its own, to which both its annotations and those of the gold
/// point: a gold mention that one layer has and another lacks points to both.
struct TEIStatuses {
  /// The outcomes of one comparison.
  struct Taxonomy {
    let xmlID: String
    /// The `xml:id` of the annotator whose layer is compared.
    let resp: String
    let categories: [(status: LayerMatch.Status, xmlID: String)]
  }

  let taxonomies: [Taxonomy]
  /// For each layer and mention what follows its other pointers in `@ana`; no lists without matches.
  private(set) var mentions: [[String]] = []
  /// The same for events.
  private(set) var events: [[String]] = []

  init(
    _ matches: [LayerMatch], _ layers: [Layer], keys: [TEILayerPlan.Keys],
    identifiers: inout TEIIdentifiers
  ) {
    taxonomies = matches.map { match in
      let resp = keys[match.predicted].resp
      let used = Set((match.mentions + match.events).map(\.status))
      return Taxonomy(
        xmlID: identifiers.fresh("tax.status.\(resp)", owner: "assay"), resp: resp,
        categories: LayerMatch.Status.allCases.filter(used.contains).map { status in
          (status, identifiers.fresh("S.\(resp).\(status.rawValue)", owner: "assay"))
        })
    }
    guard !matches.isEmpty else { return }
    mentions = layers.map { Array(repeating: "", count: $0.mentions.count) }
    events = layers.map { Array(repeating: "", count: $0.events.count) }
    for (match, taxonomy) in zip(matches, taxonomies) {
      var pointers: [LayerMatch.Status: String] = [:]
      for category in taxonomy.categories { pointers[category.status] = " #\(category.xmlID)" }
      for pairing in match.mentions {
        let pointer = pointers[pairing.status] ?? ""
        if let index = pairing.gold { mentions[match.gold][index] += pointer }
        if let index = pairing.predicted { mentions[match.predicted][index] += pointer }
      }
      for pairing in match.events {
        let pointer = pointers[pairing.status] ?? ""
        if let index = pairing.gold { events[match.gold][index] += pointer }
        if let index = pairing.predicted { events[match.predicted][index] += pointer }
      }
    }
  }
}

extension LayerMatch {
  /// Whether all indexes lie in the layers of an article.
  func fits(_ article: AnnotatedArticle) -> Bool {
    guard article.layers.indices.contains(gold), article.layers.indices.contains(predicted) else {
      return false
    }
    let (golds, others) = (article.layers[gold], article.layers[predicted])
    func lies(_ pairings: [Pairing], _ count: (Layer) -> Int) -> Bool {
      pairings.allSatisfy { pairing in
        (pairing.gold.map { (0..<count(golds)).contains($0) } ?? true)
          && (pairing.predicted.map { (0..<count(others)).contains($0) } ?? true)
      }
    }
    return lies(mentions, \.mentions.count) && lies(events, \.events.count)
  }
}
