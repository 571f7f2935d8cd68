import AssayModel

extension HTMLPage {
  // MARK: - Legend

  /// Types with their colours and counts, each with a box that takes it off the text.
  mutating func writeLegend() {
    html.markup("<aside aria-label=\"Legend\">\n<table>\n<thead><tr><th scope=\"col\">Type</th>")
    for layer in layers {
      html.element("th", [("scope", "col"), ("class", "n")], text: layer.annotator.name)
    }
    html.markup("</tr></thead>\n<tbody>\n")
    for (number, row) in content.types.enumerated() {
      if number == 0 || row.isEvent != content.types[number - 1].isEvent {
        let heading = row.isEvent ? "Events" : "Mentions"
        html.markup("<tr><th class=\"part\" scope=\"rowgroup\" colspan=\"\(layers.count + 1)\">")
        html.markup("\(heading)</th></tr>\n")
      }
      html.markup("<tr><td><label><input type=\"checkbox\" id=\"t\(number)\" checked>")
      html.markup("<i style=\"background:var(--c\(number))\"></i>")
      html.text(row.name)
      html.markup("</label></td>")
      for count in row.counts { html.element("td", [("class", "n")], text: "\(count)") }
      html.markup("</tr>\n")
    }
    html.markup("</tbody>\n</table>\n")
    html.markup(
      "<p><label><input type=\"checkbox\" id=\"labels\" checked>types in the text</label></p>\n")
    writeKey()
    html.markup("</aside>\n")
  }

  private mutating func writeKey() {
    html.markup("<p class=\"key\">")
    if layers.count > 1 {
      let names = layers.map(\.annotator.name).joined(separator: ", ")
      html.text("Lines below the text, from the top: \(names). ")
    }
    if !content.matches.isEmpty {
      html.markup("Solid: the same on both sides. Dashed: another type or boundary. ")
      html.markup("Dotted: missed or spurious. ")
    }
    html.markup("Shaded: triggers of events.</p>\n")
  }

  // MARK: - Differences

  mutating func writeDifferences(_ match: LayerMatch) {
    let gold = layers[match.gold], predicted = layers[match.predicted]
    html.markup("<section>\n")
    html.element("h2", text: "\(predicted.annotator.name) against \(gold.annotator.name)")
    html.markup("\n<ul class=\"sums\">")
    for status in LayerMatch.Status.allCases {
      let count = (match.mentions + match.events).count { $0.status == status }
      if count > 0 { html.markup("<li><b>\(count)</b> \(status.words)</li>") }
    }
    html.markup("</ul>\n")
    let rows = differences(match)
    if !rows.isEmpty {
      html.markup("<table class=\"wide\">\n<thead><tr><th scope=\"col\">Status</th>")
      for layer in [gold, predicted] {
        html.element("th", [("scope", "col")], text: layer.annotator.name)
      }
      html.markup("</tr></thead>\n<tbody>\n")
      for row in rows {
        html.markup("<tr><td>\(row.status.words)</td><td>")
        for (number, mark) in [row.gold, row.predicted].enumerated() {
          if number == 1 { html.markup("</td><td>") }
          if let mark { writeMark(mark) } else { html.markup("–") }
        }
        html.markup("</td></tr>\n")
      }
      html.markup("</tbody>\n</table>\n")
    }
    html.markup("</section>\n")
  }

  /// What is not correct, in text order, as marks.
  private func differences(
    _ match: LayerMatch
  ) -> [(status: LayerMatch.Status, gold: Int?, predicted: Int?)] {
    let mentions = match.mentions.map { pairing in
      (
        pairing.status, pairing.gold.map { content.mentionMarks[match.gold][$0] },
        pairing.predicted.map { content.mentionMarks[match.predicted][$0] }
      )
    }
    let events = match.events.map { pairing in
      (
        pairing.status, pairing.gold.flatMap { content.eventMarks[match.gold][$0] },
        pairing.predicted.flatMap { content.eventMarks[match.predicted][$0] }
      )
    }
    func place(_ row: (LayerMatch.Status, Int?, Int?)) -> Int {
      (row.1 ?? row.2).map { content.marks.marks[$0].extent.start } ?? 0
    }
    return (mentions + events).filter { $0.0 != .correct }
      .sorted { place($0) < place($1) }.map { (status: $0.0, gold: $0.1, predicted: $0.2) }
  }

  /// Words with a link to where they stand, and their type.
  private mutating func writeMark(_ mark: Int) {
    let shown = content.marks.marks[mark]
    html.markup("<a href=\"#s\(content.marks.firstSegment[mark])\">")
    html.text(content.words(shown.extent))
    html.markup("</a> ")
    writeType(shown.type)
  }

  private mutating func writeType(_ type: Int) {
    html.markup("<small style=\"--l:var(--c\(type))\">")
    html.text(content.types[type].name)
    html.markup("</small>")
  }

  // MARK: - Layers

  mutating func writeLayer(_ index: Int) {
    let layer = layers[index]
    guard !layer.isEmpty else { return }
    html.markup("<section>\n")
    html.element("h2", text: Self.heading(of: layer))
    html.markup("\n")
    writeEvents(index)
    writeEntities(index)
    writeRelations(index)
    writeMentions(index)
    html.markup("</section>\n")
  }

