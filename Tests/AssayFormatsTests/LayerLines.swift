import AssayModel

/// What an article says, a line an annotation, to compare with what a test expects.
extension AnnotatedArticle {
  /// The lines of the first layer, in its order.
  var lines: [String] { layers.first.map { lines(of: $0) } ?? [] }

  func lines(of layer: Layer) -> [String] {
    func text(_ extent: Extent) -> String { article.text[extent] }
    func attributes(_ attributes: [Attribute]) -> String {
      attributes.map { attribute in
        switch attribute.value {
        case .flag: " +\(attribute.name)"
        case .text(let text): " \(attribute.name)=\(text)"
        case .number(let number): " \(attribute.name)=\(number)"
        }
      }.joined()
    }
    func filler(_ reference: Reference) -> String {
      switch reference {
      case .mention(let index): text(layer.mentions[index].extent)
      case .event(let index): "event \(layer.events[index].type)"
      case .entity(let index):
        layer.entities[index].mentions.map { text(layer.mentions[$0].extent) }
          .joined(separator: " | ")
      }
    }
    func arguments(_ arguments: [Argument]) -> String {
      let texts = arguments.map { "\($0.role): \(filler($0.filler))" }
      return texts.isEmpty ? "" : " (\(texts.joined(separator: ", ")))"
    }
    func links(_ links: [KnowledgeBaseLink]) -> String {
      links.map { " <\($0.base):\($0.identifier)>" }.joined()
    }
    var lines = layer.mentions.map {
      "\($0.type) '\(text($0.extent))'\(attributes($0.attributes))\(links($0.links))"
    }
    lines += layer.entities.map { entity in
      "= " + entity.mentions.map { text(layer.mentions[$0].extent) }.joined(separator: " | ")
    }
    lines += layer.events.map { event in
      let trigger = event.trigger.map { "'\(text($0.extent))'" } ?? "-"
      return
        "\(event.type) \(trigger)\(arguments(event.arguments))\(attributes(event.attributes))\(links(event.links))"
    }
    lines += layer.eventClusters.map { cluster in
      "== " + cluster.events.map { layer.events[$0].type }.joined(separator: " | ")
    }
    lines += layer.relations.map {
      "\($0.type)\(arguments($0.arguments))\(attributes($0.attributes))"
    }
    return lines
  }
}
