import AssayModel

// What the cells say, as a draft.
extension TSVAnnotations {
  mutating func draft(_ annotator: Annotator) -> Draft {
    var draft = Draft(annotator)
    nameSpans()
    for (number, layer) in document.header.layers.enumerated() where layer.kind == .span {
      for span in spans[number] where !layer.hasSlots { addMention(span, layer, to: &draft) }
    }
    for (number, layer) in document.header.layers.enumerated() where layer.hasSlots {
      for span in spans[number] { addEvent(span, layer, to: &draft) }
    }
    addChains(to: &draft)
    for relation in relations { addRelation(relation, to: &draft) }
    return draft
  }

  private mutating func nameSpans() {
    var mentions = 0, events = 0
    for (number, layer) in document.header.layers.enumerated() {
      for index in spans[number].indices {
        if layer.hasSlots {
          events += 1
          spans[number][index].id = "E\(events)"
        } else {
          mentions += 1
          spans[number][index].id = "T\(mentions)"
        }
      }
    }
  }

  /// From the first to the last unit.
  private func place(_ units: [Int]) -> Draft.Place {
    let found = units.compactMap { places[$0] }
    let line = units.first.map { self.units[$0].line } ?? 0
    guard let start = found.map(\.start).min(), let end = found.map(\.end).max() else {
      return Draft.Place(spans: [(0, 0)], line: line)
    }
    return Draft.Place(spans: [(start, end)], line: line)
  }

  private func type(_ values: [Int: String], _ layer: TSVHeader.Layer) -> String {
    layer.typeColumn.flatMap { values[$0] } ?? layer.shortName
  }

  private func addMention(_ span: Span, _ layer: TSVHeader.Layer, to draft: inout Draft) {
    var mention = Draft.Mention(
      id: span.id, type: type(span.values, layer), place: place(span.units))
    for (column, value) in span.values.sorted(by: { $0.key < $1.key })
    where column != layer.typeColumn {
      guard case .feature(let name) = layer.columns[column] else { continue }
      if name == "identifier" {
        mention.links.append(KnowledgeBaseLink(joined: value))
      } else {
        mention.attributes.append(Attribute(name, value))
      }
    }
    draft.mentions.append(mention)
  }

  private mutating func addEvent(_ span: Span, _ layer: TSVHeader.Layer, to draft: inout Draft) {
    var event = Draft.Event(
      id: span.id, type: type(span.values, layer), trigger: place(span.units),
      line: span.units.first.map { units[$0].line } ?? 0)
    for (column, value) in span.values.sorted(by: { $0.key < $1.key })
    where column != layer.typeColumn {
      if case .feature(let name) = layer.columns[column] {
        event.attributes.append(Attribute(name, value))
      }
    }
    for slot in span.slots {
      guard let filler = target(slot.target, in: slot.layer) else {
        report(
          "unknown-id", span.units[0],
          "expected a span of \(slot.layer) as \(quoted(slot.role)), found \(quoted(slot.target))")
        continue
      }
      event.arguments.append(Draft.Argument(role: slot.role, filler: filler))
    }
    draft.events.append(event)
  }

  /// The span that `1-3` or `1-3[4]` names, in the layer of that name or in any.
  private mutating func target(_ reference: Substring, in layer: String) -> String? {
    let element = TSVElement(reference)
    return span(element.raw, element.number, in: layer).map { spans[$0.layer][$0.index].id }
  }

  private mutating func span(
    _ unit: Substring, _ number: Int?, in name: String
  ) -> (layer: Int, index: Int)? {
    guard let place = unitNumbers[unit] else { return nil }
    let layers = document.header.layers.indices.filter {
      document.header.layers[$0].kind == .span && !document.header.layers[$0].isLinguistic
    }
    let named = layers.filter { document.header.layers[$0].name == name }
    for layer in named.isEmpty ? layers : named {
      if let number, number > 0 {
        if let index = keys[layer][.number(number)] { return (layer, index) }
      } else if let index = keys[layer][.place(unit: place, rank: 0)] {
        return (layer, index)
      } else if let index = spans[layer].firstIndex(where: { $0.units.contains(place) }) {
        return (layer, index)
      }
    }
    return nil
  }

  private mutating func addChains(to draft: inout Draft) {
    var free: [[Int]: [Int]] = [:]
    for (index, mention) in draft.mentions.enumerated() {
      free[mention.place.spans.flatMap { [$0.start, $0.end] }, default: []].append(index)
    }
    var groups: [String: Int] = [:]
    for link in linkOrder {
      guard let found = links[link] else { continue }
      let place = place(found.units)
      let key = place.spans.flatMap { [$0.start, $0.end] }
      let choices = free[key] ?? []
      let choice =
        choices.firstIndex { draft.mentions[$0].type == found.type }
        ?? choices.indices.first
      let relation = found.relation.map { [Attribute("referenceRelation", $0)] } ?? []
      let id: String
      if let choice, let index = free[key]?.remove(at: choice) {
        id = draft.mentions[index].id ?? ""
        draft.mentions[index].attributes += relation
      } else {
        id = "T\(draft.mentions.count + 1)"
        draft.mentions.append(
          Draft.Mention(
            id: id, type: found.type ?? Draft.untyped, place: place, attributes: relation))
      }
      let name = "\(link.layer).\(link.chain)"
      if let group = groups[name] {
        draft.entities[group].members.append(id)
      } else {
        groups[name] = draft.entities.count
        draft.entities.append(Draft.Group(members: [id], line: place.line))
      }
    }
  }

  private mutating func addRelation(_ relation: Relation, to draft: inout Draft) {
    let layer = document.header.layers[relation.layer]
    var base = ""
    if case .base(let name)? = layer.columns.last { base = name }
    // The numbers of the source and of the span that the relation stands at, 0 for none.
    var numbers: [Int?] = [nil, nil]
    var unit = relation.source
    if unit.last == "]", let bracket = unit.lastIndex(of: "[") {
      numbers = unit[unit.index(after: bracket)...].dropLast().split(separator: "_").map { Int($0) }
      numbers += [nil, nil]
      unit = unit[..<bracket]
    }
    guard let source = span(unit, numbers[0], in: base),
      let target = span(units[relation.unit].id, numbers[1], in: base)
    else {
      return report(
        "unknown-id", relation.unit,
        "expected a relation between spans of \(base), found \(quoted(relation.source))")
    }
    draft.relations.append(
      Draft.Relation(
        type: type(relation.values, layer),
        arguments: [
          .init(role: "Arg1", filler: spans[source.layer][source.index].id),
          .init(role: "Arg2", filler: spans[target.layer][target.index].id),
        ],
        attributes: attributes(relation.values, layer), line: units[relation.unit].line))
  }

  private func attributes(_ values: [Int: String], _ layer: TSVHeader.Layer) -> [Attribute] {
    values.sorted { $0.key < $1.key }.compactMap { column, value in
      guard column != layer.typeColumn, case .feature(let name) = layer.columns[column] else {
        return nil
      }
      return Attribute(name, value)
    }
  }
}
