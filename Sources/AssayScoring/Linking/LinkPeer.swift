/// The numbers of neleval 3.1.1 under the names of the conformance cases; for comparison only.
///
/// Ratios of nothing are 0, and groups come from gold alone. Where a mention stands in two *gold*
/// clusters its CEAF depends on the order of a hash table; here each cluster keeps its mentions.
package enum LinkPeer {
  /// A named value, in the order in which a list gives them.
  package typealias Value = (id: String, value: Double?)

  /// All measures, three of them once more by each of the fields, and the analysis of errors.
  package static func links(
    gold: [LinkAnnotation], predicted: [LinkAnnotation], groupedBy fields: [LinkGroups.Field]
  ) -> [Value] {
    let gold = ordered(gold), predicted = ordered(predicted)
    let grouped = LinkMeasure.matching.filter {
      ["strong_all_match", "strong_link_match", "strong_typed_mention_match"].contains(
        $0.nelevalName)
    }
    var values = LinkMeasure.all.flatMap {
      list("neleval.\($0.nelevalName)", $0.score(gold: gold, predicted: predicted))
    }
    for field in fields {
      for measure in grouped {
        let groups = LinkGroups(
          measure, by: field, from: .gold, gold: gold, predicted: predicted)
        values += list(
          "neleval.by_\(field.rawValue).\(measure.nelevalName);\(field.rawValue)=", groups)
      }
    }
    let analysis = LinkAnalysis(gold: gold, predicted: predicted)
    for outcome in LinkOutcome.allCases where analysis.count(outcome) > 0 {
      values.append(("neleval.analyze.\(outcome.rawValue)", Double(analysis.count(outcome))))
    }
    return values
  }

  /// Mentions by span, and by span and type; on request the shares of characters, too, which
  /// depend on the order of nested mentions.
  package static func mentions(
    gold: [LinkAnnotation], predicted: [LinkAnnotation], withOverlap: Bool
  ) -> [Value] {
    let coverages: [LinkMeasure.Coverage] = [.max, .sum]
    var measures = LinkMeasure.matching.filter {
      ["strong_mention_match", "strong_typed_mention_match"].contains($0.nelevalName)
    }
    for gold in withOverlap ? coverages : [] {
      for predicted in coverages {
        measures.append(.overlap(gold: gold, predicted: predicted))
        measures.append(.overlap(gold: gold, predicted: predicted, key: [.span, .type]))
      }
    }
    let gold = ordered(gold), predicted = ordered(predicted)
    return measures.flatMap {
      list("neleval.\($0.nelevalName)", $0.score(gold: gold, predicted: predicted))
    }
  }

  /// Documents in order of first appearance, in each the mentions in text order, outer ones first.
  private static func ordered(_ annotations: [LinkAnnotation]) -> [LinkAnnotation] {
    var documents: [String: Int] = [:]
    for annotation in annotations where documents[annotation.document] == nil {
      documents[annotation.document] = documents.count
    }
    func place(_ index: Int) -> (Int, Int, Int, Int) {
      let annotation = annotations[index]
      return (
        documents[annotation.document] ?? 0, annotation.start, -annotation.last, index
      )
    }
    return annotations.indices.sorted { place($0) < place($1) }.map { annotations[$0] }
  }

  private static let columns: [(name: String, value: @Sendable (LinkScore) -> Double)] = [
    ("ptp", \.rightPredicted), ("fp", \.spurious), ("rtp", \.foundGold), ("fn", \.missed),
    ("precision", { $0.precision ?? 0 }), ("recall", { $0.recall ?? 0 }),
    ("fscore", { $0.f1 ?? 0 }),
  ]

  private static func list(_ prefix: String, _ score: LinkScore) -> [Value] {
    columns.map { ("\(prefix).\($0.name)", $0.value(score)) }
  }

  private static func list(_ prefix: String, _ groups: LinkGroups) -> [Value] {
    var values = groups.groups.flatMap { list(prefix + $0.value, $0.score) }
    for column in columns {
      guard let mean = groups.macro(column.value)?.mean else { continue }
      values.append(("\(prefix)<macro>.\(column.name)", mean))
    }
    return values + list(prefix + "<micro>", groups.micro)
  }
}
