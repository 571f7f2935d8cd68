import AssayModel

/// Mentions, events and relations that say the same as one before them.
struct DuplicateCheck: Check {
  let name = "duplicate"
  let summary = "a mention, event or relation that is annotated twice"

  private struct Content: Hashable {
    let type: String
    let extent: Extent?
    let arguments: Set<Argument>
  }

  func suspicions(in article: ArticleView, of corpus: CorpusView) -> [Suspicion] {
    let layer = article.layer
    func repeated(_ contents: [Content]) -> [Suspicion] {
      var seen: Set<Content> = []
      return contents.filter { !seen.insert($0).inserted }.map {
        Suspicion(1, $0.extent, label: $0.type, reason: "it is annotated twice")
      }
    }
    // Two events without a trigger and arguments may be two.
    let events = layer.events.filter { $0.trigger != nil || !$0.arguments.isEmpty }
    return
      repeated(layer.mentions.map { Content(type: $0.type, extent: $0.extent, arguments: []) })
      + repeated(
        events.map {
          Content(
            type: $0.type, extent: $0.trigger?.extent, arguments: Set($0.arguments))
        })
      + repeated(
        layer.relations.map {
          Content(type: $0.type, extent: layer.extent(of: $0), arguments: Set($0.arguments))
        })
  }
}
