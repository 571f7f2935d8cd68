import AssayFormats
import AssayModel

/// What the schema does not allow: types, roles, fillers, numbers of fillers, attributes, values.
struct SchemaLintCheck: Check {
  let name = "schema"
  let summary = "a type, role, filler or attribute that the schema forbids, or a role it requires"
  var isIdle: Bool { check == nil }
  private let check: SchemaCheck?

  init(schema: Schema?) {
    check = schema.map { SchemaCheck($0) }
  }

  func suspicions(in article: ArticleView, of corpus: CorpusView) -> [Suspicion] {
    guard let check else { return [] }
    let layer = article.layer
    return check.violations(in: layer).map { violation in
      let place: (extent: Extent?, type: String) =
        switch violation.subject {
        case .mention(let index): (layer.mentions[index].extent, layer.mentions[index].type)
        case .event(let index): (layer.events[index].trigger?.extent, layer.events[index].type)
        case .relation(let index):
          (layer.extent(of: layer.relations[index]), layer.relations[index].type)
        }
      return Suspicion(
        1, place.extent, label: place.type, detail: violation.message, reason: violation.message)
    }
  }
}
