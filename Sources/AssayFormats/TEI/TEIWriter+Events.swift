import AssayModel
import AssayXML

extension TEIWriter {
  // MARK: - Records

  /// Lists of persons, organisations, places and objects, each kind where there are any.
  mutating func writeRecords(
    _ records: [TEIRecords.Record], type: String?, _ layer: TEILayerPlan
  ) throws {
    let kinds = records.map { record in
      TEIRecordKind(element(for: layer.layer.mentions[record.mention].type))
    }
    for kind in TEIRecordKind.allCases {
      let members = zip(records, kinds).filter { $0.1 == kind }.map(\.0)
      guard !members.isEmpty else { continue }
      try xml.breakLine(2)
      try xml.start(kind.list)
      if let type { try xml.attribute(.type, type) }
      for record in members {
        try xml.breakLine(3)
        try writeRecord(record, kind, layer)
      }
      try xml.breakLine(2)
      try xml.end()
    }
  }

  private mutating func writeRecord(
    _ record: TEIRecords.Record, _ kind: TEIRecordKind, _ layer: TEILayerPlan
  ) throws {
    try xml.start(kind.record)
    try writeIdentifier(record.identifier)
    if kind == .object { try xml.start(.objectIdentifier) }
    try xml.start(kind.name)
    try writeWords(layer.layer.mentions[record.mention].extent)
    try xml.end()
    try writeLinks(record.links)
    if kind == .object { try xml.end() }
    try xml.end()
  }

  private mutating func writeLinks(_ links: [KnowledgeBaseLink]) throws {
    for link in links {
      do {
        try writeElement(.idno, [(.type, "kb"), (.n, link.base)], anyText: link.identifier)
      } catch {
        throw TEIError(.unwritable, error.message, at: "knowledge base '\(link.base)'")
      }
    }
  }

  // MARK: - Events

  mutating func writeEvents(_ layer: TEILayerPlan) throws {
    guard !layer.events.isEmpty else { return }
    var clusterOfFirst: [Int: Int] = [:]
    for (index, cluster) in layer.layer.eventClusters.enumerated() {
      clusterOfFirst[cluster.events[0]] = index
    }
    try xml.breakLine(2)
    try xml.start(.listEvent)
    var index = 0
    while index < layer.events.count {
      guard let cluster = clusterOfFirst[index] else {
        try writeEvent(index, layer, depth: 3)
        index += 1
        continue
      }
      let members = layer.layer.eventClusters[cluster].events
      try xml.breakLine(3)
      try xml.start(.event)
      try writeIdentifier(layer.clusters[cluster])
      try xml.attribute(.type, "cluster")
      try xml.pointer(.resp, to: layer.keys.resp)
      try writeLabel(of: index, layer)
      for member in members { try writeEvent(member, layer, depth: 4) }
      try xml.breakLine(3)
      try xml.end()
      index += members.count
    }
    try xml.breakLine(2)
    try xml.end()
  }

  private mutating func writeEvent(_ index: Int, _ layer: TEILayerPlan, depth: Int) throws {
    let event = layer.layer.events[index]
    try xml.breakLine(depth)
    try xml.start(.event)
    try writeIdentifier(layer.events[index])
    if let trigger = layer.triggerOfEvent[index] {
      try xml.pointer(.corresp, to: layer.triggers[trigger].identifier.xmlID)
    }
    try startAnalysis(plan.taxonomies.event, event.type)
    try endAnalysis(layer, layer.features.ofEvents[index], layer.eventStatuses?[index])
    try xml.pointer(.resp, to: layer.keys.resp)
    try writeConfidence(event.confidence)
    try writeLinks(event.links)
    try writeLabel(of: index, layer)
    try writeArguments(event.arguments, of: layer.events[index].xmlID, layer)
    try xml.end()
  }

  private mutating func writeArguments(
    _ arguments: [Argument], of event: String, _ layer: TEILayerPlan
  ) throws {
    guard !arguments.isEmpty else { return }
    try xml.start(.linkGrp)
    try xml.attribute(.type, "arguments")
    try xml.attribute(.targFunc, "event argument")
    for argument in arguments {
      try xml.start(.link)
      try startAnalysis(plan.taxonomies.role, argument.role)
      try xml.endValue()
      try xml.startValue(.target)
      try xml.value(plain: "#")
      try xml.value(event)
      try xml.value(plain: " #")
      try xml.value(layer.xmlID(of: argument.filler))
      try xml.endValue()
      try xml.end()
    }
    try xml.end()
  }

  /// The trigger's words, or the event's label where it has none.
  private mutating func writeLabel(of index: Int, _ layer: TEILayerPlan) throws(XMLError) {
    let event = layer.layer.events[index]
    guard let trigger = event.trigger else { return try writeElement(.label, anyText: event.type) }
    try xml.start(.label)
    try writeWords(trigger.extent)
    try xml.end()
  }

  // MARK: - Relations

  /// `@ana` gives the label, then a role an argument, then the attributes.
  mutating func writeRelations(_ layer: TEILayerPlan) throws {
    guard !layer.relations.isEmpty else { return }
    try xml.breakLine(2)
    try xml.start(.listRelation)
    for (index, relation) in layer.layer.relations.enumerated() {
      let fillers = relation.arguments.map { "#\(layer.xmlID(of: $0.filler))" }
      try xml.breakLine(3)
      try xml.start(.relation)
      try writeIdentifier(layer.relations[index])
      try xml.attribute(.name, TEIIdentifiers.isName(relation.type) ? relation.type : "relation")
      try startAnalysis(plan.taxonomies.relation, relation.type)
      for argument in relation.arguments {
        try xml.value(plain: " ")
        try writePointer(to: argument.role, in: plan.taxonomies.role)
      }
      try endAnalysis(layer, layer.features.ofRelations[index])
      if fillers.count == 2 {
        try xml.attribute(.active, fillers[0])
        try xml.attribute(.passive, fillers[1])
      } else if !fillers.isEmpty {
        try xml.attribute(.mutual, fillers.joined(separator: " "))
      }
      try xml.pointer(.resp, to: layer.keys.resp)
      try xml.end()
    }
    try xml.breakLine(2)
    try xml.end()
  }
}

extension TEILayerPlan {
  /// The `xml:id` of what fills a role.
  func xmlID(of filler: Reference) -> String {
    switch filler {
    case .mention(let index): mentions[index].xmlID
    case .entity(let index): records.entities[index].identifier.xmlID
    case .event(let index): events[index].xmlID
    }
  }
}
