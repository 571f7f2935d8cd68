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
      writer.key("id")
      writer.string(id)
      writer.key("text")
      writer.string(utf8: input.article.text.bytes[...])
      if !input.article.metadata.isEmpty {
        writer.key("meta")
        writer.object { writer in
          for (key, value) in input.article.metadata.sorted(by: { $0.key < $1.key }) {
            writer.key(key)
            writer.string(value)
          }
        }
      }
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
      writer.key("text")
      writer.string(text[extent])
    }
    writer.object { writer in
      writer.key("entities")
      writer.array { writer in
        for mention in layer.mentions {
          writer.object { writer in
            writer.key("id")
            writer.string(mention.id)
            writer.key("type")
            writer.string(mention.type)
            place(mention.extent, to: &writer)
          }
        }
      }
      writer.key("events")
      writer.array { writer in
        for event in layer.events {
          writer.object { writer in
            writer.key("id")
            writer.string(event.id)
            writer.key("type")
            writer.string(event.type)
            if let trigger = event.trigger {
              writer.key("trigger")
              writer.object { place(trigger.extent, to: &$0) }
            }
            write(event.arguments, of: layer, to: &writer)
          }
        }
      }
    }
  }

  private static func write(
    _ arguments: [Argument], of layer: Layer, to writer: inout JSONWriter
  ) {
    writer.key("args")
    writer.array { writer in
      for argument in arguments {
        let filler: String? =
          switch argument.filler {
          case .mention(let index): layer.mentions[index].id
          case .event(let index): layer.events[index].id
          case .entity(let index):
            layer.entities[index].mentions.first.map { layer.mentions[$0].id }
          }
        guard let filler else { continue }
        writer.object { writer in
          writer.key("role")
          writer.string(argument.role)
          writer.key("ref")
          writer.string(filler)
        }
      }
    }
  }
}
