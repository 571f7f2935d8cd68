import AssayFormats
import AssayScoring

/// A mistake as JSON; positions are code points.
struct MistakeDocument {
  private let mistake: Mistake

  init(_ mistake: Mistake) {
    self.mistake = mistake
  }

  /// The document on one line.
  var line: String {
    var writer = JSONWriter()
    writer.object { writer in
      for (key, value) in [
        ("article", mistake.article), ("annotation", mistake.subject.rawValue),
        ("error", mistake.kind.rawValue),
      ] {
        writer.key(key)
        writer.string(value)
      }
      if let outcome = mistake.kind.outcome {
        writer.key("muc")
        writer.string(outcome.rawValue)
      }
      if mistake.subject.isCoreference {
        writer.key("mentions")
        writer.array { writer in
          for mention in mistake.mentions {
            writer.object { writer in Self.write(mention, to: &writer) }
          }
        }
      }
      for (key, side) in [("gold", mistake.gold), ("predicted", mistake.predicted)] {
        writer.key(key)
        if let side { Self.write(side, of: mistake.subject, to: &writer) } else { writer.null() }
      }
    }
    return String(decoding: writer.take(), as: UTF8.self)
  }

  /// Writes one side of a mistake about a subject as an object.
  static func write(
    _ side: Mistake.Side, of subject: MistakeSubject, to writer: inout JSONWriter
  ) {
    writer.object { writer in
      writer.key("type")
      writer.string(side.type)
      if let role = side.role {
        writer.key("role")
        writer.string(role)
        writer.key("trigger")
        if let trigger = side.trigger {
          writer.object { writer in trigger.write(to: &writer) }
        } else {
          writer.null()
        }
      }
      if subject == .link {
        writer.key("link")
        if let link = side.link { writer.string(link) } else { writer.null() }
      }
      if let size = side.size {
        writer.key("size")
        writer.integer(size)
      }
      if subject == .relation {
        writer.key("arguments")
        writer.array { writer in
          for argument in side.arguments {
            writer.object { writer in
              writer.key("role")
              writer.string(argument.role)
              write(argument.passage, to: &writer)
            }
          }
        }
      }
      write(side.passage, to: &writer)
    }
  }

  private static func write(_ passage: Mistake.Passage, to writer: inout JSONWriter) {
    passage.quotation?.write(to: &writer)
  }
}
