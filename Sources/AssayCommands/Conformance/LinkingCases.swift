import AssayModel
import AssayScoring

/// Cases of links to a knowledge base.
extension ConformanceCase {
  /// neleval's measures, by the groups that are asked for, and its analysis.
  func linkValues() throws(Fault) -> CaseValues {
    let fields = try options.choices("group_by", of: LinkGroups.Field.self)
    var values = CaseValues()
    values.add(
      LinkPeer.links(gold: try links(.gold), predicted: try links(.predicted), groupedBy: fields))
    return values
  }

  private func links(_ side: Side) throws(Fault) -> [LinkAnnotation] {
    let file = file("\(side.rawValue)/links.tsv")
    let reader = LinkReader(try file.bytes(), file: file.path)
    if let fault = reader.faults.first { throw fault }
    return reader.annotations
  }
}
