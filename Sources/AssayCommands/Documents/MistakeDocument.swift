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
        if let side { Self.write(side, to: &writer) } else { writer.null() }
      }
    }
    return String(decoding: writer.take(), as: UTF8.self)
  }

  /// Writes one side as an object.
  static func write(_ side: Mistake.Side, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.key("type")
      writer.string(side.type)
      if let role = side.role {
        writer.key("role")
        writer.string(role)
        writer.key("trigger")
        if let trigger = side.trigger {
          writer.object { writer in Self.write(trigger, to: &writer) }
        } else {
          writer.null()
        }
      }
      if mistake.subject == .link {
        writer.key("link")
        if let link = side.link { writer.string(link) } else { writer.null() }
      }
      if let size = side.size {
        writer.key("size")
        writer.integer(size)
      }
      if mistake.subject == .relation {
        writer.key("arguments")
        writer.array { writer in
          for argument in side.arguments {
            writer.object { writer in
              writer.key("role")
              writer.string(argument.role)
              Self.write(argument.passage, to: &writer)
            }
          }
        }
      }
      Self.write(side.passage, to: &writer)
    }
  }

  private static func write(_ passage: Mistake.Passage, to writer: inout JSONWriter) {
    if let quotation = passage.quotation { write(quotation, to: &writer) }
  }

  private static func write(_ quotation: Quotation, to writer: inout JSONWriter) {
    writer.key("fragments")
    writer.array { writer in
      for range in quotation.ranges {
        writer.array { writer in
          writer.integer(range.lowerBound)
          writer.integer(range.upperBound)
        }
      }
    }
    for (key, value) in [
      ("text", quotation.text), ("before", quotation.before), ("after", quotation.after),
    ] {
      writer.key(key)
      writer.string(value)
    }
  }
}
