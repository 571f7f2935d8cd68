import AssayExtraction
import AssayFormats
import AssayModel

/// An article as another program gets it.
enum ArticleMessage {
  /// The line of one article, with its end.
  static func line(_ input: ExtractionInput, id: String, unit: ProcessSettings.Unit) -> [UInt8] {
    var writer = JSONWriter()
    write(input, id: id, unit: unit, to: &writer)
    writer.newline()
    return writer.take()
  }

  /// The line of several articles that are to be worked on together, with its end.
  static func line(
    _ batch: [(id: String, input: ExtractionInput)], unit: ProcessSettings.Unit
  ) -> [UInt8] {
    var writer = JSONWriter()
    writer.object { writer in
      writer.key("batch")
      writer.array { writer in
        for (id, input) in batch { write(input, id: id, unit: unit, to: &writer) }
      }
    }
    writer.newline()
    return writer.take()
  }

  private static func write(
    _ input: ExtractionInput, id: String, unit: ProcessSettings.Unit, to writer: inout JSONWriter
  ) {
    writer.object { writer in
      writer.member("id", id)
      writer.key("text")
      writer.string(utf8: input.article.text.bytes[...])
      writer.metadata("meta", input.article.metadata)
      if let found = input.found {
        writer.key("found")
        write(found, PositionTable(input.article.text, unit), input.article.text, to: &writer)
      }
    }
  }

  /// What earlier stages of a cascade found, in the form of an answer.
  private static func write(
    _ layer: Layer, _ positions: PositionTable, _ text: ArticleText, to writer: inout JSONWriter
  ) {
    func place(_ extent: Extent, to writer: inout JSONWriter) {
      writer.key("spans")
      writer.array { writer in
        for fragment in extent.fragments {
          writer.array { writer in
            writer.integer(positions.position(ofByte: fragment.start))
            writer.integer(positions.position(ofByte: fragment.end))
          }
        }
      }
      writer.member("text", text[extent])
    }
    writer.object { writer in
      writer.list("entities", layer.mentions) { mention, writer in
        writer.member("id", mention.id)
        writer.member("type", mention.type)
        place(mention.extent, to: &writer)
      }
      writer.list("events", layer.events) { event, writer in
        writer.member("id", event.id)
        writer.member("type", event.type)
        if let trigger = event.trigger {
          writer.key("trigger")
          writer.object { place(trigger.extent, to: &$0) }
        }
        write(event.arguments, of: layer, to: &writer)
      }
    }
  }

  private static func write(
    _ arguments: [Argument], of layer: Layer, to writer: inout JSONWriter
  ) {
    let fillers = arguments.compactMap { argument in
      layer.mentionOrEvent(argument).map { (role: argument.role, filler: $0) }
    }
    writer.list("args", fillers) { argument, writer in
      writer.member("role", argument.role)
      writer.member("ref", argument.filler)
    }
  }
}

extension Layer {
  /// The id of what fills a role; for an entity that of its first mention.
  fileprivate func mentionOrEvent(_ argument: Argument) -> String? {
    switch argument.filler {
    case .mention(let index): mentions[index].id
    case .event(let index): events[index].id
    case .entity(let index): entities[index].mentions.first.map { mentions[$0].id }
    }
  }
}
