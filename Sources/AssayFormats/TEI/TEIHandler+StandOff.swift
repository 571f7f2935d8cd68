import AssayModel
import AssayXML

extension TEIHandler {
  mutating func startInStandOff(_ tag: borrowing XMLTag<TEIName>) throws(XMLError) {
    switch tag.name {
    case .standOff:
      state.layer = isEmbedded ? contents.layers.count : try layerIndex(of: tag)
      _ = try register(tag, as: .other)
    case .listPerson, .listOrg, .listPlace, .listObject: state.isLinkList = tag[.type] == "links"
    case .person, .org, .place, .object: try startRecord(tag)
    case .event: try startEvent(tag)
    case .link: try startLink(tag)
    case .relation: try startRelation(tag)
    case .spanGrp: state.isTriggerGroup = tag[.type] == "triggers"
    case .span: try startSpan(tag)
    case .fs:
      _ = try register(
        tag, as: .features(contents.layers[state.layer].features.count, layer: state.layer))
      contents.layers[state.layer].features.append([])
    case .f:
      state.feature = tag[.n] ?? tag[.name] ?? ""
      state.value = nil
    case .binary, .numeric, .symbol: try startValue(tag)
    default:
      // The root, taxonomies and other holders: only their ids matter.
      if tag.has(.xmlID) { _ = try register(tag, as: .other) }
    }
  }

  mutating func endInStandOff(_ name: TEIName) throws(XMLError) {
    switch name {
    case .span: try endSpan()
    case .string: state.value = .text(currentWords)
    case .f: try endFeature()
    case .event:
      if state.event != nil {
        state.event = nil
      } else if let cluster = state.cluster {
        contents.layers[state.layer].clusters.append(
          EventCluster(id: cluster.id, events: cluster.events))
        state.cluster = nil
      }
    default: break
    }
  }

  /// The layer that `@resp` names.
  mutating func layerIndex(of tag: borrowing XMLTag<TEIName>) throws(XMLError) -> Int {
    if let last = state.lastResp {
      let isSame = try tag.withValue(of: .resp) { (value) throws(XMLError) in
        value.equals(last.pointer)
      }
      if isSame == true { return last.layer }
    }
    let pointer = tag[.resp] ?? ""
    guard case .annotator(let layer) = contents.target(withPointer: pointer[...]) else {
      throw refuse(.danglingPointer, "'\(pointer)' does not point to an annotator")
    }
    state.lastResp = (pointer, layer)
    return layer
  }

  // MARK: - Mentions and triggers

  mutating func addMention(
    _ tag: borrowing XMLTag<TEIName>, _ extent: Extent, _ layer: Int, refersBy name: TEIName
  ) throws(XMLError) -> TEIContents.Target {
    let target = TEIContents.Target.mention(contents.layers[layer].mentions.count, layer: layer)
    let id = try register(tag, as: target)
    let analysis = try analysis(tag)
    contents.layers[layer].mentions.append(
      TEIContents.FoundMention(
        id: tag[.n] ?? id, label: analysis.label, extent: extent, references: tag[name],
        features: analysis.features, statuses: analysis.statuses,
        confidence: try confidence(tag)))
    return target
  }

  mutating func addTrigger(
    _ tag: borrowing XMLTag<TEIName>, _ extent: Extent, _ layer: Int
  ) throws(XMLError) -> TEIContents.Target {
    let target = TEIContents.Target.trigger(contents.layers[layer].triggers.count, layer: layer)
    let id = try register(tag, as: target)
    contents.layers[layer].triggers.append(Trigger(id: tag[.n] ?? id, extent: extent))
    return target
  }

  private mutating func startSpan(_ tag: borrowing XMLTag<TEIName>) throws(XMLError) {
    guard let pointers = state.pointers else {
      throw refuse(.notOfProfile, "<standOff> stands before <text>")
    }
    var failure: TEIError?
    let extent = try tag.withValue(of: .target) { (value) throws(XMLError) -> Extent? in
      do throws(TEIError) {
        return try pointers.extent(of: value)
      } catch {
        failure = error
        return nil
      }
    }
    guard let extent = extent ?? nil else {
      throw refuse(failure ?? TEIError(.notOfProfile, "<span> lacks @target"))
    }
    state.span = (tag[.xmlID] ?? "", extent)
    _ =
      state.isTriggerGroup
      ? try addTrigger(tag, extent, state.layer)
      : try addMention(tag, extent, state.layer, refersBy: .corresp)
  }

  /// Checks that the span quotes the text that it points to.
  private mutating func endSpan() throws(XMLError) {
    guard let (id, extent) = state.span else { return }
    state.span = nil
    guard !isQuotation(of: extent) else { return }
    try refuseOrCollect(
      .textChanged, "span '\(id)' quotes '\(currentWords)', which is not what it points to")
  }

  /// `@ana`: the label that the first pointer names, and the pointer after it.
  private mutating func analysis(
    _ tag: borrowing XMLTag<TEIName>
  ) throws(XMLError) -> TEIHandlerState.Analysis {
    let known = try tag.withValue(of: .ana) { (value) throws(XMLError) in state.analyses[value] }
    if let known = known ?? nil { return known }
    let value = tag[.ana] ?? ""
    let pointers = value.split(separator: " ")
    let statuses = pointers.dropFirst().filter { isStatus($0) }
    guard (1...2).contains(pointers.count - statuses.count) else {
      throw refuse(
        .notOfProfile,
        "<\(tag.localName)> lacks an @ana of a pointer to a label, or to attributes, too")
    }
    let label = try checked { (contents) throws(TEIError) in try contents.label(of: pointers[0]) }
    let analysis = TEIHandlerState.Analysis(
      label: label, features: pointers.dropFirst().first { !isStatus($0) }, statuses: statuses)
    _ = state.analyses.insert(value.utf8.span, analysis)
    return analysis
  }

