import AssayFormats
import AssayModel

/// Types, roles and attributes that stand once or twice in a large corpus, above all where another is
/// spelled nearly the same.
///
/// Where more than one in a hundred stands so rarely, labels are free text, and none is reported.
struct RareLabelCheck: Check {
  let name = "rare-label"
  let summary = "a type, role or attribute used once or twice, perhaps a slip of the pen"
  private let known: Set<String>

  /// How many labels of a kind there must be, and how often a rare one may stand.
  private static let least = 100, rare = 2

  init(schema: Schema?) {
    guard let schema else {
      known = []
      return
    }
    let labels = schema.entities + schema.events + schema.relations
    known = Set(labels.map(\.name) + labels.flatMap { $0.roles.map(\.name) })
      .union(schema.attributes.map(\.name))
  }

  /// A label with the kind of thing that it is a label of and where it stands.
  private struct Use {
    let kind: String
    let label: String
    let extent: Extent?

    /// What it is counted under.
    var row: [String] { [kind, label] }
  }

  func survey(_ article: ArticleView, into tally: inout Tally) {
    for use in uses(article) {
      tally.add(TallyKey(use.kind))
      tally.add(row: use.row)
    }
  }

  func suspicions(in article: ArticleView, of corpus: CorpusView) -> [Suspicion] {
    let tally = corpus.tally
    var rareCounts: [String: Int] = [:]
    for (row, count) in tally.rows where count <= Self.rare {
      rareCounts[row[0], default: 0] += count
    }
    return uses(article).compactMap { use in
      let count = tally.rows[use.row] ?? 0, total = tally[TallyKey(use.kind)]
      guard count <= Self.rare, total >= Self.least, 100 * (rareCounts[use.kind] ?? 0) <= total
      else { return nil }
      let near = known.contains(use.label) ? nil : neighbour(of: use, tally.rows)
      let hint = near.map { "; did you mean \(quoted($0))?" } ?? ""
      return Suspicion(
        near == nil ? 0.3 : 0.9, use.extent, label: use.label, detail: use.kind,
        reason: "\(count) of \(total) \(use.kind)s in the corpus are \(quoted(use.label))\(hint)")
    }
  }

  /// A label of the kind that is spelled nearly the same, with the same digits, and stands at least
  /// ten times as often.
  private func neighbour(of use: Use, _ rows: [[String]: Int]) -> String? {
    let least = (rows[use.row] ?? 0) * 10
    let own = use.label.lowercased()
    return rows.filter { row, count in
      count >= least && row[0] == use.kind && digits(row[1]) == digits(use.label)
        && editDistance(row[1].lowercased(), own) <= (own.count > 4 ? 2 : 1)
    }.min { ($1.value, $0.key[1]) < ($0.value, $1.key[1]) }?.key[1]
  }

  private func digits(_ label: String) -> String { label.filter(\.isNumber) }

  private func uses(_ article: ArticleView) -> [Use] {
    let layer = article.layer
    var uses: [Use] = []
    func add(_ kind: String, _ label: String, _ extent: Extent?) {
      uses.append(Use(kind: kind, label: label, extent: extent))
    }
    for mention in layer.mentions {
      add("mention", mention.type, mention.extent)
      for attribute in mention.attributes { add("attribute", attribute.name, mention.extent) }
    }
    for event in layer.events {
      add("event", event.type, event.trigger?.extent)
      for argument in event.arguments { add("role", argument.role, event.trigger?.extent) }
      for attribute in event.attributes { add("attribute", attribute.name, event.trigger?.extent) }
    }
    for relation in layer.relations { add("relation", relation.type, layer.extent(of: relation)) }
    return uses
  }
}
