internal import AssayModel

// Attributes and links.
extension BratAssembly {
  /// Attributes and links by what they are said of.
  struct Remarks {
    var mentionAttributes: [[Attribute]]
    var eventAttributes: [[Attribute]]
    var relationAttributes: [[Attribute]]
    var mentionLinks: [Int: [KnowledgeBaseLink]] = [:]
    var eventLinks: [Int: [KnowledgeBaseLink]] = [:]
  }

  mutating func collectRemarks() -> Remarks {
    var remarks = Remarks(
      mentionAttributes: Array(repeating: [], count: mentionCount),
      eventAttributes: Array(repeating: [], count: events.count),
      relationAttributes: Array(repeating: [], count: lines.relations.count))
    for index in lines.attributes.indices {
      let content = lines.attributes[index].content
      let target = lines.attributes[index].target
      if case .relation(let index) = targets[target] {
        Self.append(content, to: &remarks.relationAttributes[index])
        continue
      }
      forEachSubject(of: target, lines.attributes[index].line, "T, E or R") { subject in
        switch subject {
        case .event(let index): Self.append(content, to: &remarks.eventAttributes[index])
        case .mention(let index), .entity(let index):
          Self.append(content, to: &remarks.mentionAttributes[index])
        }
      }
    }
    for remark in lines.links {
      forEachSubject(of: remark.target, remark.line, "T or E") { subject in
        switch subject {
        case .event(let index): remarks.eventLinks[index, default: []].append(remark.content)
        case .mention(let index), .entity(let index):
          remarks.mentionLinks[index, default: []].append(remark.content)
        }
      }
    }
    return remarks
  }

  /// Most things have two attributes at most, for which one list is made.
  private static func append(_ attribute: Attribute, to attributes: inout [Attribute]) {
    if attributes.isEmpty { attributes.reserveCapacity(2) }
    attributes.append(attribute)
  }

  /// Gives what is meant by the target of a remark: a trigger stands for all its events.
  @inline(__always)
  private mutating func forEachSubject(
    of id: Int, _ line: Int, _ kinds: String, _ take: (Reference) -> Void
  ) {
    switch targets[id] {
    case .event(let index): take(.event(index))
    case .textBound(let index):
      switch roles[index] {
      case .mention(let mention): take(.mention(mention))
      case .trigger(let event, let others):
        take(.event(event))
        for other in others { take(.event(other)) }
      }
    case .relation, .nothing:
      report(
        "unknown-id", line,
        "expected the id of a \(kinds) line, found \(quoted(lines.spelling(id)))")
    }
  }
}
