import AssayFormats
import AssayModel

extension AnnotatedArticle {
  /// The mentions of a layer as `TYPE words`, in their order.
  func mentions(_ layer: Int = 0) -> [String] {
    guard layers.indices.contains(layer) else { return [] }
    return layers[layer].mentions.map { "\($0.type) \(article.text[$0.extent])" }
  }

  /// The chains of the first layer as words joined by `=`.
  var chains: [String] {
    guard let layer = layers.first else { return [] }
    return layer.entities.map { entity in
      entity.mentions.map { article.text[layer.mentions[$0].extent] }.joined(separator: "=")
    }
  }

  /// The events of the first layer as `TYPE trigger ROLE=words …`.
  var events: [String] {
    guard let layer = layers.first else { return [] }
    return layer.events.map { event in
      let trigger = event.trigger.map { article.text[$0.extent] } ?? "-"
      return (["\(event.type) \(trigger)"] + event.arguments.map(text)).joined(separator: " ")
    }
  }

  /// The relations of the first layer as `TYPE ROLE=words ROLE=words`.
  var relations: [String] {
    (layers.first?.relations ?? []).map { relation in
      ([relation.type] + relation.arguments.map(text)).joined(separator: " ")
    }
  }

  private func text(_ argument: Argument) -> String {
    guard let layer = layers.first else { return "" }
    return switch argument.filler {
    case .mention(let index): "\(argument.role)=\(article.text[layer.mentions[index].extent])"
    case .entity(let index): "\(argument.role)={\(layer.entities[index].id)}"
    case .event(let index): "\(argument.role)=\(layer.events[index].type)"
    }
  }
}
