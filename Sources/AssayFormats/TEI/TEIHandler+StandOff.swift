import AssayModel
import AssayXML

extension TEIHandler {
  mutating func startInStandOff(_ tag: borrowing XMLTag<TEIName>) throws(XMLError) {
    switch tag.name {
    case .standOff:
      state.layer = isEmbedded ? contents.layers.count : try layerIndex(of: tag)
      try register(tag, as: .other)
    case .listPerson, .listOrg, .listPlace, .listObject:
      state.isLinkList = tag.value(of: .type, is: "links")
    case .person, .org, .place, .object: try startRecord(tag)
    case .event: try startEvent(tag)
    case .link: try startLink(tag)
    case .relation: try startRelation(tag)
    case .spanGrp: state.isTriggerGroup = tag.value(of: .type, is: "triggers")
    case .span: try startSpan(tag)
    case .fs:
      try register(
        tag, as: .features(contents.layers[state.layer].features.count, layer: state.layer))
      contents.layers[state.layer].features.append([])
    case .f:
      state.feature = tag[.n] ?? tag[.name] ?? ""
      state.value = nil
    case .binary, .numeric, .symbol: try startValue(tag)
    default:
      // The root, taxonomies and other holders: only their ids matter.
      if tag.has(.xmlID) { try register(tag, as: .other) }
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
          TEIContents.FoundCluster(id: cluster.id, events: cluster.events))
        state.cluster = nil
      }
    default: break
    }
  }

  /// The layer that `@resp` names.
  mutating func layerIndex(of tag: borrowing XMLTag<TEIName>) throws(XMLError) -> Int {
    let pointer = try pointer(tag, .resp)
    if let pointer, case .annotator(let layer) = contents.pointers[number: pointer] { return layer }
    let spelling = pointer.map { contents.spelling($0) } ?? ""
    throw refuse(.danglingPointer, "'\(spelling)' does not point to an annotator")
  }

  // MARK: - Mentions and triggers

  mutating func addMention(
    _ tag: borrowing XMLTag<TEIName>, _ extent: Extent, _ layer: Int, refersBy name: TEIName
  ) throws(XMLError) -> TEIContents.Target {
    let target = TEIContents.Target.mention(contents.layers[layer].mentions.count, layer: layer)
    let id = try register(tag, as: target)
    let mention = TEIContents.FoundMention(
      id: try identifier(tag, else: id), analysis: try analysis(tag), extent: extent,
      references: try pointers(tag, name), confidence: try confidence(tag))
    contents.layers[layer].mentions.append(mention)
    return target
  }

  mutating func addTrigger(
    _ tag: borrowing XMLTag<TEIName>, _ extent: Extent, _ layer: Int
  ) throws(XMLError) -> TEIContents.Target {
    let target = TEIContents.Target.trigger(contents.layers[layer].triggers.count, layer: layer)
    let id = try register(tag, as: target)
    contents.layers[layer].triggers.append(
      TEIContents.FoundTrigger(id: try identifier(tag, else: id), extent: extent))
    return target
  }

  private mutating func startSpan(_ tag: borrowing XMLTag<TEIName>) throws(XMLError) {
    guard let pointers = state.pointers else {
      throw refuse(.notOfProfile, "<standOff> stands before <text>")
    }
    var failure: TEIError?
    let extent = try tag.withValue(of: .target) { (value) throws(XMLError) -> Extent? in
      do throws(TEIError) {
        return try pointers.extent(of: value, contents.pointers)
      } catch {
        failure = error
        return nil
      }
    }
    guard let extent = extent ?? nil else {
      throw refuse(failure ?? TEIError(.notOfProfile, "<span> lacks @target"))
    }
    if state.isTriggerGroup {
      _ = try addTrigger(tag, extent, state.layer)
    } else {
      _ = try addMention(tag, extent, state.layer, refersBy: .corresp)
    }
    let number = try tag.withValue(of: .xmlID) { (value) throws(XMLError) in
      contents.pointers.keep(value)
    }
    state.span = number.map { ($0, extent) }
  }

  /// Checks that the span quotes the text that it points to.
  private mutating func endSpan() throws(XMLError) {
    guard let (id, extent) = state.span else { return }
    state.span = nil
    guard !isQuotation(of: extent) else { return }
    try refuseOrCollect(
      .textChanged,
      "span '\(contents.string(id))' quotes '\(currentWords)', which is not what it points to")
  }

  /// `@ana`: the index of what it says, which is the label that the first pointer names, and attributes and
  /// statuses after it.
  private mutating func analysis(_ tag: borrowing XMLTag<TEIName>) throws(XMLError) -> Int {
    let known = try tag.withValue(of: .ana) { (value) throws(XMLError) in
      let number = state.analyses.enter(value, -1)
      return (number, state.analyses[number: number])
    }
    if let known, known.1 >= 0 { return known.1 }
    let pointers = try pointers(tag, .ana)
    let start = contents.lists.count
    var features: Int?
    for index in pointers.dropFirst() {
      let pointer = contents.lists[index]
      if contents.pointers[number: pointer] == .status {
        contents.lists.append(pointer)
      } else if features == nil {
        features = pointer
      }
    }
    let statuses = start..<contents.lists.count
    guard let first = pointers.first, (1...2).contains(pointers.count - statuses.count) else {
      throw refuse(
        .notOfProfile,
        "<\(tag.localName)> lacks an @ana of a pointer to a label, or to attributes, too")
    }
    let label = try checked { (contents) throws(TEIError) in
      try contents.label(of: contents.lists[first])
    }
    contents.analyses.append(
      TEIContents.Analysis(label: label, features: features, statuses: statuses))
    if let known { state.analyses[number: known.0] = contents.analyses.count - 1 }
    return contents.analyses.count - 1
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
    let links = contents.links.count..<contents.links.count
    if state.isLinkList {
      let id = try register(
        tag, as: .links(contents.layers[layer].links.count, layer: layer))
      contents.layers[layer].links.append(TEIContents.Record(id: id, links: links))
    } else {
      let id = try register(
        tag, as: .entity(contents.layers[layer].entities.count, layer: layer))
      let record = TEIContents.Record(id: try identifier(tag, else: id), links: links)
      contents.layers[layer].entities.append(record)
    }
  }

  /// Adds a link to the open event or record.
  mutating func addLink(_ link: TEIContents.FoundLink) {
    let layer = state.layer
    guard contents.layers.indices.contains(layer) else { return }
    if let event = state.event {
      let links = contents.layers[layer].events[event].links
      contents.layers[layer].events[event].links = contents.add(link, to: links)
    } else if state.isLinkList, let last = contents.layers[layer].links.indices.last {
      let links = contents.layers[layer].links[last].links
      contents.layers[layer].links[last].links = contents.add(link, to: links)
    } else if let last = contents.layers[layer].entities.indices.last {
      let links = contents.layers[layer].entities[last].links
      contents.layers[layer].entities[last].links = contents.add(link, to: links)
    }
  }

  private mutating func startEvent(_ tag: borrowing XMLTag<TEIName>) throws(XMLError) {
    let layer = state.layer
    guard state.event == nil else { throw refuse(.notOfProfile, "an <event> stands in another") }
    if tag.value(of: .type, is: "cluster") {
      let id = try register(tag, as: .other)
      state.cluster = (try identifier(tag, else: id), [])
      return
    }
    let index = contents.layers[layer].events.count
    let id = try register(tag, as: .event(index, layer: layer))
    let event = TEIContents.FoundEvent(
      id: try identifier(tag, else: id), analysis: try analysis(tag),
      trigger: try pointer(tag, .corresp), confidence: try confidence(tag),
      links: contents.links.count..<contents.links.count,
      arguments: contents.arguments.count..<contents.arguments.count)
    contents.layers[layer].events.append(event)
    state.event = index
    state.cluster?.events.append(index)
  }

  /// A link in an event: `@target` gives the event itself and the filler.
  private mutating func startLink(_ tag: borrowing XMLTag<TEIName>) throws(XMLError) {
    let layer = state.layer
    let targets = try pointers(tag, .target)
    guard let event = state.event, targets.count == 2,
      contents.layers[layer].events[event].arguments.upperBound == contents.arguments.count,
      contents.pointers[number: contents.lists[targets.lowerBound]] == .event(event, layer: layer)
    else { throw refuse(.notOfProfile, "a <link> does not join its event and an argument") }
    let role = contents.analyses[try analysis(tag)].label
    let filler = contents.lists[targets.lowerBound + 1]
    contents.arguments.append(TEIContents.FoundArgument(role: role, filler: filler))
    let start = contents.layers[layer].events[event].arguments.lowerBound
    contents.layers[layer].events[event].arguments = start..<contents.arguments.count
  }

  private mutating func startRelation(_ tag: borrowing XMLTag<TEIName>) throws(XMLError) {
    let id = try register(tag, as: .other)
    let firstFiller = try pointers(tag, .active).lowerBound
    _ = try pointers(tag, .passive)
    let fillers = firstFiller..<(try pointers(tag, .mutual).upperBound)
    let pointers = try pointers(tag, .ana)
    guard (fillers.count + 1...fillers.count + 2).contains(pointers.count) else {
      throw refuse(
        .notOfProfile,
        "relation '\(contents.string(id))' lacks an @ana with a label and a role each")
    }
    let labels = try checked { (contents) throws(TEIError) in
      var labels: [Int] = []
      for index in pointers.prefix(fillers.count + 1) {
        labels.append(try contents.label(of: contents.lists[index]))
      }
      return labels
    }
    let start = contents.arguments.count
    for (index, role) in zip(fillers, labels.dropFirst()) {
      contents.arguments.append(
        TEIContents.FoundArgument(role: role, filler: contents.lists[index]))
    }
    let relation = TEIContents.FoundRelation(
      id: try identifier(tag, else: id), label: labels[0],
      features: pointers.count > labels.count
        ? contents.lists[pointers.lowerBound + labels.count] : nil,
      arguments: start..<contents.arguments.count)
    contents.layers[state.layer].relations.append(relation)
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