  private func isStatus(_ pointer: Substring) -> Bool {
    contents.target(withPointer: pointer) == .status
  }

  private mutating func confidence(
    _ tag: borrowing XMLTag<TEIName>
  ) throws(XMLError) -> Double? {
    guard let value = tag[.cert] else { return nil }
    guard let confidence = Double(value) else {
      throw refuse(.notOfProfile, "@cert '\(value)' is not a number")
    }
    return confidence
  }

  // MARK: - Records, events and relations

  private mutating func startRecord(_ tag: borrowing XMLTag<TEIName>) throws(XMLError) {
    let layer = state.layer
    if state.isLinkList {
      let id = try register(
        tag, as: .links(contents.layers[layer].links.count, layer: layer))
      contents.layers[layer].links.append(TEIContents.Record(id: id))
    } else {
      let id = try register(
        tag, as: .entity(contents.layers[layer].entities.count, layer: layer))
      contents.layers[layer].entities.append(TEIContents.Record(id: tag[.n] ?? id))
    }
  }

  /// Adds a link to the open event or record.
  mutating func addLink(_ link: KnowledgeBaseLink) {
    let layer = state.layer
    guard contents.layers.indices.contains(layer) else { return }
    if let event = state.event {
      contents.layers[layer].events[event].links.append(link)
    } else if state.isLinkList, let last = contents.layers[layer].links.indices.last {
      contents.layers[layer].links[last].links.append(link)
    } else if let last = contents.layers[layer].entities.indices.last {
      contents.layers[layer].entities[last].links.append(link)
    }
  }

  private mutating func startEvent(_ tag: borrowing XMLTag<TEIName>) throws(XMLError) {
    let layer = state.layer
    guard state.event == nil else { throw refuse(.notOfProfile, "an <event> stands in another") }
    if tag[.type] == "cluster" {
      let id = try register(tag, as: .other)
      state.cluster = (tag[.n] ?? id, [])
      return
    }
    let index = contents.layers[layer].events.count
    let id = try register(tag, as: .event(index, layer: layer))
    let analysis = try analysis(tag)
    contents.layers[layer].events.append(
      TEIContents.FoundEvent(
        id: tag[.n] ?? id, label: analysis.label, trigger: tag[.corresp].map { $0[...] },
        features: analysis.features, statuses: analysis.statuses,
        confidence: try confidence(tag)))
    state.event = index
    state.cluster?.events.append(index)
  }

  /// A link in an event: `@target` gives the event itself and the filler.
  private mutating func startLink(_ tag: borrowing XMLTag<TEIName>) throws(XMLError) {
    let layer = state.layer
    let value = tag[.target] ?? ""
    let blank = value.utf8.firstIndex(of: UInt8(ascii: " ")) ?? value.endIndex
    let filler = value[blank...].dropFirst()
    guard let event = state.event, !filler.isEmpty, !filler.utf8.contains(UInt8(ascii: " ")),
      contents.target(withPointer: value[..<blank]) == .event(event, layer: layer)
    else { throw refuse(.notOfProfile, "a <link> does not join its event and an argument") }
    let role = try analysis(tag).label
    contents.layers[layer].events[event].arguments.append((role, filler))
  }

  private mutating func startRelation(_ tag: borrowing XMLTag<TEIName>) throws(XMLError) {
    let id = try register(tag, as: .other)
    let pairs = (tag[.active] ?? "") + " " + (tag[.passive] ?? "") + " " + (tag[.mutual] ?? "")
    let fillers = pairs.split(separator: " ")
    let pointers = (tag[.ana] ?? "").split(separator: " ")
    guard (fillers.count + 1...fillers.count + 2).contains(pointers.count) else {
      throw refuse(.notOfProfile, "relation '\(id)' lacks an @ana with a label and a role each")
    }
    let labels = try checked { (contents) throws(TEIError) in
      var labels: [String] = []
      for pointer in pointers.prefix(fillers.count + 1) {
        labels.append(try contents.label(of: pointer))
      }
      return labels
    }
    contents.layers[state.layer].relations.append(
      TEIContents.FoundRelation(
        id: tag[.n] ?? id, label: labels[0],
        features: pointers.count > labels.count ? pointers[labels.count] : nil,
        arguments: Array(zip(labels.dropFirst(), fillers))))
  }

  // MARK: - Attributes

  private mutating func startValue(_ tag: borrowing XMLTag<TEIName>) throws(XMLError) {
    let value = tag[.value] ?? ""
    switch tag.name {
    case .binary where value == "true": state.value = .flag
    case .symbol: state.value = .text(value)
    case .numeric: state.value = Self.double(value).map { .number($0) }
    default: break
    }
    guard state.value == nil else { return }
    throw refuse(.notOfProfile, "<\(tag.localName)> has the value '\(value)'")
  }

  private mutating func endFeature() throws(XMLError) {
    guard let value = state.value, let last = contents.layers[state.layer].features.indices.last
    else { throw refuse(.notOfProfile, "feature '\(state.feature)' has no value") }
    contents.layers[state.layer].features[last].append(Attribute(state.feature, value))
  }

  /// A number as XML Schema's `double` spells it.
  private static func double(_ value: String) -> Double? {
    switch value {
    case "INF": .infinity
    case "-INF": -.infinity
    default: Double(value)
    }
  }
}