  private static func heading(of layer: Layer) -> String {
    let version = layer.annotator.version.isEmpty ? "" : " \(layer.annotator.version)"
    return layer.annotator.name + version
  }

  private mutating func writeEvents(_ index: Int) {
    let layer = layers[index]
    guard !layer.events.isEmpty else { return }
    html.markup("<h3>Events (\(layer.events.count))</h3>\n<div class=\"cards\">\n")
    var clusters: [Int: String] = [:]
    for cluster in layer.eventClusters where cluster.events.count > 1 {
      for event in cluster.events { clusters[event] = cluster.id }
    }
    for (number, event) in layer.events.enumerated() {
      html.markup("<div class=\"card\" id=\"e\(index)-\(number)\"><p class=\"what\">")
      if let mark = content.eventMarks[index][number] {
        writeMark(mark)
      } else {
        html.text("\(event.type) ")
        html.markup("<small>no trigger</small>")
      }
      html.markup("</p>")
      if !event.arguments.isEmpty {
        html.markup("<dl>")
        for argument in event.arguments { writeArgument(argument, index) }
        html.markup("</dl>")
      }
      let notes =
        event.attributes.map(\.words)
        + event.links.map { "\($0.base):\($0.identifier)" }
        + (event.confidence.map { ["confidence=\($0)"] } ?? [])
        + (clusters[number].map { ["same happening: \($0)"] } ?? [])
      if !notes.isEmpty {
        html.element("p", [("class", "key")], text: notes.joined(separator: " · "))
      }
      html.markup("</div>\n")
    }
    html.markup("</div>\n")
  }

  private mutating func writeArgument(_ argument: Argument, _ layer: Int) {
    html.element("dt", text: argument.role)
    html.markup("<dd>")
    switch argument.filler {
    case .mention(let mention): writeMark(content.mentionMarks[layer][mention])
    case .entity(let entity):
      writeMark(content.mentionMarks[layer][layers[layer].entities[entity].mentions[0]])
      html.markup(" <small>entity</small>")
    case .event(let event):
      html.markup("<a href=\"#e\(layer)-\(event)\">")
      let filler = layers[layer].events[event]
      html.text(filler.trigger.map { content.words($0.extent) } ?? filler.type)
      html.markup("</a> <small>event</small>")
    }
    html.markup("</dd>")
  }

  private mutating func writeEntities(_ index: Int) {
    let layer = layers[index]
    let chains = layer.entities.enumerated().filter { $0.element.mentions.count > 1 }
    guard !chains.isEmpty else { return }
    html.markup(
      "<h3>Entities with several mentions (\(chains.count))</h3>\n<ul class=\"chains\">\n")
    for (number, entity) in chains {
      html.markup("<li><b>\(number + 1)</b> ")
      for (place, mention) in entity.mentions.enumerated() {
        if place > 0 { html.markup(" = ") }
        writeMark(content.mentionMarks[index][mention])
      }
      let links = Set(
        entity.mentions.flatMap { layer.mentions[$0].links.map { "\($0.base):\($0.identifier)" } })
      if !links.isEmpty {
        html.markup(" ")
        html.element("small", text: links.sorted().joined(separator: " "))
      }
      html.markup("</li>\n")
    }
    html.markup("</ul>\n")
  }

  private mutating func writeRelations(_ index: Int) {
    let layer = layers[index]
    guard !layer.relations.isEmpty else { return }
    html.markup("<h3>Relations (\(layer.relations.count))</h3>\n<div class=\"cards\">\n")
    for relation in layer.relations {
      html.markup("<div class=\"card\">")
      html.element(
        "p", [("class", "what")],
        text: ([relation.type] + relation.attributes.map(\.words)).joined(separator: " · "))
      html.markup("<dl>")
      for argument in relation.arguments { writeArgument(argument, index) }
      html.markup("</dl></div>\n")
    }
    html.markup("</div>\n")
  }

  private mutating func writeMentions(_ index: Int) {
    let layer = layers[index]
    guard !layer.mentions.isEmpty else { return }
    html.markup("<details><summary>All mentions (\(layer.mentions.count))</summary>\n")
    html.markup("<table class=\"wide\">\n<thead><tr>")
    for name in ["Words", "Code points", "Id", "Attributes and links"] {
      html.markup("<th scope=\"col\">\(name)</th>")
    }
    html.markup("</tr></thead>\n<tbody>\n")
    for (number, mention) in layer.mentions.enumerated() {
      html.markup("<tr><td>")
      writeMark(content.mentionMarks[index][number])
      html.markup("</td><td class=\"n\">\(content.places(mention.extent))</td>")
      html.element("td", text: mention.id)
      let notes =
        mention.attributes.map(\.words)
        + mention.links.map { "\($0.base):\($0.identifier)" }
        + (mention.confidence.map { ["confidence=\($0)"] } ?? [])
      html.element("td", text: notes.joined(separator: " · "))
      html.markup("</tr>\n")
    }
    html.markup("</tbody>\n</table>\n</details>\n")
  }
}
